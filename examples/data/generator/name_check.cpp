#include "name_check.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "encoding.hpp"

namespace pareto::demo {
namespace {

std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (auto text = convert(bytes, "UTF-8", "UTF-8")) {
    return text->starts_with("\xEF\xBB\xBF") ? text->substr(3) : *text;
  }
  if (auto text = convert(bytes, "GB18030", "UTF-8")) return *text;
  throw std::runtime_error(file.string() + " is neither UTF-8 nor GBK");
}

std::vector<std::vector<std::string>> read_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1, {""});
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      rows.back().back() += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == ',') {
      rows.back().emplace_back();
    } else if (!quoted && c == '\n') {
      rows.push_back({""});
    } else if (c != '\r') {
      rows.back().back() += c;
    }
  }
  return rows;
}

// ASCII only; Chinese characters have no case.
std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

bool speaks_of_a_name(const std::string& title) {
  for (const char* word : {"name", "company", "名称", "名稱", "简称", "簡稱"}) {
    if (lower(title).find(word) != std::string::npos) return true;
  }
  return false;
}

std::vector<std::size_t> name_columns(const std::vector<std::string>& header) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (speaks_of_a_name(header[i])) columns.push_back(i);
  }
  if (columns.empty()) {
    for (std::size_t i = 0; i < header.size(); ++i) columns.push_back(i);
  }
  return columns;
}

}  // namespace

NameCheck check_names(const std::vector<std::vector<std::string>>& stems,
                      const std::filesystem::path& file) {
  const auto rows = read_csv(read_text(file));
  const auto columns = name_columns(rows.front());
  NameCheck result;
  for (std::size_t row = 1; row < rows.size(); ++row) {
    for (const std::size_t column : columns) {
      if (column >= rows[row].size() || rows[row][column].empty()) continue;
      const std::string& name = rows[row][column];
      ++result.names;
      for (const auto& forms : stems) {
        for (const std::string& form : forms) {
          if (lower(name).find(lower(form)) == std::string::npos) continue;
          result.collisions.push_back({file, static_cast<int>(row) + 1, forms.front(), name});
          break;
        }
      }
    }
  }
  return result;
}

}  // namespace pareto::demo
