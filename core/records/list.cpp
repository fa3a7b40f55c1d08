#include "core/records/list.hpp"

#include <algorithm>
#include <utility>

#include "core/access/seen.hpp"
#include "core/base/error.hpp"
#include "core/records/condition.hpp"
#include "core/records/list_cursor.hpp"
#include "core/records/names.hpp"
#include "core/records/query.hpp"
#include "core/store/ddl.hpp"

namespace pareto::records {
namespace {

using model::Entity;
using model::Field;
using model::Meaning;
using sdk::Type;

const Field& field_named(const Entity& entity, std::string_view name) {
  if (const Field* field = entity.find(name)) return *field;
  std::string known;
  for (const Field& field : entity.fields) {
    if (field.label.zh_hans == name || field.label.en == name) return field;
    known += (known.empty() ? "" : ", ") + field.name;
  }
  throw Error(ErrorCode::Argument, Message(Text{"{} has no field {}", "{}没有字段 {}"}, {entity.spoken(), name}),
              Message(Text{"fields of {}: {}", "{}的字段：{}"}, {entity.spoken(), known}));
}

// What a field is called in the list: references by the label of what they refer to.
std::string expression(const model::Schema& schema, const Field& field) {
  const std::string column = "v." + store::quoted_name(field.name);
  if (field.meaning != Meaning::Reference) return column;
  const Entity& target = schema.entity(field.reference);
  const Field* label = target.find(target.label_field);
  if (label == nullptr || label->type != Type::Text) return "CAST(" + column + " AS TEXT)";
  return "(SELECT " + store::quoted_name(label->local_name()) + " FROM " + store::base_table(target) + " r WHERE r.id = " + column + ")";
}

void add_search(Conditions& where, const access::Session& session, const model::Schema& schema, const Entity& entity, const std::string& typed) {
  if (store::search_table(entity, store::Dialect::SQLite).empty()) {
    throw Error(ErrorCode::Argument, Message(Text{"{} cannot be searched", "{}不能搜索"}, {entity.spoken()}),
                Message(Text{"use --where", "请用 --where"}));
  }
  const std::string match = search_match(typed);
  if (match.empty()) return where.add_sql("FALSE");
  const std::string parameter = where.parameter(sdk::Parameter::of("", match));
  const auto found_in = [&](const Entity& of) {
    const std::string ids = store::matches_tokens(store::search_table_name(of), parameter, store::Dialect::SQLite);
    if (!session.rights) return ids;
    return "SELECT t.id FROM " + store::base_table(of) + " t WHERE t.id IN (" + ids + ") AND " + access::found_in_what_is_seen(of, "t", parameter);
  };
  std::string found = "v.id IN (" + found_in(entity) + ")";
  // Who was merged is found by the old name.
  if (const Entity* others = other_names_of(schema, entity)) {
    found = "(" + found + " OR v.id IN (SELECT n." + store::quoted_name(others->fields.front().name) + " FROM " + store::base_table(*others) +
            " n WHERE n.id IN (" + found_in(*others) + ")))";
  }
  where.add_sql(found);
}

}  // namespace

namespace {

const ComputedColumn* computed_named(const ListRequest& request, std::string_view name) {
  for (const ComputedColumn& column : request.computed) {
    if (column.name == name) return &column;
  }
  return nullptr;
}

}  // namespace

namespace {

std::int64_t counted(store::Connection& connection, const std::string& sql, const std::vector<sdk::Parameter>& parameters) {
  store::Statement statement = connection.prepare(sql);
  for (const sdk::Parameter& p : parameters) {
    // Some parameters are of columns alone.
    const int at = statement.parameter_index(":" + p.name);
    if (at == 0) continue;
    if (p.null) statement.bind_null(at);
    else if (p.type == Type::Text) statement.bind(at, std::string_view(p.text));
    else if (p.type == Type::Real) statement.bind(at, p.real);
    else statement.bind(at, p.integer);
  }
  return statement.step() ? statement.integer(0) : 0;
}

// What a list is sorted by, in the order of precedence; the key is the last.
struct Term {
  std::string sql;
  sdk::Type type;
  bool down = false;
  bool always = false;  // it is nowhere without a value
};

std::vector<Term> terms_of(const model::Schema& schema, const Entity& entity, const ListRequest& request) {
  std::vector<Term> out;
  for (const std::string& sort : request.sort) {
    const bool down = !sort.empty() && sort[0] == '-';
    const std::string name = down ? sort.substr(1) : sort;
    if (const ComputedColumn* computed = computed_named(request, name)) {
      // What is kept is not reckoned again.
      const Ranked& kept = computed->ranked;
      const std::string there = kept.table.empty() ? std::string() : "(SELECT y." + kept.value + " FROM " + kept.table + " y WHERE y." + kept.record + " = v.id), ";
      out.push_back({there.empty() ? "(" + computed->sql + ")" : "coalesce(" + there + computed->sql + ")", computed->type, down});
    } else {
      const Field& field = field_named(entity, name);
      out.push_back({expression(schema, field), field.meaning == Meaning::Reference ? Type::Text : field.type, down});
    }
  }
  const bool coded = entity.has_code();
  out.push_back({coded ? "v.code" : "v.id", coded ? Type::Text : Type::Int, false, true});
  return out;
}

std::string order_by(const std::vector<Term>& terms) {
  std::string out = " ORDER BY ";
  for (const Term& term : terms) out += term.always ? term.sql : term.sql + (term.down ? " DESC" : "") + " NULLS LAST, ";
  return out;
}

// Only rows that come behind these values. What has no value stands last, in either direction.
void add_behind(Conditions& where, const std::vector<Term>& terms, const std::vector<sdk::Parameter>& values) {
  std::string sql;
  for (std::size_t i = terms.size(); i-- > 0;) {
    const Term& term = terms[i];
    if (values[i].null) {
      sql = "(" + term.sql + " IS NULL AND " + sql + ")";
      continue;
    }
    const std::string value = where.parameter(values[i]);
    std::string past = term.sql + (term.down ? " < " : " > ") + value;
    if (!term.always) past += " OR " + term.sql + " IS NULL";
    sql = sql.empty() ? past : "(" + past + " OR (" + term.sql + " = " + value + " AND " + sql + "))";
  }
  where.add_sql(sql);
}

bool is_of_all(const ListRequest& request) { return request.where.empty() && request.search.empty() && request.only == 0; }

// The first ones by a value that is kept in its order are found from there, the largest first, not by a look at each record. Those whose value
// is not above 0 come after all of them, and are not found: then the page is not full, and this is not how to read it.
struct FirstOnes {
  std::string ids;  // a statement
  std::vector<sdk::Parameter> parameters;
};
std::optional<FirstOnes> first_ones(const model::Schema& schema, const Entity& entity, const ListRequest& request, std::vector<Term> terms) {
  if (!is_of_all(request) || request.limit <= 0 || request.skip > 0 || request.sort.empty() || !terms.front().down) return std::nullopt;
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
  return FirstOnes{"SELECT v.id FROM " + column->ranked.table + " y CROSS JOIN " + store::quoted_name(entity.name) + " v" + where.sql() + order_by(terms) + " LIMIT " +
                       std::to_string(request.limit),
                   where.parameters()};
}

// Far down a list that is sorted by what an index holds: the value that stands there, and how many stand before all that have it, are told by the
// index alone, and only rows from there on are looked at. Nothing where no value stands there. The connection is made ready for the entity's view.
std::optional<FirstOnes> far_down(store::Connection& connection, const model::Schema& schema, const Entity& entity, const ListRequest& request, std::vector<Term> terms) {
  if (!is_of_all(request) || request.limit <= 0 || request.skip <= 0 || !request.after.empty() || request.sort.empty()) return std::nullopt;
  Term& term = terms.front();
  const std::string view = store::quoted_name(entity.name) + " v", order = term.down ? " DESC" : "";
  std::string from = " FROM " + view, joined = from;
  Conditions where(schema, entity, request.zone);
  std::string same;
  if (const ComputedColumn* column = computed_named(request, request.sort.front().substr(term.down ? 1 : 0))) {
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
  store::Statement there = connection.prepare("SELECT " + term.sql + from + where.sql() + " ORDER BY " + term.sql + order + " LIMIT 1 OFFSET " + std::to_string(request.skip));
  if (!there.step()) return std::nullopt;
  const sdk::Parameter stands = term.type == Type::Text   ? sdk::Parameter::of("", std::string(there.text(0)))
                                : term.type == Type::Real ? sdk::Parameter::of("", there.real(0))
                                                          : sdk::Parameter::of("", there.integer(0));
  Conditions before = where, keys = where;
  before.add_sql(term.sql + (term.down ? " > " : " < ") + before.parameter(stands));
  keys.add_sql(term.sql + (term.down ? " <= " : " >= ") + keys.parameter(stands));
  if (!same.empty()) keys.add_sql(same);
  const std::int64_t passed = counted(connection, "SELECT count(*)" + from + before.sql(), before.parameters());
  return FirstOnes{"SELECT v.id" + joined + keys.sql() + order_by(terms) + " LIMIT " + std::to_string(request.limit) + " OFFSET " + std::to_string(request.skip - passed), keys.parameters()};
}

void add_wanted(Conditions& where, store::Store& store, const access::Session& session, const model::Schema& schema, const Entity& entity, const ListRequest& request) {
  // Names in conditions are those that the session sees.
  const auto reader = session.rights && !request.where.empty() ? access::open_reader(store, session) : nullptr;
  for (const std::string& condition : request.where) where.add(reader ? *reader : store.connection(), condition);
  if (request.only != 0) where.add_sql("v.id = " + where.parameter(sdk::Parameter::of("", request.only)));
  if (!request.search.empty()) add_search(where, session, schema, entity, request.search);
}

}  // namespace

List list_records(store::Store& store, const access::Session& session, const model::Schema& schema, const ListRequest& request) {
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
      list.columns.push_back({computed->name, nullptr, computed->type});
      result.push_back({computed->name, computed->type});
      columns += std::string(columns.empty() ? "" : ", ") + "(" + computed->sql + ")";
    } else {
      add(field_named(entity, name));
    }
  }
  if (request.columns.empty()) {
    // An entity whose author marked nothing beside the code shows all it has.
    const bool marked = std::any_of(entity.fields.begin(), entity.fields.end(), [](const Field& f) { return f.listed && f.name != "code"; });
    for (const Field& field : entity.fields) {
      const bool fits = !marked && field.stored() && !field.secret && field.meaning != Meaning::MultiLine;
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
  Conditions where(schema, entity, request.zone);
  add_wanted(where, store, session, schema, entity, request);
  const std::string view = " FROM " + store::quoted_name(entity.name) + " v", every = view + where.sql();
  if (!request.after.empty()) add_behind(where, terms, read_cursor(request.after, request.sort).values);
  const std::string from = view + where.sql();
  const std::string limit = request.limit > 0 ? " LIMIT " + std::to_string(request.limit) : "";
  const std::string skip = request.skip > 0 && request.limit > 0 ? " OFFSET " + std::to_string(request.skip) : "";
  const std::string by = order_by(terms);
  const std::string page = limit + skip;
  // By the ids of those on the page, which are found first.
  const auto rows_by = [&](const std::string& keys) { return " FROM " + store::quoted_name(entity.name) + " v WHERE v.id IN (" + keys + ")" + by + limit; };
  // Where a user's few records come in the order of who owns them, all are sorted before the first is shown: their keys, not all their columns. And
  // of rows that are passed over nothing is shown.
  const bool keys_first = (session.rights != nullptr || request.skip > 0) && request.limit > 0;
  std::string rows = keys_first ? rows_by("SELECT v.id" + from + by + page) : from + by + page;
  auto first = first_ones(schema, entity, request, terms);
  std::string how_many = first ? "SELECT count(*) FROM (" + first->ids + ") t" : std::string();
  // What a user sees is made ready once: the count asks of nothing that the rows do not ask.
  auto connection = store.open_reader();
  access::make_ready(*connection, session, "SELECT " + (first ? "(" + how_many + "), " : std::string()) + columns + rows);
  if (!first && (first = far_down(*connection, schema, entity, request, terms))) how_many = "SELECT count(*) FROM (" + first->ids + ") t";
  const bool ranked = first && counted(*connection, how_many, first->parameters) == request.limit;
  if (ranked) rows = rows_by(first->ids);
  const std::string sql = "SELECT " + columns + rows;
  if (request.count) {
    const bool far = session.rights == nullptr || request.count_far || request.limit == 0 || request.limit > kCountedRows;
    const std::string all = far ? every : " FROM (SELECT 1" + every + " LIMIT " + std::to_string(kCountedRows + 1) + ") t";
    list.count = counted(*connection, "SELECT count(*)" + all, where.parameters());
    list.more = !far && list.count > kCountedRows;
    if (list.more) list.count = kCountedRows;
  }
  list.rows = select_trusted(std::move(connection), sql, ranked ? first->parameters : where.parameters(), result);
  return list;
}

std::int64_t count_records(store::Store& store, const access::Session& session, const model::Schema& schema, const ListRequest& request) {
  const Entity& entity = schema.entity(request.entity);
  Conditions where(schema, entity, request.zone);
  add_wanted(where, store, session, schema, entity, request);
  const std::string sql = "SELECT count(*) FROM " + store::quoted_name(entity.name) + " v" + where.sql();
  auto connection = store.open_reader();
  access::make_ready(*connection, session, sql);
  return counted(*connection, sql, where.parameters());
}

}  // namespace pareto::records
