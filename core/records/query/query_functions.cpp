#include "core/records/query/query_functions.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>

namespace pareto::records {
namespace {

constexpr std::string_view kFunctions[] = {
    "isum", "month_start", "year_start", "window_start", "as_of", "in_unit", "day_of", "divide",
    "count", "sum", "min", "max", "avg", "total", "abs", "round", "coalesce", "nullif", "ifnull",
    "iif", "length", "lower", "upper", "substr", "substring", "trim", "ltrim", "rtrim", "replace",
    "instr", "like", "glob", "group_concat", "printf", "format", "row_number", "rank", "dense_rank",
    "ntile", "lag", "lead", "first_value", "last_value", "nth_value", "cume_dist", "percent_rank",
    "json_extract", "date", "strftime", "typeof", "quote", "hex", "likely", "unlikely", "masked",
    "own_terms", "date_of",
    // Said of a value, and gone before the statement is run (plain_twin.hpp).
    "money_of", "quantity_of"};

constexpr std::string_view kNoCalls[] = {
    "all", "and", "any", "as", "asc", "between", "by", "case", "cast", "collate", "cross", "desc",
    "distinct", "else", "end", "escape", "except", "exists", "filter", "following", "from", "full",
    "glob", "group", "having", "in", "inner", "intersect", "is", "isnull", "join", "left", "like",
    "limit", "materialized", "natural", "not", "notnull", "null", "offset", "on", "or", "order",
    "outer", "over", "partition", "preceding", "range", "recursive", "right", "rows", "select",
    "then", "union", "using", "values", "when", "where", "window", "with",
    // Types with a length.
    "char", "character", "dec", "decimal", "nchar", "number", "numeric", "nvarchar", "varchar",
    "varying"};

// `->` is among the functions that are not open; LIKE fails by a pattern of more letters than this,
// ESCAPE apart.
constexpr std::string_view kMayFail[] = {"json_extract", "abs",   "printf", "format", "replace",
                                         "hex",          "quote", "||",     "escape"};
constexpr std::size_t kLongestPattern = 50'000;

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return std::tolower(c); });
  return out;
}

}  // namespace

bool is_open_function(std::string_view name) {
  return std::find(std::begin(kFunctions), std::end(kFunctions), lower(name)) !=
         std::end(kFunctions);
}

bool is_no_call(std::string_view word) {
  return std::find(std::begin(kNoCalls), std::end(kNoCalls), lower(word)) != std::end(kNoCalls);
}

bool may_fail_on_a_row(std::string_view sql) {
  const std::string words = lower(sql);
  return words.size() > kLongestPattern ||
         std::any_of(std::begin(kMayFail), std::end(kMayFail),
                     [&](std::string_view part) { return words.find(part) != std::string::npos; });
}

}  // namespace pareto::records
