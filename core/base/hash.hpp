// Two hashes: one that identifies content, one that is quick.
//
// ContentHash (BLAKE2b, 256 bits) tells whether a file was imported before; hash64 is for tables in
// memory and is neither secret nor safe against people who choose their keys. Both give the same
// result on every machine. Any thread; one ContentHash belongs to one thread at a time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace pareto {

class ContentHash {
 public:
  ContentHash();
  ~ContentHash();
  ContentHash(ContentHash&&) noexcept;
  ContentHash& operator=(ContentHash&&) noexcept;

  void add(std::string_view bytes);

  // 64 lower-case hexadecimal digits of all bytes added so far; more may be added afterwards.
  [[nodiscard]] std::string hex() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] std::string content_hash(std::string_view bytes);

[[nodiscard]] std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

}  // namespace pareto
