#include "bins.hpp"

#include <algorithm>

namespace pareto::rfm {
namespace {

// A value where it is sorted, so that comparing two does not look them up elsewhere.
struct Placed {
  std::int64_t value;
  std::uint32_t rank, index;
};

}  // namespace

std::vector<Bin> bins_together(const std::vector<std::int64_t>& values, int bins) {
  const std::size_t n = values.size();
  std::vector<std::int64_t> ascending = values;
  std::sort(ascending.begin(), ascending.end());
  // The least position of each bin: the first b with bins * b >= k * n.
  std::vector<std::size_t> starts;
  for (int k = 0; k < bins; ++k)
    starts.push_back((static_cast<std::size_t>(k) * n + static_cast<std::size_t>(bins) - 1) /
                     static_cast<std::size_t>(bins));
  std::vector<Bin> out(n);
  for (std::size_t i = 0; i < n; ++i) {
    const auto worse = static_cast<std::size_t>(
        std::lower_bound(ascending.begin(), ascending.end(), values[i]) - ascending.begin());
    const auto above = std::upper_bound(starts.begin(), starts.end(), worse);
    out[i] = static_cast<Bin>(above - starts.begin());
  }
  return out;
}

std::vector<Bin> bins_ntile(const std::vector<std::int64_t>& values,
                            const std::vector<std::uint32_t>& rank, int bins) {
  std::vector<Placed> order(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    order[i] = {values[i], rank[i], static_cast<std::uint32_t>(i)};
  std::sort(order.begin(), order.end(), [](const Placed& a, const Placed& b) {
    return a.value != b.value ? a.value < b.value : a.rank < b.rank;
  });
  const std::size_t count = static_cast<std::size_t>(bins), size = values.size() / count,
                    larger = values.size() % count;
  std::vector<Bin> out(values.size());
  for (std::size_t at = 0; at < order.size(); ++at) {
    const std::size_t bin =
        at < larger * (size + 1) ? at / (size + 1) : larger + (at - larger * (size + 1)) / size;
    out[order[at].index] = static_cast<Bin>(bin + 1);
  }
  return out;
}

Bin bin_reached(std::int64_t value, const std::vector<std::int64_t>& limits) {
  return static_cast<Bin>(1 +
                          (std::upper_bound(limits.begin(), limits.end(), value) - limits.begin()));
}

Bin bin_not_exceeded(std::int64_t value, const std::vector<std::int64_t>& limits) {
  const auto exceeded = std::lower_bound(limits.begin(), limits.end(), value) - limits.begin();
  return static_cast<Bin>(static_cast<std::ptrdiff_t>(limits.size()) + 1 - exceeded);
}

}  // namespace pareto::rfm
