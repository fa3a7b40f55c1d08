#include "attribution.hpp"

#include <algorithm>
#include <cctype>
#include <string>

namespace pareto::structure {
namespace fs = std::filesystem;
namespace {

bool names_a_licence(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const char* word :
       {"licence", "license", "cc by", "cc0", "public domain", "invented", "made for pareto"}) {
    if (text.find(word) != std::string::npos) return true;
  }
  return false;
}

bool folder_speaks(const fs::path& root, const fs::path& folder) {
  for (const char* name : {"ATTRIBUTION.md", "README.md"}) {
    if (fs::exists(root / folder / name) &&
        names_a_licence(read(root, (folder / name).generic_string())))
      return true;
  }
  return false;
}

// Sources of a generator are the project's own.
bool is_data(const std::string& file) {
  for (const char* suffix : {".cpp", ".hpp", ".h", "CMakeLists.txt", ".cmake", ".md"}) {
    if (file.ends_with(suffix)) return false;
  }
  return true;
}

}  // namespace

std::vector<Finding> check_attribution(const fs::path& root) {
  std::vector<Finding> findings;
  for (const fs::path top : {"examples/data", "tests/data"}) {
    for (const std::string& file : files_below(root, top.generic_string())) {
      if (!is_data(file)) continue;
      bool said = false;
      for (fs::path folder = fs::path(file).parent_path(); !said; folder = folder.parent_path()) {
        said = folder_speaks(root, folder);
        if (folder == top) break;
      }
      if (!said)
        findings.push_back(
            {file, 0,
             "no ATTRIBUTION.md or README.md beside it says where it is from and its licence"});
    }
  }
  return findings;
}

}  // namespace pareto::structure
