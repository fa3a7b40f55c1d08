#include "core/imports/run/corrections.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/base/error.hpp"
#include "core/imports/mapping/rejects_file.hpp"

namespace pareto::imports {
namespace {

// By its head, or by "#3".
std::optional<std::size_t> column_called(const std::string& name, const Layout& layout) {
  const auto found = std::ranges::find(layout.headers, name);
  if (!name.empty() && found != layout.headers.end())
    return static_cast<std::size_t>(found - layout.headers.begin());
  std::size_t position = 0;
  const char* const end = name.data() + name.size();
  if (!name.starts_with('#') ||
      std::from_chars(name.data() + 1, end, position) != std::from_chars_result{end, {}} ||
      position == 0 || position > layout.headers.size())
    return std::nullopt;
  return position - 1;
}

}  // namespace

Corrections::Corrections(const std::vector<Correction>& cells, const Layout& layout) {
  for (const Correction& cell : cells) {
    if (is_line_of_number(cell.column)) continue;
    const auto column = column_called(cell.column, layout);
    if (!column) {
      throw std::move(
          Error(ErrorCode::Argument,
                Message(Text{"the file has no column “{}” to correct", "文件里没有要改的列“{}”"},
                        {cell.column}),
                Message(
                    Text{"its columns: {}; or by position, as #1", "文件的列：{}；或写位置，如 #1"},
                    {layout.listed_heads()}))
              .at({.field = cell.column, .value = cell.value}));
    }
    rows_[cell.line].cells[*column] = cell.value;
  }
}

void Corrections::apply(std::int64_t line, std::vector<std::string_view>& cells) {
  const auto found = rows_.find(line);
  if (found == rows_.end()) return;
  found->second.came = true;
  for (const auto& [column, text] : found->second.cells) {
    if (column < cells.size()) cells[column] = text;
  }
}

void Corrections::apply(Sample& sample) const {
  if (rows_.empty()) return;
  for (RawRow& row : sample.rows) {
    const auto found = rows_.find(row.line);
    if (found == rows_.end()) continue;
    for (const auto& [column, text] : found->second.cells) {
      if (column >= row.cells.size()) row.cells.resize(column + 1);
      row.cells[column] = text;
    }
  }
}

void Corrections::require_all() const {
  for (const auto& [line, row] : rows_) {
    if (row.came) continue;
    throw Error(
        ErrorCode::Data,
        Message(Text{"there is no row in line {} to correct", "第 {} 行没有可改的行"}, {line}),
        Message(Text{
            "look at the file again: it may be another one by now, or the importer cannot read that line",
            "请重新查看文件：文件可能已变，或导入插件读不了这一行"}));
  }
}

std::int64_t Corrections::cells() const {
  std::int64_t out = 0;
  for (const auto& [line, row] : rows_) out += static_cast<std::int64_t>(row.cells.size());
  return out;
}

}  // namespace pareto::imports
