// Texts that nobody guesses. Any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pareto::access {

// Random bytes of the system, up to 64. Throws Error when it has none.
[[nodiscard]] std::string random_bytes(std::size_t bytes);
// The same, hexadecimal.
[[nodiscard]] std::string random_hex(std::size_t bytes);
// Takes as long whatever they have in common.
[[nodiscard]] bool same_secret(std::string_view one, std::string_view other);

}  // namespace pareto::access
