// fence ADDRESS WORKSPACE USER HIDDEN [WORD...]: foreign SQL on both engines, on behalf of a user
// who sees less than everything.
//
// The store that PostgreSQL has is that of the workspace (replay.cpp). Its connection gets the
// user's views and the role that runs foreign statements; SQLite is asked as the query service asks
// it. Statements: tests/data/fence (PARETO_SOURCES).
//   refused.sql   by both engines. PostgreSQL is asked a second time without the reading of words before: it may answer some of them
//                 (its catalogue, functions), with none of the WORDs in the answer or in the reason why not
//   answered.sql  alike by both
//   guesses.sql   with a value that the user may not see (HIDDEN: customer=C2, contact=P2, amount=80000000) and with one that nobody has:
//                 the same happens
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>

#include "compare.hpp"
#include "core/access/seen_views.hpp"
#include "core/base/error.hpp"
#include "core/host/host.hpp"
#include "core/records/query/ask.hpp"
#include "core/records/query/sql_fence.hpp"
#include "core/store/dialect.hpp"
#include "server.hpp"

using namespace pareto;
using namespace pareto::trace;

namespace {

// What became of a statement.
struct Fate {
  std::string refused;  // why; empty: it was answered
  Rows rows;

  [[nodiscard]] std::string words() const {
    std::string out = refused;
    for (const auto& row : rows) {
      for (const Value& value : row) out += " " + shown(value);
    }
    return out;
  }
};

Value value_of(const sdk::ColumnView& column, sdk::Type type, std::int64_t row) {
  if (column.is_null(row)) return {};
  if (type == sdk::Type::Text) return {Kind::Text, 0, 0, std::string(column.text(row))};
  if (type == sdk::Type::Real) return {Kind::Real, 0, column.real(row), {}};
  return {Kind::Integer, column.integer(row), 0, {}};
}

class Fence {
 public:
  Fence(const std::string& address, host::Host& host, std::vector<std::string> words)
      : host_(host), server_(address), words_(std::move(words)) {
    const access::Rights& rights = *host.session().rights;
    constexpr auto kDialect = store::Dialect::PostgreSQL;
    for (const std::string& sql : access::seen_statements({rights, kDialect})) run(sql);
    for (const std::string& sql : store::foreign_views(access::published_names(rights), kDialect))
      run(sql);
    run("SET statement_timeout = '1s'");
  }

  void refuses(const std::string& sql) {
    if (const Fate fate = in_sqlite(sql); fate.refused.empty())
      fail(sql, "SQLite answers:" + fate.words());
    if (const Fate fate = in_postgresql(sql); fate.refused.empty())
      fail(sql, "PostgreSQL answers:" + fate.words());
    ++refused_;
    std::string first = sql.substr(0, 6);
    std::transform(first.begin(), first.end(), first.begin(),
                   [](unsigned char c) { return std::toupper(c); });
    if (first != "SELECT" && !first.starts_with("WITH") && first != "VALUES" &&
        !first.starts_with("TABLE"))
      return;
    const Fate alone = told(server_.run(sql, {}));
    by_engine_ += alone.refused.empty() ? 0 : 1;
    ++asked_alone_;
    keeps_quiet(sql, alone);
  }

  void answers(const std::string& sql) {
    const Fate ours = in_sqlite(sql), theirs = in_postgresql(sql);
    if (!ours.refused.empty()) return fail(sql, "SQLite: " + ours.refused);
    if (!theirs.refused.empty()) return fail(sql, "PostgreSQL: " + theirs.refused);
    if (const std::string why = unlike(ours.rows, theirs.rows, false, false); !why.empty())
      fail(sql, why);
    keeps_quiet(sql, ours);
    keeps_quiet(sql, theirs);
    ++answered_;
    rows_ += ours.rows.size();
  }

  void is_silent_on(const std::string& hidden, const std::string& nobodys) {
    const auto alike = [&](const char* engine, const Fate& one, const Fate& other) {
      const bool same = one.refused.empty() == other.refused.empty() &&
                        unlike(one.rows, other.rows, false, false).empty();
      if (!same)
        fail(hidden, std::string(engine) + " tells:" + one.words() +
                         "; of a value that nobody has:" + other.words());
    };
    alike("SQLite", in_sqlite(hidden), in_sqlite(nobodys));
    alike("PostgreSQL", in_postgresql(hidden), in_postgresql(nobodys));
    ++guessed_;
  }

