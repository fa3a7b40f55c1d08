#include "core/imports/shape/row_sorter.hpp"

#include <algorithm>

#include "core/base/fold.hpp"
#include "core/imports/cells/cell_text.hpp"
#include "core/imports/shape/head_rows.hpp"

namespace pareto::imports {
namespace {

// Words that begin a row of sums. The Latin ones also begin names of firms, so they count only in
// rows that are half empty.
constexpr std::string_view kChineseTotals[] = {
    "小计",     "合计",     "总计",     "共计",     "累计",     "总合计",   "汇总",
    "本页合计", "本页小计", "本月合计", "本月累计", "本年累计", "本期合计", "本年合计",
    "本日合计", "年度合计", "季度合计", "月小计",   "分类合计", "分组合计", "本季合计"};
constexpr std::string_view kLatinTotals[] = {"total",     "totals",      "subtotal", "sub total",
                                             "sub-total", "grand total", "sum",      "sums"};
// What such a row's word ends with where a name stands before it: 雾栎饲料 小计, "Acme Total".
constexpr std::string_view kTotalEndings[] = {"小计", "合计", "总计", " 汇总", " total"};
constexpr std::string_view kFooters[] = {"打印日期",     "打印时间",
                                         "打印人",       "制单人",
                                         "制表人",       "制表日期",
                                         "制表",         "制单",
                                         "审核人",       "审核",
                                         "复核",         "复核人",
                                         "主管",         "经办人",
                                         "记账",         "导出时间",
                                         "导出日期",     "导出人",
                                         "数据来源",     "财务主管",
                                         "仓管员",       "page",
                                         "printed",      "printed on",
                                         "exported",     "report generated",
                                         "generated on", "end of report"};

std::string without_blanks(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

// The word ends here: no Latin letter follows.
bool ends_word(std::string_view text, std::size_t at) {
  return at >= text.size() ||
         !((text[at] >= 'a' && text[at] <= 'z') || text[at] == '\'' || text[at] == '&');
}

template <std::size_t N>
bool begins_with(std::string_view text, const std::string_view (&words)[N]) {
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) {
    return text.starts_with(word) && ends_word(text, word.size());
  });
}

template <std::size_t N>
bool is_one_of(std::string_view text, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

// "【小 计】：" as 小 计
std::string bare(std::string_view text) {
  std::string folded = fold(text);
  const std::string_view front = "*-=<([【 ", back = "*-=>)] :";
  const std::size_t begin = folded.find_first_not_of(front);
  if (begin == std::string::npos) return {};
  folded.erase(0, begin);
  for (;;) {
    if (!folded.empty() && back.find(folded.back()) != back.npos) {
      folded.pop_back();
    } else if (folded.ends_with("】")) {
      folded.resize(folded.size() - 3);
    } else {
      return folded;
    }
  }
}

bool ends_with_total(std::string_view folded) {
  return std::any_of(std::begin(kTotalEndings), std::end(kTotalEndings),
                     [&](std::string_view ending) { return folded.ends_with(ending); });
}

// 制单人：银杏, and not 制单科技有限公司.
bool names_a_field(std::string_view folded, std::string_view dense) {
  const bool footer = begins_with(dense, kFooters) || begins_with(folded, kFooters);
  return footer && dense.find(':') != dense.npos;
}

}  // namespace

RowSorter::RowSorter(const Layout& layout, const Shape& shape)
    : shape_(shape), columns_(layout.headers.size()) {
  for (const std::string& header : layout.headers) named_columns_ += !header.empty();
  if (!layout.has_header || !shape.heads) return;
  for (const auto* rows : {&layout.head_cells, &layout.title_cells}) {
    for (const std::vector<std::string>& cells : *rows) {
      const auto first =
          std::find_if(cells.begin(), cells.end(), [](const std::string& c) { return !c.empty(); });
      if (first == cells.end() || cells.size() != columns_) continue;
      repeated_.push_back({static_cast<std::size_t>(first - cells.begin()), cells});
    }
  }
}

bool RowSorter::may_be_special(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  if (ends_like_sum(text)) return true;
  if (lead >= '0' && lead <= '9') return false;
  if (lead >= 0x80) {
    // The first characters of all words above, and their traditional forms.
    static constexpr std::string_view kLeads[] = {
        "小", "合", "总", "總", "共", "累", "本", "年", "季", "月", "分", "汇", "匯", "彙",
        "打", "列", "制", "製", "审", "審", "复", "複", "覆", "主", "经", "經", "记", "記",
        "财", "財", "仓", "倉", "导", "導", "数", "數", "第", "　", "【", "例"};
    for (const std::string_view lead_text : kLeads) {
      if (text.starts_with(lead_text)) return true;
    }
    return false;
  }
  return std::string_view("tTsSgGpPeErR -*(<=").find(text.front()) != std::string_view::npos;
}

bool RowSorter::ends_like_sum(std::string_view text) {
  // Looked at for several cells of every row: the last bytes of 计 計 总 總 ： 】 and of the signs
  // below.
  static constexpr std::string_view kLast = "\xA1\x88\xBB\xBD\x9A\x91lL: ]";
  if (kLast.find(text.back()) == kLast.npos) return false;
  for (bool again = true; again && !text.empty();) {
    again = false;
    for (const std::string_view mark : {" ", ":", "：", "】", "]"}) {
      if (text.ends_with(mark)) text.remove_suffix(mark.size()), again = true;
    }
  }
  for (const std::string_view ending : {"计", "計", "汇总", "匯總", "彙總", "otal", "OTAL"}) {
    if (text.ends_with(ending)) return true;
  }
  return false;
}

RowKind RowSorter::special_kind(const std::vector<std::string_view>& cells) const {
  const std::size_t filled = cells.size();
  const bool sparse = filled * 2 <= named_columns_ || filled <= 2;
  const std::string folded = bare(cells.front()), dense = without_blanks(folded);
  if (shape_.totals && filled < named_columns_) {
    if (begins_with(dense, kChineseTotals) || ends_with_total(folded)) {
      // "Acme Total" may be a firm; 雾栎饲料 小计 is none.
      if (!folded.ends_with(" total") || sparse) return RowKind::Total;
    }
    for (std::size_t i = 1; i < filled && i < kSumCells; ++i) {
      const std::string word = without_blanks(bare(cells[i]));
      if (is_one_of(word, kChineseTotals) || (ends_with_total(word) && sparse))
        return RowKind::Total;
    }
  }
  if (shape_.totals && sparse && begins_with(folded, kLatinTotals)) return RowKind::Total;
  if (!shape_.footers) return RowKind::Data;
  // The rows of examples that stand in a template (core/reports/entity_template.cpp).
  for (const std::string_view word : {"例", "e.g."}) {
    if (!cells.front().starts_with(word)) continue;
    const std::string_view rest = cells.front().substr(word.size());
    if (rest.starts_with("：") || rest.starts_with(":") || rest.starts_with(" "))
      return RowKind::Footer;
  }
  const bool few = filled <= 3 && filled * 2 <= named_columns_;
  if (few && (begins_with(dense, kFooters) || begins_with(folded, kFooters)))
    return RowKind::Footer;
  if (filled < named_columns_ && filled <= 8 &&
      names_a_field(folded, without_blanks(fold(cells.front()))))
    return RowKind::Footer;
  if (few && dense.starts_with("第") && dense.find("页") != std::string::npos)
    return RowKind::Footer;
  if (few && dense.starts_with("共") &&
      (dense.find("行") != std::string::npos || dense.find("条") != std::string::npos ||
       dense.find("页") != std::string::npos || dense.find("笔") != std::string::npos)) {
    return RowKind::Footer;
  }
  return RowKind::Data;
}

Sample data_of(Sample sample, const Layout& layout, const Shape& shape) {
  const RowSorter sorter(layout, shape);
  std::size_t row = 0;
  std::erase_if(sample.rows, [&](const RawRow& raw) {
    if (row++ < layout.first_row()) return false;
    return sorter.kind([&](std::size_t i) { return cell_at(raw, i); }) != RowKind::Data;
  });
  return sample;
}

}  // namespace pareto::imports
