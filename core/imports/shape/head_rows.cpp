#include "core/imports/shape/head_rows.hpp"

#include <algorithm>

#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/base/fold.hpp"
#include "core/imports/cells/cell_text.hpp"

namespace pareto::imports {
namespace {

// Names of groups of columns that are no column's name themselves.
constexpr std::string_view kGroups[] = {
    "单据", "客户",   "购货单位", "往来单位", "产品",     "物料",     "存货",  "商品",
    "货品", "金额",   "数量",     "单价",     "价格",     "本币",     "原币",  "外币",
    "税",   "销售",   "销售收入", "收入",     "成本",     "毛利",     "日期",  "订单",
    "出库", "发票",   "人员",     "部门",     "基本信息", "customer", "order", "product",
    "item", "amount", "price",    "quantity", "document", "invoice"};

bool is_group(std::string_view text, const KnownHeader& known) {
  return known(text) ||
         std::find(std::begin(kGroups), std::end(kGroups), fold_header(text)) != std::end(kGroups);
}

// Short, and no title: "期间：2026-01-01" and "第 1 页" are none.
bool may_be_head(std::string_view text) {
  return is_text_cell(text) && text.size() <= 48 && text.find(':') == text.npos &&
         text.find("：") == text.npos;
}

// Numbers or days stand in the rows below.
bool is_over_figures(const Sample& sample, std::size_t row, std::size_t column) {
  constexpr std::size_t kRows = 5;
  for (std::size_t r = row; r < std::min(row + kRows, sample.rows.size()); ++r) {
    const std::string_view cell = cell_at(sample.rows[r], column);
    if (!cell.empty() && !is_text_cell(cell)) return true;
  }
  return false;
}

}  // namespace

std::string_view cell_at(const RawRow& row, std::size_t column) {
  return column < row.cells.size() ? trimmed(row.cells[column]) : std::string_view();
}

bool is_text_cell(std::string_view cell) {
  const std::string_view text = trimmed(cell);
  return !text.empty() && !parse_decimal(text) && !parse_date(text) && text.size() < 120;
}

bool is_head_over_two(const Sample& sample, std::size_t upper, const KnownHeader& known) {
  if (upper + 1 >= sample.rows.size()) return false;
  const RawRow &above = sample.rows[upper], &below = sample.rows[upper + 1];
  if (below.line != above.line + 1) return false;
  std::size_t names = 0, groups = 0, parts = 0, alone = 0, known_alone = 0;
  bool in_group = false, spread = false, over_figures = false;
  std::string group;
  for (std::size_t c = 0; c < sample.columns; ++c) {
    const std::string_view top = cell_at(above, c), bottom = cell_at(below, c);
    if ((!top.empty() && !may_be_head(top)) || (!bottom.empty() && !may_be_head(bottom)))
      return false;
    names += !top.empty() && is_group(top, known);
    if (!top.empty() && bottom.empty()) {
      ++alone;
      known_alone += known(top);
      in_group = false;
    } else if (!top.empty()) {
      ++groups;
      in_group = true;
      group = top;
    } else if (!bottom.empty()) {
      ++parts;
      spread = spread || in_group;
    }
    if (in_group && !bottom.empty()) {
      over_figures = over_figures || known(bottom) || known(group + " " + std::string(bottom)) ||
                     is_over_figures(sample, upper + 2, c);
    }
  }
  // A group that goes over two columns at least, parts that are known words or stand over numbers
  // (a first row of data that is all texts stands over others like it), and either names that have
  // no parts or nothing but names of groups above: a title over a plain head has neither.
  const std::size_t filled = groups + alone;
  if (!spread || filled < 2 || !over_figures) return false;
  return alone > 0 ? known_alone > 0 : names == filled && parts > 0;
}

std::vector<std::string> joined_heads(const std::vector<std::vector<std::string>>& rows,
                                      const KnownHeader& known) {
  std::vector<std::string> out;
  const std::size_t columns = rows.empty() ? 0 : rows.front().size();
  std::vector<std::string> carried(rows.size());
  for (std::size_t c = 0; c < columns; ++c) {
    std::size_t lowest = rows.size();  // filled
    for (std::size_t r = rows.size(); r-- > 0 && lowest == rows.size();) {
      if (!rows[r][c].empty()) lowest = r;
    }
    std::string whole, first, last;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      std::string part = rows[r][c];
      // A merged name goes on as long as there are parts below it.
      if (part.empty() && lowest != rows.size() && r < lowest) part = carried[r];
      carried[r] = r < lowest && lowest != rows.size() ? part : std::string();
      if (part.empty()) continue;
      if (whole.empty()) first = part;
      whole += (whole.empty() ? "" : " ") + part;
      last = std::move(part);
    }
    // 客户编码 below 客户 says all of it itself.
    const bool says_all = last.size() > first.size() && last.starts_with(first);
    std::string& name = last != whole && known(last) && (says_all || !known(whole)) ? last : whole;
    std::replace_if(
        name.begin(), name.end(), [](char x) { return x == '\n' || x == '\r' || x == '\t'; }, ' ');
    out.push_back(std::move(name));
  }
  return out;
}

}  // namespace pareto::imports
