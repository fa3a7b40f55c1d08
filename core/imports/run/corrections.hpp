// Cells that somebody corrected before their file is imported: they are taken as corrected, the
// file itself stays as it is.
//
//     ImportRequest request{.file = "sales.csv", .corrections = {{7, "date", "2026-10-22"}}};
//
// One thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/imports/shape/layout.hpp"
#include "core/imports/source/sample.hpp"

namespace pareto::imports {

struct Correction {
  std::int64_t line = 0;  // as rejects and previews tell it
  std::string column;     // its head, or its position: "#3"
  std::string value;      // as it would stand in the file; empty: nothing
};

class Corrections {
 public:
  Corrections() = default;
  // Throws Error for a column that there is not. The column with a document's lines, which a file
  // of rejects adds, is reckoned and not corrected.
  Corrections(const std::vector<Correction>& cells, const Layout& layout);

  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] bool has(std::int64_t line) const { return rows_.contains(line); }
  // Views into what is kept here. Beyond the last of `cells` nothing is corrected.
  void apply(std::int64_t line, std::vector<std::string_view>& cells);
  // Another look at its first rows; they come again.
  void apply(Sample& sample) const;
  // After the last row. Throws Error where a line never came: it would be lost silently.
  void require_all() const;
  [[nodiscard]] std::int64_t cells() const;

 private:
  struct Row {
    std::map<std::size_t, std::string> cells;  // by column, from 0
    bool came = false;
  };
  std::unordered_map<std::int64_t, Row> rows_;
};

}  // namespace pareto::imports
