// Raw rows for tests of layout and mapping: from cells written down, or from a real file beside the
// project.
#pragma once

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "core/base/encoding.hpp"
#include "core/imports/mapping/mapping.hpp"
#include "core/imports/shape/layout.hpp"
#include "core/imports/source/sample.hpp"

namespace pareto::imports {

// Three lines of two orders, with all that they name.
inline constexpr const char* kSales =
    "日期,单号,客户编码,客户名称,产品,数量,单价,业务员\n"
    "2026-01-05,A1,0001,雾栎饲料有限公司,烟酸,10,3.5,银杏\n"
    "2026-01-05,A1,0001,雾栎饲料有限公司,烟酰胺,2,100,银杏\n"
    "2026-01-06,A2,0002,禾硐饲料,烟酸,4,3,白桦\n";

inline Sample rows_of(std::initializer_list<std::vector<std::string>> rows) {
  Sample sample;
  std::int64_t line = 0;
  for (const auto& cells : rows) {
    sample.rows.push_back({++line, cells});
    sample.columns = std::max(sample.columns, cells.size());
  }
  return sample;
}

// A file of real data that is not part of the project; nothing where it is absent.
inline std::optional<std::filesystem::path> shared_file(const std::string& name) {
  const auto path =
      std::filesystem::path(PARETO_SOURCE_ROOT).parent_path() / "shared" / "data" / name;
  if (!std::filesystem::exists(path)) return std::nullopt;
  return path;
}

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The first rows of a simple csv text (quotes, no line breaks inside cells).
inline Sample sample_of_csv(std::string text, std::size_t most = kSampleRows) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  Sample sample;
  std::vector<std::string> cells(1);
  bool quoted = false;
  std::int64_t line = 1;
  for (std::size_t i = 0; i < text.size() && sample.rows.size() < most; ++i) {
    const char c = text[i];
    if (c == '"') {
      if (quoted && i + 1 < text.size() && text[i + 1] == '"')
        cells.back() += text[++i];
      else
        quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else if (c == '\n' && !quoted) {
      sample.columns = std::max(sample.columns, cells.size());
      sample.rows.push_back({line++, std::move(cells)});
      cells.assign(1, "");
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return sample;
}

// "header>target" of every column that is mapped, with "?" behind those that are not sure.
inline std::vector<std::string> pairs_of(const Mapping& mapping) {
  std::vector<std::string> out;
  for (const MappedColumn& column : mapping.columns) {
    if (column.target.empty()) continue;
    out.push_back(column.header + ">" + column.target +
                  (column.confidence == Confidence::High ? "" : "?"));
  }
  return out;
}

}  // namespace pareto::imports
