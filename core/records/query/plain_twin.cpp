#include "core/records/query/plain_twin.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace pareto::records {
namespace {

constexpr std::array<std::string_view, 12> kValues = {
    "min",      "max", "coalesce", "ifnull",      "nullif",     "likely",
    "unlikely", "lag", "lead",     "first_value", "last_value", "nth_value"};
constexpr std::array<std::string_view, 6> kSums = {"isum", "sum", "avg", "total", "abs", "round"};

bool is_blank(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }
bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Where what begins at `at` ends: a quoted text or name, a comment, a word, else one sign.
std::size_t end_of_token(std::string_view sql, std::size_t at) {
  const char c = sql[at];
  if (sql.substr(at, 2) == "--") return std::min(sql.find('\n', at), sql.size());
  if (sql.substr(at, 2) == "/*") {
    const std::size_t end = sql.find("*/", at + 2);
    return end == sql.npos ? sql.size() : end + 2;
  }
  if (c == '\'' || c == '"' || c == '`' || c == '[') {
    const std::size_t end = sql.find(c == '[' ? ']' : c, at + 1);
    return end == sql.npos ? sql.size() : end + 1;
  }
  std::size_t end = at;
  while (end < sql.size() && is_word(sql[end])) ++end;
  return std::max(end, at + 1);
}

std::size_t after_blanks(std::string_view sql, std::size_t at) {
  while (at < sql.size() && is_blank(sql[at])) ++at;
  return at;
}

std::string lower(std::string_view word) {
  std::string out(word);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

struct Call {
  std::string_view first;  // argument
  std::size_t end;         // behind the closing bracket
};

// The brackets that open at `open`.
std::optional<Call> call_at(std::string_view sql, std::size_t open) {
  if (open >= sql.size() || sql[open] != '(') return std::nullopt;
  std::size_t comma = sql.npos;
  int depth = 0;
  for (std::size_t at = open; at < sql.size(); at = end_of_token(sql, at)) {
    if (sql[at] == '(') ++depth;
    if (sql[at] == ',' && depth == 1) comma = std::min(comma, at);
    if (sql[at] == ')' && --depth == 0)
      return Call{sql.substr(open + 1, std::min(comma, at) - open - 1), at + 1};
  }
  return std::nullopt;
}

// Behind FILTER (…) and OVER (…) or OVER name, which belong to the call.
std::size_t after_window(std::string_view sql, std::size_t at) {
  while (true) {
    const std::size_t word = after_blanks(sql, at);
    if (word >= sql.size()) return at;
    const std::size_t end = end_of_token(sql, word);
    const std::string name = lower(sql.substr(word, end - word));
    if (name != "filter" && name != "over") return at;
    const std::size_t next = after_blanks(sql, end);
    const std::optional<Call> brackets = call_at(sql, next);
    if (!brackets && name == "filter") return at;
    at = brackets ? brackets->end : next < sql.size() ? end_of_token(sql, next) : next;
  }
}

// main.: a common table of the same name is another.
std::string_view known_field(std::string_view function) {
  if (function == "money_of") return "(SELECT net_sales FROM main.customer_month)";
  if (function == "date_of") return "(SELECT month FROM main.customer_month)";
  if (function == "quantity_of") return "(SELECT quantity FROM main.sale)";
  return {};
}

}  // namespace

std::string plain_twin(std::string_view sql, Keeping keeping) {
  std::string out;
  for (std::size_t at = 0; at < sql.size();) {
    const std::size_t end = end_of_token(sql, at);
    const std::string_view token = sql.substr(at, end - at);
    at = end;
    const std::string name = is_word(token.front()) ? lower(token) : std::string();
    const std::string_view field = known_field(name);
    const bool keeps =
        (keeping != Keeping::Nothing &&
         std::find(kValues.begin(), kValues.end(), name) != kValues.end()) ||
        (keeping == Keeping::Sums && std::find(kSums.begin(), kSums.end(), name) != kSums.end());
    const std::optional<Call> call =
        keeps || !field.empty() ? call_at(sql, after_blanks(sql, end)) : std::nullopt;
    if (!call) {
      out += token;
      continue;
    }
    at = after_window(sql, call->end);
    if (!field.empty() && keeping != Keeping::Nothing) {
      out += field;
      continue;
    }
    std::string_view first = call->first.substr(after_blanks(call->first, 0));
    if (lower(first.substr(0, 9)) == "distinct ") first.remove_prefix(9);
    out.append("(").append(plain_twin(first, keeping)).append(")");
  }
  return out;
}

bool is_compound(std::string_view sql) {
  for (std::size_t at = 0; at < sql.size();) {
    const std::size_t end = end_of_token(sql, at);
    const std::string word = lower(sql.substr(at, end - at));
    if (word == "union" || word == "intersect" || word == "except") return true;
    at = end;
  }
  return false;
}

}  // namespace pareto::records
