#include "core/store/sqlite/functions.hpp"

#include <sqlite3.h>

#include <cstdint>

namespace pareto::store {
namespace {

__extension__ typedef __int128 Wide;

struct Sum {
  std::int64_t value;
  std::int64_t count;
  bool overflow;
};

void isum_step(sqlite3_context* context, int, sqlite3_value** values) {
  if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
  auto* sum = static_cast<Sum*>(sqlite3_aggregate_context(context, sizeof(Sum)));
  if (sum == nullptr) return sqlite3_result_error_nomem(context);
  sum->overflow |= __builtin_add_overflow(sum->value, sqlite3_value_int64(values[0]), &sum->value);
  ++sum->count;
}

void isum_inverse(sqlite3_context* context, int, sqlite3_value** values) {
  if (sqlite3_value_type(values[0]) == SQLITE_NULL) return;
  auto* sum = static_cast<Sum*>(sqlite3_aggregate_context(context, sizeof(Sum)));
  if (sum == nullptr) return;
  sum->value -= sqlite3_value_int64(values[0]);
  --sum->count;
}

void isum_value(sqlite3_context* context) {
  const auto* sum = static_cast<const Sum*>(sqlite3_aggregate_context(context, 0));
  if (sum == nullptr || sum->count == 0) return sqlite3_result_null(context);
  if (sum->overflow) return sqlite3_result_error(context, "integer overflow in isum", -1);
  sqlite3_result_int64(context, sum->value);
}

// Day of the month from days since 1970-01-01 (Howard Hinnant, chrono-compatible low-level date algorithms).
std::int64_t month_start_of(std::int64_t days) {
  const std::int64_t z = days + 719468;
  const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const auto doe = static_cast<unsigned>(z - era * 146097);
  const unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const unsigned mp = (5 * doy + 2) / 153;
  return days - static_cast<std::int64_t>(doy - (153 * mp + 2) / 5);
}

void month_start(sqlite3_context* context, int, sqlite3_value** values) {
  if (sqlite3_value_type(values[0]) == SQLITE_NULL) return sqlite3_result_null(context);
  sqlite3_result_int64(context, month_start_of(sqlite3_value_int64(values[0])));
}

// A day is its number here.
void date_of(sqlite3_context* context, int, sqlite3_value** values) { sqlite3_result_value(context, values[0]); }

void divide(sqlite3_context* context, int, sqlite3_value** values) {
  if (sqlite3_value_type(values[0]) == SQLITE_NULL || sqlite3_value_type(values[1]) == SQLITE_NULL) {
    return sqlite3_result_null(context);
  }
  const Wide a = sqlite3_value_int64(values[0]), b = sqlite3_value_int64(values[1]);
  if (b == 0) return sqlite3_result_null(context);
  const Wide twice = 2 * (a < 0 ? -a : a), by = b < 0 ? -b : b;
  const Wide rounded = (twice + by) / (2 * by);
  sqlite3_result_int64(context, static_cast<std::int64_t>((a < 0) != (b < 0) ? -rounded : rounded));
}

}  // namespace

void add_named_functions(sqlite3* database) {
  constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  sqlite3_create_window_function(database, "isum", 1, kFlags, nullptr, isum_step, isum_value, isum_value, isum_inverse, nullptr);
  sqlite3_create_function(database, "month_start", 1, kFlags, nullptr, month_start, nullptr, nullptr);
  sqlite3_create_function(database, "divide", 2, kFlags, nullptr, divide, nullptr, nullptr);
  sqlite3_create_function(database, "date_of", 1, kFlags, nullptr, date_of, nullptr, nullptr);
}

}  // namespace pareto::store
