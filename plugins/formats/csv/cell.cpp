#include "cell.hpp"

#include <charconv>
#include <cmath>

namespace pareto::csv_format {
namespace {

using sdk::Type;

// What spreadsheet programs take for the begin of a formula, also in the wide forms that some of them fold.
bool begins_formula(std::string_view text) {
  if (text.empty()) return false;
  if (std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos) return true;
  for (const std::string_view wide : {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
    if (text.substr(0, wide.size()) == wide) return true;
  }
  return false;
}

// 1/10000 with a plain point and an ASCII minus, at least `least` decimals and no zeros beyond.
void append_decimal(std::string& out, std::int64_t value, int least) {
  const std::uint64_t size = value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  if (value < 0) out += '-';
  out += std::to_string(size / 10'000);
  std::string decimals = std::to_string(10'000 + size % 10'000).substr(1);
  while (static_cast<int>(decimals.size()) > least && decimals.back() == '0') decimals.pop_back();
  if (!decimals.empty()) out += "." + decimals;
}

void append_time(std::string& out, std::int64_t microseconds) {
  constexpr std::int64_t kDay = 86'400'000'000;
  std::int64_t day = microseconds / kDay, rest = microseconds % kDay;
  if (rest < 0) {
    --day;
    rest += kDay;
  }
  const std::int64_t seconds = rest / 1'000'000;
  auto two = [&](std::int64_t part) { out += std::to_string(100 + part).substr(1); };
  out += sdk::Date{static_cast<std::int32_t>(day)}.iso() + " ";
  two(seconds / 3600);
  out += ':';
  two(seconds / 60 % 60);
  out += ':';
  two(seconds % 60);
}

// The sign by which a text says "shown as bad" is no part of it.
std::string_view without_sign(const sdk::Column& column, std::string_view text) {
  const bool signs = (column.flags & PARETO_COLUMN_WARN) != 0 || column.role == sdk::Role::Sentence;
  return signs && text.substr(0, 1) == "!" ? text.substr(1) : text;
}

}  // namespace

void append_text(std::string& out, std::string_view text, char separator) {
  const bool formula = begins_formula(text);
  bool quote = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  for (const char c : text) quote |= c == separator || c == '"' || c == '\n' || c == '\r' || c == '\t';
  if (quote) out += '"';
  if (formula) out += '\'';
  for (const char c : text) {
    if (c == '"') out += "\"\"";
    else if ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7F) out += "\uFFFD";
    else out += c;
  }
  if (quote) out += '"';
}

void append_value(std::string& out, const sdk::Column& column, const sdk::ColumnView& values, std::int64_t row, char separator,
                  bool chinese) {
  if (values.is_null(row)) return;
  switch (column.type) {
    case Type::Text: return append_text(out, without_sign(column, values.text(row)), separator);
    case Type::Bool: out += values.integer(row) != 0 ? (chinese ? "是" : "yes") : (chinese ? "否" : "no"); return;
    case Type::Date: out += values.date(row).iso(); return;
    case Type::Time: return append_time(out, values.integer(row));
    case Type::Money: return append_decimal(out, values.integer(row), 2);
    case Type::Quantity: return append_decimal(out, values.integer(row), 0);
    case Type::Real: {
      const double value = values.real(row);
      if (!std::isfinite(value)) return;
      char text[64];
      // Plain where that is short, so that every program reads it; the shortest form that gives the same number back.
      const auto plain = std::to_chars(text, text + 40, value, std::chars_format::fixed);
      const auto end = plain.ec == std::errc() ? plain.ptr : std::to_chars(text, text + sizeof text, value).ptr;
      out.append(text, end);
      return;
    }
    default: out += std::to_string(values.integer(row));
  }
}

std::string heading(const sdk::Column& column, std::string_view currency, bool chinese) {
  std::string words = column.label.empty() ? column.name : column.label;
  const std::string_view unit = column.type == Type::Money ? currency : std::string_view(column.unit);
  if (unit.empty()) return words;
  return words + (chinese ? "（" : " (") + std::string(unit) + (chinese ? "）" : ")");
}

}  // namespace pareto::csv_format
