// Numbers texts in the order in which they first come: 0, 1, 2, …
//
// One thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/hash.hpp"

namespace pareto::imports {

class KeyTable {
 public:
  struct Place {
    std::int32_t ordinal;
    bool added;
  };
  Place place(std::string_view key) {
    if (used_ * 4 >= slots_.size() * 3) grow();
    const std::uint64_t hash = hash64(key);
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    for (; slots_[at] >= 0; at = (at + 1) & mask) {
      if (hashes_[static_cast<std::size_t>(slots_[at])] == hash && (*this)[slots_[at]] == key)
        return {slots_[at], false};
    }
    const auto ordinal = static_cast<std::int32_t>(hashes_.size());
    slots_[at] = ordinal;
    hashes_.push_back(hash);
    text_.append(key);
    ends_.push_back(text_.size());
    ++used_;
    return {ordinal, true};
  }
  [[nodiscard]] std::string_view operator[](std::int32_t ordinal) const {
    const auto i = static_cast<std::size_t>(ordinal);
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(text_).substr(begin, ends_[i] - begin);
  }
  [[nodiscard]] std::size_t size() const { return hashes_.size(); }

 private:
  void grow() {
    slots_.assign(slots_.empty() ? 1024 : slots_.size() * 2, -1);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < hashes_.size(); ++i) {
      std::size_t at = hashes_[i] & mask;
      while (slots_[at] >= 0) at = (at + 1) & mask;
      slots_[at] = static_cast<std::int32_t>(i);
    }
  }
  std::vector<std::int32_t> slots_;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::size_t> ends_;
  std::string text_;
  std::size_t used_ = 0;
};

}  // namespace pareto::imports
