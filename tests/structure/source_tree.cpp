#include "source_tree.hpp"

#include <stdlib.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace pareto::structure {
namespace fs = std::filesystem;

std::vector<std::string> files_below(const fs::path& root, std::string_view folder,
                                     const std::vector<std::string_view>& suffixes) {
  std::vector<std::string> found;
  if (!fs::is_directory(root / folder)) return found;
  for (fs::recursive_directory_iterator at(root / folder), end; at != end; ++at) {
    const std::string name = at->path().filename().string();
    if (at->is_directory() && (name.starts_with('.') || name == "node_modules")) {
      at.disable_recursion_pending();
      continue;
    }
    const bool wanted =
        suffixes.empty() || std::any_of(suffixes.begin(), suffixes.end(),
                                        [&](std::string_view s) { return name.ends_with(s); });
    if (at->is_regular_file() && wanted)
      found.push_back(fs::relative(at->path(), root).generic_string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string read(const fs::path& root, std::string_view file) {
  std::ifstream in(root / file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + (root / file).string());
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string lines_of(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    text += finding.file + ":" + std::to_string(finding.line) + ": " + finding.why + "\n";
  }
  return text;
}

PlantedTree::PlantedTree(
    std::initializer_list<std::pair<std::string_view, std::string_view>> files) {
  std::string pattern = (fs::temp_directory_path() / "pareto-planted-XXXXXX").string();
  if (!mkdtemp(pattern.data())) throw std::runtime_error("cannot make a temporary folder");
  root_ = pattern;
  for (const auto& [name, content] : files) {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << content;
  }
}

PlantedTree::~PlantedTree() {
  std::error_code ignored;
  fs::remove_all(root_, ignored);
}

}  // namespace pareto::structure
