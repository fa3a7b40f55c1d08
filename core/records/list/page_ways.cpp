#include "core/records/list/page_ways.hpp"

#include <utility>

#include "core/access/seen.hpp"
#include "core/access/whose_record.hpp"
#include "core/records/list/list_cursor.hpp"
#include "core/records/list/list_order.hpp"
#include "core/store/ddl.hpp"

namespace pareto::records {

using model::Entity;
using model::Field;
using model::Meaning;
using sdk::Type;

namespace {

// Along the names so many records are looked at: where these hold no full page, that was a small
// part of the work that follows.
constexpr int kLookedAt = 4000;

store::Statement made_of(store::Connection& connection, const std::string& sql,
                         const std::vector<sdk::Parameter>& parameters) {
  store::Statement statement = connection.prepare(sql);
  for (const sdk::Parameter& p : parameters) {
    // Some parameters are of columns alone.
    const int at = statement.parameter_index(":" + p.name);
    if (at == 0) continue;
    if (p.null)
      statement.bind_null(at);
    else if (p.type == Type::Text)
      statement.bind(at, std::string_view(p.text));
    else if (p.type == Type::Real)
      statement.bind(at, p.real);
    else
      statement.bind(at, p.integer);
  }
  return statement;
}

// Whether the session sees each record of the entity, and the field as it is.
bool sees_all_of(const access::Session& session, const model::Schema& schema, const Entity& entity,
                 const Field& field) {
  if (!session.rights) return true;
  const bool cut = session.rights->scope(entity, access::Verb::See) != access::Scope::All &&
                   access::belongs_to_somebody(schema, entity);
  return !cut && session.rights->field(entity, field) >= access::FieldAccess::Read;
}

}  // namespace

bool is_of_all(const ListRequest& request) {
  return request.where.empty() && request.search.empty() && request.only == 0;
}

// The first ones by a value that is kept in its order are found from there, the largest first, not
// by a look at each record. Those whose value is not above 0 come after all of them, and are not
// found: then the page is not full, and this is not how to read it.
std::optional<PageWay> first_ones(const model::Schema& schema, const Entity& entity,
                                  const ListRequest& request) {
  std::vector<Term> terms = terms_of(schema, entity, request);
  if (!is_of_all(request) || request.limit <= 0 || request.skip > 0 || request.sort.empty() ||
      !terms.front().down)
    return std::nullopt;
  const ComputedColumn* column = computed_named(request, request.sort.front().substr(1));
  if (column == nullptr || column->ranked.table.empty()) return std::nullopt;
  const std::string value = "y." + column->ranked.value;
  terms.front().sql = value;
  Conditions where(schema, entity, request.zone);
  where.add_sql("v.id = y." + column->ranked.record);
  where.add_sql(value + " > 0");
  if (!request.after.empty()) {
    const std::vector<sdk::Parameter> behind = read_cursor(request.after, request.sort).values;
    if (behind.front().null || behind.front().integer <= 0) return std::nullopt;
    where.add_sql(value + " <= " + where.parameter(behind.front()));
    add_behind(where, terms, behind);
  }
  return PageWay{"SELECT v.id FROM " + column->ranked.table + " y CROSS JOIN " +
                     store::quoted_name(entity.name) + " v" + where.sql() + order_by(terms) +
                     " LIMIT " + std::to_string(request.limit),
                 where.parameters()};
}

// Far down a list that is sorted by what an index holds: the value that stands there, and how many
// stand before all that have it, are told by the index alone, and only rows from there on are
// looked at. Nothing where no value stands there. The connection is made ready for the entity's
// view.
std::optional<PageWay> far_down(store::Connection& connection, const model::Schema& schema,
                                const Entity& entity, const ListRequest& request) {
  std::vector<Term> terms = terms_of(schema, entity, request);
  if (!is_of_all(request) || request.limit <= 0 || request.skip <= 0 || !request.after.empty() ||
      request.sort.empty())
    return std::nullopt;
  Term& term = terms.front();
  const std::string view = store::quoted_name(entity.name) + " v", order = term.down ? " DESC" : "";
  std::string from = " FROM " + view, joined = from;
  Conditions where(schema, entity, request.zone);
  std::string same;
  if (const ComputedColumn* column =
          computed_named(request, request.sort.front().substr(term.down ? 1 : 0))) {
    if (column->ranked.table.empty() || !term.down) return std::nullopt;
    term.sql = "y." + column->ranked.value;
    same = "v.id = y." + column->ranked.record;
    joined = " FROM " + column->ranked.table + " y CROSS JOIN " + view;
    const bool less = access::sees_less(connection);
    from = less ? joined : " FROM " + column->ranked.table + " y";
    where.add_sql(term.sql + " > 0");
    if (less) where.add_sql(std::exchange(same, {}));
  } else {
    where.add_sql(term.sql + " IS NOT NULL");
  }
  store::Statement there =
      connection.prepare("SELECT " + term.sql + from + where.sql() + " ORDER BY " + term.sql +
                         order + " LIMIT 1 OFFSET " + std::to_string(request.skip));
  if (!there.step()) return std::nullopt;
  const sdk::Parameter stands =
      term.type == Type::Text   ? sdk::Parameter::of("", std::string(there.text(0)))
      : term.type == Type::Real ? sdk::Parameter::of("", there.real(0))
                                : sdk::Parameter::of("", there.integer(0));
  Conditions before = where, keys = where;
  before.add_sql(term.sql + (term.down ? " > " : " < ") + before.parameter(stands));
  keys.add_sql(term.sql + (term.down ? " <= " : " >= ") + keys.parameter(stands));
  if (!same.empty()) keys.add_sql(same);
  const std::int64_t passed =
      counted(connection, "SELECT count(*)" + from + before.sql(), before.parameters());
  return PageWay{"SELECT v.id" + joined + keys.sql() + order_by(terms) + " LIMIT " +
                     std::to_string(request.limit) + " OFFSET " +
                     std::to_string(request.skip - passed),
                 keys.parameters()};
}

// By the index over names (store::entity_indexes), which holds those that have one. How far that
// goes is told by the index alone.
std::optional<PageWay> along_the_names(store::Connection& connection,
                                       const access::Session& session, const model::Schema& schema,
                                       const Entity& entity, const ListRequest& request,
                                       const Conditions& wanted) {
  if (request.limit <= 0 || request.skip > 0 || request.sort.size() != 1 ||
      !request.search.empty() || request.only != 0)
    return std::nullopt;
  const std::vector<Term> terms = terms_of(schema, entity, request);
  const Field* const names = entity.find(entity.label_field);
  if (names == nullptr || names->meaning != Meaning::Name || names->unique ||
      !sees_all_of(session, schema, entity, *names))
    return std::nullopt;
  const Term &name = terms.front(), &key = terms.back();
  if (name.sql != "v." + store::quoted_name(names->name)) return std::nullopt;
  const std::string from = " FROM " + store::quoted_name(entity.name) + " v",
                    order = name.sql + (name.down ? " DESC" : "");
  Conditions ahead(schema, entity, request.zone), where = wanted;
  ahead.add_sql(name.sql + " IS NOT NULL");
  where.add_sql(name.sql + " IS NOT NULL");
  if (!request.after.empty()) {
    const std::vector<sdk::Parameter> behind = read_cursor(request.after, request.sort).values;
    if (behind.front().null) return std::nullopt;
    const std::string begins = name.sql + (name.down ? " <= " : " >= ");
    ahead.add_sql(begins + ahead.parameter(behind.front()));
    where.add_sql(begins + where.parameter(behind.front()));
    add_behind(where, terms, behind);
  }
  store::Statement end = made_of(connection,
                                 "SELECT " + name.sql + from + ahead.sql() + " ORDER BY " + order +
                                     " LIMIT 1 OFFSET " + std::to_string(kLookedAt),
                                 ahead.parameters());
  if (end.step())
    where.add_sql(name.sql + (name.down ? " > " : " < ") +
                  where.parameter(sdk::Parameter::of("", std::string(end.text(0)))));
  return PageWay{"SELECT v.id" + from + where.sql() + " ORDER BY " + order + ", " + key.sql +
                     " LIMIT " + std::to_string(request.limit),
                 where.parameters()};
}

std::optional<std::string> page_by(store::Connection& connection, const PageWay& way,
                                   std::int64_t limit) {
  store::Statement rows = made_of(connection, way.ids, way.parameters);
  std::string ids;
  std::int64_t found = 0;
  for (; rows.step(); ++found) ids += (found > 0 ? ", " : "") + std::to_string(rows.integer(0));
  return found == limit ? std::optional(ids) : std::nullopt;
}

std::int64_t counted(store::Connection& connection, const std::string& sql,
                     const std::vector<sdk::Parameter>& parameters) {
  store::Statement statement = made_of(connection, sql, parameters);
  return statement.step() ? statement.integer(0) : 0;
}

}  // namespace pareto::records
