// How far a text is valid UTF-8.
//
// Pure function; any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace pareto {

enum class Utf8End { Complete, Damaged, CutOff };

struct Utf8Scan {
  std::size_t valid = 0;  // bytes up to the end or to what is wrong
  Utf8End end = Utf8End::Complete;
  std::size_t damaged = 0;  // bytes that one U+FFFD stands for, when Damaged
};

// CutOff: the last character lacks bytes but is fine so far.
[[nodiscard]] Utf8Scan scan_utf8(std::string_view text);

}  // namespace pareto
