#include "core/records/upkeep/derived.hpp"

#include "core/base/error.hpp"
#include "core/records/upkeep/year_sums.hpp"
#include "core/records/write/upkeep.hpp"
#include "core/store/ddl.hpp"
#include "core/store/dialect.hpp"

namespace pareto::records {
namespace {

using model::Entity;
using model::Field;

const std::string kMonths =
    "SELECT month_start(date), customer, isum(home_amount), isum(CASE WHEN home_cost IS NULL THEN 0 ELSE home_amount END), "
    "coalesce(isum(home_cost), 0), count(*) FROM pareto_sale GROUP BY 1, 2";
const std::string kKeptMonths =
    "SELECT month, customer, net, known, cost, line_count FROM pareto_customer_month";

// What a customer's orders are: numbers with a positive sum; a line without a number is an order of
// its day.
const std::string kOrders =
    "SELECT k.id AS id, k.code AS code, t.f AS f, t.l AS l, t.n AS n FROM pareto_customer k LEFT JOIN (SELECT customer, min(d) AS f, max(d) AS l, count(d) AS n "
    "FROM (SELECT customer, CASE WHEN isum(home_amount) > 0 THEN min(date) END AS d FROM pareto_sale "
    "GROUP BY customer, coalesce('n' || number, 'd' || date)) o GROUP BY customer) t ON t.customer = k.id";

const std::string kUp =
    "WITH RECURSIVE up(id, at, parent) AS (SELECT id, id, parent FROM pareto_customer UNION "
    "SELECT up.id, c.id, c.parent FROM up JOIN pareto_customer c ON c.id = up.parent) ";

std::optional<Disagreement> counted_by(store::Connection& connection, const std::string& sql) {
  store::Statement row = connection.prepare(sql);
  if (!row.step() || row.integer(0) == 0) return std::nullopt;
  return Disagreement{row.integer(0), std::string(row.text(1))};
}

// A check that is one statement: count and one example of what should not be.
DerivedCheck by_sql(std::string name, Text what, std::string sql,
                    std::function<void(Transaction&)> mend = {},
                    std::optional<Message> remedy = {}) {
  return {std::move(name), what,
          [sql = std::move(sql)](store::Connection& connection, const std::atomic<bool>*) {
            return counted_by(connection, sql);
          },
          std::move(mend), std::move(remedy)};
}

DerivedCheck ownership(const std::string& role, const Text& what) {
  const std::string wrong =
      "FROM pareto_customer c LEFT JOIN (SELECT customer, max(\"user\") AS u, count(*) AS n FROM pareto_ownership WHERE role = '" +
      role + "' AND to_date IS NULL GROUP BY customer) o ON o.customer = c.id WHERE c." + role +
      " IS DISTINCT FROM o.u OR coalesce(o.n, 0) > 1";
  return by_sql(
      role, what, "SELECT count(*), min(c.code) " + wrong, [role, wrong](Transaction& transaction) {
        std::vector<std::int64_t> customers;
        {
          store::Statement rows = transaction.connection().prepare("SELECT c.id " + wrong);
          while (rows.step()) customers.push_back(rows.integer(0));
        }
        for (const std::int64_t customer : customers) settle_ownership(transaction, customer, role);
      });
}

std::string table_of(const Entity& entity, const Field& field) {
  return field.plugin.empty() || field.plugin == entity.plugin
             ? store::base_table(entity)
             : store::plugin_table(entity, field.plugin);
}

// References of one entity that lead nowhere. What a plugin noted of a record that is gone is
// nobody's reference.
DerivedCheck references(const model::Schema& schema, const Entity& entity) {
  std::string sql;
  for (const Field& field : entity.fields) {
    if (field.meaning != model::Meaning::Reference || !field.stored()) continue;
    const std::string column = "r." + store::quoted_name(field.local_name()),
                      from = table_of(entity, field);
    const std::string own =
        from == store::base_table(entity)
            ? ""
            : " AND EXISTS (SELECT 1 FROM " + store::base_table(entity) + " o WHERE o.id = r.id)";
    sql += (sql.empty() ? "" : " UNION ALL ") + std::string("SELECT r.id AS id, '") + field.name +
           "' AS field FROM " + from + " r WHERE " + column +
           " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " +
           store::base_table(schema.entity(field.reference)) + " t WHERE t.id = " + column + ")" +
           own;
  }
  if (sql.empty()) return {"", {" ", " "}, {}, {}, {}};
  return by_sql(
      "references of " + entity.name,
      {"references that lead to records that are not there: {0}, such as {1}",
       "{0} 个引用指向不存在的记录，例如 {1}"},
      "SELECT count(*), min('" + entity.name + " ' || id || '.' || field) FROM (" + sql + ") x", {},
      Message(Text{"look at it: pareto journal --record …; give it another: pareto set {} …",
                   "先看：pareto journal --record …；再改：pareto set {} …"},
              {entity.name}));
}

DerivedCheck search(const Entity& entity) {
  return {"search of " + entity.name,
          {"the search index of {1} does not agree with its records", "{1} 的搜索索引与记录不一致"},
          [&entity](store::Connection& connection,
                    const std::atomic<bool>* cancel) -> std::optional<Disagreement> {
            if (search_agrees(connection, entity, cancel)) return std::nullopt;
            return Disagreement{1, entity.name};
          },
          [&entity](Transaction& transaction) { make_search_anew(transaction, entity); }};
}

DerivedCheck last_id(const model::Schema& schema) {
  std::string ids;
  for (const Entity& entity : schema.entities()) {
    ids += (ids.empty() ? "" : " UNION ALL ") + std::string("SELECT max(id) AS id FROM ") +
           store::base_table(entity);
  }
  const std::string largest = "SELECT coalesce(max(id), 0) AS id FROM (" + ids + ") a";
  return by_sql(
      "ids",
      {"ids beyond the last one that was given ({1}): new records could get an id that is taken",
       "有的编号超过了最后发出的编号（{1}）：新记录可能拿到已用的编号"},
      "SELECT count(*), min(x.id) FROM (" + largest +
          ") x WHERE x.id > (SELECT CAST(value AS BIGINT) FROM pareto_meta WHERE key = 'last_id')");
}

}  // namespace

std::vector<DerivedCheck> derived_checks(const model::Schema& schema) {
  std::vector<DerivedCheck> checks;
  checks.push_back(by_sql(
      "months",
      {"monthly sums that differ from the sale lines: {0}", "{0} 个月度合计与销售明细不符"},
      "SELECT count(*), '' FROM (SELECT * FROM (" + kKeptMonths + " EXCEPT " + kMonths +
          ") a UNION ALL SELECT * FROM (" + kMonths + " EXCEPT " + kKeptMonths + ") b) x",
      [](Transaction& transaction) {
        transaction.connection().execute("DELETE FROM pareto_customer_month");
        transaction.connection().execute(
            "INSERT INTO pareto_customer_month(month, customer, net, known, cost, line_count) " +
            kMonths);
      }));
  checks.push_back(
      {"years",
       {"customers whose kept sums of twelve months are wrong: {0}, such as {1}",
        "{0} 个客户保存的十二个月合计不对，例如 {1}"},
       [](store::Connection& connection, const std::atomic<bool>*) -> std::optional<Disagreement> {
         const std::optional<Date> until = year_kept_until(connection);
         return until ? counted_by(connection, wrong_sums_of_year(*until)) : std::nullopt;
       },
       [](Transaction& transaction) { make_year_anew(transaction.connection()); }});
  const std::string wrong =
      "o.f IS DISTINCT FROM c.first_order OR o.l IS DISTINCT FROM c.last_order OR o.n IS DISTINCT FROM c.orders";
  checks.push_back(by_sql(
      "orders",
      {"customers whose first or last order, or their number, is wrong: {0}, such as {1}",
       "{0} 个客户的首单、末单或单数不对，例如 {1}"},
      "SELECT count(*), min(c.code) FROM pareto_customer c JOIN (" + kOrders +
          ") o ON o.id = c.id WHERE " + wrong,
      [](Transaction& transaction) {
        transaction.connection().execute(
            "UPDATE pareto_customer SET first_order = o.f, last_order = o.l, orders = o.n FROM (" +
            kOrders + ") o WHERE o.id = pareto_customer.id");
      }));
  checks.push_back(by_sql(
      "groups",
      {"customers under the wrong head of their group: {0}, such as {1}",
       "{0} 个客户所属集团不对，例如 {1}"},
      kUp +
          "SELECT count(*), min(c.code) FROM pareto_customer c JOIN up ON up.id = c.id AND up.parent IS NULL WHERE up.at IS DISTINCT FROM c.root",
      [](Transaction& transaction) {
        transaction.connection().execute(
            kUp +
            "UPDATE pareto_customer SET root = up.at FROM up WHERE up.id = pareto_customer.id AND up.parent IS NULL");
      }));
  checks.push_back(by_sql(
      "tiers",
      {"customers with a tier that no dated record gives them: {0}, such as {1}",
       "{0} 个客户的等级没有对应的按日期记录，例如 {1}"},
      "SELECT count(*), min(c.code) FROM pareto_customer c WHERE c.tier IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pareto_tier_assignment a "
      "WHERE a.customer IN (c.id, c.root) AND a.to_date IS NULL AND a.tier = c.tier)",
      {}, Message(Text{"rate them again: pareto tier run", "重新评定：pareto tier run"})));
  checks.push_back(by_sql(
      "circles",
      {"customers above themselves: {0}, such as {1}; give one of them another parent",
       "{0} 个客户成了自己的上级，例如 {1}：请改其中一个的上级"},
      kUp +
          "SELECT count(*), min(c.code) FROM up JOIN pareto_customer c ON c.id = up.id WHERE up.parent = up.id"));
  checks.push_back(
      ownership("owner", {"customers whose owner differs from the dated record: {0}, such as {1}",
                          "{0} 个客户的负责人与按日期的记录不一致，例如 {1}"}));
  checks.push_back(
      ownership("deputy", {"customers whose deputy differs from the dated record: {0}, such as {1}",
                           "{0} 个客户的协办人与按日期的记录不一致，例如 {1}"}));
  checks.push_back(ownership(
      "head_office_owner",
      {"customers whose head-office owner differs from the dated record: {0}, such as {1}",
       "{0} 个客户的总部负责人与按日期的记录不一致，例如 {1}"}));
  for (const Entity& entity : schema.entities()) {
    DerivedCheck check = references(schema, entity);
    if (check.look) checks.push_back(std::move(check));
  }
  checks.push_back(last_id(schema));
  checks.push_back(by_sql(
      "operations",
      {"entries of the journal that belong to no operation: {0}, such as entry {1}",
       "{0} 条变更记录不属于任何操作，例如第 {1} 条"},
      "SELECT count(*), min(j.sequence) FROM pareto_journal j WHERE NOT EXISTS (SELECT 1 FROM pareto_operation o WHERE o.id = j.operation)"));
  for (const Entity& entity : schema.entities()) {
    if (!store::search_table(entity, store::Dialect::SQLite).empty())
      checks.push_back(search(entity));
  }
  return checks;
}

}  // namespace pareto::records
