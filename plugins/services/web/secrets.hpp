// Random texts that nobody guesses, and their comparison. Any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pareto::web {

// Hexadecimal, of so many random bytes. Throws Failure when the system has none.
[[nodiscard]] std::string random_text(std::size_t bytes = 32);
// Takes as long whatever they have in common.
[[nodiscard]] bool same_secret(std::string_view one, std::string_view other);

}  // namespace pareto::web
