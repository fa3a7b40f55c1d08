#include "core/imports/layout.hpp"

#include <algorithm>
#include <map>

#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/base/fold.hpp"
#include "core/base/message.hpp"
#include "core/imports/cell_text.hpp"

namespace pareto::imports {
namespace {

// Words that begin a row of sums. The Latin ones also begin names of firms, so they count only in
// rows that are half empty.
constexpr std::string_view kChineseTotals[] = {
    "小计",     "合计",     "总计",     "共计",     "累计",     "总合计",
    "本页合计", "本页小计", "本月合计", "本月累计", "本年累计", "本期合计",
    "本日合计", "年度合计", "季度合计", "月小计",   "分类合计"};
constexpr std::string_view kLatinTotals[] = {"total",     "totals",      "subtotal", "sub total",
                                             "sub-total", "grand total", "sum",      "sums"};
constexpr std::string_view kFooters[] = {
    "打印日期",     "打印时间", "打印人",     "制单人",   "制表人",           "制表日期",
    "制表",         "审核人",   "审核",       "导出时间", "导出日期",         "数据来源",
    "page",         "printed",  "printed on", "exported", "report generated", "generated on",
    "end of report"};

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

bool is_text_cell(std::string_view cell) {
  const std::string_view text = trimmed(cell);
  return !text.empty() && !parse_decimal(text) && !parse_date(text) && text.size() < 120;
}

struct RowScore {
  std::size_t filled = 0, texts = 0;
};

RowScore score(const RawRow& row) {
  RowScore out;
  for (const std::string& cell : row.cells) {
    if (trimmed(cell).empty()) continue;
    ++out.filled;
    out.texts += is_text_cell(cell);
  }
  return out;
}

std::size_t count_known(const RawRow& row, const KnownHeader& known) {
  return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(), [&](const std::string& cell) {
    return is_text_cell(cell) && known(trimmed(cell));
  }));
}

// How many cells most rows fill.
std::size_t usual_width(const Sample& sample) {
  std::map<std::size_t, std::size_t> widths;
  for (const RawRow& row : sample.rows) {
    const auto filled = static_cast<std::size_t>(
        std::count_if(row.cells.begin(), row.cells.end(),
                      [](const std::string& c) { return !trimmed(c).empty(); }));
    if (filled > 0) ++widths[filled];
  }
  const auto most =
      std::max_element(widths.begin(), widths.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == widths.end() ? 0 : most->first;
}

// No letter: the word ends here, or begins behind it.
bool is_edge(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  const char c = text[at];
  return c == ' ' || c == ',' || c == ';' || c == '(' || c == ')' || c == '[' || c == ']' ||
         text.substr(at).starts_with("、") || text.substr(at).starts_with("。") ||
         text.substr(at).starts_with("】");
}

Layout layout_from(const Sample& sample, std::size_t row) {
  Layout layout;
  layout.has_header = true;
  layout.header_row = row;
  layout.header_line = sample.rows[row].line;
  for (std::size_t r = 0; r < row; ++r) {
    const auto& cells = sample.rows[r].cells;
    layout.title_rows += std::any_of(cells.begin(), cells.end(),
                                     [](const std::string& c) { return !trimmed(c).empty(); });
    // 单位： and 万元 may stand in two cells.
    std::string title;
    for (const std::string& cell : cells) title.append(trimmed(cell)) += ' ';
    layout.money_unit = std::max(layout.money_unit, money_unit_in(title));
  }
  std::map<std::string, int> seen;
  for (std::size_t c = 0; c < sample.columns; ++c) {
    const auto& cells = sample.rows[row].cells;
    std::string header(c < cells.size() ? trimmed(cells[c]) : std::string_view());
    std::replace_if(
        header.begin(), header.end(), [](char x) { return x == '\n' || x == '\r' || x == '\t'; },
        ' ');
    if (!header.empty()) {
      const int count = ++seen[header];
      if (count == 2) layout.repeated.push_back(header);
      if (count > 1) header += " (" + std::to_string(count) + ")";
    }
    layout.headers.push_back(std::move(header));
  }
  return layout;
}

}  // namespace

std::int64_t money_unit_in(std::string_view title) {
  const std::string text = fold(title);
  constexpr std::string_view kUnit = "单位", kYuan = "人民币";
  for (std::size_t at = text.find(kUnit); at != text.npos; at = text.find(kUnit, at + 1)) {
    // 编制单位：万元公司 is whoever drew the table up.
    std::string_view before = std::string_view(text).substr(0, at);
    if (before.ends_with("金额") || before.ends_with("货币")) before.remove_suffix(6);
    const bool begins = before.empty() || before.ends_with("】") || before.ends_with("、") ||
                        is_edge(before, before.size() - 1);
    if (!begins) continue;
    std::string_view rest = std::string_view(text).substr(at + kUnit.size());
    const auto skip = [&] {
      while (rest.starts_with(' ')) rest.remove_prefix(1);
    };
    skip();
    if (!rest.starts_with(':')) continue;
    rest.remove_prefix(1);
    skip();
    if (rest.starts_with(kYuan)) rest.remove_prefix(kYuan.size());
    skip();
    for (const auto& [word, unit] : {std::pair("万元", 10'000), std::pair("千元", 1'000)}) {
      if (rest.starts_with(word) && is_edge(rest, std::string_view(word).size())) return unit;
    }
  }
  // What money_title says in English.
  for (const std::int64_t unit : {10'000, 1'000}) {
    if (text == fold(money_title(unit, Language::English))) return unit;
  }
  return 1;
}

