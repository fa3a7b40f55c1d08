#include "core/access/seen.hpp"

#include <algorithm>
#include <optional>

#include "core/access/told_by_rule.hpp"
#include "core/access/whose_record.hpp"
#include "core/store/ddl.hpp"
#include "core/store/reads.hpp"

namespace pareto::access {
namespace {

using model::Entity;
using model::Field;
using model::Meaning;
using model::Type;

constexpr const char* kSign = "pareto_sees_less";  // a table without rows: the connection is a user's
constexpr std::string_view kReal = "main.";  // before the names of what stands behind the temporary views

bool is_own(const Entity& entity, const Field& field) { return field.plugin.empty() || field.plugin == entity.plugin; }

std::string shown(const Rights& rights, const Entity& entity, const Field& field, const std::string& value) {
  const FieldAccess access = rights.field(entity, field);
  if (access >= FieldAccess::Read) return entity.name == "tier_assignment" ? told_by_rule(rights, field, value) : value;
  if (access == FieldAccess::Hidden || field.type != Type::Text || !field.choices.empty()) return "NULL";
  const char* kind = field.meaning == Meaning::Phone ? "phone" : field.meaning == Meaning::Email ? "email" : "text";
  return "masked(" + value + ", '" + kind + "')";
}

// The customers of the user and those of the teams, found once for a connection: the engine would find them anew at each place of a
// statement where they are asked for.
constexpr std::string_view kMine = "pareto_mine_own", kOurs = "pareto_mine_team";

std::string_view known_customers(Scope scope) { return scope == Scope::Team ? kOurs : kMine; }
std::string select_known(Scope scope) { return "SELECT id FROM temp." + std::string(known_customers(scope)); }

void find_customers(store::Connection& connection, const Rights& rights, Scope scope) {
  connection.execute("INSERT OR IGNORE INTO temp." + std::string(known_customers(scope)) + " " + customers_with_repeats(rights, scope, kReal));
}

std::string rows_seen(const Rights& rights, const Entity& entity) {
  const Scope scope = rights.scope(entity, Verb::See);
  return within_scope(rights, entity, scope, "b", kReal, select_known(scope));
}

std::string create(std::string_view name, const std::string& select) {
  return "CREATE TEMP VIEW " + store::quoted(name) + " AS " + select;
}

// The published view with the fields that `wanted` says.
std::string seen_view(const Rights& rights, const Entity& entity, std::function<bool(const Field&)> wanted) {
  std::string where = rows_seen(rights, entity);
  if (where == "TRUE") where.clear();
  const auto shape = [&](const Field& field, const std::string& value) { return shown(rights, entity, field, value); };
  return create(entity.name, store::entity_select(entity, {std::string(kReal), std::move(wanted), shape, where}));
}

// The entity's table, and one for each plugin that adds fields.
std::vector<store::View> seen_tables(const Rights& rights, const Entity& entity) {
  const std::string where = rows_seen(rights, entity);
  const std::string base = store::base_table(entity);
  std::vector<store::View> out;
  std::string columns;
  std::map<std::string, std::string> added;
  for (const Field& field : entity.fields) {
    if (!field.stored()) continue;
    std::string& into = is_own(entity, field) ? columns : added[field.plugin];
    into += ", " + shown(rights, entity, field, "b." + store::quoted(field.local_name())) + " AS " + store::quoted(field.local_name());
  }
  const std::string table = std::string(kReal) + base;
  out.push_back({base, create(base, "SELECT b.id AS id" + columns + " FROM " + table + " b WHERE " + where), {}});
  for (const auto& [plugin, fields] : added) {
    const std::string name = store::plugin_table(entity, plugin);
    const std::string rows = where == "TRUE" ? where : "b.id IN (SELECT b.id FROM " + table + " b WHERE " + where + ")";
    out.push_back({name, create(name, "SELECT b.id AS id" + fields + " FROM " + std::string(kReal) + name + " b WHERE " + rows), {}});
  }
  return out;
}

// What the host keeps beside records is seen as the sales that it comes from, and no more of it than of their amounts and costs.
std::vector<store::View> seen_rollups(const Rights& rights) {
  const Entity& sale = rights.schema().entity("sale");
  const auto reads = [&](std::string_view field) { return rights.field(sale, *sale.find(field)) >= FieldAccess::Read; };
  const Scope scope = rights.scope(sale, Verb::See);
  const bool amounts = reads("home_amount"), costs = amounts && reads("home_cost"), all = scope == Scope::All;
  // By +m.customer: months are read as they lie, not once for each customer.
  const std::string rows = scope == Scope::None ? "FALSE" : all ? "TRUE" : "+m.customer IN (" + select_known(scope) + ")";
  const auto column = [](bool seen, const char* name) { return std::string(", ") + (seen ? "m." : "NULL AS ") + name; };
  const bool totals = costs && sees_everyone(rights);
  return {{"pareto_customer_month",
           create("pareto_customer_month", "SELECT m.month, m.customer" + column(amounts, "net") + column(costs, "known") + column(costs, "cost") +
                                               ", m.line_count FROM main.pareto_customer_month m WHERE " + rows),
           {}},
          {"pareto_tier_run",
           create("pareto_tier_run", "SELECT m.id, m.rule, m.as_of, m.per_group, m.time_window, m.settings" + column(totals, "figures") +
                                         column(totals, "changes") + ", m.at FROM main.pareto_tier_run m"),
           {}}};
}

// A derived view over the temporary ones: names in it are looked up there first.
std::string over_seen(const store::View& view) {
  constexpr std::string_view kCreate = "CREATE VIEW";
  return "CREATE TEMP VIEW" + view.create.substr(kCreate.size());
}

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
    connection.execute(create(entity.name, store::entity_select(entity, {std::string(kReal), wanted, {}, {}})));
  }
}

