// Small looks at the text of a cell that many rules share. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace pareto::imports {

// Without blanks at both ends: ASCII blanks, no-break and ideographic ones.
[[nodiscard]] std::string_view trimmed(std::string_view text);

// True where nothing stands: blank, or only dashes of any width, as lists write "none".
[[nodiscard]] bool is_none(std::string_view trimmed_text);

// #N/A, #REF!, #VALUE! and their kin: what a spreadsheet writes when a formula failed.
[[nodiscard]] bool is_sheet_error(std::string_view trimmed_text);

// Looks like a key: letters and digits without blanks, at least one digit, not a date.
[[nodiscard]] bool is_code_like(std::string_view trimmed_text);

// Printable ASCII only.
[[nodiscard]] bool is_plain(std::string_view text);

// Full-width letters, digits and marks in half width; letters keep their case.
[[nodiscard]] std::string half_width(std::string_view text);

// At most `most` characters, with "…" where something was cut.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most);

}  // namespace pareto::imports
