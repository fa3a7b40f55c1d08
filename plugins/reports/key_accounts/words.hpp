// The voice of the report: that of the SDK, which also knows whether it speaks of groups or of
// customers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pareto/voice.hpp"

namespace pareto::key_accounts {

using sdk::Words;

// A value.
class Voice : public sdk::Voice {
 public:
  // `groups`: the report speaks of groups, not of single customers. `net`: of all of them, which
  // says in what its tables count.
  Voice(bool chinese, std::string_view currency, bool groups, std::int64_t net = INT64_MAX)
      : sdk::Voice(chinese, currency), groups_(groups), net_(net) {}

  [[nodiscard]] bool groups() const { return groups_; }
  // Whether cells are in 万 or M. Of a firm so small that these would be little but zeros they are
  // whole numbers.
  [[nodiscard]] bool large() const {
    return net_ >= (chinese() ? 100'000LL : 1'000'000LL) * 10'000;
  }

  // "9 组", "9 个"; "9 groups", "1 customer"
  [[nodiscard]] std::string subjects(std::int64_t count) const;
  // The same with the number in words where it is small: "两组", "two groups"
  [[nodiscard]] std::string few_subjects(std::int64_t count, bool capital = false) const;
  // "组"; "groups"; and one: "group"
  [[nodiscard]] std::string subject_unit() const;
  [[nodiscard]] std::string subject() const;

 private:
  bool groups_;
  std::int64_t net_;
};

}  // namespace pareto::key_accounts
