#include "core/access/seen.hpp"

#include <algorithm>
#include <optional>

#include "core/model/expression.hpp"
#include "core/store/ddl.hpp"
#include "core/store/reads.hpp"

namespace pareto::access {
namespace {

using model::Entity;
using model::Field;
using model::Meaning;

constexpr store::Dialect kHere = store::Dialect::SQLite;  // what a connection speaks

bool is_own(const Entity& entity, const Field& field) { return field.plugin.empty() || field.plugin == entity.plugin; }

// Joins of one name's columns take whatever both sides have, and are not told as read.
bool joins_by_names(std::string_view sql) {
  std::string words(sql);
  std::transform(words.begin(), words.end(), words.begin(), [](unsigned char c) { return std::tolower(c); });
  return words.find("natural") != std::string::npos || words.find("using") != std::string::npos;
}

// Whether the view has joins or expressions that a statement may do without.
bool can_be_less(const Entity& entity) {
  return std::any_of(entity.fields.begin(), entity.fields.end(), [&](const Field& field) { return !field.stored() || !is_own(entity, field); });
}

void make_less(store::Connection& connection, std::string_view sql, const model::Schema& schema) {
  const auto concerns = [&](const Entity& entity) { return can_be_less(entity) && sql.find(entity.name) != std::string_view::npos; };
  if (joins_by_names(sql) || std::none_of(schema.entities().begin(), schema.entities().end(), concerns)) return;
  const std::optional<store::Reads> reads = store::reads_of(connection, sql);
  if (!reads) return;
  for (const Entity& entity : schema.entities()) {
    const auto found = reads->find(entity.name);
    if (found == reads->end() || !can_be_less(entity)) continue;
    const auto wanted = [&](const Field& field) { return found->second.contains(field.name); };
    const std::string select = store::entity_select(entity, {std::string(store::real_place(kHere)), wanted, {}, {}});
    connection.execute(store::temporary_view(entity.name, select, kHere));
  }
}

// Fewer are always looked up one by one.
constexpr std::int64_t kFew = 1000;

void make(store::Connection& connection, SeenViews views) {
  views.part = [&](Scope scope) {
    const std::int64_t ours = connection.integer("SELECT count(*) FROM " + std::string(known_customers(scope)));
    if (ours < kFew) return 0.0;
    return static_cast<double>(ours) / static_cast<double>(connection.integer("SELECT count(*) FROM main.pareto_customer", 1));
  };
  each_seen_statement(views, [&](const std::string& sql) { connection.execute(sql); });
}

}  // namespace

std::unique_ptr<store::Connection> open_reader(const store::Store& store, const Session& session) {
  auto connection = store.open_reader();
  if (session.rights) make(*connection, {*session.rights});
  return connection;
}

void refresh(store::Connection& reader, const Session& session) {
  if (!session.rights) return;
  for (const Scope scope : {Scope::Own, Scope::Team}) {
    const std::string name(known_customers(scope));
    if (!store::has_temporary_table(reader, name.c_str())) continue;
    reader.execute("DELETE FROM " + name);
    reader.execute(find_customers(*session.rights, scope, kHere));
  }
}

void make_ready(store::Connection& connection, const Session& session, std::string_view sql, const model::Schema* schema, Conditions conditions) {
  if (session.rights) {
    const bool direct = sql.find(store::kReserved) != std::string_view::npos;
    // What is computed may read other views: where nobody asks for it, those are not made ready for it.
    std::vector<const Entity*> plain;
    for (const Entity& entity : session.rights->schema().entities()) {
      const bool computes = std::any_of(entity.fields.begin(), entity.fields.end(), [](const Field& field) { return !field.stored(); });
      if (!computes || sql.find(entity.name) == std::string_view::npos || model::may_ask_computed(entity, sql)) continue;
      const std::string select = store::entity_select(entity, {std::string(store::real_place(kHere)), [](const Field& field) { return field.stored(); }, {}, {}});
      connection.execute(store::temporary_view(entity.name, select, kHere));
      plain.push_back(&entity);
    }
    const std::optional<store::Reads> reads = store::reads_of(connection, sql);
    for (const Entity* entity : plain) connection.execute("DROP VIEW temp." + store::quoted_name(entity->name));
    return make(connection, {*session.rights, kHere, reads ? &*reads : nullptr, joins_by_names(sql), direct, conditions});
  }
  if (schema != nullptr) make_less(connection, sql, *schema);
}

bool sees_less(store::Connection& connection) {
  return store::has_temporary_table(connection, std::string(kSign).c_str());
}

std::string found_in_what_is_seen(const Entity& entity, std::string_view alias, std::string_view match) {
  std::string kinds, columns;
  for (const Field& field : entity.fields) {
    if (!field.searched || !field.stored() || !is_own(entity, field)) continue;
    kinds += field.meaning == Meaning::Phone ? 'p' : field.meaning == Meaning::Name || field.meaning == Meaning::Plain ? 'n' : 'w';
    columns += ", " + std::string(alias) + "." + store::quoted_name(field.local_name());
  }
  return "search_holds(" + std::string(match) + ", '" + kinds + "'" + columns + ")";
}

}  // namespace pareto::access
