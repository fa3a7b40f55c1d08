#include "core/access/readable.hpp"
#include "core/access/rights.hpp"
#include "core/host/services/border.hpp"
#include "core/host/services/services.hpp"

namespace pareto::host {
namespace {

const model::Entity& entity_of(const Ground& ground, const char* name) {
  const model::Entity* found = name != nullptr ? ground.schema->find(name) : nullptr;
  if (found == nullptr)
    throw Error(ErrorCode::NotFound, Message(Text{"there is no entity {}", "没有实体 {}"},
                                             {name != nullptr ? name : ""}));
  return *found;
}

pareto_status field(const pareto_rights_v1*, const pareto_session* session, const char* entity_name,
                    const char* name, std::int32_t* out, pareto_error* error) {
  return at_border(error, [&] {
    const model::Entity& entity = entity_of(ground_of(session), entity_name);
    const model::Field* field = name != nullptr ? entity.find(name) : nullptr;
    if (field == nullptr)
      throw Error(ErrorCode::NotFound, Message(Text{"{} has no field {}", "{} 没有字段 {}"},
                                               {entity.name, name != nullptr ? name : ""}));
    const access::Rights* rights = session->session.rights.get();
    if (rights == nullptr)
      *out = PARETO_READS_ALL;
    else if (access::answers_nothing(*rights, entity, *field))
      *out = PARETO_READS_NOTHING;
    else
      *out = rights->field(entity, *field) >= access::FieldAccess::Read ? PARETO_READS_ALL
                                                                        : PARETO_READS_MASKED;
  });
}

pareto_status records(const pareto_rights_v1*, const pareto_session* session,
                      const char* entity_name, std::int32_t* out, pareto_error* error) {
  return at_border(error, [&] {
    const model::Entity& entity = entity_of(ground_of(session), entity_name);
    static_assert(static_cast<int>(access::Scope::None) == PARETO_SEES_NONE &&
                  static_cast<int>(access::Scope::Own) == PARETO_SEES_OWN &&
                  static_cast<int>(access::Scope::Team) == PARETO_SEES_TEAM &&
                  static_cast<int>(access::Scope::All) == PARETO_SEES_ALL);
    const access::Rights* rights = session->session.rights.get();
    *out = rights == nullptr ? PARETO_SEES_ALL
                             : static_cast<std::int32_t>(rights->scope(entity, access::Verb::See));
  });
}

}  // namespace

const pareto_rights_v1& rights_service() {
  static constexpr pareto_rights_v1 kTable{
      .size_of = sizeof(pareto_rights_v1), .ctx = nullptr, .field = &field, .records = &records};
  return kTable;
}

}  // namespace pareto::host
