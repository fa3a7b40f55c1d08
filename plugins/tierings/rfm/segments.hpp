// Segments of recency, frequency and money: a table that a person writes, a line per segment, the
// first that fits holds.
//
//     champions = r4-5 f4-5 m4-5 | Champions | 核心客户
//     loyal     = r3-5 f4-5      | Loyal     | 忠诚客户
//
// What is not named may be anything. The best stand first. Every combination must have a segment,
// and every segment must be reached. Values; any thread may read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "bins.hpp"
#include "pareto/job.hpp"

namespace pareto::rfm {

struct Segment {
  std::string code, name, name_zh;
  Bin least[3] = {1, 1, 1}, most[3] = {9, 9, 9};  // of r, f and m
};

class Segments {
 public:
  // Throws sdk::Failure that names line and remedy, in the reader's language.
  Segments(const sdk::Job& job, std::string_view text, int bins);

  // The best first.
  [[nodiscard]] const std::vector<Segment>& all() const { return all_; }
  [[nodiscard]] std::size_t of(Bin r, Bin f, Bin m) const { return of_[place(r, f, m)]; }

 private:
  [[nodiscard]] std::size_t place(Bin r, Bin f, Bin m) const {
    const auto bins = static_cast<std::size_t>(bins_);
    return ((r - 1u) * bins + (f - 1u)) * bins + (m - 1u);
  }
  void fill(const sdk::Job& job);

  int bins_;
  std::vector<Segment> all_;
  std::vector<std::uint8_t> of_;
};

// For five bins.
[[nodiscard]] std::string_view bundled_segments();

}  // namespace pareto::rfm
