// The files of the project as the structure checks see them, and what a check reports.
//
// The checks are functions from a folder to findings, so that each is tested on planted trees too:
// a check that finds nothing in a good tree proves little unless it finds the bad line in a bad
// one.
#pragma once

#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pareto::structure {

struct Finding {
  std::string file;  // relative to the root, with '/'
  std::size_t line;  // from 1; 0 is the file as a whole
  std::string why;
};

// Every regular file below root/folder whose name ends in one of the suffixes (all files if none is
// given), sorted, relative to root. Folders that begin with a dot and `node_modules` are left out;
// a folder that is absent has no files.
[[nodiscard]] std::vector<std::string> files_below(
    const std::filesystem::path& root, std::string_view folder,
    const std::vector<std::string_view>& suffixes = {});

[[nodiscard]] std::string read(const std::filesystem::path& root, std::string_view file);

// "core/cli/main.cpp:12: why" per line, for the message of a failing test.
[[nodiscard]] std::string lines_of(const std::vector<Finding>& findings);

// A folder with the given files, removed at the end.
class PlantedTree {
 public:
  explicit PlantedTree(
      std::initializer_list<std::pair<std::string_view, std::string_view>> files);  // path, content
  ~PlantedTree();
  PlantedTree(const PlantedTree&) = delete;
  PlantedTree& operator=(const PlantedTree&) = delete;

  [[nodiscard]] const std::filesystem::path& root() const { return root_; }

 private:
  std::filesystem::path root_;
};

}  // namespace pareto::structure
