// New records that a program asked for with a key of its own: asked once more with it, as after a
// cut connection, nothing is added twice, and it is told what was done the first time.
//
// The key is kept, with a hash of what was asked for, with the operation that the first time made,
// and holds for a day. One thread, that of the connection.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/connection.hpp"

namespace pareto::records {

inline constexpr std::int64_t kKeyHoldsMicros = 86'400'000'000;

struct KeyedAdd {
  std::int64_t operation = 0;
  std::vector<std::int64_t> ids;  // by row; 0 where it was refused
  std::string content;  // hash of what was asked for; empty where an earlier version kept none
};

// For Transaction::set_details.
[[nodiscard]] std::string details_of(std::string_view key, std::string_view content,
                                     const std::vector<std::int64_t>& ids);
// What `principal` added with the key within a day before `now`. Within the transaction that would
// add it otherwise, so that of two at once only one does.
[[nodiscard]] std::optional<KeyedAdd> find_keyed_add(store::Connection& connection,
                                                     std::int64_t principal, std::string_view key,
                                                     std::int64_t now);

}  // namespace pareto::records
