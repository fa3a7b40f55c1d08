#include "beside.hpp"

#include <algorithm>

#include "grid.hpp"

namespace pareto::docx {
namespace {

constexpr int kGap = 340;       // twentieths of a point
constexpr int kNearlyAll = 99;  // three thirds

}  // namespace

int Beside::begin(int percent, int page) {
  percent = std::clamp(percent, 5, 100);
  percent_ += percent;
  columns_.push_back({page * percent / 100, percent_ >= kNearlyAll, {}});
  return columns_.back().width - (columns_.back().last ? 0 : kGap);
}

void Beside::write(Body& body) {
  if (columns_.empty()) return;
  std::vector<int> widths;
  for (const Column& column : columns_) widths.push_back(column.width);
  Grid grid(body, "ParetoBeside", widths);
  grid.begin_row();
  for (const Column& column : columns_) {
    const std::string gap =
        "<w:tcMar><w:right w:w=\"" + std::to_string(kGap) + "\" w:type=\"dxa\"/></w:tcMar>";
    grid.cell_of(column.xml, column.last ? std::string() : gap);
  }
  grid.end_row();
  grid.finish();
  columns_.clear();
  percent_ = 0;
}

}  // namespace pareto::docx
