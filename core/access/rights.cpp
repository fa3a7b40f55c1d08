#include "core/access/rights.hpp"

#include <algorithm>

#include "core/access/ones_own.hpp"

namespace pareto::access {
namespace {

// The entity whose records this one's are kept along with; empty for those that stand for
// themselves.
std::string_view kept_with(const model::Entity& entity) {
  if (!entity.kept) return {};
  for (const model::Field& field : entity.fields) {
    if (field.meaning == model::Meaning::Reference && field.required) return field.reference;
  }
  return {};
}

// Of records that everybody makes for oneself.
const RoleRights::OfEntity kOwnOnly{.verbs = {true, true, true, true, true}, .scope = Scope::Own};

FieldAccess access_by(const RoleRights& role, const RoleRights::OfEntity& row,
                      const model::Entity& entity, const model::Field& field) {
  if (const auto said = role.fields.find({entity.name, field.name}); said != role.fields.end())
    return said->second;
  const bool personal = (field.sensitivity & PARETO_S_PERSONAL) != 0,
             confidential = (field.sensitivity & PARETO_S_CONFIDENTIAL) != 0;
  return (personal && !row.personal) || (confidential && !row.confidential) ? FieldAccess::Masked
                                                                            : FieldAccess::Change;
}

}  // namespace

const RoleRights::OfEntity* RoleRights::of(const model::Entity& entity) const {
  for (const std::string_view name : {std::string_view(entity.name), kept_with(entity)}) {
    if (const auto found = entities.find(name); found != entities.end()) return &found->second;
  }
  if (is_ones_own(entity.name)) return &kOwnOnly;
  const auto others = entities.find("*");
  return others == entities.end() ? nullptr : &others->second;
}

Rights::Rights(const model::Schema& schema, std::int64_t user, std::vector<std::int64_t> teams,
               sdk::Date today, std::vector<RoleRights> roles)
    : schema_(schema),
      user_(user),
      teams_(std::move(teams)),
      today_(today),
      roles_(std::move(roles)) {}

Rights Rights::narrowed(MethodScopes scopes) const {
  Rights out = *this;
  out.scopes_ = std::move(scopes);
  return out;
}

Scope Rights::scope(const model::Entity& entity, Verb verb) const {
  if (scopes_ && scopes_->reads_only() && verb != Verb::See && verb != Verb::Export)
    return Scope::None;
  Scope widest = Scope::None;
  for (const RoleRights& role : roles_) {
    const RoleRights::OfEntity* row = role.of(entity);
    if (row != nullptr && row->verbs[static_cast<std::size_t>(verb)])
      widest = std::max(widest, row->scope);
  }
  return widest;
}

FieldAccess Rights::field(const model::Entity& entity, const model::Field& field) const {
  FieldAccess most = FieldAccess::Hidden;
  if (field.secret) return most;
  for (const RoleRights& role : roles_) {
    const RoleRights::OfEntity* row = role.of(entity);
    if (row != nullptr && row->verbs[static_cast<std::size_t>(Verb::See)])
      most = std::max(most, access_by(role, *row, entity, field));
  }
  for (const model::FieldName& read : field.reads) {
    const model::Entity* other = schema_.find(read.entity);
    const model::Field* of = other != nullptr ? other->find(read.field) : nullptr;
    if (of != nullptr && this->field(*other, *of) < FieldAccess::Read) return FieldAccess::Hidden;
  }
  return field.read_only || !field.stored() ? std::min(most, FieldAccess::Read) : most;
}

bool Rights::has(Duty duty) const {
  return std::any_of(roles_.begin(), roles_.end(), [&](const RoleRights& role) {
    return role.duties[static_cast<std::size_t>(duty)];
  });
}

}  // namespace pareto::access
