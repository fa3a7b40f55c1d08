// Which passwords are too weak, and why: short, known to everybody, or the user's own name.
//
// No rules of composition: they make people write passwords down. Pure; any thread.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/message.hpp"

namespace pareto::access {

inline constexpr std::size_t kShortestPassword = 10;   // characters
inline constexpr std::size_t kLongestPassword = 1024;  // bytes

struct Weakness {
  Message why, fix;
};
// `names`: the user's name, code and e-mail; empty ones are passed over.
[[nodiscard]] std::optional<Weakness> weakness_of(std::string_view password,
                                                  std::initializer_list<std::string_view> names);

}  // namespace pareto::access
