#include "core/base/hash.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace pareto;

TEST_CASE("Content is identified by BLAKE2b with 256 bits", "[hash]") {
  // b2sum -l 256
  CHECK(content_hash("") == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  CHECK(content_hash("abc") == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST_CASE("Content may come in pieces", "[hash]") {
  ContentHash hash;
  hash.add("a");
  const std::string early = hash.hex();
  hash.add("bc");

  CHECK(early == content_hash("a"));
  CHECK(hash.hex() == content_hash("abc"));
}

TEST_CASE("The quick hash tells texts apart by every byte, length and seed", "[hash]") {
  std::set<std::uint64_t> seen;
  std::string text;
  for (int length = 0; length <= 100; ++length, text += 'x') seen.insert(hash64(text));
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string other = text;
    other[i] = 'y';
    seen.insert(hash64(other));
  }
  seen.insert(hash64(text, 1));

  CHECK(seen.size() == 101 + 101 + 1);
  CHECK(hash64("禾硐") == hash64(std::string("禾硐")));
}

TEST_CASE("The low bits of the quick hash are even", "[hash]") {
  std::array<int, 256> buckets{};
  for (int i = 0; i < 256 * 64; ++i) ++buckets[hash64("C" + std::to_string(i)) & 255];

  for (const int count : buckets)
    CHECK((count > 20 && count < 120));  // 64 expected, 8 is one deviation
}