std::string_view money_title(std::int64_t unit, Language language) {
  constexpr Text kTenThousands{"Amounts in units of 10,000 yuan", "单位：万元"},
      kThousands{"Amounts in units of 1,000 yuan", "单位：千元"};
  return unit == 10'000  ? kTenThousands.in(language)
         : unit == 1'000 ? kThousands.in(language)
                         : std::string_view();
}

Layout find_layout(const Sample& sample, const KnownHeader& known) {
  Layout none;
  none.headers.assign(sample.columns, "");
  // Formats that name their columns themselves say so by a row in line 0.
  if (!sample.rows.empty() && sample.rows.front().line == 0) return layout_from(sample, 0);
  const std::size_t usual = usual_width(sample);
  std::size_t best = sample.rows.size(), best_known = 0;
  for (std::size_t r = 0; r < sample.rows.size(); ++r) {
    const RowScore row = score(sample.rows[r]);
    // A row of data may hold a known word ("公司"); a head holds texts only, or nearly.
    if (row.texts * 10 < row.filled * 8 || row.texts <= best_known) continue;
    const std::size_t words = count_known(sample.rows[r], known);
    if (words <= best_known) continue;
    // One known word in a row of several is a head only if the row is as wide as the data.
    if (words == 1 && row.filled > 2 && row.filled < usual) continue;
    if (words == 1 && row.filled == 1 && usual > 2) continue;
    best = r;
    best_known = words;
  }
  if (best < sample.rows.size()) return layout_from(sample, best);
  for (std::size_t r = 0; r < sample.rows.size(); ++r) {
    const RowScore row = score(sample.rows[r]);
    if (row.filled == 0) continue;
    if (row.filled < std::max<std::size_t>(usual, 1)) continue;
    return row.texts == row.filled ? layout_from(sample, r) : none;
  }
  return none;
}

Layout layout_at(const Sample& sample, std::int64_t line) {
  for (std::size_t r = 0; r < sample.rows.size(); ++r) {
    if (sample.rows[r].line == line) return layout_from(sample, r);
  }
  Layout none;
  none.headers.assign(sample.columns, "");
  return none;
}

RowSorter::RowSorter(const Layout& layout)
    : raw_headers_(layout.headers), columns_(layout.headers.size()) {
  for (std::size_t i = 0; i < columns_; ++i) {
    std::string& header = raw_headers_[i];
    // Back to what stands in the file: without the number of a second column of that name.
    for (const std::string& name : layout.repeated) {
      if (header.starts_with(name + " (") && header.ends_with(")")) header = name;
    }
    if (header.empty()) continue;
    if (named_columns_++ == 0) {
      header_column_ = i;
      header_text_ = header;
    }
  }
  if (!layout.has_header || header_text_.empty()) header_column_ = columns_;
}

bool RowSorter::may_be_special(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead >= '0' && lead <= '9') return false;
  if (lead >= 0x80) {
    // 小 合 总 共 累 本 年 季 月 分 打 制 审 导 数 第, and their traditional forms
    static constexpr std::string_view kLeads[] = {"小", "合", "总", "總", "共", "累", "本", "年",
                                                  "季", "月", "分", "打", "列", "制", "製", "审",
                                                  "審", "导", "導", "数", "數", "第", "　", "【"};
    for (const std::string_view lead_text : kLeads) {
      if (text.starts_with(lead_text)) return true;
    }
    return false;
  }
  return std::string_view("tTsSgGpPeErR -*(<=").find(text.front()) != std::string_view::npos;
}

RowKind RowSorter::special(std::string_view text, std::size_t filled) const {
  std::string folded = fold(text);
  const std::size_t begin = folded.find_first_not_of("*-=<([【 ");
  if (begin == std::string::npos) return RowKind::Data;
  folded.erase(0, begin);
  const bool sparse = filled * 2 <= named_columns_ || filled <= 2;
  const std::string dense = without_blanks(folded);
  if (begins_with(dense, kChineseTotals) && filled < named_columns_) return RowKind::Total;
  if (sparse && begins_with(folded, kLatinTotals)) return RowKind::Total;
  const bool few = filled <= 3 && filled * 2 <= named_columns_;
  if (few && begins_with(dense, kFooters)) return RowKind::Footer;
  if (few && begins_with(folded, kFooters)) return RowKind::Footer;
  if (few && dense.starts_with("第") && dense.find("页") != std::string::npos)
    return RowKind::Footer;
  if (few && dense.starts_with("共") &&
      (dense.find("行") != std::string::npos || dense.find("条") != std::string::npos ||
       dense.find("页") != std::string::npos)) {
    return RowKind::Footer;
  }
  return RowKind::Data;
}

Sample data_of(Sample sample, const Layout& layout) {
  const RowSorter sorter(layout);
  std::size_t row = 0;
  std::erase_if(sample.rows, [&](const RawRow& raw) {
    if (row++ < layout.first_row()) return false;
    const auto cell = [&](std::size_t i) {
      return i < raw.cells.size() ? std::string_view(raw.cells[i]) : std::string_view();
    };
    return sorter.kind(cell) != RowKind::Data;
  });
  return sample;
}

}  // namespace pareto::imports