  // False if anything was wrong.
  bool finish(const std::string& user) {
    const Answer who = server_.run("SELECT CAST(current_user AS text)", {});
    if (who.rows.size() != 1 || who.rows[0][0].bytes != "pareto_foreign")
      fail("the role", "it was left behind");
    if (rows_ == 0) fail("the user", "sees nothing at all");
    std::printf(
        "%s: %zu statements are refused by both engines (%zu of %zu by PostgreSQL alone, without a word of others), %zu answered alike "
        "with %zu rows, %zu guesses told nothing\n",
        user.c_str(), refused_, by_engine_, asked_alone_, answered_, rows_, guessed_);
    return failures_ == 0;
  }

 private:
  void run(const std::string& sql) {
    const Answer answer = server_.script(sql);
    if (!answer.failure.empty()) throw std::runtime_error(sql + ": " + answer.failure);
  }

  Fate in_sqlite(const std::string& sql) {
    Fate fate;
    try {
      const records::Answer answer =
          records::ask(host_.store(), host_.session(), sql, host_.schema());
      const sdk::Schema& schema = *answer.rows->schema();
      for (sdk::Batch batch; answer.rows->next(batch); batch = sdk::Batch()) {
        for (std::int64_t row = 0; row < batch.rows(); ++row) {
          auto& values = fate.rows.emplace_back();
          for (std::size_t c = 0; c < schema.size(); ++c)
            values.push_back(value_of(batch.column(c), schema[c].type, row));
        }
      }
    } catch (const Error& error) {
      fate = {error.text(Language::English), {}};
    }
    return fate;
  }

  Fate in_postgresql(const std::string& sql) {
    try {
      records::check_foreign_sql(sql);
    } catch (const Error& error) {
      return {error.text(Language::English), {}};
    }
    return told(server_.run(sql, {}));
  }

  static Fate told(Answer answer) { return {std::move(answer.failure), std::move(answer.rows)}; }

  void keeps_quiet(const std::string& sql, const Fate& fate) {
    const std::string said = fate.words();
    for (const std::string& word : words_) {
      // A refusal cites the statement itself.
      if (said.find(word) != std::string::npos && sql.find(word) == std::string::npos)
        fail(sql, "“" + word + "” is in the answer");
    }
  }

  void fail(const std::string& sql, const std::string& why) {
    ++failures_;
    std::printf("FAILED: %s\n        %s\n", sql.c_str(), why.substr(0, 400).c_str());
  }

  host::Host& host_;
  Server server_;
  std::vector<std::string> words_;
  std::size_t failures_ = 0, refused_ = 0, by_engine_ = 0, asked_alone_ = 0, answered_ = 0,
              rows_ = 0, guessed_ = 0;
};

std::vector<std::string> statements(const std::string& name) {
  const char* sources = std::getenv("PARETO_SOURCES");
  std::ifstream file(std::string(sources ? sources : ".") + "/tests/data/fence/" + name);
  std::vector<std::string> out;
  for (std::string line; std::getline(file, line);) out.push_back(line);
  if (out.empty()) throw std::runtime_error(name + " is empty");
  return out;
}

std::string with(std::string sql, const std::map<std::string, std::string>& values) {
  for (const auto& [name, value] : values) {
    if (const std::size_t at = sql.find("{" + name + "}"); at != std::string::npos)
      sql.replace(at, name.size() + 2, value);
  }
  return sql;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 5)
    throw std::runtime_error("usage: pareto_fence ADDRESS WORKSPACE USER HIDDEN [WORD...]");
  host::HostOptions options;
  options.as_user = argv[3];
  const auto host = host::Host::open(host::Workspace::open(argv[2]), options);
  std::map<std::string, std::string> hidden;
  const std::string pairs = std::string(argv[4]) + ",";
  for (std::size_t at = 0, end = 0; (end = pairs.find(',', at)) != std::string::npos;
       at = end + 1) {
    const std::string pair = pairs.substr(at, end - at);
    if (const std::size_t equal = pair.find('='); equal != std::string::npos)
      hidden[pair.substr(0, equal)] = pair.substr(equal + 1);
  }
  const std::map<std::string, std::string> nobodys = {
      {"customer", "C999"}, {"contact", "P999"}, {"amount", "999999999999"}};
  Fence fence(argv[1], *host, {argv + 5, argv + argc});
  for (const std::string& sql : statements("refused.sql")) fence.refuses(sql);
  for (const std::string& sql : statements("answered.sql")) fence.answers(sql);
  for (const std::string& sql : statements("guesses.sql")) {
    const bool known = std::any_of(hidden.begin(), hidden.end(), [&](const auto& pair) {
      return sql.find("{" + pair.first + "}") != std::string::npos;
    });
    if (known) fence.is_silent_on(with(sql, hidden), with(sql, nobodys));
  }
  return fence.finish(argv[3]) ? 0 : 1;
} catch (const Error& error) {
  std::fprintf(stderr, "%s\n", error.text(Language::English).c_str());
  return 1;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
