// The workbook of ugly_exports.hpp.
#pragma once

#include <filesystem>

#include "sales.hpp"

namespace pareto::demo {

// Throws std::runtime_error when it cannot be written.
void write_ugly_workbook(const Company& company, const std::filesystem::path& file);

}  // namespace pareto::demo
