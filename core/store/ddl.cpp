#include "core/store/ddl.hpp"

#include <algorithm>
#include <map>

#include "core/base/hash.hpp"
#include "core/base/unit_measure.hpp"
#include "core/model/expression.hpp"
#include "core/model/kept.hpp"

namespace pareto::store {
namespace {

using model::Entity;
using model::Field;
using model::Meaning;

std::string column(const Field& field, std::string_view name, Dialect dialect) {
  return quoted_name(name) + " " + std::string(column_type(field.type, dialect));
}

// Plugins that add fields to the entity, with these fields, in the order of their first.
std::vector<std::pair<std::string, std::vector<const Field*>>> additions(const Entity& entity) {
  std::vector<std::pair<std::string, std::vector<const Field*>>> out;
  for (const Field& field : entity.fields) {
    if (field.plugin.empty() || field.plugin == entity.plugin || !field.stored()) continue;
    if (out.empty() || out.back().first != field.plugin) out.push_back({field.plugin, {}});
    out.back().second.push_back(&field);
  }
  return out;
}

bool own(const Entity& entity, const Field& field) {
  return field.plugin.empty() || field.plugin == entity.plugin;
}

}  // namespace

std::vector<std::string> entity_tables(const Entity& entity, Dialect dialect) {
  const std::string id =
      "id " + std::string(column_type(model::Type::Int, dialect)) + " PRIMARY KEY";
  std::vector<std::string> out;
  std::string create = "CREATE TABLE IF NOT EXISTS " + base_table(entity) + "(" + id;
  for (const Field& field : entity.fields) {
    if (own(entity, field) && field.stored())
      create += ", " + column(field, field.local_name(), dialect) + (field.unique ? " UNIQUE" : "");
  }
  if (entity.key.size() > 1) {
    create += ", UNIQUE(";
    for (std::size_t k = 0; k < entity.key.size(); ++k)
      create += (k ? ", " : "") + quoted_name(entity.find(entity.key[k])->local_name());
    create += ")";
  }
  out.push_back(create + ")" + std::string(table_options(dialect)));
  for (const auto& [plugin, fields] : additions(entity)) {
    std::string add = "CREATE TABLE IF NOT EXISTS " + plugin_table(entity, plugin) + "(" + id;
    for (const Field* field : fields) add += ", " + column(*field, field->local_name(), dialect);
    out.push_back(add + ")" + std::string(table_options(dialect)));
  }
  return out;
}

std::vector<Index> entity_indexes(const Entity& entity, Dialect) {
  std::vector<Index> out;
  const std::string table = base_table(entity);
  if (entity.name == "sale") {
    // Covers what metrics and order rhythms read, and whose a line is, so that they never touch the
    // lines themselves.
    out.push_back(
        {table + "_i_customer", "CREATE INDEX IF NOT EXISTS " + table + "_i_customer ON " + table +
                                    "(customer, date, number, home_amount, salesperson)"});
    // Who sold a line sees it, whosever the customer is (core/access/whose_record.hpp). By nothing
    // else: that doubles the time to make it.
    out.push_back({table + "_i_salesperson", "CREATE INDEX IF NOT EXISTS " + table +
                                                 "_i_salesperson ON " + table +
                                                 "(salesperson) WHERE salesperson IS NOT NULL"});
    return out;
  }
  for (const Field& field : entity.fields) {
    // What the host derives from other fields (a customer's root) is read along with them, not
    // looked up.
    const bool lookup =
        (field.meaning == Meaning::Reference && !model::follows_within(entity, field)) ||
        (field.name == entity.label_field && field.meaning == Meaning::Name);
    if (!own(entity, field) || !field.stored() || field.unique || !lookup) continue;
    if (entity.key.size() > 1 && entity.key.front() == field.name) continue;
    if (entity.name == "ownership" && field.name == "user") {
      // Covers what scopes read: whose customers are whose is found for each user's statements
      // (core/access/whose_record.hpp).
      out.push_back({table + "_i_whose", "CREATE INDEX IF NOT EXISTS " + table + "_i_whose ON " +
                                             table +
                                             "(\"user\", customer, role, from_date, to_date)"});
      continue;
    }
    const std::string name = table + "_i_" + field.local_name();
    // Many references are empty in most records; empty ones are never looked up.
    const std::string column = quoted_name(field.local_name());
    out.push_back({name, "CREATE INDEX IF NOT EXISTS " + name + " ON " + table + "(" + column +
                             ") WHERE " + column + " IS NOT NULL"});
  }
  return out;
}

std::vector<Index> added_lookups(const Entity& entity, Dialect) {
  std::vector<Index> out;
  for (const auto& [plugin, fields] : additions(entity)) {
    for (const Field* field : fields) {
      if (!field->unique) continue;
      const std::string table = plugin_table(entity, plugin),
                        column = quoted_name(field->local_name());
      const std::string name = table + "_u_" + std::to_string(hash64(field->name) % 1'000'000'000);
      out.push_back({name, "CREATE INDEX IF NOT EXISTS " + name + " ON " + table + "(" + column +
                               ") WHERE " + column + " IS NOT NULL"});
    }
  }
  return out;
}

std::string entity_select(const Entity& entity, const ViewShape& shape) {
  const auto shown = [&](const Field& field, const std::string& value) {
    return shape.shown ? shape.shown(field, value) : value;
  };
  // What is computed needs the fields that its expression names, though nobody asked for them.
  const model::Names needed = model::with_what_they_need(entity, shape.wanted);
  std::map<std::string, std::string> alias;
  std::string joins;
  for (const auto& [plugin, fields] : additions(entity)) {
    if (std::none_of(fields.begin(), fields.end(),
                     [&](const Field* field) { return needed.contains(field->name); }))
      continue;
    alias[plugin] = "x" + std::to_string(alias.size());
    joins += " LEFT JOIN " + shape.tables + plugin_table(entity, plugin) + " " + alias[plugin] +
             " ON " + alias[plugin] + ".id = b.id";
  }
  std::string columns = "b.id AS id";
  for (const Field& field : entity.fields) {
    if (!field.stored() || !needed.contains(field.name)) continue;
    const std::string from = own(entity, field) ? "b" : alias[field.plugin];
    columns += ", " + shown(field, from + "." + quoted_name(field.local_name())) + " AS " +
               quoted_name(field.name);
  }
  std::string select = "SELECT " + columns + " FROM " + shape.tables + base_table(entity) + " b" +
                       joins + (shape.where.empty() ? "" : " WHERE " + shape.where);
  for (const auto& step : model::computed_order(entity).steps) {
    std::string computed;
    for (const Field* field : step) {
      if (needed.contains(field->name))
        computed +=
            ", " + shown(*field, "(" + field->expression + ")") + " AS " + quoted_name(field->name);
    }
    if (!computed.empty()) select = "SELECT v.*" + computed + " FROM (" + select + ") v";
  }
  return select;
}

std::string entity_view(const Entity& entity, Dialect) {
  return "CREATE VIEW " + quoted_name(entity.name) + " AS " + entity_select(entity);
}

std::vector<View> derived_views(Dialect) {
  return {
      {"customer_month",
       "CREATE VIEW customer_month AS SELECT customer, month, net AS net_sales, known AS known_sales, cost, line_count AS lines "
       "FROM pareto_customer_month",
       "customer, month, net_sales, known_sales, cost, lines"},
      {"tier_run",
       "CREATE VIEW tier_run AS SELECT id, rule, as_of, per_group, time_window AS \"window\", settings, figures, changes, at "
       "FROM pareto_tier_run",
       "id, rule, as_of, per_group, window, settings, figures, changes, at"},
  };
}

std::vector<const Entity*> in_order_of_views(const model::Schema& schema) {
  std::vector<const Entity*> out, left;
  model::Names made;
  for (const Entity& entity : schema.entities()) left.push_back(&entity);
  // Whoever is computed from others' views comes after them.
  const auto waits = [&](const Entity& entity) {
    for (const Field& field : entity.fields) {
      for (const model::FieldName& read : field.reads) {
        if (read.entity != entity.name && !made.contains(read.entity)) return true;
      }
    }
    return false;
  };
  while (!left.empty()) {
    const auto next =
        std::find_if(left.begin(), left.end(), [&](const Entity* each) { return !waits(*each); });
    const auto taken = next == left.end() ? left.begin() : next;
    out.push_back(*taken);
    made.insert((*taken)->name);
    left.erase(taken);
  }
  return out;
}

std::vector<std::string> entity_views(const model::Schema& schema, Dialect dialect) {
  std::vector<std::string> out;
  for (const Entity* entity : in_order_of_views(schema))
    out.push_back(entity_view(*entity, dialect));
  return out;
}

std::string search_table_name(const Entity& entity) { return base_table(entity) + "__search"; }

std::string search_table(const Entity& entity, Dialect dialect) {
  bool any = false;
  for (const Field& field : entity.fields) any = any || (field.searched && own(entity, field));
  if (!any || entity.name == "sale") return {};
  const std::string name = search_table_name(entity);
  if (dialect == Dialect::SQLite) {
    // Tokens come ready from the host; no positions are kept, which halves size and time.
    return "CREATE VIRTUAL TABLE IF NOT EXISTS " + name +
           " USING fts5(tokens, content='', detail=none, columnsize=0, tokenize='ascii')";
  }
  return "CREATE TABLE IF NOT EXISTS " + name + "(id bigint PRIMARY KEY, tokens text[])";
}

namespace {

// The units that everybody knows, as rows (name, kind, size).
std::string measures() {
  std::string rows;
  for (const Measure& each : known_measures()) {
    rows += (rows.empty() ? "(''" : ", (''") + std::string(each.name) + "'', " +
            std::to_string(each.kind) + ", " + std::to_string(each.size) + ")";
  }
  return "(VALUES " + rows + ")";
}

}  // namespace

std::vector<std::string> named_functions(Dialect dialect) {
  if (dialect == Dialect::SQLite) return {};
  return {
      "CREATE OR REPLACE FUNCTION pareto_isum_final(numeric) RETURNS bigint IMMUTABLE LANGUAGE sql AS 'SELECT $1::bigint'",
      "CREATE OR REPLACE FUNCTION pareto_isum_step(numeric, bigint) RETURNS numeric IMMUTABLE LANGUAGE sql AS "
      "'SELECT CASE WHEN $2 IS NULL THEN $1 WHEN $1 IS NULL THEN $2::numeric ELSE $1 + $2 END'",
      "DROP AGGREGATE IF EXISTS isum(bigint)",
      "CREATE AGGREGATE isum(bigint) (SFUNC = pareto_isum_step, STYPE = numeric, FINALFUNC = pareto_isum_final)",
      "CREATE OR REPLACE FUNCTION month_start(date) RETURNS date IMMUTABLE LANGUAGE sql AS "
      "'SELECT (date_trunc(''month'', $1::timestamp))::date'",
      "CREATE OR REPLACE FUNCTION day_of(timestamptz, bigint) RETURNS date IMMUTABLE LANGUAGE sql AS "
      "'SELECT (($1 AT TIME ZONE ''UTC'') + $2 * interval ''1 minute'')::date'",
      "CREATE OR REPLACE FUNCTION divide(bigint, bigint) RETURNS bigint IMMUTABLE LANGUAGE sql AS "
      "'SELECT CASE WHEN $2 = 0 THEN NULL ELSE round($1::numeric / $2)::bigint END'",
      "CREATE OR REPLACE FUNCTION year_start(bigint) RETURNS date IMMUTABLE LANGUAGE sql AS "
      "'SELECT CASE WHEN $1 BETWEEN 1 AND 9999 THEN make_date($1::integer, 1, 1) END'",
      "CREATE OR REPLACE FUNCTION window_start(date, bigint) RETURNS date IMMUTABLE LANGUAGE sql AS "
      "'SELECT CASE WHEN $2 BETWEEN 1 AND 12000 THEN f + CASE WHEN extract(day FROM f) <> extract(day FROM $1 + 1) THEN 1 ELSE 0 END END "
      "FROM (SELECT ($1 + 1 - $2 * interval ''1 month'')::date AS f) x'",
      "CREATE OR REPLACE FUNCTION as_of() RETURNS date STABLE LANGUAGE sql AS "
      "'SELECT nullif(current_setting(''pareto.as_of'', true), '''')::date'",
      "CREATE OR REPLACE FUNCTION in_unit(bigint, text, text) RETURNS bigint IMMUTABLE STRICT LANGUAGE sql AS "
      "'SELECT CASE WHEN lower(btrim($2)) = lower(btrim($3)) THEN $1 ELSE (SELECT round($1::numeric * f.size / t.size)::bigint FROM " +
          measures() + " f(name, kind, size) JOIN " + measures() +
          " t(name, kind, size) ON t.kind = f.kind WHERE f.name = lower(btrim($2)) AND t.name = lower(btrim($3))) END'",
  };
}

}  // namespace pareto::store
