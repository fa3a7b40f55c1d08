// Bins of a value, 1 for the worst, by quantile or by limits.
//
// Quantile, ties together (the default): bin = 1 + floor(bins * b / n), with b the number of
// subjects whose value is worse, n of all: equal values never part, and a bin may be empty. Ties as
// SQL's NTILE does it: subjects sorted by value, equal ones by their code; the first n mod bins
// bins have one more than the others.
//
// Limits: ascending; a value lies in bin 1 + the number of limits that it reaches. Of days since
// the last order fewer are better: bin = bins - the number of limits that are exceeded. Pure
// functions; any thread.
#pragma once

#include <cstdint>
#include <vector>

namespace pareto::rfm {

using Bin = std::uint8_t;

// `values` larger is better.
[[nodiscard]] std::vector<Bin> bins_together(const std::vector<std::int64_t>& values, int bins);
// `rank` orders equal values; each number once.
[[nodiscard]] std::vector<Bin> bins_ntile(const std::vector<std::int64_t>& values,
                                          const std::vector<std::uint32_t>& rank, int bins);

[[nodiscard]] Bin bin_reached(std::int64_t value, const std::vector<std::int64_t>& limits);
[[nodiscard]] Bin bin_not_exceeded(std::int64_t value, const std::vector<std::int64_t>& limits);

}  // namespace pareto::rfm
