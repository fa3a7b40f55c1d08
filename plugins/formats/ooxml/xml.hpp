// Words on their way into a part of an Office document. Every text passes through here, whoever
// wrote it. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace pareto::ooxml {

inline constexpr std::string_view kXmlHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

// For text and for attributes in double quotes. Line breaks become blanks; what XML cannot hold,
// and bytes that are no UTF-8, U+FFFD.
void append_escaped(std::string& out, std::string_view text);
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace pareto::ooxml
