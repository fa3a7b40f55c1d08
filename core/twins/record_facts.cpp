#include "core/twins/record_facts.hpp"

#include "core/base/date.hpp"
#include "core/store/dialect.hpp"
#include "core/store/row_source.hpp"

namespace pareto::twins {

std::map<std::int64_t, RecordFacts> facts_of(store::Connection& connection,
                                             const model::Entity& entity,
                                             const std::vector<std::int64_t>& ids) {
  const bool customers = entity.name == "customer";
  const model::Field* label = entity.find(entity.label_field);
  const store::RowsOf wanted(
      ids.size(), [&](std::size_t row, int, store::RowValue& out) { out.integer(ids[row]); });
  const std::string code = entity.has_code() ? "t.code" : "CAST(t.id AS TEXT)";
  store::Statement rows = connection.prepare(
      "SELECT t.id, " + code + ", t." + store::quoted_name(label->local_name()) +
      (customers
           ? ", t.last_order, (SELECT CASE WHEN count(*) = 0 THEN 0 ELSE isum(m.net) END FROM pareto_customer_month m WHERE m.customer = t.id)"
           : "") +
      " FROM pareto_rows(?1) r CROSS JOIN " + store::base_table(entity) + " t WHERE t.id = r.c0");
  rows.bind_rows(1, wanted);
  std::map<std::int64_t, RecordFacts> out;
  while (rows.step()) {
    RecordFacts& record = out[rows.integer(0)];
    record.code = rows.text(1);
    record.name = rows.text(2);
    if (!customers) continue;
    if (!rows.is_null(3))
      record.last_order = Date{static_cast<std::int32_t>(rows.integer(3))}.iso();
    if (!rows.is_null(4)) record.net = rows.integer(4);
  }
  return out;
}

}  // namespace pareto::twins
