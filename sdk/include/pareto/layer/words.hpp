// Bodies of words.hpp.
#pragma once

#include <string>

#include "pareto/words.hpp"

namespace pareto::sdk {
inline namespace v0 {

PARETO_LAYER std::string say(const Job& job, const Words& words, const std::vector<std::string>& values) {
  const std::string_view text = words.in(job.chinese());
  std::string out;
  std::size_t next = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{') {
      out += text[i];
      continue;
    }
    const bool numbered = text[i + 1] != '}';
    const std::size_t which = numbered ? static_cast<std::size_t>(text[i + 1] - '0') : next++;
    if (which < values.size()) out += values[which];
    i += numbered ? 2 : 1;
  }
  return out;
}

[[noreturn]] PARETO_LAYER void fail(const Job& job, pareto_status status, const Words& words, const std::vector<std::string>& values) {
  throw Failure(status, say(job, words, values));
}

}  // namespace v0
}  // namespace pareto::sdk
