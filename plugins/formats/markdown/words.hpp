// Words on their way into Markdown (CommonMark, with the tables of GitHub): what would be a sign of
// it becomes text again.
//
// Every text of a document passes through here, whoever wrote it: names of customers come from
// files. Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>

#include "pareto/document.hpp"

namespace pareto::markdown {

// In one line, also safe in a cell of a table; line breaks become blanks, control characters
// U+FFFD.
[[nodiscard]] std::string escaped(std::string_view text);

// Runs with their emphasis: strong, accent and bad are strong, the rest is plain.
[[nodiscard]] std::string inline_words(const sdk::Spans& spans);
[[nodiscard]] std::string strong(std::string_view text);

// A finished line that may stand at the begin of a paragraph: "1. x" is no list, "# x" no heading.
[[nodiscard]] std::string as_line(std::string words);

}  // namespace pareto::markdown
