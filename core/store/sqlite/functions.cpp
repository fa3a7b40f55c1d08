#include "core/store/sqlite/functions.hpp"

#include "core/base/date.hpp"
#include "core/base/masked.hpp"
#include "core/base/search_tokens.hpp"
#include "core/base/unit_measure.hpp"
#include "core/model/own_terms.hpp"
#include "pareto/window.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

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

// Day of the month from days since 1970-01-01 (Howard Hinnant, chrono-compatible low-level date
// algorithms).
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
void date_of(sqlite3_context* context, int, sqlite3_value** values) {
  sqlite3_result_value(context, values[0]);
}

// The day of an instant where clocks stand so many minutes east of UTC.
void day_of(sqlite3_context* context, int, sqlite3_value** values) {
  if (sqlite3_value_type(values[0]) == SQLITE_NULL || sqlite3_value_type(values[1]) == SQLITE_NULL)
    return sqlite3_result_null(context);
  constexpr Wide kMinute = 60'000'000, kDay = 1440 * kMinute;
  const Wide local =
      Wide{sqlite3_value_int64(values[0])} + sqlite3_value_int64(values[1]) * kMinute;
  const Wide days = local / kDay - (local % kDay < 0 ? 1 : 0);
  sqlite3_result_int64(context, static_cast<std::int64_t>(days));
}

void divide(sqlite3_context* context, int, sqlite3_value** values) {
  if (sqlite3_value_type(values[0]) == SQLITE_NULL ||
      sqlite3_value_type(values[1]) == SQLITE_NULL) {
    return sqlite3_result_null(context);
  }
  const Wide a = sqlite3_value_int64(values[0]), b = sqlite3_value_int64(values[1]);
  if (b == 0) return sqlite3_result_null(context);
  const Wide twice = 2 * (a < 0 ? -a : a), by = b < 0 ? -b : b;
  const Wide rounded = (twice + by) / (2 * by);
  sqlite3_result_int64(context, static_cast<std::int64_t>((a < 0) != (b < 0) ? -rounded : rounded));
}

