// The voice of the report: that of the SDK, which also knows whether it speaks of groups or of customers.
#pragma once

#include <string>
#include <string_view>

#include "pareto/voice.hpp"

namespace pareto::key_accounts {

using sdk::Words;

// A value.
class Voice : public sdk::Voice {
 public:
  // `groups`: the report speaks of groups, not of single customers.
  Voice(bool chinese, std::string_view currency, bool groups)
      : sdk::Voice(chinese, currency), groups_(groups) {}

  [[nodiscard]] bool groups() const { return groups_; }

  // "9 组", "9 个"; "9 groups", "1 customer"
  [[nodiscard]] std::string subjects(std::int64_t count) const;
  // The same with the number in words where it is small: "两组", "two groups"
  [[nodiscard]] std::string few_subjects(std::int64_t count, bool capital = false) const;
  // "组"; "groups"; and one: "group"
  [[nodiscard]] std::string subject_unit() const;
  [[nodiscard]] std::string subject() const;

 private:
  bool groups_;
};

}  // namespace pareto::key_accounts
