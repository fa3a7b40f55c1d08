#include "core/access/seen.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/access/readable.hpp"
#include "core/model/expression.hpp"
#include "core/store/ddl.hpp"
#include "core/store/elsewhere.hpp"
#include "core/store/id_set.hpp"
#include "core/store/reads.hpp"

namespace pareto::access {
namespace {

using model::Entity;
using model::Field;
using model::Meaning;

constexpr store::Dialect kHere = store::Dialect::SQLite;  // what a connection speaks

bool is_own(const Entity& entity, const Field& field) {
  return field.plugin.empty() || field.plugin == entity.plugin;
}

// Joins of one name's columns take whatever both sides have, and are not told as read.
bool joins_by_names(std::string_view sql) {
  std::string words(sql);
  std::transform(words.begin(), words.end(), words.begin(),
                 [](unsigned char c) { return std::tolower(c); });
  return words.find("natural") != std::string::npos || words.find("using") != std::string::npos;
}

// Whether the view has joins or expressions that a statement may do without.
bool can_be_less(const Entity& entity) {
  return std::any_of(entity.fields.begin(), entity.fields.end(),
                     [&](const Field& field) { return !field.stored() || !is_own(entity, field); });
}

void make_less(store::Connection& connection, std::string_view sql, const model::Schema& schema) {
  const auto concerns = [&](const Entity& entity) {
    return can_be_less(entity) && sql.find(entity.name) != std::string_view::npos;
  };
  if (joins_by_names(sql) ||
      std::none_of(schema.entities().begin(), schema.entities().end(), concerns))
    return;
  const std::optional<store::Reads> reads = store::reads_of(connection, sql);
  if (!reads) return;
  for (const Entity& entity : schema.entities()) {
    const auto found = reads->find(entity.name);
    if (found == reads->end() || !can_be_less(entity)) continue;
    const auto wanted = [&](const Field& field) { return found->second.contains(field.name); };
    const std::string select =
        store::entity_select(entity, {std::string(store::real_place(kHere)), wanted, {}, {}});
    connection.execute(store::temporary_view(entity.name, select, kHere));
  }
}

// So few are always known.
constexpr std::int64_t kFew = 1000;
// From this part of all customers on it is less work to ask each row that is read whose it is than
// to find what each has, where all is wanted.
constexpr double kMany = 0.1;
// Up to so many customers are read beforehand: about as much work as one look into the store for
// each tenth of them.
constexpr std::int64_t kSmall = 3000;
// With a limit up to this a statement wants few rows.
constexpr long kFewRows = 200;

// Whether the statement ends by a small limit.
bool has_small_limit(std::string_view sql) {
  std::string words(sql);
  std::transform(words.begin(), words.end(), words.begin(),
                 [](unsigned char c) { return std::tolower(c); });
  const std::size_t at = words.rfind("limit ");
  if (at == std::string::npos) return false;
  char* end = nullptr;
  const long rows = std::strtol(words.c_str() + at + 6, &end, 10);
  return rows > 0 && rows <= kFewRows &&
         words.find_first_not_of(" \n;", static_cast<std::size_t>(end - words.c_str())) ==
             std::string::npos;
}

// What is wanted of a statement: whatever it answers, or a few rows of that.
enum class Wanted { All, FewRows };

// Makes the connection the function that asks whose a customer is, and answers whether they are so
// many that rows are asked by it. A few rows in an order that is there anyway, or some by their
// names, are asked where more than few are the user's: that is soon done, and how many there are in
// all would be counted for nothing.
bool are_many(store::Connection& connection, const Rights& rights, Scope scope, Wanted wanted) {
  const std::string all = "SELECT count(*) FROM main.pareto_customer";
  std::int64_t many = kFew;
  if (wanted == Wanted::All)
    many = std::max(
        many, static_cast<std::int64_t>(kMany * static_cast<double>(connection.integer(all))));
  store::IdSet set = set_of_customers(rights, scope, store::real_place(kHere),
                                      std::string(asks_customer(scope)), std::max(many, kSmall));
  if (wanted == Wanted::FewRows) set.among = all;
  return store::add_id_set(connection, set) >= many;
}

void make(store::Connection& connection, SeenViews views, Wanted wanted) {
  views.are_many = [&](Scope scope) { return are_many(connection, views.rights, scope, wanted); };
  each_seen_statement(views, [&](const std::string& sql) { connection.execute(sql); });
}

// Views of a connection that answers many statements, each made when the first statement reads what
// it stands for. Before that nothing is read by its name: every statement is told here, and what it
// reads is found by compiling it.
class OnDemand {
 public:
  OnDemand(const store::Store& store, store::Connection& connection, Session session)
      : store_(store), connection_(connection), session_(std::move(session)) {}

