// The csv files of the demo company: customers, products, people (GBK in Chinese), rates (UTF-8
// with a byte order mark).
#pragma once

#include <filesystem>

#include "labels.hpp"
#include "sales.hpp"

namespace pareto::demo {

// Throws std::runtime_error when a file cannot be written or a name has no GBK form.
void write_csv_exports(const Company& company, const Labels& labels,
                       const std::filesystem::path& folder);

// Writes the bytes as they are. Throws std::runtime_error.
void write_file(const std::filesystem::path& file, const std::string& bytes);

}  // namespace pareto::demo
