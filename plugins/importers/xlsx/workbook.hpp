// What a workbook says about itself: its sheets, how its dates count, how its cells are formatted,
// where its texts lie.
//
// Read once when a file is opened; plain values afterwards.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <pareto/number_format.hpp>

#include "zip_archive.hpp"

namespace pareto::xlsx {

struct Sheet {
  std::string name;
  std::string part;  // of the archive
  bool visible = true;
};

struct Workbook {
  std::vector<Sheet> sheets;  // of cells, in their order; charts and dialogs are none
  bool date1904 = false;
  std::string strings_part;                // empty: no shared strings
  std::vector<sdk::NumberFormat> formats;  // by the number of a cell's style

  [[nodiscard]] sdk::NumberFormat format(std::size_t style) const {
    return style < formats.size() ? formats[style] : sdk::NumberFormat{};
  }
};

// Throws Failure(PARETO_E_DATA) for an archive that is no workbook of this format.
[[nodiscard]] Workbook read_workbook(const sdk::Job& job, const ZipArchive& archive);

}  // namespace pareto::xlsx
