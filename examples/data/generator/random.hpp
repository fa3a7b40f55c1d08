// The demo company's dice: xoshiro256** seeded by SplitMix64 (Blackman and Vigna, public domain).
//
// Not the distributions of <random>: those differ between standard libraries, and the files must
// not. Each group of customers has its own sequence, so that changing one group in the plan leaves
// the others as they were.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace pareto::demo {

class Random {
 public:
  // The sequence named by `seed` and `name`.
  explicit Random(std::uint64_t seed, std::string_view name);

  [[nodiscard]] std::uint64_t next();
  [[nodiscard]] int between(int low, int high);           // both included
  [[nodiscard]] double uniform(double low, double high);  // high excluded
  [[nodiscard]] bool chance(double probability) { return uniform(0, 1) < probability; }

  template <typename T>
  void shuffle(std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i) {
      std::swap(values[i - 1],
                values[static_cast<std::size_t>(between(0, static_cast<int>(i) - 1))]);
    }
  }

  template <typename T>
  [[nodiscard]] const T& pick(const std::vector<T>& values) {
    return values[static_cast<std::size_t>(between(0, static_cast<int>(values.size()) - 1))];
  }

 private:
  std::uint64_t state_[4];
};

}  // namespace pareto::demo
