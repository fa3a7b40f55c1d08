// Links in the documentation lead somewhere, and every page can be reached.
//
// Read are the README files at the root, CONTRIBUTING.md, CHANGELOG.md and docs/**/*.md, outside of
// code. A relative link must name an existing file or folder inside the project; web addresses are
// not tried. Every page below docs can be reached by links from docs/index.md.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "source_tree.hpp"

namespace pareto::structure {

struct Link {
  std::size_t line;
  std::string target;  // as written, without title
};

// Inline links and images, and reference definitions.
[[nodiscard]] std::vector<Link> links_of(std::string_view markdown);

[[nodiscard]] std::vector<Finding> check_doc_links(const std::filesystem::path& root);

}  // namespace pareto::structure
