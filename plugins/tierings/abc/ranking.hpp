// The ABC rule on plain numbers: who stands before whom, and which value would change a tier.
//
// Subjects with a positive value are sorted descending, ties by their order in the stream. With T
// the sum of ALL values, negative ones included (returns lower what is to be shared), a subject is
//
//     A  while the sum before it is below a * T,
//     B  while the sum before it is below b * T,
//     C  otherwise, and when its value is not positive.
//
// The subject that crosses a line still belongs to the tier above it: A customers together reach
// the 80 %. (Pareto's rule as Juran put it; ABC as H. F. Dickie, "ABC inventory analysis shoots for
// dollars, not pennies", Factory Management and Maintenance 109, 1951.) Where T is not positive
// there is nothing to share and everyone is C.
//
// All in whole numbers; products are compared in 128 bits, so no figure depends on rounding. A
// million subjects take 24 bytes each. Not changed after construction; any thread may read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace pareto::abc {

// A share as a whole number of billionths: 0.8 is 800'000'000.
using Billionths = std::int64_t;
inline constexpr Billionths kBillion = 1'000'000'000;

// Indexes into the plugin's tiers, lowest first.
enum TierIndex : int { kC = 0, kB = 1, kA = 2 };

// Not rated: the subject had no sales in the window.
inline constexpr std::int64_t kUnrated = INT64_MIN;

struct Move {
  TierIndex tier;
  std::int64_t value;
};

class Ranking {
 public:
  // One value per subject, in the stream's order. Throws overflow_error when their sum leaves
  // int64.
  Ranking(std::vector<std::int64_t> values, Billionths a_share, Billionths b_share);

  [[nodiscard]] std::size_t subjects() const { return values_.size(); }
  [[nodiscard]] std::int64_t value(std::size_t subject) const { return values_[subject]; }
  [[nodiscard]] bool rated(std::size_t subject) const { return values_[subject] != kUnrated; }
  // Position among the positive ones, from 0; nothing for the others.
  [[nodiscard]] std::optional<std::size_t> position(std::size_t subject) const;
  // Of a rated subject.
  [[nodiscard]] TierIndex tier(std::size_t subject) const;
  // The least value that lifts a subject out of its tier, and the greatest that lets it fall; all
  // others keep theirs, and the total moves with it.
  [[nodiscard]] std::optional<Move> next(std::size_t subject) const;
  [[nodiscard]] std::optional<Move> below(std::size_t subject) const;
  // The least value that lifts a subject into A; nothing where it is there.
  [[nodiscard]] std::optional<Move> to_top(std::size_t subject) const;

  [[nodiscard]] std::size_t positives() const { return order_.size(); }
  [[nodiscard]] std::size_t not_positive() const { return not_positive_; }
  [[nodiscard]] std::int64_t total() const { return total_; }
  // Values of the positive ones, largest first, by position; and the sum of those before.
  [[nodiscard]] std::int64_t sorted(std::size_t position) const {
    return values_[order_[position]];
  }
  [[nodiscard]] std::int64_t before(std::size_t position) const { return before_[position]; }
  // How many stand above the line.
  [[nodiscard]] std::size_t a_count() const { return a_count_; }
  [[nodiscard]] std::size_t ab_count() const { return ab_count_; }

 private:
  struct Others;
  [[nodiscard]] std::size_t count_above(Billionths share) const;
  [[nodiscard]] std::int64_t least_value(std::size_t subject, Billionths share,
                                         std::size_t start) const;
  [[nodiscard]] TierIndex tier_at(std::size_t subject, std::int64_t value) const;

  std::vector<std::int64_t> values_;     // by subject
  std::vector<std::uint32_t> order_;     // subjects by position
  std::vector<std::uint32_t> position_;  // positions by subject
  std::vector<std::int64_t> before_;     // by position, and their sum at the end
  std::int64_t total_ = 0;
  std::size_t not_positive_ = 0;
  Billionths a_share_, b_share_;
  std::size_t a_count_ = 0, ab_count_ = 0;
};

}  // namespace pareto::abc
