#include "core/records/list/list.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/access/rights.hpp"
#include "core/access/seen.hpp"
#include "core/base/error.hpp"
#include "core/model/own_currency.hpp"
#include "core/records/list/condition.hpp"
#include "core/records/list/list_cursor.hpp"
#include "core/records/list/list_order.hpp"
#include "core/records/list/page_ways.hpp"
#include "core/records/query/query.hpp"
#include "core/records/values/names.hpp"
#include "core/store/ddl.hpp"

namespace pareto::records {
namespace {

using model::Entity;
using model::Field;
using model::Meaning;
using sdk::Type;

void add_search(Conditions& where, const access::Session& session, const model::Schema& schema,
                const Entity& entity, const std::string& typed) {
  if (store::search_table(entity, store::Dialect::SQLite).empty()) {
    throw Error(ErrorCode::Argument,
                Message(Text{"{} cannot be searched", "{}不能搜索"}, {entity.spoken()}),
                Message(Text{"use --where", "请用 --where"}));
  }
  const std::string match = search_match(typed);
  if (match.empty()) return where.add_sql("FALSE");
  const std::string parameter = where.parameter(sdk::Parameter::of("", match));
  const auto found_in = [&](const Entity& of) {
    const std::string ids =
        store::matches_tokens(store::search_table_name(of), parameter, store::Dialect::SQLite);
    if (!session.rights) return ids;
    return "SELECT t.id FROM " + store::base_table(of) + " t WHERE t.id IN (" + ids + ") AND " +
           access::found_in_what_is_seen(of, "t", parameter);
  };
  std::string found = "v.id IN (" + found_in(entity) + ")";
  // Who was merged is found by the old name.
  if (const Entity* others = other_names_of(schema, entity)) {
    found = "(" + found + " OR v.id IN (SELECT n." +
            store::quoted_name(others->fields.front().name) + " FROM " +
            store::base_table(*others) + " n WHERE n.id IN (" + found_in(*others) + ")))";
  }
  where.add_sql(found);
}

void add_wanted(Conditions& where, store::Store& store, const access::Session& session,
                const model::Schema& schema, const Entity& entity, const ListRequest& request) {
  for (const ComputedColumn& column : request.computed)
    where.know(column.field->name, column.sql, column.field->type);
  // Names in conditions are those that the session sees.
  const bool named =
      std::any_of(request.where.begin(), request.where.end(),
                  [&](const std::string& condition) { return where.names_a_record(condition); });
  const auto reader = session.rights && named ? access::open_reader(store, session) : nullptr;
  for (const std::string& condition : request.where)
    where.add(reader ? *reader : store.connection(), condition);
  if (request.only != 0)
    where.add_sql("v.id = " + where.parameter(sdk::Parameter::of("", request.only)));
  if (!request.search.empty()) add_search(where, session, schema, entity, request.search);
}

bool reads(const access::Session& session, const Entity& entity, const Field& field) {
  if (!session.rights) return true;
  const access::FieldAccess access = session.rights->field(entity, field);
  return access == access::FieldAccess::Read || access == access::FieldAccess::Change;
}

void require_summed(const Field& field) {
  const bool plain = field.type == Type::Int && field.meaning == Meaning::Plain;
  if (plain || field.type == Type::Money) return;
  throw Error(ErrorCode::Argument,
              {Text{"{} has no sum", "{}没有合计"}, {Argument{field.name, field.label.zh_hans}}},
              Text{"amounts and whole numbers have one", "金额和整数字段才有合计"});
}

}  // namespace

List list_records(store::Store& store, const access::Session& session, const model::Schema& schema,
                  const ListRequest& request) {
  const Entity& entity = schema.entity(request.entity);
  List list;
  sdk::Schema result;
  std::string columns;
  auto add = [&](const Field& field) {
    const Type type = field.meaning == Meaning::Reference ? Type::Text : field.type;
    list.columns.push_back({field.name, &field, type});
    result.push_back({field.name, type});
    columns += (columns.empty() ? "" : ", ") + expression(schema, field);
  };
  for (const std::string& name : request.columns) {
    if (name == "id") {
      list.columns.push_back({"id", nullptr, Type::Int});
      result.push_back({"id", Type::Int});
      columns += std::string(columns.empty() ? "" : ", ") + "v.id";
    } else if (const ComputedColumn* computed = computed_named(request, name)) {
      const Field& field = *computed->field;
      list.columns.push_back({field.name, &field, field.type});
      result.push_back({field.name, field.type});
      columns += std::string(columns.empty() ? "" : ", ") + "(" + computed->sql + ")";
    } else {
      add(field_named(entity, name));
    }
  }
  if (request.columns.empty()) {
    // An entity whose author marked nothing beside the code shows all it has.
    const bool marked = std::any_of(entity.fields.begin(), entity.fields.end(),
                                    [](const Field& f) { return f.listed && f.name != "code"; });
    for (const Field& field : entity.fields) {
      const bool fits =
          !marked && field.stored() && !field.secret && field.meaning != Meaning::MultiLine;
      if (field.listed || fits || field.name == entity.label_field) add(field);
    }
  }
  for (std::size_t i = 0; request.reference_ids && i < list.columns.size(); ++i) {
    const Field* const field = list.columns[i].field;
    if (field == nullptr || field->meaning != Meaning::Reference) continue;
    list.references.push_back({field->name, result.size()});
    result.push_back({"@" + field->name, Type::Int});
    columns += ", v." + store::quoted_name(field->name);
  }
  const std::vector<Term> terms = terms_of(schema, entity, request);
  for (std::size_t i = 0; request.cursors && i < terms.size(); ++i) {
    list.order.push_back(result.size());
    result.push_back({"@" + std::to_string(i), terms[i].type});
    columns += ", " + terms[i].sql;
  }
  Conditions where(schema, entity, request.zone, request.today);
  add_wanted(where, store, session, schema, entity, request);
  const Conditions wanted = where;
  const std::string view = " FROM " + store::quoted_name(entity.name) + " v",
                    every = view + where.sql();
  if (!request.after.empty())
    add_behind(where, terms, read_cursor(request.after, request.sort).values);
  const std::string from = view + where.sql();
  const std::string limit = request.limit > 0 ? " LIMIT " + std::to_string(request.limit) : "";
  const std::string skip =
      request.skip > 0 && request.limit > 0 ? " OFFSET " + std::to_string(request.skip) : "";
  const std::string by = order_by(terms);
  const std::string page = limit + skip;
  // By the ids of those on the page, which are found first.
  const auto rows_by = [&](const std::string& keys) {
    return " FROM " + store::quoted_name(entity.name) + " v WHERE v.id IN (" + keys + ")" + by +
           limit;
  };
  // Where a user's few records come in the order of who owns them, all are sorted before the first
  // is shown: their keys, not all their columns. And of rows that are passed over nothing is shown.
  const bool keys_first = (session.rights != nullptr || request.skip > 0) && request.limit > 0;
  std::string rows = keys_first ? rows_by("SELECT v.id" + from + by + page) : from + by + page;
  std::optional<PageWay> way = first_ones(schema, entity, request);
  // What a user sees is made ready once: the count asks of nothing that the rows do not ask.
  auto connection = store.open_reader();
  access::make_ready(*connection, session,
                     "SELECT " +
                         (way ? "(SELECT count(*) FROM (" + way->ids + ") t), " : std::string()) +
                         columns + rows);
  if (!way) way = far_down(*connection, schema, entity, request);
  if (!way) way = along_the_names(*connection, session, schema, entity, request, wanted);
  const std::optional<std::string> keys =
      way ? page_by(*connection, *way, request.limit) : std::nullopt;
  if (keys) rows = rows_by(*keys);
  const std::string sql = "SELECT " + columns + rows;
  if (request.count) {
    const bool far = session.rights == nullptr || request.count_far || request.limit == 0 ||
                     request.limit > kCountedRows;
    // What is the user's own is counted from there, where there are no more conditions: among all
    // they may be few.
    const std::string among =
        far || !is_of_all(request) ? std::string() : access::seen_among(session, entity);
    const std::string every_one =
        among.empty() ? every
                      : " FROM (SELECT DISTINCT id FROM (" + among + ") m) k CROSS JOIN " +
                            store::quoted_name(entity.name) + " v WHERE v.id = k.id";
    const std::string all =
        far ? every
            : " FROM (SELECT 1" + every_one + " LIMIT " + std::to_string(kCountedRows + 1) + ") t";
    list.count = counted(*connection, "SELECT count(*)" + all, where.parameters());
    list.more = !far && list.count > kCountedRows;
    if (list.more) list.count = kCountedRows;
  }
  list.rows = select_trusted(std::move(connection), sql,
                             keys ? std::vector<sdk::Parameter>() : where.parameters(), result);
  return list;
}

std::int64_t count_records(store::Store& store, const access::Session& session,
                           const model::Schema& schema, const ListRequest& request) {
  const Entity& entity = schema.entity(request.entity);
  Conditions where(schema, entity, request.zone, request.today);
  add_wanted(where, store, session, schema, entity, request);
  const std::string sql =
      "SELECT count(*) FROM " + store::quoted_name(entity.name) + " v" + where.sql();
  auto connection = store.open_reader();
  access::make_ready(*connection, session, sql);
  return counted(*connection, sql, where.parameters());
}

Sums sum_records(store::Store& store, const access::Session& session, const model::Schema& schema,
                 const ListRequest& request, const std::string& home_currency) {
  const Entity& entity = schema.entity(request.entity);
  const Field* currency = nullptr;  // what one of the amounts is in
  Sums sums;
  std::string columns = "count(*)";
  sdk::Schema result{{"count", Type::Int}};
  for (const std::string& name : request.columns) {
    const ComputedColumn* const computed = computed_named(request, name);
    const Field& field = computed ? *computed->field : field_named(entity, name);
    require_summed(field);
    if (const Field* own = model::own_currency_of(entity, field)) currency = own;
    sums.of.push_back({.field = &field, .type = field.type});
    const std::string value =
        computed ? "(" + computed->sql + ")" : "v." + store::quoted_name(field.name);
    columns += ", isum(" + value + ")";
    result.push_back({field.name, field.type});
  }
  Conditions where(schema, entity, request.zone, request.today);
  add_wanted(where, store, session, schema, entity, request);
  if (currency != nullptr) {
    const std::string code = "coalesce(nullif(v." + store::quoted_name(currency->name) + ", ''), " +
                             where.parameter(sdk::Parameter::of("", home_currency)) + ")";
    columns += ", min(" + code + "), max(" + code + ")";
    result.push_back({"@least", Type::Text});
    result.push_back({"@most", Type::Text});
  }
  const std::string sql =
      "SELECT " + columns + " FROM " + store::quoted_name(entity.name) + " v" + where.sql();
  auto connection = store.open_reader();
  access::make_ready(*connection, session, sql);
  const auto rows = select_trusted(std::move(connection), sql, where.parameters(), result);
  sdk::Batch row;
  if (!rows->next(row) || row.rows() == 0) return sums;
  sums.count = row.column(0).integer(0);
  for (std::size_t i = 0; i < sums.of.size(); ++i) {
    Sums::Sum& sum = sums.of[i];
    sum.has_value = !row.column(i + 1).is_null(0);
    if (sum.has_value) sum.value = row.column(i + 1).integer(0);
    if (sum.type != Type::Money) continue;
    sum.currency = home_currency;
    if (model::own_currency_of(entity, *sum.field) == nullptr) continue;
    const sdk::ColumnView least = row.column(sums.of.size() + 1),
                          most = row.column(sums.of.size() + 2);
    // Who may not see what amounts are in is told no sum that may be of several.
    const bool one =
        reads(session, entity, *currency) && (least.is_null(0) || least.text(0) == most.text(0));
    if (one && !least.is_null(0)) sum.currency = std::string(least.text(0));
    if (!one) sum = {.field = sum.field, .type = sum.type};
  }
  return sums;
}

}  // namespace pareto::records
