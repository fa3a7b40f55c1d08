// Texts as a workbook can hold them. Pure functions; any thread.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace pareto::xlsx_format {

// A sheet's name: at most 31 characters, without the signs that Excel forbids, unlike all those
// `taken` (case aside), which it joins.
[[nodiscard]] std::string sheet_name(std::string_view words, std::set<std::string>& taken);

// At most `most` characters; control characters, which XML cannot hold, become U+FFFD.
[[nodiscard]] std::string cell_text(std::string_view text, std::size_t most = 32'767);

// How wide a text stands, in digits' widths: a Chinese character takes two.
[[nodiscard]] double width_of(std::string_view text);

}  // namespace pareto::xlsx_format
