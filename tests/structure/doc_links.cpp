#include "doc_links.hpp"

#include <map>
#include <set>
#include <sstream>

namespace pareto::structure {
namespace fs = std::filesystem;
namespace {

// Blanks out `code` in a line.
std::string without_code(std::string line) {
  for (auto open = line.find('`'); open != std::string::npos; open = line.find('`', open)) {
    const auto close = line.find('`', open + 1);
    if (close == std::string::npos) break;
    for (; open <= close; ++open) line[open] = ' ';
  }
  return line;
}

// Up to the blank before a title, without angle brackets.
std::string target_of(std::string_view inside) {
  const auto begin = inside.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return "";
  inside.remove_prefix(begin);
  if (inside.front() == '<') return std::string(inside.substr(1, inside.find('>') - 1));
  return std::string(inside.substr(0, inside.find_first_of(" \t\r")));
}

bool leads_outside(std::string_view target) {
  return target.empty() || target.front() == '#' || target.find("://") != std::string_view::npos ||
         target.starts_with("mailto:");
}

std::vector<std::string> pages_of(const fs::path& root) {
  std::vector<std::string> pages = files_below(root, "docs", {".md"});
  for (const auto& entry : fs::directory_iterator(root)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_regular_file() && name.ends_with(".md")) pages.push_back(name);
  }
  return pages;
}

}  // namespace

std::vector<Link> links_of(std::string_view markdown) {
  std::vector<Link> links;
  std::istringstream lines{std::string(markdown)};
  std::string line;
  bool in_code = false;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    const auto first = line.find_first_not_of(' ');
    if (first != std::string::npos &&
        (line.compare(first, 3, "```") == 0 || line.compare(first, 3, "~~~") == 0))
      in_code = !in_code;
    if (in_code) continue;
    line = without_code(line);
    for (auto at = line.find("]("); at != std::string::npos; at = line.find("](", at + 2)) {
      const auto close = line.find(')', at);
      if (close != std::string::npos)
        links.push_back({number, target_of(std::string_view(line).substr(at + 2, close - at - 2))});
    }
    const auto colon = line.find("]: ");
    if (line.starts_with('[') && colon != std::string::npos)
      links.push_back({number, target_of(std::string_view(line).substr(colon + 3))});
  }
  return links;
}

std::vector<Finding> check_doc_links(const fs::path& root) {
  std::vector<Finding> findings;
  std::map<std::string, std::set<std::string>> leads_to;
  for (const std::string& page : pages_of(root)) {
    for (const Link& link : links_of(read(root, page))) {
      if (leads_outside(link.target)) continue;
      const std::string path = link.target.substr(0, link.target.find('#'));
      fs::path to = (fs::path(page).parent_path() / path).lexically_normal();
      if (path.front() == '/' || to.generic_string().starts_with("..") || !fs::exists(root / to)) {
        findings.push_back({page, link.line, "leads nowhere: " + link.target});
        continue;
      }
      if (fs::is_directory(root / to)) to = (to / "README.md").lexically_normal();
      leads_to[page].insert(to.generic_string());
    }
  }

  std::set<std::string> reached = {"docs/index.md"};
  for (std::vector<std::string> open = {"docs/index.md"}; !open.empty();) {
    const std::string page = open.back();
    open.pop_back();
    for (const std::string& next : leads_to[page]) {
      if (next.starts_with("docs/") && reached.insert(next).second) open.push_back(next);
    }
  }
  for (const std::string& page : files_below(root, "docs", {".md"})) {
    if (!reached.contains(page))
      findings.push_back({page, 0, "no link from docs/index.md leads here"});
  }
  return findings;
}

}  // namespace pareto::structure
