// What the first bytes of a text file say of its encoding besides which one it is: the next likely
// one, and cells whose characters are read one byte off.
//
// Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/encoding.hpp"

namespace pareto::imports {

struct EncodingLook {
  Encoding encoding = Encoding::Utf8;
  double confidence = 1;
  // The first line that the next likely encoding reads otherwise, read in both; where it is not
  // sure.
  struct Second {
    Encoding encoding;
    std::string line, other_line;
  };
  std::optional<Second> second;
  // A cell whose pairs are one byte off, as it is read and as it is mended.
  struct Slip {
    std::int64_t line;
    std::string before, after;
  };
  std::optional<Slip> slip;
};

// `told`: what the user says the encoding is; then no other is looked for.
[[nodiscard]] EncodingLook look_at_bytes(std::string_view first_bytes,
                                         std::optional<Encoding> told = {});

}  // namespace pareto::imports
