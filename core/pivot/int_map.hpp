// Whole numbers to small numbers, as fast as memory allows: open addressing, no removal.
//
//     IntMap codes;
//     bool fresh;
//     std::uint32_t& code = codes.at(customer, fresh);
//
// PairMap numbers pairs of small numbers in the order in which they come and knows them by their
// number. One thread.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace pareto::pivot {

class IntMap {
 public:
  [[nodiscard]] std::size_t size() const { return size_; }

  // The value of a key; a new one is 0 and `fresh`. Valid until the next call.
  std::uint32_t& at(std::int64_t key, bool& fresh) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    Slot& slot = find(key);
    fresh = !slot.used;
    if (fresh) {
      slot = {key, 0, 1};
      ++size_;
    }
    return slot.value;
  }
  // Null where the key is not known.
  [[nodiscard]] const std::uint32_t* get(std::int64_t key) const {
    if (slots_.empty()) return nullptr;
    const Slot& slot = const_cast<IntMap*>(this)->find(key);
    return slot.used ? &slot.value : nullptr;
  }

 private:
  struct Slot {
    std::int64_t key = 0;
    std::uint32_t value = 0, used = 0;
  };

  Slot& find(std::int64_t key) {
    // Fibonacci hashing: ids are times, whose low bits differ least.
    std::size_t at = (static_cast<std::uint64_t>(key) * 0x9E3779B97F4A7C15u) >> shift_;
    while (slots_[at].used && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
  }
  void grow() {
    const std::size_t room = slots_.empty() ? 64 : slots_.size() * 2;
    std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(room));
    shift_ = 64 - std::countr_zero(room);
    for (const Slot& slot : old) {
      if (slot.used) find(slot.key) = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
  int shift_ = 64;
};

class PairMap {
 public:
  struct Pair {
    std::uint32_t first, second;
  };

  // The pair's number, from 0.
  std::uint32_t number(std::uint32_t first, std::uint32_t second) {
    bool fresh = false;
    return number(first, second, fresh);
  }
  std::uint32_t number(std::uint32_t first, std::uint32_t second, bool& fresh) {
    const auto key = static_cast<std::int64_t>(std::uint64_t{first} << 32 | second);
    std::uint32_t& value = map_.at(key, fresh);
    if (fresh) {
      value = static_cast<std::uint32_t>(pairs_.size());
      pairs_.push_back({first, second});
    }
    return value;
  }
  [[nodiscard]] std::size_t size() const { return pairs_.size(); }
  [[nodiscard]] const Pair& operator[](std::size_t number) const { return pairs_[number]; }

 private:
  IntMap map_;
  std::vector<Pair> pairs_;
};

}  // namespace pareto::pivot
