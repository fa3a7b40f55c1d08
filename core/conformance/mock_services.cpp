#include "core/conformance/mock_services.hpp"

#include "core/model/schema.hpp"
#include "pareto/job.hpp"

namespace pareto::conformance {
namespace {

using sdk::Batch;

pareto_status select(const pareto_query_v1* service, pareto_session*, pareto_str sql,
                     const pareto_parameter* const*, pareto_fields result, ArrowArrayStream* out,
                     pareto_error* error) {
  const auto& self = *static_cast<const MockQuery*>(service);
  return sdk::guarded(error, [&] {
    ++self.asked;
    if (sdk::to_view(sql).empty()) throw sdk::Failure(PARETO_E_ARGUMENT, "an empty statement");
    sdk::Schema schema;
    for (auto field = result; field != nullptr && *field != nullptr; ++field)
      schema.push_back({(*field)->name, static_cast<sdk::Type>((*field)->type)});
    if (schema.empty()) throw sdk::Failure(PARETO_E_ARGUMENT, "a statement without stated columns");
    auto rows = sdk::testing::torture_stream(schema, self.how, &self.ledger);
    const std::atomic<bool>* cancel = self.cancel;
    sdk::export_stream(sdk::make_stream(schema,
                                        [rows = std::shared_ptr<sdk::BatchStream>(std::move(rows)),
                                         cancel](Batch& batch) {
                                          if (cancel != nullptr && *cancel) throw sdk::Cancelled();
                                          return rows->next(batch);
                                        }),
                       out);
  });
}

// What the real service looks at before it writes.
void look_at(MockRecords& self, const char* entity, const ArrowSchema* schema,
             const ArrowArray* rows) {
  ++self.writes;
  if (!self.fault.empty()) return;
  static const model::Schema core = model::Schema::core();
  const model::Entity* found = entity != nullptr ? core.find(entity) : nullptr;
  if (schema == nullptr || rows == nullptr)
    self.fault = "a write without rows";
  else if (found != nullptr) {
    for (std::int64_t i = 0; i < schema->n_children; ++i) {
      if (found->find(schema->children[i]->name) == nullptr &&
          std::string_view(schema->children[i]->name).find('.') == std::string_view::npos)
        self.fault = std::string(entity) + " has no field " + schema->children[i]->name;
    }
  } else if (entity == nullptr || std::string_view(entity).find('.') == std::string_view::npos) {
    self.fault = std::string("there is no entity ") + (entity != nullptr ? entity : "");
  }
}

pareto_status done(const MockRecords& self, pareto_error* error) {
  return sdk::guarded(error, [&] {
    if (self.denies) throw sdk::Failure(PARETO_E_DENIED, "nothing can be written here");
  });
}

MockRecords& of(const pareto_records_v1* service) {
  return *const_cast<MockRecords*>(static_cast<const MockRecords*>(service));
}

}  // namespace

MockQuery::MockQuery(sdk::testing::Torture how)
    : pareto_query_v1{}, how(how), ledger(*new sdk::testing::Ledger) {
  size_of = sizeof(pareto_query_v1);
  select = conformance::select;
}

MockRecords::MockRecords(bool denies) : pareto_records_v1{}, denies(denies) {
  size_of = sizeof(pareto_records_v1);
  create = [](const pareto_records_v1* service, pareto_session*, const char* entity,
              const ArrowSchema* schema, const ArrowArray* rows, std::int64_t* ids,
              pareto_error* error) {
    look_at(of(service), entity, schema, rows);
    for (std::int64_t i = 0; ids != nullptr && rows != nullptr && i < rows->length; ++i)
      ids[i] = 1000 + i;
    return done(of(service), error);
  };
  update = [](const pareto_records_v1* service, pareto_session*, const char* entity,
              const std::int64_t*, const ArrowSchema* schema, const ArrowArray* rows,
              pareto_error* error) {
    look_at(of(service), entity, schema, rows);
    return done(of(service), error);
  };
}

}  // namespace pareto::conformance
