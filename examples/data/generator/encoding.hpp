// Text encodings by the C library's iconv: what Chinese ERPs write is GBK, what everyone else
// writes is UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pareto::demo {

// The text in another encoding, or nothing when it cannot be written in it or is not valid in
// `from`.
[[nodiscard]] std::optional<std::string> convert(std::string_view text, const char* from,
                                                 const char* to);

}  // namespace pareto::demo
