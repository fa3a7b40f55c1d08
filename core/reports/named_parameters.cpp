#include "core/reports/named_parameters.hpp"

#include "core/records/values/names.hpp"

namespace pareto::reports {

NamedParameters with_ids(store::Connection& connection, const model::Schema& schema,
                         const std::vector<model::Field>& declared,
                         std::map<std::string, std::string> parameters) {
  NamedParameters out{std::move(parameters), {}};
  for (const model::Field& field : declared) {
    if (field.meaning != model::Meaning::Reference) continue;
    const auto given = out.values.find(field.name);
    if (given == out.values.end() || given->second.empty()) continue;
    const records::Named named = records::the_one(
        connection, schema, schema.entity(field.reference), given->second, records::NamedBy::Sound);
    given->second = std::to_string(named.id);
    out.about.push_back(named.label);
  }
  return out;
}

}  // namespace pareto::reports
