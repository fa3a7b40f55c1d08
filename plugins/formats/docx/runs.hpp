// Words as runs of WordprocessingML. Pure functions that append; any thread.
#pragma once

#include <string>
#include <string_view>

#include "pareto/document.hpp"

namespace pareto::docx {

// A run in a character style of styles.xml.inc; "" for that of the paragraph.
void append_run(std::string& out, std::string_view text, std::string_view style = {});
// Runs in their styles.
void append_runs(std::string& out, const sdk::Spans& spans);
// "A" as a badge, "B>A" as two with an arrow; "" as nothing.
void append_badges(std::string& out, std::string_view tier);
// The character style of a span; "" for plain.
[[nodiscard]] std::string_view style_of(sdk::Style style);

}  // namespace pareto::docx