// `direct`: tables may be read by their own names. Views are made straight over the real tables.
void make_seen(store::Connection& connection, const Rights& rights, const std::optional<store::Reads>& reads, bool whole, bool direct) {
  const auto read = [&](std::string_view name) { return !reads || reads->contains(name); };
  connection.execute(std::string("CREATE TEMP TABLE ") + kSign + "(id INTEGER PRIMARY KEY)");
  bool asked[] = {false, false};
  const auto make = [&](const std::string& view) {
    connection.execute(view);
    for (const Scope scope : {Scope::Own, Scope::Team}) {
      bool& made = asked[scope == Scope::Team ? 1 : 0];
      if (made || view.find(known_customers(scope)) == std::string::npos) continue;
      made = true;
      connection.execute("CREATE TEMP TABLE " + std::string(known_customers(scope)) + "(id INTEGER PRIMARY KEY)");
      find_customers(connection, rights, scope);
    }
  };
  for (const Entity& entity : rights.schema().entities()) {
    if (direct && read(store::base_table(entity))) {
      for (const store::View& table : seen_tables(rights, entity)) make(table.create);
    }
    if (!read(entity.name)) continue;
    const auto wanted = [&](const Field& field) { return whole || !reads || reads->find(entity.name)->second.contains(field.name); };
    make(seen_view(rights, entity, wanted));
  }
  for (const store::View& table : seen_rollups(rights)) {
    if (read(table.name)) make(table.create);
  }
  for (const store::View& view : store::derived_views(store::Dialect::SQLite)) {
    if (read(view.name)) make(over_seen(view));
  }
}

}  // namespace

std::unique_ptr<store::Connection> open_reader(const store::Store& store, const Session& session) {
  auto connection = store.open_reader();
  if (session.rights) make_seen(*connection, *session.rights, std::nullopt, true, true);
  return connection;
}

void refresh(store::Connection& reader, const Session& session) {
  if (!session.rights) return;
  for (const Scope scope : {Scope::Own, Scope::Team}) {
    const std::string name(known_customers(scope));
    if (!store::has_temporary_table(reader, name.c_str())) continue;
    reader.execute("DELETE FROM temp." + name);
    find_customers(reader, *session.rights, scope);
  }
}

void make_ready(store::Connection& connection, const Session& session, std::string_view sql, const model::Schema* schema) {
  if (session.rights) {
    const bool direct = sql.find(store::kReserved) != std::string_view::npos;
    return make_seen(connection, *session.rights, store::reads_of(connection, sql), joins_by_names(sql), direct);
  }
  if (schema != nullptr) make_less(connection, sql, *schema);
}

bool sees_less(store::Connection& connection) {
  return store::has_temporary_table(connection, kSign);
}

std::string found_in_what_is_seen(const Entity& entity, std::string_view alias, std::string_view match) {
  std::string kinds, columns;
  for (const Field& field : entity.fields) {
    if (!field.searched || !field.stored() || !is_own(entity, field)) continue;
    kinds += field.meaning == Meaning::Phone ? 'p' : field.meaning == Meaning::Name || field.meaning == Meaning::Plain ? 'n' : 'w';
    columns += ", " + std::string(alias) + "." + store::quoted(field.local_name());
  }
  return "search_holds(" + std::string(match) + ", '" + kinds + "'" + columns + ")";
}

}  // namespace pareto::access
