// Bodies of words.hpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/words.hpp"

namespace pareto::sdk {
inline namespace v0 {

namespace detail {

// A text of Words with values in its places. `put(out, value, rest)` appends one of them; `rest` is
// what stands behind its place.
template <class Put>
std::string filled(std::string_view text, const std::vector<std::string>& values, const Put& put) {
  std::string out;
  std::size_t next = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{') {
      out += text[i];
      continue;
    }
    const bool by_position = text[i + 1] != '}';
    const std::size_t at = by_position ? static_cast<std::size_t>(text[i + 1] - '0') : next++;
    i += by_position ? 2 : 1;
    if (at < values.size() && !values[at].empty()) put(out, values[at], text.substr(i + 1));
  }
  return out;
}

}  // namespace detail

PARETO_LAYER std::string say(const Job& job, const Words& words,
                             const std::vector<std::string>& values) {
  return detail::filled(
      words.in(job.chinese()), values,
      [](std::string& out, const std::string& value, std::string_view) { out += value; });
}

[[noreturn]] PARETO_LAYER void fail(const Job& job, pareto_status status, const Words& words,
                                    const std::vector<std::string>& values) {
  throw Failure(status, say(job, words, values));
}

}  // namespace v0
}  // namespace pareto::sdk
