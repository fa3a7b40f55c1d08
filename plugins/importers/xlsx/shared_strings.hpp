// The texts that a workbook's sheets share, one after the other in one buffer.
//
// Views live as long as the object. Read-only after construction.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zip_archive.hpp"

namespace pareto::xlsx {

class SharedStrings {
 public:
  static constexpr std::size_t kMostBytes = 256 * 1024 * 1024;

  SharedStrings() = default;
  // Throws Failure(PARETO_E_DATA) for more than kMostBytes of text.
  SharedStrings(const sdk::Job& job, ZipPart part);

  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(text_).substr(begin, ends_[i] - begin);
  }

 private:
  std::string text_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace pareto::xlsx
