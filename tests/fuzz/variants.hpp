// Malformed files from sound ones, the same for the same seed: flipped bits, cut ends, repeated and
// exchanged pieces, giant numbers, words of the format where they do not belong.
//
// Pure: all chance comes from the number.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pareto::fuzz {

// Variant `number` (from 0) of `seed`. `corpus` is not empty.
[[nodiscard]] std::string variant_of(const std::vector<std::string>& corpus,
                                     const std::vector<std::string_view>& words, std::uint64_t seed,
                                     std::uint64_t number);

}  // namespace pareto::fuzz
