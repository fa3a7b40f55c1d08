// A part of a sheet as a setting of importers: "B3:H200", "B3" (from there to the end), "B:H" or
// "3:200". Every importer of spreadsheets has the same two settings:
//
//     static constexpr Field settings[] = {sheet_setting(), range_setting()};
//     const SheetRange range = range_of(job);     // Failure(PARETO_E_ARGUMENT) for what is none
//
// Columns outside the range are left out, so that c1 is its first; "@line" stays the sheet's row.
// Header-only; plain values.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pareto/field.hpp"
#include "pareto/words.hpp"

namespace pareto::sdk {
inline namespace v0 {

// Both ends belong to it. Columns count from 0, rows from 1.
struct SheetRange {
  static constexpr std::int64_t kColumns = 16'384, kRows = 1'048'576;  // as many as a sheet has

  std::int64_t first_column = 0, last_column = kColumns - 1;
  std::int64_t first_row = 1, last_row = kRows;

  [[nodiscard]] constexpr bool is_whole() const { return *this == SheetRange{}; }
  [[nodiscard]] constexpr bool has_column(std::int64_t column) const {
    return column >= first_column && column <= last_column;
  }
  bool operator==(const SheetRange&) const = default;
};

namespace detail {

// "$AB$12", "AB" or "12": -1 and 0 for the part that is not said. False for anything else.
constexpr bool take_corner(std::string_view text, std::int64_t& column, std::int64_t& row) {
  std::size_t at = 0;
  column = row = 0;
  const auto skip_dollar = [&] { at += at < text.size() && text[at] == '$' ? 1 : 0; };
  skip_dollar();
  for (; at < text.size(); ++at) {
    const char c = text[at] >= 'a' && text[at] <= 'z' ? static_cast<char>(text[at] - 32) : text[at];
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + (c - 'A' + 1);
    if (column > SheetRange::kColumns) return false;
  }
  --column;
  if (column >= 0) skip_dollar();
  const std::size_t digits = at;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
    row = row * 10 + (text[at] - '0');
    if (row > SheetRange::kRows) return false;
  }
  return at == text.size() && !text.empty() && (digits == at || row > 0) &&
         (column >= 0 || row > 0);
}

}  // namespace detail

// Nothing for what is no range. Corners may stand in any order, and "$" and blanks around are let
// be.
[[nodiscard]] constexpr std::optional<SheetRange> parse_sheet_range(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  SheetRange range;
  if (text.empty()) return range;
  constexpr std::string_view kWide = "：";
  std::size_t colon = text.find(':'), width = 1;
  if (colon == text.npos) colon = text.find(kWide), width = kWide.size();
  std::int64_t column = -1, row = 0;
  if (!detail::take_corner(text.substr(0, colon), column, row)) return std::nullopt;
  if (column >= 0) range.first_column = column;
  if (row > 0) range.first_row = row;
  if (colon == text.npos) return column >= 0 && row > 0 ? std::optional(range) : std::nullopt;
  std::int64_t last_column = -1, last_row = 0;
  if (!detail::take_corner(text.substr(colon + width), last_column, last_row)) return std::nullopt;
  if (last_column >= 0) range.last_column = last_column;
  if (last_row > 0) range.last_row = last_row;
  if (range.first_column > range.last_column) std::swap(range.first_column, range.last_column);
  if (range.first_row > range.last_row) std::swap(range.first_row, range.last_row);
  return range;
}

constexpr Field sheet_setting() {
  return text("sheet", {"Sheet", "工作表"})
      .explained({"its name, or its number from 1", "名称，或从 1 开始的序号"});
}
constexpr Field range_setting() {
  return text("range", {"Range", "区域"})
      .explained({"part of the sheet, such as B3:H200, B3 (to the end), B:H or 3:200",
                  "工作表的一部分，如 B3:H200、B3（直到末尾）、B:H 或 3:200"});
}

// What the setting "range" says. Throws Failure(PARETO_E_ARGUMENT) for what is no range.
inline SheetRange range_of(const Job& job) {
  const std::string given = job.text("range", "");
  const auto range = parse_sheet_range(given);
  if (!range) {
    fail(job, PARETO_E_ARGUMENT,
         {"range \"{}\": write it as B3:H200, B3 (to the end), B:H or 3:200",
          "区域“{}”无效：写法如 B3:H200、B3（直到末尾）、B:H 或 3:200"},
         {given});
  }
  return *range;
}

}  // namespace v0
}  // namespace pareto::sdk
