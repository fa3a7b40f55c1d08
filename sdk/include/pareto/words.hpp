// Sentences of a plugin, in both languages, with values in them.
//
//     say(job, {"no sheet {}; it has {}", "没有工作表 {}；现有：{}"}, {wanted, names});
//     fail(job, PARETO_E_DATA, {"the file is empty", "文件是空的"});
//
// Placeholders are {} in order or {0} … {9} by position. A sentence that lacks a language, or whose
// languages name different placeholders, does not compile. Pure values; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/job.hpp"

namespace pareto::sdk {
inline namespace v0 {

class Words {
 public:
  consteval Words(const char* english, const char* chinese) : english_(english), chinese_(chinese) {
    if (english_.empty() || chinese_.empty()) throw "both languages are needed";
    if (placeholders(english_) != placeholders(chinese_))
      throw "languages name different placeholders";
  }
  [[nodiscard]] constexpr std::string_view in(bool chinese) const {
    return chinese ? chinese_ : english_;
  }

 private:
  // A bit per position that the text names.
  static consteval unsigned placeholders(std::string_view text) {
    unsigned seen = 0, next = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '{') continue;
      const char inside = i + 1 < text.size() ? text[i + 1] : '\0';
      if (inside == '}')
        seen |= 1u << next++;
      else if (inside >= '0' && inside <= '9')
        seen |= 1u << (inside - '0');
      else
        throw "a brace that is no placeholder";
    }
    return seen;
  }

  std::string_view english_, chinese_;
};

[[nodiscard]] std::string say(const Job& job, const Words& words,
                              const std::vector<std::string>& values = {});

// Ends the run.
[[noreturn]] void fail(const Job& job, pareto_status status, const Words& words,
                       const std::vector<std::string>& values = {});

}  // namespace v0
}  // namespace pareto::sdk

#ifndef PARETO_LAYER_APART
#include "pareto/layer/words.hpp"
#endif
