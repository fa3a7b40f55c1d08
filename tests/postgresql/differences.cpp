#include "differences.hpp"

#include "core/store/dialect.hpp"

namespace pareto::trace {
namespace {

using store::Dialect;

// In what the dialect writes, these stand for any table and any parameter: groups 1 and 2.
constexpr std::string_view kTable = "TABLE", kParameter = "PARAMETER";

// `sql` with its table and parameter replaced, the first one by `first`, and its other signs by
// `sign`.
template <class Sign>
std::string replaced(const std::string& sql, const char* first, const char* again,
                     const char* parameter, Sign sign) {
  std::string out;
  bool seen = false;
  for (std::size_t i = 0; i < sql.size();) {
    if (sql.compare(i, kTable.size(), kTable) == 0) {
      out += seen ? again : first;
      seen = true;
      i += kTable.size();
    } else if (sql.compare(i, kParameter.size(), kParameter) == 0) {
      out += parameter;
      i += kParameter.size();
    } else {
      out += sign(sql[i++]);
    }
  }
  return out;
}

std::string pattern_of(const std::string& sql) {
  return replaced(sql, "(pareto_\\w+__search)", "\\1", "([?:]\\w+)", [](char c) {
    const bool special = std::string_view("()[]{}.*+?^$|\\").find(c) != std::string_view::npos;
    return (special ? "\\" : "") + std::string(1, c);
  });
}

std::string form_of(const std::string& sql) {
  return replaced(sql, "$1", "$1", "$2", [](char c) { return std::string(c == '$' ? 2 : 1, c); });
}

std::vector<Difference> all() {
  std::vector<Difference> list = {
      {"settings", "^PRAGMA ", Way::Leave, "", "settings of SQLite itself"},
      {"catalogue", "\\b(?:sqlite_master|pragma_table_info|pragma_index_list)\\b", Way::Leave, "",
       "SQLite's list of its tables and columns; PostgreSQL has another"},
      {"vocabulary", "\\bpareto_vocabulary\\b", Way::Leave, "",
       "what SQLite's search index holds; PostgreSQL's is a table of arrays"},
      {"definitions",
       "^(?:CREATE|ALTER) (?:TABLE|VIEW|VIRTUAL TABLE)\\b|^CREATE INDEX (?!IF NOT EXISTS)"
       "|^DROP (?:VIEW(?! temp\\.)|INDEX) ",
       Way::Leave, "",
       "each engine has definitions of its own, by the same functions; PostgreSQL's were run"},
      {"search settings", "^INSERT INTO (pareto_\\w+__search)\\(\\1, rank\\)", Way::Leave, "",
       "a setting of SQLite's search index"},
      {"what is shown", "\\bsearch_holds\\(", Way::Leave, "",
       "what was found is looked for in what is shown by the program's own reading of Chinese: an engine does it when it fetches"},
      {"whose it is", "\\bpareto_is_mine_(?:own|team)\\(", Way::Leave, "",
       "a function over a set of the connection, where somebody has many customers; PostgreSQL keeps a table"},
      {"writing", "^BEGIN IMMEDIATE$", Way::Rewrite, "BEGIN", "SQLite's word for the one writer"},
      {"reading", "^BEGIN$", Way::Rewrite, "BEGIN ISOLATION LEVEL REPEATABLE READ",
       "SQLite reads one state of the data without being told"},
      {"taken keys", "^UPDATE OR IGNORE ", Way::OrNothing, "UPDATE ",
       "PostgreSQL has ON CONFLICT for new rows only; a taken key fails to a savepoint there"},
      {"next code",
       "^SELECT max\\(CAST\\(substr\\(code, \\d+\\) AS INTEGER\\)\\) FROM (\\w+) WHERE code GLOB "
       "'(\\w+)\\[0-9\\]\\*'",
       Way::Rewrite,
       "SELECT max(CAST(substring(code, '^$2([0-9]+)') AS bigint)) FROM $1 WHERE code >= '$020' "
       "AND code < '$2:'",
       "GLOB, and texts read as numbers as far as they are, are SQLite's"},
  };
  // What a session sees: views of its connection, which in PostgreSQL keep foreign conditions
  // behind their own.
  const auto here = [&list](const char* name, const std::string& pattern, const std::string& form,
                            const char* reason) {
    list.push_back({name, pattern, Way::Rewrite, form, reason});
  };
  const std::string view = store::temporary_view("$1", "", Dialect::PostgreSQL);
  here("views of a user", "^CREATE TEMP VIEW \"([^\"]+)\" AS ", view,
       "only PostgreSQL's can keep conditions of others behind their own");
  here("kept apart", " LIMIT -1$", "",
       "that is how SQLite keeps conditions of others behind those of a view");
  here("ids of a user", "^CREATE TEMP TABLE (\\w+)\\(id INTEGER PRIMARY KEY\\)",
       store::temporary_ids("$1", Dialect::PostgreSQL), "SQLite's name for a key");
  list.push_back(
      {"types of computed columns", "\\bpareto_\\w+__computed\\b", Way::Leave, "",
       "SQLite tells where a column of an answer comes from, so a table stands in for what is computed; PostgreSQL tells types"});
  here("views for a while", "^DROP VIEW temp\\.", "DROP VIEW pg_temp.",
       "where they lie is called otherwise");
  here("places", "\\bmain\\.", std::string(store::real_place(Dialect::PostgreSQL)),
       "where tables lie is called otherwise");
  const auto add = [&list](const char* name, auto sql, const char* reason) {
    list.push_back({name, pattern_of(sql(Dialect::SQLite)), Way::Rewrite,
                    form_of(sql(Dialect::PostgreSQL)), reason});
  };
  add(
      "learning tokens", [](Dialect dialect) { return store::learn_tokens(kTable, dialect); },
      "the search index is FTS5 here, arrays of tokens there");
  add(
      "forgetting tokens", [](Dialect dialect) { return store::forget_tokens(kTable, dialect); },
      "FTS5 forgets a record by its tokens, a table by its key");
  add(
      "searching",
      [](Dialect dialect) { return store::matches_tokens(kTable, kParameter, dialect); },
      "the search index is FTS5 here, arrays of tokens there");
  // After the others, which know the statement as it is written.
  list.push_back({"batches", "\\bpareto_rows\\(\\?1\\)", Way::EachRow, "",
                  "a batch of the program is a table to SQLite only (core/store/row_source.hpp)"});
  return list;
}

}  // namespace

const std::vector<Difference>& differences() {
  static const std::vector<Difference> list = all();
  return list;
}

}  // namespace pareto::trace
