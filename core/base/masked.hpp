// What is shown of a text to somebody who may know that there is one, and not which.
//
//   phone     138****5678; a short one ****
//   e-mail    a***@example.com
//   others    the first and the last character: 张***三; of one or two characters the first: 张***
//
// How many stars stand there says nothing of the length. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace pareto {

enum class MaskKind { Text, Phone, Email };

// An empty text stays empty.
[[nodiscard]] std::string masked(std::string_view text, MaskKind kind);

}  // namespace pareto
