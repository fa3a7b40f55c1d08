// Finds the one fault in TOML that toml++ does not answer but end on: a table header that begins
// with what begins no key, such as a lone "[" (its 3.3 asserts that there is a key; later versions
// report it).
//
// Recipes and pareto.toml are written by hand and half-written while they are tried. To be asked
// before toml++. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace pareto {

// The line, from 1, of the first such header; nothing when there is none.
[[nodiscard]] std::optional<std::size_t> toml_header_without_key(std::string_view text);

}  // namespace pareto
