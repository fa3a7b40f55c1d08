#include "random.hpp"

#include <bit>

namespace pareto::demo {

Random::Random(std::uint64_t seed, std::string_view name) {
  std::uint64_t x = seed ^ 0xcbf29ce484222325u;
  for (const char c : name) x = (x ^ static_cast<unsigned char>(c)) * 0x100000001b3u;  // FNV-1a
  for (std::uint64_t& word : state_) {
    x += 0x9e3779b97f4a7c15u;
    std::uint64_t z = x;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    word = z ^ (z >> 31);
  }
}

std::uint64_t Random::next() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t t = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= t;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

int Random::between(int low, int high) {
  const auto span = static_cast<std::uint64_t>(high - low) + 1;
  return low + static_cast<int>((next() >> 11) % span);  // the bias at these spans is below 2^-40
}

double Random::uniform(double low, double high) {
  return low + (high - low) * (static_cast<double>(next() >> 11) * 0x1.0p-53);
}

}  // namespace pareto::demo
