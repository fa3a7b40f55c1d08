// The sales book of the demo company: three title rows, the header in row 4, sale lines, subtotals
// and a total.
#pragma once

#include <filesystem>

#include "labels.hpp"
#include "sales.hpp"

namespace pareto::demo {

inline constexpr int kTitleRows = 3;
inline constexpr int kTotalRows = kYears + 1;

// The same lines give the same bytes. Throws std::runtime_error when the file cannot be written.
void write_xlsx_export(const Company& company, const Labels& labels,
                       const std::filesystem::path& folder);

}  // namespace pareto::demo
