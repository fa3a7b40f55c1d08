#include "core/imports/source/line_counter.hpp"

#include "core/base/hash.hpp"

namespace pareto::imports {
namespace {

__extension__ typedef unsigned __int128 Wide;

// Where a hash belongs in a table of any size: no division, no power of two.
std::size_t place_of(std::uint64_t hash, std::size_t size) {
  return static_cast<std::size_t>(Wide{hash << 8} * size >> 64);
}

}  // namespace

std::uint32_t LineCounter::next(std::string_view number) {
  if (last_count_ != nullptr && number == last_) return ++*last_count_;
  std::uint64_t hash = hash64(number);
  if (hash == 0) hash = 1;
  Part& part = parts_[hash >> 56];
  if (part.used * 10 >= part.hashes.size() * 8) grow(part);
  last_count_ = &slot(part, hash);
  last_.assign(number);
  if (*last_count_ == 0) ++part.used;
  return ++*last_count_;
}

std::uint32_t& LineCounter::slot(Part& part, std::uint64_t hash) {
  std::size_t at = place_of(hash, part.hashes.size());
  while (part.hashes[at] != 0 && part.hashes[at] != hash)
    at = at + 1 < part.hashes.size() ? at + 1 : 0;
  part.hashes[at] = hash;
  return part.counts[at];
}

void LineCounter::grow(Part& part) {
  const std::size_t size = part.hashes.empty() ? 16 : part.hashes.size() * 3 / 2;
  Part larger{std::vector<std::uint64_t>(size, 0), std::vector<std::uint32_t>(size, 0), part.used};
  for (std::size_t i = 0; i < part.hashes.size(); ++i) {
    if (part.hashes[i] != 0) slot(larger, part.hashes[i]) = part.counts[i];
  }
  part = std::move(larger);
}

std::size_t LineCounter::bytes() const {
  std::size_t sum = 0;
  for (const Part& part : parts_) sum += part.hashes.capacity() * 8 + part.counts.capacity() * 4;
  return sum;
}

}  // namespace pareto::imports