std::string_view text_of(sqlite3_value* value) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return {text != nullptr ? text : "", static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

void year_start(sqlite3_context* context, int, sqlite3_value** values) {
  const std::int64_t year = sqlite3_value_int64(values[0]);
  if (sqlite3_value_type(values[0]) == SQLITE_NULL || year < 1 || year > 9999)
    return sqlite3_result_null(context);
  sqlite3_result_int64(context, Date::from_civil(static_cast<int>(year), 1, 1)->days);
}

void window_start(sqlite3_context* context, int, sqlite3_value** values) {
  for (int i = 0; i < 2; ++i) {
    if (sqlite3_value_type(values[i]) == SQLITE_NULL) return sqlite3_result_null(context);
  }
  constexpr std::int64_t kMostMonths = 12'000, kMostDays = 5'000'000;  // further no day of use lies
  const std::int64_t day = sqlite3_value_int64(values[0]), months = sqlite3_value_int64(values[1]);
  if (months < 1 || months > kMostMonths || day < -kMostDays || day > kMostDays)
    return sqlite3_result_null(context);
  sqlite3_result_int64(context, sdk::Window{static_cast<int>(months), 0}
                                    .range(Date{static_cast<std::int32_t>(day)})
                                    .from.days);
}

// What a connection is told of the day; shared by the functions that tell and ask it.
struct Setting {
  std::optional<std::int32_t> as_of;
};
using Shared = std::shared_ptr<Setting>;

void as_of(sqlite3_context* context, int, sqlite3_value**) {
  const auto& day = (*static_cast<Shared*>(sqlite3_user_data(context)))->as_of;
  if (day)
    sqlite3_result_int64(context, *day);
  else
    sqlite3_result_null(context);
}

void set_config(sqlite3_context* context, int, sqlite3_value** values) {
  if (text_of(values[0]) != "pareto.as_of")
    return sqlite3_result_error(context, "no such setting", -1);
  const auto day = parse_date(text_of(values[1]));
  (*static_cast<Shared*>(sqlite3_user_data(context)))->as_of =
      day ? std::optional(day->days) : std::nullopt;
  sqlite3_result_value(context, values[1]);
}

void quantity_in_unit(sqlite3_context* context, int, sqlite3_value** values) {
  for (int i = 0; i < 3; ++i) {
    if (sqlite3_value_type(values[i]) == SQLITE_NULL) return sqlite3_result_null(context);
  }
  const auto found =
      in_unit(sqlite3_value_int64(values[0]), text_of(values[1]), text_of(values[2]));
  if (!found) return sqlite3_result_null(context);
  sqlite3_result_int64(context, *found);
}

void give_text(sqlite3_context* context, const std::string& text) {
  sqlite3_result_text(context, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

void masked_text(sqlite3_context* context, int, sqlite3_value** values) {
  if (sqlite3_value_type(values[0]) == SQLITE_NULL) return sqlite3_result_null(context);
  const std::string_view kind = text_of(values[1]);
  give_text(context, masked(text_of(values[0]), kind == "phone"   ? MaskKind::Phone
                                                : kind == "email" ? MaskKind::Email
                                                                  : MaskKind::Text));
}

void own_terms(sqlite3_context* context, int, sqlite3_value** values) {
  if (sqlite3_value_type(values[0]) == SQLITE_NULL) return sqlite3_result_null(context);
  give_text(context, model::in_own_terms(text_of(values[0])));
}

// Whether tokens of the texts hold all that a search index was asked for: `"one" AND "other"*`.
bool holds(std::string_view asked, const std::string& tokens) {
  const std::string all = " " + tokens + " ";
  for (std::size_t at = 0; (at = asked.find('"', at)) != std::string_view::npos;) {
    const std::size_t end = std::min(asked.find('"', at + 1), asked.size());
    const bool prefix = end + 1 < asked.size() && asked[end + 1] == '*';
    const std::string token =
        " " + std::string(asked.substr(at + 1, end - at - 1)) + (prefix ? "" : " ");
    if (all.find(token) == std::string::npos) return false;
    at = end + 1;
  }
  return true;
}

void search_holds(sqlite3_context* context, int count, sqlite3_value** values) {
  const std::string_view kinds = text_of(values[1]);
  std::string tokens;
  for (int i = 2; i < count && static_cast<std::size_t>(i - 2) < kinds.size(); ++i) {
    const char kind = kinds[static_cast<std::size_t>(i - 2)];
    append_tokens(text_of(values[i]),
                  kind == 'p'   ? TokenKind::Phone
                  : kind == 'n' ? TokenKind::Name
                                : TokenKind::Word,
                  tokens);
  }
  sqlite3_result_int(context, holds(text_of(values[0]), tokens) ? 1 : 0);
}

}  // namespace

void add_named_functions(sqlite3* database) {
  constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  sqlite3_create_window_function(database, "isum", 1, kFlags, nullptr, isum_step, isum_value,
                                 isum_value, isum_inverse, nullptr);
  sqlite3_create_function(database, "month_start", 1, kFlags, nullptr, month_start, nullptr,
                          nullptr);
  sqlite3_create_function(database, "year_start", 1, kFlags, nullptr, year_start, nullptr, nullptr);
  sqlite3_create_function(database, "window_start", 2, kFlags, nullptr, window_start, nullptr,
                          nullptr);
  const auto setting = std::make_shared<Setting>();
  const auto shared = [&] {
    return new Shared(setting);
  };  // the engine owns it until the connection is closed
  const auto let_go = [](void* held) { delete static_cast<Shared*>(held); };
  sqlite3_create_function_v2(database, "as_of", 0, kFlags, shared(), as_of, nullptr, nullptr,
                             let_go);
  sqlite3_create_function_v2(database, "set_config", 3, SQLITE_UTF8 | SQLITE_DIRECTONLY, shared(),
                             set_config, nullptr, nullptr, let_go);
  sqlite3_create_function(database, "in_unit", 3, kFlags, nullptr, quantity_in_unit, nullptr,
                          nullptr);
  sqlite3_create_function(database, "divide", 2, kFlags, nullptr, divide, nullptr, nullptr);
  sqlite3_create_function(database, "day_of", 2, kFlags, nullptr, day_of, nullptr, nullptr);
  sqlite3_create_function(database, "date_of", 1, kFlags, nullptr, date_of, nullptr, nullptr);
  sqlite3_create_function(database, "masked", 2, kFlags, nullptr, masked_text, nullptr, nullptr);
  sqlite3_create_function(database, "own_terms", 1, kFlags, nullptr, own_terms, nullptr, nullptr);
  sqlite3_create_function(database, "search_holds", -1, kFlags, nullptr, search_holds, nullptr,
                          nullptr);
}

}  // namespace pareto::store
