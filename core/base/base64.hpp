// Bytes as letters and back (RFC 4648): for bytes within JSON, and, in the form for addresses, for
// marks that are handed around.
//
// Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pareto {

// "+/" and padding, or "-_" and none.
enum class Base64 { Standard, Address };

void append_base64(std::string& out, std::string_view bytes, Base64 form = Base64::Standard);
// Takes both forms, with padding or without; nothing for what is neither.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

}  // namespace pareto
