// Data that came from elsewhere says from where and under which licence, in the folder where it
// lies.
//
// Each folder with files below examples/data and tests/data, or a folder above it up to there,
// holds a README.md or ATTRIBUTION.md that names a licence, or says that the data was invented or
// made for Pareto.
#pragma once

#include <filesystem>
#include <vector>

#include "source_tree.hpp"

namespace pareto::structure {

[[nodiscard]] std::vector<Finding> check_attribution(const std::filesystem::path& root);

}  // namespace pareto::structure
