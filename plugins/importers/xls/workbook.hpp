// What an old workbook says about itself: its version, its sheets, how its dates count, how its
// cells are formatted, the texts that its sheets share.
//
// Versions by the numbers of the format: 8 is Excel 97 to 2003, 5 Excel 5 and 95, 2 to 4 what came
// before; those are one bare sheet, and some report writers still make them. Read once when a file
// is opened; plain values afterwards.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pareto/number_format.hpp>
#include <pareto/sheet_choice.hpp>

#include "byte_pieces.hpp"
#include "byte_text.hpp"

namespace pareto::xls {

// Texts one after the other in one buffer.
struct SharedTexts {
  static constexpr std::size_t kMostBytes = 256 * 1024 * 1024;

  std::string text;
  std::vector<std::uint32_t> ends;

  [[nodiscard]] std::size_t size() const { return ends.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends[i - 1];
    return std::string_view(text).substr(begin, ends[i] - begin);
  }
};

struct Workbook {
  int version = 8;
  bool date1904 = false;
  std::vector<sdk::SheetName> sheets;  // of cells, in their order; charts and macros are none
  std::vector<std::uint64_t> offsets;  // of the same sheets, in the stream
  SharedTexts texts;
  std::optional<ByteText> byte_text;  // before version 8

  // By the number of a cell's style; before version 3 by that of its format.
  [[nodiscard]] sdk::NumberFormat format(std::size_t style) const {
    return style < formats.size() ? formats[style] : sdk::NumberFormat{};
  }
  std::vector<sdk::NumberFormat> formats;
};

// A file that is no compound file but begins with a record of a sheet.
[[nodiscard]] bool is_bare_sheet(std::string_view first_bytes);

// Throws Failure(PARETO_E_DATA) for a workbook with a password, a damaged one, or none.
[[nodiscard]] Workbook read_workbook(const sdk::Job& job, const BytePieces& stream);

}  // namespace pareto::xls
