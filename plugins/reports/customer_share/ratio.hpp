// Exact numbers as fractions, and ranges of them: a third is a third, so a funnel adds up to the
// last digit.
//
// Values; pure functions; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pareto::customer_share {

// 128 bits above and below, always in lowest terms; the denominator is positive.
class Ratio {
 public:
  __extension__ typedef __int128 Wide;

  constexpr Ratio(std::int64_t whole = 0) : above_(whole) {}
  // Reads "5000000", "5,000,000", "0.15", "15%", "1/3", "500 万"; nothing for anything else and for
  // what is too large.
  [[nodiscard]] static std::optional<Ratio> parse(std::string_view text);
  [[nodiscard]] static Ratio of(std::int64_t above, std::int64_t below);

  // Nothing when the result does not fit.
  [[nodiscard]] std::optional<Ratio> times(const Ratio& other) const;
  // Nothing for zero, too.
  [[nodiscard]] std::optional<Ratio> over(const Ratio& other) const;
  [[nodiscard]] std::optional<Ratio> minus(const Ratio& other) const;

  [[nodiscard]] bool is_whole() const { return below_ == 1; }
  [[nodiscard]] double real() const {
    return static_cast<double>(above_) / static_cast<double>(below_);
  }
  // "2/3" where the denominator is small; empty otherwise.
  [[nodiscard]] std::string fraction() const;
  // "750,000"; "≈ 1,234" where it is not whole.
  [[nodiscard]] std::string count() const;

  friend bool operator==(const Ratio& a, const Ratio& b) {
    return a.above_ == b.above_ && a.below_ == b.below_;
  }
  friend bool operator<(const Ratio& a, const Ratio& b);

 private:
  static std::optional<Ratio> made(Wide above, Wide below);
  Wide above_, below_ = 1;
};

// From `low` to `high`; one number where they are the same.
struct Span {
  Ratio low, high;
  // One value or "10%~20%".
  [[nodiscard]] static std::optional<Span> parse(std::string_view text);
  [[nodiscard]] bool is_one() const { return low == high; }
};

}  // namespace pareto::customer_share