  void before(const std::string& sql) {
    const std::size_t end = sql.find(';');
    // Of several statements the later ones may read what the first ones make.
    const bool one =
        end == std::string::npos || sql.find_first_not_of(" \n;", end) == std::string::npos;
    const std::optional<store::Reads> reads =
        one ? store::reads_of(connection_, sql) : std::nullopt;
    if (reads && reads->empty()) return;
    Made then = made_;
    std::vector<std::string> missing;
    SeenViews views{.rights = *session_.rights, .reads = reads ? &*reads : nullptr, .made = &then};
    views.are_many = [&](Scope scope) { return many(scope); };
    each_seen_statement(views, [&](const std::string& make) { missing.push_back(make); });
    if (missing.empty()) return;
    if (store::is_busy(connection_)) throw store::AskElsewhere{further()};
    for (const std::string& make : missing) connection_.execute(make);
    made_ = std::move(then);
  }

 private:
  bool many(Scope scope) {
    const auto found = many_.find(scope);
    if (found != many_.end()) return found->second;
    return many_[scope] = are_many(connection_, *session_.rights, scope, Wanted::FewRows);
  }

  // Where the rows of one statement lead to others, those are asked here.
  store::Connection& further() {
    if (!further_) further_ = open_reader(store_, session_);
    const std::int64_t now = further_->integer("PRAGMA data_version");
    if (further_version_ != 0 && further_version_ != now) refresh(*further_, session_);
    further_version_ = now;
    return *further_;
  }

  const store::Store& store_;
  store::Connection& connection_;
  const Session session_;
  Made made_{.sign = true, .customers = {}, .views = {}};
  std::map<Scope, bool> many_;
  std::unique_ptr<store::Connection> further_;
  std::int64_t further_version_ = 0;
};

}  // namespace

std::unique_ptr<store::Connection> open_reader(const store::Store& store, const Session& session) {
  auto connection = store.open_reader();
  if (!session.rights) return connection;
  connection->execute(store::temporary_ids(kSign, kHere));
  const auto views = std::make_shared<OnDemand>(store, *connection, session);
  connection->before_statements([views](const std::string& sql) { views->before(sql); });
  return connection;
}

void refresh(store::Connection& reader, const Session& session) {
  if (!session.rights) return;
  for (const Scope scope : {Scope::Own, Scope::Team}) {
    const std::string asks(asks_customer(scope));
    if (store::has_function(reader, asks.c_str())) reader.execute("SELECT " + asks + "()");
    const std::string name(known_customers(scope));
    if (!store::has_temporary_table(reader, name.c_str())) continue;
    reader.execute("DELETE FROM " + name);
    reader.execute(find_customers(*session.rights, scope, kHere));
  }
}

void make_ready(store::Connection& connection, const Session& session, std::string_view sql,
                const model::Schema* schema, Conditions conditions, Unreadable unreadable) {
  if (session.rights) {
    const bool direct = sql.find(store::kReserved) != std::string_view::npos;
    // What is computed may read other views: where nobody asks for it, those are not made ready for
    // it.
    std::vector<const Entity*> plain;
    for (const Entity& entity : session.rights->schema().entities()) {
      const bool computes = std::any_of(entity.fields.begin(), entity.fields.end(),
                                        [](const Field& field) { return !field.stored(); });
      if (!computes || sql.find(entity.name) == std::string_view::npos ||
          model::may_ask_computed(entity, sql))
        continue;
      const std::string select =
          store::entity_select(entity, {std::string(store::real_place(kHere)),
                                        [](const Field& field) { return field.stored(); },
                                        {},
                                        {}});
      connection.execute(store::temporary_view(entity.name, select, kHere));
      plain.push_back(&entity);
    }
    store::ReadsBy by;
    const bool refuses = unreadable == Unreadable::IsRefused;
    const std::optional<store::Reads> reads =
        store::reads_of(connection, sql, refuses ? &by : nullptr);
    if (reads && refuses) refuse_unreadable(*session.rights, by, sql);
    for (const Entity* entity : plain)
      connection.execute("DROP VIEW temp." + store::quoted_name(entity->name));
    return make(connection,
                {*session.rights, kHere, reads ? &*reads : nullptr, joins_by_names(sql), direct,
                 conditions},
                has_small_limit(sql) ? Wanted::FewRows : Wanted::All);
  }
  if (schema != nullptr) make_less(connection, sql, *schema);
}

bool sees_less(store::Connection& connection) {
  return store::has_temporary_table(connection, std::string(kSign).c_str());
}

std::string seen_among(const Session& session, const Entity& entity) {
  const Scope scope = session.rights ? session.rights->scope(entity, Verb::See) : Scope::All;
  if (entity.name != "customer" || (scope != Scope::Own && scope != Scope::Team)) return {};
  return "SELECT customer AS id FROM (" +
         customers_with_repeats(*session.rights, scope, store::real_place(kHere)) + ") m";
}

std::string found_in_what_is_seen(const Entity& entity, std::string_view alias,
                                  std::string_view match) {
  std::string kinds, columns;
  for (const Field& field : entity.fields) {
    if (!field.searched || !field.stored() || !is_own(entity, field)) continue;
    kinds += field.meaning == Meaning::Phone                                     ? 'p'
             : field.meaning == Meaning::Name || field.meaning == Meaning::Plain ? 'n'
                                                                                 : 'w';
    columns += ", " + std::string(alias) + "." + store::quoted_name(field.local_name());
  }
  return "search_holds(" + std::string(match) + ", '" + kinds + "'" + columns + ")";
}

}  // namespace pareto::access
