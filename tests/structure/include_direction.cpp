#include "include_direction.hpp"

#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>

namespace pareto::structure {
namespace fs = std::filesystem;
namespace {

// Lowest first. Folders of one number are one layer.
const std::map<std::string, int, std::less<>> kLayers = {
    {"base", 0},    {"model", 2},       {"bus", 3},     {"access", 3}, {"store", 3},
    {"records", 4}, {"plugins", 5},     {"imports", 6}, {"jobs", 6},   {"pivot", 6},
    {"reports", 6}, {"tiering", 6},     {"twins", 6},   {"views", 6},  {"host", 7},
    {"safety", 7},  {"conformance", 7}, {"api", 8},     {"cli", 9}};

struct Include {
  std::size_t line;
  std::string path;
  bool quoted;
};

std::vector<Include> includes_of(const std::string& text) {
  std::vector<Include> found;
  std::istringstream lines(text);
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    auto at = line.find_first_not_of(" \t");
    if (at == std::string::npos || line[at] != '#') continue;
    at = line.find_first_not_of(" \t", at + 1);
    if (at == std::string::npos || line.compare(at, 7, "include") != 0) continue;
    const auto open = line.find_first_of("<\"", at + 7);
    if (open == std::string::npos) continue;
    const auto close = line.find(line[open] == '<' ? '>' : '"', open + 1);
    if (close == std::string::npos) continue;
    found.push_back({number, line.substr(open + 1, close - open - 1), line[open] == '"'});
  }
  return found;
}

bool begins(std::string_view text, std::string_view with) { return text.starts_with(with); }

// "core/bus/x.hpp" is of folder "bus".
std::optional<std::string> core_folder(std::string_view path) {
  if (!begins(path, "core/")) return std::nullopt;
  path.remove_prefix(5);
  const auto slash = path.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  return std::string(path.substr(0, slash));
}

// "core/records/write/x.hpp" is of part "records/write". Files that lie in the folder itself belong
// to no part: they are what its parts share, and what puts them together.
std::optional<std::string> core_part(std::string_view path) {
  const auto folder = core_folder(path);
  if (!folder) return std::nullopt;
  const auto end = path.rfind('/');
  const auto part = path.substr(5, end - 5);
  if (part == *folder) return std::nullopt;
  return std::string(part);
}

// <vector> and the like have neither folder nor suffix; of the C headers, those that C++ itself
// brings.
bool is_standard(std::string_view path) {
  static const std::set<std::string_view> kC = {"errno.h",  "math.h",   "stddef.h",
                                                "stdint.h", "string.h", "stdlib.h"};
  return path.find_first_of("/.") == std::string_view::npos || kC.contains(path);
}

bool is_header(std::string_view file) { return file.ends_with(".hpp") || file.ends_with(".h"); }

using Edges =
    std::map<std::string, std::map<std::string, Finding>>;  // folder -> folder -> where first

bool reaches(const Edges& edges, const std::string& from, const std::string& to,
             std::set<std::string>& seen) {
  if (from == to) return true;
  if (!seen.insert(from).second) return false;
  const auto at = edges.find(from);
  if (at == edges.end()) return false;
  for (const auto& [next, where] : at->second) {
    if (reaches(edges, next, to, seen)) return true;
  }
  return false;
}

void check_circles(const Edges& edges, std::vector<Finding>& findings) {
  for (const auto& [from, targets] : edges) {
    for (const auto& [to, where] : targets) {
      std::set<std::string> seen;
      if (reaches(edges, to, from, seen)) {
        findings.push_back({where.file, where.line,
                            "includes in a circle: " + from + " -> " + to + " -> ... -> " + from});
      }
    }
  }
}

void check_core(const fs::path& root, std::vector<Finding>& findings) {
  Edges sideways, within;  // between folders of one layer; between the parts of one folder
  for (const std::string& file : files_below(root, "core", {".hpp", ".h", ".cpp", ".c"})) {
    const auto folder = core_folder(file);
    const auto layer = folder ? kLayers.find(*folder) : kLayers.end();
    if (layer == kLayers.end()) {
      findings.push_back({file, 0, "is in no folder that the architecture names"});
      continue;
    }
    for (const Include& include : includes_of(read(root, file))) {
      if (const auto other = core_folder(include.path)) {
        const auto target = kLayers.find(*other);
        if (target == kLayers.end()) {
          findings.push_back(
              {file, include.line,
               "includes a folder that the architecture does not name: " + include.path});
        } else if (target->second > layer->second) {
          findings.push_back(
              {file, include.line, "includes upwards: " + *folder + " -> " + *other});
        } else if (target->second == layer->second && *other != *folder) {
          sideways[*folder].try_emplace(*other, Finding{file, include.line, ""});
        } else if (*other == *folder) {
          const auto part = core_part(file), next = core_part(include.path);
          if (part && next && *part != *next) {
            within[*part].try_emplace(*next, Finding{file, include.line, ""});
          }
        }
      } else if (begins(include.path, "plugins/") || begins(include.path, "tests/") ||
                 begins(include.path, "examples/")) {
        findings.push_back(
            {file, include.line, "core includes what stands on it: " + include.path});
      } else if (is_header(file) && !begins(include.path, "pareto/") &&
                 !is_standard(include.path)) {
        findings.push_back({file, include.line, "third-party header in a header: " + include.path});
      }
    }
  }
  check_circles(sideways, findings);
  check_circles(within, findings);
}

void check_sdk(const fs::path& root, std::vector<Finding>& findings) {
  for (const std::string& file : files_below(root, "sdk/include", {".hpp", ".h"})) {
    const bool abi = begins(file, "sdk/include/pareto/abi/");
    // Tests of authors run on the machines that plugins are made on.
    const bool testing = begins(file, "sdk/include/pareto/testing/");
    for (const Include& include : includes_of(read(root, file))) {
      const bool fine =
          abi ? begins(include.path, "pareto/abi/") || include.path == "stddef.h" ||
                    include.path == "stdint.h"
              : begins(include.path, "pareto/") || is_standard(include.path) ||
                    (testing && (include.path == "sys/mman.h" || include.path == "unistd.h"));
      if (fine) continue;
      findings.push_back({file, include.line,
                          (abi ? "a C header may not include " : "an SDK header may not include ") +
                              include.path});
    }
  }
}

// A part that plugins of one kind share lies beside them in a folder of its own and is no plugin
// itself: plugins/formats/ooxml is "ooxml/xml.hpp" to plugins/formats/docx.
bool is_shared_part(const fs::path& root, const std::string& file, const std::string& path) {
  const fs::path kind = root / fs::path(file).parent_path().parent_path(), header = kind / path;
  return path.find('/') != std::string::npos && fs::exists(header) &&
         !fs::exists(header.parent_path() / "plugin.cpp");
}

void check_guests(const fs::path& root, std::string_view folder, std::vector<Finding>& findings) {
  for (const std::string& file : files_below(root, folder, {".hpp", ".h", ".cpp", ".c"})) {
    for (const Include& include : includes_of(read(root, file))) {
      const std::string& path = include.path;
      if (begins(path, "core/") || begins(path, "tests/") ||
          path.find("../") != std::string::npos || path.find("/core/") != std::string::npos) {
        findings.push_back({file, include.line, "sees more than the SDK: " + path});
      } else if (include.quoted && !begins(path, "pareto/") &&
                 !fs::exists(root / fs::path(file).parent_path() / path) &&
                 !is_shared_part(root, file, path)) {
        findings.push_back(
            {file, include.line,
             "neither an SDK header nor its own file nor a part beside it: " + path});
      }
    }
  }
}

}  // namespace

std::vector<Finding> check_includes(const fs::path& root) {
  std::vector<Finding> findings;
  check_core(root, findings);
  check_sdk(root, findings);
  check_guests(root, "plugins", findings);
  check_guests(root, "examples", findings);
  return findings;
}

}  // namespace pareto::structure
