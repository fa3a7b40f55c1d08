// What the report says, in both languages, and the voice that says it.
//
//     voice.say({"{} of {} bring {}", "{1} 里，{0} 带来 {2}"}, {"9", "48", "80%"})
//
// Placeholders are {} in order or {0} … {9} by position. A sentence that lacks a language, or whose
// languages name different placeholders, does not compile.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pareto/amount.hpp"
#include "pareto/words.hpp"

namespace pareto::key_accounts {

using sdk::Words;

// The reader's language and the home currency. A value.
class Voice {
 public:
  // `groups`: the report speaks of groups, not of single customers.
  Voice(bool chinese, std::string_view currency, bool groups)
      : amounts_(chinese, currency), groups_(groups) {}

  [[nodiscard]] bool chinese() const { return amounts_.chinese(); }
  [[nodiscard]] bool groups() const { return groups_; }
  [[nodiscard]] const sdk::Amounts& amounts() const { return amounts_; }

  [[nodiscard]] std::string say(Words words, const std::vector<std::string>& arguments = {}) const;

  // "1,854 万", "18.54 M"
  [[nodiscard]] std::string money(std::int64_t money, bool plus = false) const {
    return amounts_.spoken(money, plus);
  }
  // "9 组", "9 个"; "9 groups", "1 customer"
  [[nodiscard]] std::string subjects(std::int64_t count) const;
  // The same with the number in words where it is small: "两组", "two groups"
  [[nodiscard]] std::string few_subjects(std::int64_t count, bool capital = false) const;
  // "两", "two"; from eleven on in digits
  [[nodiscard]] std::string few(std::int64_t count, bool capital = false) const;
  // "组"; "groups"; and one: "group"
  [[nodiscard]] std::string subject_unit() const;
  [[nodiscard]] std::string subject() const;

  // Parts of one sentence: "a；b。", "A; b."
  [[nodiscard]] std::string sentence(const std::vector<std::string>& parts) const;
  // A list: "甲、乙", "a, b"
  [[nodiscard]] std::string list(const std::vector<std::string>& items) const;

 private:
  sdk::Amounts amounts_;
  bool groups_;
};

}  // namespace pareto::key_accounts
