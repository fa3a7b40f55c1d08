#include "core/records/query/query_check.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cctype>

#include "core/records/query/column_kind.hpp"
#include "core/records/query/sql_fence.hpp"

namespace pareto::records {
namespace {

bool in_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         (static_cast<unsigned char>(c) & 0x80) != 0;
}

// Where a name stands as a word of its own.
std::optional<std::size_t> find_word(std::string_view sql, std::string_view word) {
  for (std::size_t at = sql.find(word); !word.empty() && at != std::string_view::npos;
       at = sql.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !in_word(sql[at - 1])) && (end == sql.size() || !in_word(sql[end]))) return at;
  }
  return std::nullopt;
}

// The engine's words, in ours: what is not there any more is what happens to statements that are
// kept.
struct Saying {
  std::string_view begin;
  Text words;
};
const Saying kSayings[] = {
    {"no such column: ", {"there is no column {}", "没有列 {}"}},
    {"no such table: ", {"there is no view {}", "没有视图 {}"}},
    {"ambiguous column name: ",
     {"{} is a column of several views; say of which", "列 {} 在几个视图里都有，请写明是哪一个"}},
    {"not authorized to use function: ",
     {"the function {} is not open to queries", "查询不能使用函数 {}"}},
    {"no such function: ", {"there is no function {}", "没有函数 {}"}},
};

}  // namespace

QueryFault fault_in(store::Connection& connection, const std::string& sql, const Error& error) {
  const std::string words = sqlite3_errmsg(connection.handle());
  const int offset = sqlite3_error_offset(connection.handle());
  std::optional<std::size_t> place;
  if (offset >= 0) place = static_cast<std::size_t>(offset);
  const Message remedy =
      Text{"views and their columns, those of enabled plugins among them: pareto query --views",
           "看有哪些视图和列（含已启用插件的）：pareto query --views"};
  for (const Saying& saying : kSayings) {
    if (!words.starts_with(saying.begin)) continue;
    const std::string name = words.substr(saying.begin.size());
    if (!place) place = find_word(sql, name);
    if (!place) place = find_word(sql, name.substr(name.rfind('.') + 1));
    return {Error(error.code(), Message(saying.words, {name}), remedy), place};
  }
  return {Error(error.code(),
                Message(Text{"the query cannot be run: {}", "查询无法执行：{}"}, {words}), remedy),
          place};
}

QueryCheck check_query(const store::Store& store, const std::string& sql,
                       const model::Schema& schema) {
  QueryCheck check;
  try {
    check_foreign_sql(sql);
  } catch (const Error& error) {
    check.fault = QueryFault{error, std::nullopt};
    return check;
  }
  const auto connection = store.open_reader();
  stand_in_for_computed(*connection, schema, sql);
  confine(*connection);
  try {
    const store::Statement statement = connection->prepare(sql);
    ColumnKinds kinds = kinds_of(schema, statement);
    // Of the rows of several SELECTs only the first one's columns would be told.
    if (is_compound(sql)) kinds.assign(kinds.size(), std::nullopt);
    for (int c = 0; c < statement.columns(); ++c) {
      const auto& kind = kinds[static_cast<std::size_t>(c)];
      check.shape.columns.push_back(
          {statement.column_name(c), kind ? std::optional(kind->type) : std::nullopt});
    }
    for (int i = 1; i <= statement.parameter_count(); ++i) {
      const char* name = statement.parameter_name(i);
      check.shape.parameters.emplace_back(name != nullptr ? name + 1 : "?");
    }
  } catch (const Error& error) {
    check.fault = fault_in(*connection, sql, error);
  }
  return check;
}

TextPlace place_in(std::string_view text, std::size_t offset) {
  TextPlace place;
  for (const char c : text.substr(0, std::min(offset, text.size()))) {
    if (c == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      ++place.column;
    }
  }
  return place;
}

}  // namespace pareto::records
