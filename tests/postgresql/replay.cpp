// replay ADDRESS RECORD...: what the program asked of SQLite is asked of a PostgreSQL whose store
// was made by the generated definitions, run by run and in the same order, and the answers are
// compared: rows, and how many were written. A file that ends in -tables names a copy of the store
// at that moment, whose tables are compared. Nothing is left out in silence: a statement is
// compared, or it is in differences.cpp.
#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <regex>
#include <set>

#include "compare.hpp"
#include "core/model/own_terms.hpp"
#include "core/store/dialect.hpp"
#include "differences.hpp"
#include "server.hpp"
#include "trace.hpp"

using namespace pareto;
using namespace pareto::trace;

namespace {

class Replay {
 public:
  explicit Replay(std::string address) : address_(std::move(address)) {}

  void take(const std::vector<Run>& runs) {
    for (const Run& run : runs) {
      // A store in memory, on which computed fields are tried, or a copy, on which a change of
      // plugins is.
      if (run.file.empty() || run.file.find("/trial.pareto-") != run.file.npos) {
        ++in_memory_;
        continue;
      }
      take(run);
    }
    servers_.clear();  // the process ended
  }

  // The tables of the entities and those of the host, all rows.
  void compare_tables(const std::string& file) {
    sqlite3* opened = nullptr;
    if (sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
      return fail("the store", "cannot open " + file);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> database(opened, &sqlite3_close);
    Server server(address_);
    for (const auto& row : ask(opened,
                               "SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB "
                               "'pareto_*' AND name NOT GLOB '*__search*' ORDER BY name")) {
      const std::string& table = row.front().bytes;
      std::string columns;
      for (const auto& column :
           ask(opened, "SELECT name FROM pragma_table_info('" + table + "')")) {
        columns += (columns.empty() ? "" : ", ") + store::quoted_name(column.front().bytes);
      }
      const std::string sql = "SELECT " + columns + " FROM " + table;
      const Rows expected = ask(opened, sql);
      const Answer found = server.run(sql, {});
      const std::string why =
          found.failure.empty() ? unlike(expected, found.rows, false, false) : found.failure;
      if (!why.empty()) fail("table " + table, why);
      ++tables_;
      if (!expected.empty()) ++filled_;
      table_rows_ += expected.size();
    }
  }

  // False if anything was wrong.
  bool finish(const char* statements) {
    if (std::FILE* file = std::fopen(statements, "w")) {
      for (const auto& [sql, counted] : counts_) std::fprintf(file, "%s\n", sql.c_str());
      std::fclose(file);
    }
    std::size_t alike = 0, rewritten = 0, left = 0, runs = 0;
    for (const auto& [sql, counted] : counts_) {
      if (failed_.count(sql)) continue;
      if (counted.differences.empty())
        ++alike;
      else if (has(counted, Way::Leave))
        ++left;
      else
        ++rewritten;
      if (!has(counted, Way::Leave)) runs += counted.runs;
    }
    if (rows_ == 0 || table_rows_ == 0) fail("the record", "there is nothing to compare in it");
    std::map<std::pair<std::string, std::string>, std::size_t> used;
    for (const Difference& difference : differences())
      used[{difference.name, difference.reason}] += 0;
    for (const auto& [sql, counted] : counts_) {
      for (const Difference* difference : counted.differences)
        used[{difference->name, difference->reason}] += counted.runs;
    }
    std::printf(
        "%zu statements are answered alike by both engines as they stand, %zu in PostgreSQL's "
        "form, %zu are SQLite's own affair\n",
        alike, rewritten, left);
    std::printf(
        "%zu runs with %zu rows were compared; %zu tables are alike, %zu of them with %zu rows; "
        "%zu runs were in memory or on copies\n",
        runs, rows_, tables_, filled_, table_rows_, in_memory_);
    for (const auto& [difference, times] : used)
      std::printf("  otherwise: %-16s %7zu runs: %s\n", difference.first.c_str(), times,
                  difference.second.c_str());
    return failures_ == 0;
  }

 private:
  struct Counted {
    std::vector<const Difference*> differences;
    std::string sql;  // for PostgreSQL
    store::Numbered numbered;
    bool ordered = false, tried = false;
    std::size_t runs = 0;
  };

  static bool has(const Counted& entry, Way way) {
    return std::any_of(entry.differences.begin(), entry.differences.end(),
                       [&](const Difference* difference) { return difference->way == way; });
  }

  static Rows ask(sqlite3* database, const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    Rows rows;
    if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
      return rows;
    while (sqlite3_step(statement) == SQLITE_ROW) {
      auto& row = rows.emplace_back();
      for (int c = 0; c < sqlite3_column_count(statement); ++c) {
        const auto bytes = [&] {
          const auto* data = static_cast<const char*>(sqlite3_column_blob(statement, c));
          return data ? std::string(data,
                                    static_cast<std::size_t>(sqlite3_column_bytes(statement, c)))
                      : std::string();
        };
        switch (sqlite3_column_type(statement, c)) {
          case SQLITE_INTEGER:
            row.push_back({Kind::Integer, sqlite3_column_int64(statement, c), 0, {}});
            break;
          case SQLITE_FLOAT:
            row.push_back({Kind::Real, 0, sqlite3_column_double(statement, c), {}});
            break;
          case SQLITE_TEXT:
            row.push_back({Kind::Text, 0, 0, bytes()});
            break;
          case SQLITE_BLOB:
            row.push_back({Kind::Blob, 0, 0, bytes()});
            break;
          default:
            row.emplace_back();
        }
      }
    }
    sqlite3_finalize(statement);
    return rows;
  }

  void fail(const std::string& what, const std::string& why) {
    if (++failures_ <= 40) std::printf("FAILED: %s\n        %s\n", what.c_str(), why.c_str());
  }

  Counted& counted(const std::string& sql) {
    const auto [found, is_new] = counts_.try_emplace(sql);
    Counted& entry = found->second;
    if (!is_new) return entry;
    entry.sql = sql;
    for (std::size_t i = 0; i < patterns().size(); ++i) {
      if (!std::regex_search(sql, patterns()[i])) continue;
      const Difference& difference = differences()[i];
      entry.differences.push_back(&difference);
      if (difference.way == Way::Leave) return entry;
      if (difference.way == Way::EachRow)
        entry.sql = store::for_each_row(entry.sql);
      else
        entry.sql = std::regex_replace(entry.sql, patterns()[i], difference.form);
    }
    const bool batch = has(entry, Way::EachRow);
    entry.numbered = store::with_numbers(entry.sql);
    // A batch is asked row by row, so its answers come in its order.
    entry.ordered = batch || is_ordered(sql);
    return entry;
  }
  static const std::vector<std::regex>& patterns() {
    static const std::vector<std::regex> all = [] {
      std::vector<std::regex> out;
      for (const Difference& difference : differences())
        out.emplace_back(difference.pattern, std::regex::optimize);
      return out;
    }();
    return all;
  }

  // What fails takes the whole transaction with it, unless it stands behind a savepoint; what went
  // well once will again.
  Answer ask(Server& server, Counted& entry, const Run& run,
             const std::map<std::string, Value>& named) {
    std::vector<Value> values;
    for (const std::string& name : entry.numbered.names) {
      const auto found = named.find(name);
      if (found == named.end()) return {"parameter " + name + " has no value", "", {}, -1};
      values.push_back(found->second);
    }
    const bool or_nothing = has(entry, Way::OrNothing);
    const bool guarded = server.in_transaction() && (!entry.tried || or_nothing);
    entry.tried = true;
    if (guarded) (void)server.script("SAVEPOINT before");
    Answer answer =
        run.script ? server.script(entry.numbered.sql) : server.run(entry.numbered.sql, values);
    if (guarded && !answer.failure.empty()) (void)server.script("ROLLBACK TO SAVEPOINT before");
    if (or_nothing && answer.state == "23505") answer = {"", "", {}, 0};
    if (guarded && server.in_transaction()) (void)server.script("RELEASE SAVEPOINT before");
    return answer;
  }

  // What a user may know of a rule's words only the program can say. An engine would keep it beside
  // them; here a table does, filled before a view shows it.
  void keep_own_terms() {
    if (!keeper_) {
      keeper_ = std::make_unique<Server>(address_);
      const Answer made = keeper_->script(
          "CREATE TABLE pareto_own_terms(said text PRIMARY KEY, own text NOT NULL); "
          "CREATE OR REPLACE FUNCTION own_terms(text) RETURNS text STABLE STRICT SECURITY DEFINER LANGUAGE sql AS "
          "'SELECT own FROM public.pareto_own_terms WHERE said = md5($1)'");
      if (!made.failure.empty()) fail("own_terms", made.failure);
    }
    const Answer left = keeper_->run(
        "SELECT DISTINCT explanation FROM pareto_tier_assignment a WHERE explanation IS NOT NULL AND "
        "NOT EXISTS (SELECT 1 FROM pareto_own_terms o WHERE o.said = md5(a.explanation))",
        {});
    for (const std::vector<Value>& row : left.rows) {
      const std::string own = model::in_own_terms(row.front().bytes);
      (void)keeper_->run("INSERT INTO pareto_own_terms VALUES(md5($1), $2)",
                         {row.front(), {Kind::Text, 0, 0, own}});
    }
  }

  void take(const Run& run) {
    // The first that a connection is told; there may have been another where it lies.
    if (run.sql.starts_with("PRAGMA synchronous")) servers_.erase(run.connection);
    if (run.sql.starts_with("CREATE TEMP VIEW") && run.sql.find("own_terms(") != std::string::npos)
      keep_own_terms();
    Counted& entry = counted(run.sql);
    ++entry.runs;
    if (has(entry, Way::Leave)) return;
    if (run.end == End::Failed) return fail(run.sql, "failed in SQLite itself");
    if (failed_.count(run.sql)) return;
    auto& server = servers_[run.connection];
    if (!server) server = std::make_unique<Server>(address_);
    std::map<std::string, Value> named(run.parameters.begin(), run.parameters.end());
    Answer answer;
    if (!has(entry, Way::EachRow)) answer = ask(*server, entry, run, named);
    for (const std::vector<Value>& row : run.batch) {
      for (std::size_t c = 0; c < row.size(); ++c) named[":c" + std::to_string(c)] = row[c];
      Answer one = ask(*server, entry, run, named);
      std::move(one.rows.begin(), one.rows.end(), std::back_inserter(answer.rows));
      if (one.changes >= 0)
        answer.changes = std::max<std::int64_t>(answer.changes, 0) + one.changes;
      answer.failure = one.failure;
      if (!one.failure.empty()) break;
    }

    std::string why = answer.failure;
    if (why.empty() && !run.script)
      why = unlike(run.rows, answer.rows, entry.ordered, run.end == End::Stopped);
    if (why.empty() && run.changes >= 0 && answer.changes >= 0 && run.changes != answer.changes) {
      why = std::to_string(run.changes) + " rows written in SQLite, " +
            std::to_string(answer.changes) + " in PostgreSQL";
    }
    rows_ += run.rows.size();
    if (why.empty()) return;
    failed_.insert(run.sql);
    std::string given;
    for (const auto& [name, value] : named)
      given += (given.empty() ? "\n        with " : ", ") + name + " " + shown(value);
    fail(run.sql, why + given);
  }

  std::string address_;
  // One for each connection of the program.
  std::map<std::uint64_t, std::unique_ptr<Server>> servers_;
  std::unique_ptr<Server> keeper_;
  std::map<std::string, Counted> counts_;
  std::set<std::string> failed_;
  std::size_t failures_ = 0, rows_ = 0, tables_ = 0, filled_ = 0, table_rows_ = 0, in_memory_ = 0;
};

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 4) throw std::runtime_error("usage: pareto_sql_replay ADDRESS STATEMENTS RECORD...");
  Replay replay(argv[1]);
  for (int i = 3; i < argc; ++i) {
    // The store as it was at this moment, by its path.
    if (std::string_view(argv[i]).ends_with("-tables")) {
      std::string path;
      std::getline(std::ifstream(argv[i]), path);
      replay.compare_tables(path);
    } else {
      replay.take(read(argv[i]));
    }
  }
  return replay.finish(argv[2]) ? 0 : 1;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
