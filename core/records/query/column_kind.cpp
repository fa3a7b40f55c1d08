#include "core/records/query/column_kind.hpp"

#include <algorithm>
#include <array>

#include "core/base/error.hpp"
#include "core/store/ddl.hpp"

namespace pareto::records {
namespace {

using sdk::Type;

// Columns that the host keeps beside the fields of entities.
struct KeptColumn {
  std::string_view table, column;
  ColumnKind kind;
};
constexpr std::array<KeptColumn, 10> kKept = {
    {{"pareto_customer_month", "customer", {Type::Int, true}},
     {"pareto_customer_month", "month", {Type::Date}},
     {"pareto_customer_month", "net", {Type::Money}},
     {"pareto_customer_month", "known", {Type::Money}},
     {"pareto_customer_month", "cost", {Type::Money}},
     {"pareto_customer_year", "customer", {Type::Int, true}},
     {"pareto_customer_year", "net", {Type::Money}},
     {"pareto_tier_run", "as_of", {Type::Date}},
     {"pareto_tier_run", "per_group", {Type::Bool}},
     {"pareto_tier_run", "at", {Type::Time}}}};

// The table that stands in for computed fields.
std::string stand_in(const model::Entity& entity) {
  return store::base_table(entity) + "__computed";
}

// What a stored column is, if anybody described it.
std::optional<ColumnKind> kind_of(const model::Schema& schema, const std::string& table,
                                  const std::string& column) {
  if (!table.empty() && column == "id") return ColumnKind{Type::Int, true};
  for (const KeptColumn& kept : kKept) {
    if (kept.table == table && kept.column == column) return kept.kind;
  }
  for (const model::Entity& entity : schema.entities()) {
    for (const model::Field& field : entity.fields) {
      if (!field.stored()) {
        if (field.name == column && table == stand_in(entity)) return ColumnKind{field.type, false};
        continue;
      }
      const bool own = field.plugin.empty() || field.plugin == entity.plugin;
      if (field.local_name() == column &&
          table == (own ? store::base_table(entity) : store::plugin_table(entity, field.plugin))) {
        return ColumnKind{field.type, field.meaning == model::Meaning::Reference};
      }
    }
  }
  return std::nullopt;
}

}  // namespace

void stand_in_for_computed(store::Connection& connection, const model::Schema& schema,
                           std::string_view sql) {
  for (const model::Entity& entity : schema.entities()) {
    const auto computed = [](const model::Field& field) { return !field.stored(); };
    if (std::none_of(entity.fields.begin(), entity.fields.end(), computed) ||
        sql.find(entity.name) == std::string_view::npos)
      continue;
    std::string columns;
    for (const model::Field& field : entity.fields) {
      if (computed(field))
        columns += (columns.empty() ? "" : ", ") + store::quoted_name(field.name);
    }
    connection.execute("CREATE TEMP TABLE " + stand_in(entity) + "(" + columns + ")");
    const auto shown = [&](const model::Field& field, const std::string& value) {
      return computed(field) ? "(SELECT c." + store::quoted_name(field.name) + " FROM temp." +
                                   stand_in(entity) + " c)"
                             : value;
    };
    connection.execute("CREATE TEMP VIEW " + store::quoted_name(entity.name) + " AS " +
                       store::entity_select(
                           entity, {.tables = "main.", .wanted = {}, .shown = shown, .where = {}}));
  }
}

ColumnKinds kinds_of(const model::Schema& schema, const store::Statement& statement) {
  ColumnKinds kinds;
  for (int c = 0; c < statement.columns(); ++c) {
    const auto [table, column] = statement.origin(c);
    kinds.push_back(kind_of(schema, table, column));
  }
  return kinds;
}

ColumnKinds kinds_of_twin(store::Connection& connection, const model::Schema& schema,
                          const std::string& sql, Keeping keeping) {
  try {
    return kinds_of(schema, connection.prepare(plain_twin(sql, keeping)));
  } catch (const Error&) {
    return {};
  }
}

}  // namespace pareto::records
