// Counts how often each document number has come, so that a line without a number of its own is the
// n-th of its document.
//
// 12 bytes a slot and no text: three million numbers take about 50 MB. Two numbers share a count
// only if their 64-bit hashes are equal. One thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pareto::imports {

class LineCounter {
 public:
  // 1 for the first time that this number comes, then 2, …
  std::uint32_t next(std::string_view number);

  [[nodiscard]] std::size_t bytes() const;

 private:
  // Many small tables grow one at a time, so that growing never holds two copies of everything.
  static constexpr std::size_t kParts = 256;
  struct Part {
    std::vector<std::uint64_t> hashes;  // 0: free
    std::vector<std::uint32_t> counts;
    std::size_t used = 0;
  };
  static std::uint32_t& slot(Part& part, std::uint64_t hash);
  static void grow(Part& part);

  std::array<Part, kParts> parts_;
  // Lines of one document stand together: the usual case needs no look-up.
  std::string last_;
  std::uint32_t* last_count_ = nullptr;
};

}  // namespace pareto::imports
