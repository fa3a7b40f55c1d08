#include "compare.hpp"

#include <strings.h>

#include <algorithm>
#include <cmath>

namespace pareto::trace {
namespace {

std::string shown(const std::vector<Value>& row) {
  std::string out;
  for (const Value& value : row) out += (out.empty() ? "" : " | ") + trace::shown(value);
  return out;
}

// Real numbers may differ in the last digits, where the engines add up in another order. A decimal
// of PostgreSQL that is whole stands for the integer that SQLite has.
int compare(const Value& a, const Value& b) {
  const auto number = [](const Value& v) {
    return v.kind == Kind::Integer ? static_cast<double>(v.integer) : v.real;
  };
  const bool numbers = (a.kind == Kind::Integer || a.kind == Kind::Real) &&
                       (b.kind == Kind::Integer || b.kind == Kind::Real);
  if (numbers && (a.kind == Kind::Real || b.kind == Kind::Real)) {
    const double x = number(a), y = number(b);
    if (std::fabs(x - y) <= 1e-12 * std::max(std::fabs(x), std::fabs(y))) return 0;
    return x < y ? -1 : 1;
  }
  if (a.kind != b.kind) return a.kind < b.kind ? -1 : 1;
  if (a.kind == Kind::Integer) return a.integer < b.integer ? -1 : a.integer > b.integer;
  return a.bytes.compare(b.bytes);
}

bool before(const std::vector<Value>& a, const std::vector<Value>& b) {
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (const int order = compare(a[i], b[i])) return order < 0;
  }
  return a.size() < b.size();
}

}  // namespace

std::string shown(const Value& value) {
  switch (value.kind) {
    case Kind::Null:
      return "null";
    case Kind::Integer:
      return std::to_string(value.integer);
    case Kind::Real:
      return std::to_string(value.real);
    case Kind::Blob:
      return std::to_string(value.bytes.size()) + " bytes";
    default:
      return "'" + value.bytes.substr(0, 200) + "'";
  }
}

std::string unlike(Rows expected, Rows found, bool ordered, bool stopped) {
  if (stopped ? found.size() < expected.size() : found.size() != expected.size()) {
    return std::to_string(expected.size()) + " rows in SQLite, " + std::to_string(found.size()) +
           " in PostgreSQL";
  }
  if (!ordered) {
    std::sort(expected.begin(), expected.end(), before);
    std::sort(found.begin(), found.end(), before);
    if (stopped) {
      if (std::includes(found.begin(), found.end(), expected.begin(), expected.end(), before))
        return {};
      return "the rows that were read are not among those of PostgreSQL";
    }
  }
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (!before(expected[i], found[i]) && !before(found[i], expected[i])) continue;
    return "row " + std::to_string(i + 1) + " is " + shown(expected[i]) + " in SQLite, " +
           shown(found[i]) + " in PostgreSQL";
  }
  return {};
}

bool is_ordered(const std::string& sql) {
  int depth = 0;
  for (std::size_t i = 0; i < sql.size(); ++i) {
    if (sql[i] == '\'' || sql[i] == '"')
      i = std::min(sql.find(sql[i], i + 1), sql.size() - 1);
    else if (sql[i] == '(')
      ++depth;
    else if (sql[i] == ')')
      --depth;
    else if (depth == 0 && strncasecmp(sql.c_str() + i, "order by", 8) == 0)
      return true;
  }
  return false;
}

}  // namespace pareto::trace
