#include "core/model/exact_value.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/base/json_text.hpp"
#include "core/base/utf8.hpp"
#include "core/base/utf8_scan.hpp"

namespace pareto::model {

namespace {

template <class T>
void append_number(std::string& out, T value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

// 100000, not 1e+05: some readers of csv take the latter for a text.
void append_real(std::string& out, double value) {
  const double size = std::fabs(value);
  if (size != 0 && (size >= 1e15 || size < 1e-6)) return append_number(out, value);
  std::array<char, 48> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed)
          .ptr;
  out.append(digits.data(), end);
}

bool is_word(sdk::Type type) {
  return type == sdk::Type::Text || type == sdk::Type::Date || type == sdk::Type::Time;
}

// Everything but text and nothing.
void append_plain(std::string& out, const sdk::ColumnView& column, std::int64_t row) {
  switch (column.type()) {
    case sdk::Type::Bool:
      out += column.integer(row) != 0 ? "true" : "false";
      break;
    case sdk::Type::Real:
      append_real(out, column.real(row));
      break;
    case sdk::Type::Date:
      out += Date{static_cast<std::int32_t>(column.integer(row))}.iso();
      break;
    case sdk::Type::Time:
      out += Time{column.integer(row)}.iso();
      break;
    case sdk::Type::Money:
    case sdk::Type::Quantity:
      out += plain_decimal(column.integer(row));
      break;
    default:
      append_number(out, column.integer(row));
  }
}

// A damaged byte in a name must not make the whole answer unreadable.
void append_text(std::string& out, std::string_view text) {
  if (scan_utf8(text).end == Utf8End::Complete) {
    pareto::append_json(out, text);
  } else {
    pareto::append_json(out, to_utf8(code_points(text)));
  }
}

bool is_nothing(const sdk::ColumnView& column, std::int64_t row) {
  if (column.is_null(row)) return true;
  return column.type() == sdk::Type::Real && !std::isfinite(column.real(row));
}

// An optional sign, digits, possibly with one point.
bool is_number(std::string_view text) {
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  bool digits = false, point = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      digits = true;
    } else if (c != '.' || std::exchange(point, true)) {
      return false;
    }
  }
  return digits;
}

bool begins_formula(std::string_view text) {
  if (text.empty()) return false;
  std::size_t at = 0;
  switch (next_code_point(text, at)) {
    case U'=':
    case U'@':
    case U'\t':
    case U'\r':
    case U'\n':
    case U'＝':
    case U'＋':
    case U'－':
    case U'＠':
      return true;
    case U'+':
    case U'-':
      return !is_number(text);
    default:
      return false;
  }
}

}  // namespace

std::string_view csv_start(bool starts_file) {
  static constexpr std::array<char, 3> kMark = {'\xEF', '\xBB', '\xBF'};
  return {kMark.data(), starts_file ? kMark.size() : 0};
}

void append_csv_text(std::string& out, std::string_view text) {
  const bool formula = begins_formula(text);
  // Blanks at the ends are kept by quotes; some readers cut them otherwise.
  const bool quoted = text.find_first_of(",\"\r\n") != std::string_view::npos ||
                      (!text.empty() && (text.front() == ' ' || text.back() == ' '));
  if (quoted) out += '"';
  if (formula) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quoted) out += '"';
}

void append_json(std::string& out, const sdk::ColumnView& column, std::int64_t row, bool quoted) {
  if (is_nothing(column, row)) {
    out += "null";
  } else if (column.type() == sdk::Type::Text) {
    append_text(out, column.text(row));
  } else {
    const bool string = quoted || is_word(column.type());
    if (string) out += '"';
    append_plain(out, column, row);
    if (string) out += '"';
  }
}

void append_csv(std::string& out, const sdk::ColumnView& column, std::int64_t row) {
  if (is_nothing(column, row)) return;
  if (column.type() == sdk::Type::Text) {
    append_csv_text(out, column.text(row));
  } else {
    append_plain(out, column, row);
  }
}

}  // namespace pareto::model
