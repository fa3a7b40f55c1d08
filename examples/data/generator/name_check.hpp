// Looks for our invented firm stems in lists of real companies.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace pareto::demo {

struct NameCollision {
  std::filesystem::path file;
  int row = 0;  // 1 is the header
  std::string stem;
  std::string name;
};

struct NameCheck {
  int names = 0;  // how many were compared
  std::vector<NameCollision> collisions;
};

// Stems as in words/stems.txt, both forms, regardless of case. Reads csv in UTF-8 (with or without
// byte order mark) or GBK; compares the columns whose title speaks of a name, or all columns when
// none does. Throws std::runtime_error when the file cannot be read or is in neither encoding.
[[nodiscard]] NameCheck check_names(const std::vector<std::vector<std::string>>& stems,
                                    const std::filesystem::path& file);

}  // namespace pareto::demo
