#include "core/records/query/sql_fence.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "core/base/error.hpp"
#include "core/records/query/query_functions.hpp"
#include "core/store/dialect.hpp"

namespace pareto::records {
namespace {

constexpr std::array kReservedPrefixes = {std::string_view("pareto_"),
                                          std::string_view("sqlite_"),
                                          std::string_view("pragma_"),
                                          std::string_view("pg_"),
                                          std::string_view("information_schema"),
                                          std::string_view("set_config"),
                                          std::string_view("dblink"),
                                          std::string_view("lo_"),
                                          std::string_view("dbstat"),
                                          std::string_view("fts")};

bool word_char(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

[[noreturn]] void refuse(Text why, std::string_view word = {}) {
  throw Error(
      ErrorCode::Denied, Message(why, {word}),
      Message(Text{
          "a query is one SELECT over the published views; see them with: pareto query --views",
          "查询只能是对公开视图的一条 SELECT；看有哪些视图：pareto query --views"}));
}

void check_word(std::string word) {
  std::transform(word.begin(), word.end(), word.begin(),
                 [](unsigned char c) { return std::tolower(c); });
  for (const std::string_view prefix : kReservedPrefixes) {
    if (word.compare(0, prefix.size(), prefix) == 0)
      refuse(Text{"{} is not open to queries", "查询不能使用 {}"}, word);
  }
}

// The engines' own names of where views lie. Behind them stand the views of the owner of the
// folder, whoever asks.
bool is_place(std::string word) {
  std::transform(word.begin(), word.end(), word.begin(),
                 [](unsigned char c) { return std::tolower(c); });
  return word == "main" || word == "temp" || word == "public";
}

// Behind the blanks and comments from here on.
std::size_t past_blanks(std::string_view sql, std::size_t i) {
  while (i < sql.size()) {
    if (std::isspace(static_cast<unsigned char>(sql[i])))
      ++i;
    else if (sql.substr(i, 2) == "--")
      i = std::min(sql.find('\n', i), sql.size());
    else if (sql.substr(i, 2) == "/*")
      i = std::min(sql.find("*/", i + 2), sql.size() - 2) + 2;
    else
      break;
  }
  return i;
}

// Whether the parenthesis here ends before `AS (SELECT`: then columns of a common table stand in
// it.
bool are_columns(std::string_view sql, std::size_t open) {
  const auto word = [&](std::size_t& at) {
    at = past_blanks(sql, at);
    const std::size_t begin = at;
    while (at < sql.size() && word_char(sql[at])) ++at;
    std::string found(sql.substr(begin, at - begin));
    std::transform(found.begin(), found.end(), found.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    return found;
  };
  std::size_t at = std::min(sql.find(')', open), sql.size() - 1) + 1;
  if (word(at) != "as") return false;
  std::size_t next = at;
  for (std::string said = word(next); said == "not" || said == "materialized"; said = word(next))
    at = next;
  at = past_blanks(sql, at);
  if (at >= sql.size() || sql[at] != '(') return false;
  const std::string first = word(++at);
  return first == "select" || first == "values" || first == "with";
}

bool is_printing(std::string word) {
  std::transform(word.begin(), word.end(), word.begin(),
                 [](unsigned char c) { return std::tolower(c); });
  return word == "printf" || word == "format";
}

// Whether a text stands here, and no more than that, which asks for no width beyond three digits.
// The engine writes however many blanks it is told to, looks at no clock meanwhile, and gives
// nothing in the end where they are too many.
bool prints_little(std::string_view sql, std::size_t at) {
  at = past_blanks(sql, at);
  if (at >= sql.size() || sql[at] != '\'') return false;
  std::size_t digits = 0;
  bool inside = false;  // behind a %
  for (++at; at < sql.size(); ++at) {
    const char c = sql[at];
    if (c == '\'' && (at + 1 >= sql.size() || sql[++at] != '\'')) break;
    if (inside && c == '*') return false;
    digits = std::isdigit(static_cast<unsigned char>(c)) ? digits + 1 : 0;
    if (inside && digits > 3) return false;
    inside = c == '%' ? !inside : inside && !std::isalpha(static_cast<unsigned char>(c));
  }
  at = past_blanks(sql, at);
  return at < sql.size() && (sql[at] == ',' || sql[at] == ')');
}

// What temporary views call. By its name no foreign statement gets at it: check_word.
bool asks_whose(std::string_view function) {
  return function == access::asks_customer(access::Scope::Own) ||
         function == access::asks_customer(access::Scope::Team);
}

}  // namespace

void check_foreign_sql(std::string_view sql) {
  // The engine would stop there, even inside a comment, and run another statement than the one that
  // was read here.
  if (sql.find('\0') != std::string_view::npos)
    refuse(Text{"the statement holds a zero byte{}", "语句里有零字节{}"});
  bool first = true, ended = false;
  std::string before;  // the word or name before, if one is there
  for (std::size_t i = 0; i < sql.size();) {
    const char c = sql[i];
    if (std::isspace(static_cast<unsigned char>(c))) {
      ++i;
      continue;
    }
    if (sql.substr(i, 2) == "--") {
      i = std::min(sql.find('\n', i), sql.size());
      continue;
    }
    if (sql.substr(i, 2) == "/*") {
      const std::size_t end = sql.find("*/", i + 2);
      i = end == std::string_view::npos ? sql.size() : end + 2;
      continue;
    }
    if (ended) refuse(Text{"only one statement is allowed{}", "只允许一条语句{}"});
    if (c == ';') {
      ended = true;
      ++i;
      continue;
    }
    if (c == '\'' || c == '"' || c == '`' || c == '[') {
      const char close = c == '[' ? ']' : c;
      std::string inner;
      for (++i; i < sql.size(); ++i) {
        if (sql[i] != close)
          inner += sql[i];
        else if (close != ']' && i + 1 < sql.size() && sql[i + 1] == close)
          inner += sql[i++];
        else
          break;
      }
      ++i;
      // A text literal is data, but SQLite takes it for a name where a name is wanted, so it is
      // checked alike.
      check_word(inner);
      before = std::move(inner);
      continue;
    }
    if (word_char(c)) {
      const std::size_t begin = i;
      while (i < sql.size() && word_char(sql[i])) ++i;
      std::string word(sql.substr(begin, i - begin));
      check_word(word);
      // Where engines differ in what is a text, words could hide in it: $$text$$, E'it\'s',
      // U&"\0070".
      if (word.find('$') != std::string::npos)
        refuse(Text{"{}: the sign $ is not used in queries", "{}：查询里不用 $ 符号"}, word);
      const bool escapes = word.size() == 1 && std::strchr("eEuUbBxXnN", word[0]) != nullptr;
      if (escapes && i < sql.size() &&
          (sql[i] == '\'' || sql.substr(i, 2) == "&\"" || sql.substr(i, 2) == "&'")) {
        refuse(Text{"{} before a quoted text is not allowed; write the text itself",
                    "引号文本前不能加 {}；请直接写文本"},
               word);
      }
      if (first) {
        std::transform(word.begin(), word.end(), word.begin(),
                       [](unsigned char x) { return std::toupper(x); });
        if (word != "SELECT" && word != "WITH" && word != "VALUES") {
          refuse(Text{"a query begins with SELECT, not with {}", "查询要以 SELECT 开头，不能是 {}"},
                 word);
        }
        first = false;
      }
      before = std::move(word);
      continue;
    }
    if (c == '(' && !before.empty() && !is_open_function(before) && !is_no_call(before) &&
        !are_columns(sql, i)) {
      refuse(Text{"the function {} is not open to queries", "查询不能使用函数 {}"}, before);
    }
    if (c == '(' && is_printing(before) && !prints_little(sql, i + 1)) {
      refuse(Text{"{}: the form is a text by itself, with widths of three digits at most",
                  "{}：格式须直接写成文本，宽度最多三位数"},
             before);
    }
    if (c == '.' && is_place(before))
      refuse(Text{"views are named without {}. before them", "视图前面不写 {}."}, before);
    before.clear();
    ++i;
  }
  if (first) refuse(Text{"the query is empty{}", "查询是空的{}"});
}

access::Conditions conditions_of(std::string_view sql) {
  return may_fail_on_a_row(sql) ? access::Conditions::MayFail : access::Conditions::Host;
}

void confine(store::Connection& connection, Views views) {
  static constexpr char kTemporaryOnly = 1;
  sqlite3_set_authorizer(
      connection.handle(),
      [](void* temporary_only, int action, const char* first, const char* second,
         const char* database, const char*) {
        switch (action) {
          case SQLITE_READ:
            // What lies in the file is read by the temporary views alone, and those read tables.
            if (temporary_only != nullptr && database != nullptr &&
                sqlite3_stricmp(database, "main") == 0 &&
                !std::string_view(first).starts_with(store::kReserved)) {
              return SQLITE_DENY;
            }
            return SQLITE_OK;
          case SQLITE_SELECT:
          case SQLITE_RECURSIVE:
            return SQLITE_OK;
          case SQLITE_FUNCTION:
            return is_open_function(second) || asks_whose(second) ? SQLITE_OK : SQLITE_DENY;
          default:
            return SQLITE_DENY;
        }
      },
      views == Views::Temporary ? const_cast<char*>(&kTemporaryOnly) : nullptr);
  sqlite3_limit(connection.handle(), SQLITE_LIMIT_ATTACHED, 0);
}

}  // namespace pareto::records
