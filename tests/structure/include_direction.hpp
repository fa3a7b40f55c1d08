// Who may include whom (docs/architecture.md), held against the include lines.
//
//  - core: a folder includes its own layer or a lower one, never a higher one; within a layer no
//  two folders include each
//    other, directly or around a corner.
//  - plugins and examples: SDK headers and their own files, never the host's.
//  - headers of core and sdk: no third-party headers; those stay in sources.
//  - the C headers of the SDK: each other, <stddef.h> and <stdint.h>, nothing else.
#pragma once

#include <filesystem>
#include <vector>

#include "source_tree.hpp"

namespace pareto::structure {

[[nodiscard]] std::vector<Finding> check_includes(const std::filesystem::path& root);

}  // namespace pareto::structure
