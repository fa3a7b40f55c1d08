// The columns of a JSON file: one per key, in the order in which keys are first seen; those of
// inner objects are called "a.b".
//
// Plain values; one thread.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pareto::jsonl {

class Columns {
 public:
  static constexpr std::size_t kMost = 2000;
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  // kNone if it is unknown.
  [[nodiscard]] std::size_t find(std::string_view key) const;
  // Where it stands or, if there is room, stands from now on.
  std::size_t add(std::string_view key);

  [[nodiscard]] const std::vector<std::string>& keys() const { return keys_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const {
      return std::hash<std::string_view>()(key);
    }
  };

  std::vector<std::string> keys_;
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> places_;
};

}  // namespace pareto::jsonl
