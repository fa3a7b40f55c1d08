// What must hold after every command, whatever it was: each found fault is a line of words.
#pragma once

#include <map>
#include <set>

#include "core/records/upkeep/year_sums.hpp"
#include "core/records/write/journal.hpp"
#include "core/records/write/payload.hpp"
#include "core/store/dialect.hpp"
#include "pareto/window.hpp"
#include "records_bench.hpp"

namespace pareto::records::testing {

// Rollups and derived fields are what their definition says over the sales, customers and
// ownerships.
inline std::string broken_invariants(RecordsBench& bench) {
  std::string faults;
  const auto expect_none = [&](const std::string& what, const std::string& sql) {
    const std::string found = bench.text(sql);
    if (!found.empty()) faults += what + ": " + found + "\n";
  };
  const std::string months =
      "SELECT month_start(date), customer, isum(home_amount), isum(CASE WHEN home_cost IS NULL THEN 0 ELSE home_amount END), "
      "coalesce(isum(home_cost), 0), count(*) FROM pareto_sale GROUP BY 1, 2";
  expect_none("months without sales", "SELECT * FROM pareto_customer_month EXCEPT " + months);
  expect_none("sales without months", months + " EXCEPT SELECT * FROM pareto_customer_month");
  // The year is that of the last day with a line that counts.
  if (const auto until = year_kept_until(bench.connection())) {
    const sdk::DayRange year = sdk::Window{12}.range(*until);
    const std::string lines =
        "SELECT customer, isum(home_amount) FROM pareto_sale WHERE date BETWEEN date_of(" +
        std::to_string(year.from.days) + ") AND date_of(" + std::to_string(year.to.days) +
        ") GROUP BY customer HAVING isum(home_amount) > 0";
    expect_none("sums of a year without lines",
                "SELECT * FROM pareto_customer_year EXCEPT " + lines);
    expect_none("lines without sums of a year",
                lines + " EXCEPT SELECT * FROM pareto_customer_year");
    expect_none(
        "the last day",
        "SELECT max(date) FROM pareto_sale WHERE home_amount IS NOT NULL HAVING max(date) <> date_of(" +
            std::to_string(until->days) + ")");
  } else {
    expect_none(
        "no year is kept",
        "SELECT count(*) FROM pareto_sale WHERE home_amount IS NOT NULL HAVING count(*) > 0");
  }
  expect_none("orders", R"(
      SELECT c.code, c.first_order, c.last_order, c.orders, o.f, o.l, o.n FROM pareto_customer c LEFT JOIN (
        SELECT customer, min(d) f, max(d) l, count(d) n FROM (
          SELECT customer, CASE WHEN isum(home_amount) > 0 THEN min(date) END d FROM pareto_sale
          GROUP BY customer, coalesce('n' || number, 'd' || date)) GROUP BY customer) o ON o.customer = c.id
      WHERE c.first_order IS NOT o.f OR c.orders IS NOT o.n OR c.last_order IS NOT o.l)");
  expect_none("roots", R"(
      WITH RECURSIVE up(id, at, parent) AS (SELECT id, id, parent FROM pareto_customer UNION
        SELECT up.id, c.id, c.parent FROM up JOIN pareto_customer c ON c.id = up.parent)
      SELECT c.code, c.root, up.at FROM pareto_customer c JOIN up ON up.id = c.id AND up.parent IS NULL WHERE up.at IS NOT c.root)");
  expect_none("customers above themselves", R"(
      WITH RECURSIVE up(id, parent) AS (SELECT id, parent FROM pareto_customer UNION
        SELECT up.id, c.parent FROM up JOIN pareto_customer c ON c.id = up.parent)
      SELECT id FROM up WHERE parent = id)");
  for (const char* role : {"owner", "deputy", "head_office_owner"}) {
    const std::string r = role;
    expect_none(
        "open rows of " + r,
        "SELECT c.code, c." + r +
            ", o.user FROM pareto_customer c LEFT JOIN pareto_ownership o ON o.customer = c.id "
            "AND o.role = '" +
            r + "' AND o.to_date IS NULL WHERE c." + r + " IS NOT o.user");
    expect_none("several open rows of " + r,
                "SELECT customer FROM pareto_ownership WHERE role = '" + r +
                    "' AND to_date IS NULL "
                    "GROUP BY customer HAVING count(*) > 1");
  }
  for (const model::Entity& entity : bench.schema().entities()) {
    for (const model::Field& field : entity.fields) {
      if (field.meaning != model::Meaning::Reference || !field.stored()) continue;
      const std::string column = store::quoted_name(field.local_name());
      expect_none(entity.name + "." + field.name + " leads nowhere",
                  "SELECT id, " + column + " FROM " + store::base_table(entity) + " WHERE " +
                      column + " IS NOT NULL AND " + column + " NOT IN (SELECT id FROM " +
                      store::base_table(bench.schema().entity(field.reference)) + ")");
    }
  }
  const std::int64_t broken = Journal(bench.connection()).first_broken();
  if (broken != 0) faults += "the journal is broken at " + std::to_string(broken) + "\n";
  return faults;
}

// Takes every entry of the journal off the present tables, in memory and newest first. Where the
// journal is the sum of the tables, each entry finds what it wrote, and nothing is left at the end.
inline std::string journal_minus_tables(RecordsBench& bench) {
  using Values = std::map<std::string, std::string>;
  std::map<std::pair<std::string, std::int64_t>, Values> rows;
  std::string faults;
  // Kept by the host beside the journal: they follow from other fields.
  const std::set<std::string> derived{"root", "first_order", "last_order", "orders"};
  for (const model::Entity& entity : bench.schema().entities()) {
    store::Statement all = bench.connection().prepare("SELECT * FROM " + store::base_table(entity));
    while (all.step()) {
      Values& values = rows[{entity.name, all.integer(0)}];
      for (int c = 1; c < all.columns(); ++c)
        values[all.column_name(c)] = all.is_null(c) ? "-" : std::string(all.text(c));
    }
  }
  const auto text_of = [](const sdk::ColumnView& column, sdk::Type type,
                          std::int64_t row) -> std::string {
    if (column.is_null(row)) return "-";
    if (type == sdk::Type::Text) return std::string(column.text(row));
    if (type == sdk::Type::Real) return std::to_string(column.real(row));
    return std::to_string(column.integer(row));
  };
  const auto same = [](const std::string& a, const std::string& b, sdk::Type type) {
    return a == b || (type == sdk::Type::Real && a != "-" && b != "-" &&
                      std::abs(std::stod(a) - std::stod(b)) < 1e-6);
  };
  std::vector<Entry> entries;
  Journal(bench.connection()).each_after(0, true, [&](const Entry& entry) {
    entries.push_back(entry);
    return true;
  });
  std::vector<std::tuple<std::string, std::int64_t, std::int64_t>>
      unknown;  // ranges that were taken back as a whole
  const auto is_unknown = [&](const std::string& entity, std::int64_t id) {
    for (const auto& [name, first, last] : unknown) {
      if (name == entity && id >= first && id <= last) return true;
    }
    return false;
  };
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    if (entry->op == Operation::Event) continue;
    const model::Entity& entity = bench.schema().entity(entry->entity);
    const std::string at = "entry " + std::to_string(entry->sequence) + " " + entry->topic + " ";
    if (entry->op == Operation::Create) {
      std::int64_t erased = 0;
      const auto first = rows.lower_bound({entry->entity, entry->first_id}),
                 last = rows.upper_bound({entry->entity, entry->last_id});
      if (entry->payload.empty()) {
        erased = std::distance(first, last);
        const bool partly = is_unknown(entry->entity, entry->first_id);
        rows.erase(first, last);
        if (partly) continue;
      } else {
        for (const std::int64_t id : read_payload(entity, entry->payload).ids) {
          erased += rows.erase({entry->entity, id}) > 0 || is_unknown(entry->entity, id) ? 1 : 0;
        }
      }
      if (erased != entry->rows)
        faults += at + "created " + std::to_string(entry->rows) + ", found " +
                  std::to_string(erased) + "\n";
      continue;
    }
    if (entry->payload.empty()) {
      unknown.emplace_back(entry->entity, entry->first_id, entry->last_id);
      continue;
    }
    const Payload payload = read_payload(entity, entry->payload);
    for (std::size_t i = 0; i < payload.ids.size(); ++i) {
      const auto row = static_cast<std::int64_t>(i);
      const std::int64_t id = payload.ids[i];
      if (is_unknown(entry->entity, id)) continue;
      const auto found = rows.find({entry->entity, id});
      if ((entry->op == Operation::Update) != (found != rows.end())) {
        faults += at + "finds or lacks " + std::to_string(id) + "\n";
        continue;
      }
      Values& values = rows[{entry->entity, id}];
      for (std::size_t c = 0; c < payload.before->columns(); ++c) {
        const std::string& name = payload.before->schema()[c].name;
        const sdk::Type type = payload.before->schema()[c].type;
        if (entry->op == Operation::Update && !derived.count(name)) {
          const std::string after = text_of(payload.after->column(c), type, row);
          if (!same(values[name], after, type)) {
            faults += at + std::to_string(id) + "." + name + " is " + values[name] + ", written " +
                      after + "\n";
          }
        }
        values[name] = text_of(payload.before->column(c), type, row);
      }
    }
  }
  for (const auto& [key, values] : rows)
    faults += key.first + " " + std::to_string(key.second) + " was never created\n";
  return faults;
}

}  // namespace pareto::records::testing
