#include "core/base/hash.hpp"

#include <sodium.h>

#include <bit>
#include <cstring>

namespace pareto {

struct ContentHash::State {
  crypto_generichash_state blake;
};

ContentHash::ContentHash() : state_(std::make_unique<State>()) {
  // Lets libsodium choose the fastest code for this processor; without it the portable one is used,
  // with equal results.
  [[maybe_unused]] static const int kChosen = sodium_init();
  crypto_generichash_init(&state_->blake, nullptr, 0, crypto_generichash_BYTES);
}

ContentHash::~ContentHash() = default;
ContentHash::ContentHash(ContentHash&&) noexcept = default;
ContentHash& ContentHash::operator=(ContentHash&&) noexcept = default;

void ContentHash::add(std::string_view bytes) {
  crypto_generichash_update(&state_->blake, reinterpret_cast<const unsigned char*>(bytes.data()),
                            bytes.size());
}

std::string ContentHash::hex() const {
  State copy = *state_;
  std::array<unsigned char, crypto_generichash_BYTES> digest;
  crypto_generichash_final(&copy.blake, digest.data(), digest.size());
  std::string out;
  for (const unsigned char byte : digest) {
    out += "0123456789abcdef"[byte >> 4];
    out += "0123456789abcdef"[byte & 15];
  }
  return out;
}

std::string content_hash(std::string_view bytes) {
  ContentHash hash;
  hash.add(bytes);
  return hash.hex();
}

namespace {

__extension__ typedef unsigned __int128 Wide;

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  const Wide product = Wide{a} * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t little_endian(const char* at, std::size_t size) {
  std::uint64_t value = 0;
  std::memcpy(&value, at, size);
  return std::endian::native == std::endian::little ? value : __builtin_bswap64(value);
}

}  // namespace

// After wyhash (Wang Yi): 16 bytes a round, mixed by the two halves of a 128-bit product.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) {
  constexpr std::uint64_t kFirst = 0xa0761d6478bd642f, kSecond = 0xe7037ed1a0b428db,
                          kThird = 0x8ebc6af09c88c6e3;
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  seed ^= mixed(seed ^ kFirst, kSecond);
  for (; left > 16; left -= 16, at += 16) {
    seed = mixed(little_endian(at, 8) ^ kSecond, little_endian(at + 8, 8) ^ seed);
  }
  std::uint64_t low = 0, high = 0;
  if (left >= 8) {
    low = little_endian(at, 8);
    high = little_endian(at + left - 8, 8);
  } else if (left >= 4) {
    low = little_endian(at, 4);
    high = little_endian(at + left - 4, 4);
  } else if (left > 0) {
    low = static_cast<std::uint64_t>(static_cast<unsigned char>(at[0])) << 16 |
          static_cast<std::uint64_t>(static_cast<unsigned char>(at[left / 2])) << 8 |
          static_cast<unsigned char>(at[left - 1]);
  }
  return mixed(kThird ^ bytes.size(), mixed(low ^ kSecond, high ^ seed));
}

}  // namespace pareto
