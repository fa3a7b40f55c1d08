// What a report says, in both languages, as people write it: the right blanks, small numbers in
// words, parts made into sentences.
//
//     const Voice voice(job);
//     voice.say({"{} of {} bring {}", "{1} 里，{0} 带来 {2}"}, {"9", "48", "80%"})
//
// Placeholders are as in words.hpp. Values; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/amount.hpp"
#include "pareto/words.hpp"

namespace pareto::sdk {
inline namespace v0 {

// The reader's language and the home currency.
class Voice {
 public:
  explicit Voice(const Job& job) : Voice(job.chinese(), job.home_currency()) {}
  Voice(bool chinese, std::string_view currency) : amounts_(chinese, currency) {}

  [[nodiscard]] bool chinese() const { return amounts_.chinese(); }
  [[nodiscard]] const Amounts& amounts() const { return amounts_; }

  // Between Han characters and a Latin name or a number stands a blank.
  [[nodiscard]] std::string say(Words words, const std::vector<std::string>& arguments = {}) const;

  // "1,854 万", "18.54 M"
  [[nodiscard]] std::string money(std::int64_t money, bool plus = false) const {
    return amounts_.spoken(money, plus);
  }
  // "两", "two"; from eleven on in digits
  [[nodiscard]] std::string few(std::int64_t count, bool capital = false) const;

  // Parts of one sentence: "a；b。", "A; b."; empty parts are left out.
  [[nodiscard]] std::string sentence(const std::vector<std::string>& parts) const;
  // "甲、乙", "a, b"
  [[nodiscard]] std::string list(const std::vector<std::string>& items) const;

 private:
  Amounts amounts_;
};

}  // namespace v0
}  // namespace pareto::sdk

#ifndef PARETO_LAYER_APART
#include "pareto/layer/voice.hpp"
#endif
