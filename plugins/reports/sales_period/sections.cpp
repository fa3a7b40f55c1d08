#include "sections.hpp"

#include <algorithm>
#include <utility>

#include "pareto/words.hpp"
#include "sales_period.hpp"

namespace pareto::sales_period {
namespace {

using sdk::Column;
using sdk::say;
using sdk::Type;

constexpr std::size_t kMovers = 8;

// What a column of a table shows of a row: a number, a share of two, or the name of a dimension.
struct Source {
  enum Kind { Name, Figure, Share, Growth } kind;
  std::size_t dimension = 0;
  int figure = -1, of = -1;  // Share: figure / of; Growth: figure / of, where there was something
};

struct Shown {
  sdk::TableInfo info;
  std::vector<Source> sources;
};

void add_names(const Material& m, Shown& shown) {
  for (std::size_t d = 0; d < m.answer.dimensions(); ++d) {
    shown.info.columns.push_back({.name = "d" + std::to_string(d + 1), .label = m.answer.about(d).label, .type = Type::Text, .role = d == 0 ? sdk::Role::Title : sdk::Role::Plain});
    shown.sources.push_back({Source::Name, d});
  }
}

void add_figure(const Material& m, Shown& shown, const std::string& name, const std::string& label, int figure, sdk::Role role = sdk::Role::Plain, std::uint32_t flags = 0) {
  const Type type = m.answer.columns()[static_cast<std::size_t>(figure)].type;
  Column column{.name = name, .label = label, .type = type, .role = role, .flags = flags};
  if (type == Type::Money) {
    column.scale = m.large() ? sdk::Scale::Large : sdk::Scale::Exact;
    column.digits = m.large() ? -1 : 2;
  }
  shown.info.columns.push_back(std::move(column));
  shown.sources.push_back({Source::Figure, 0, figure});
}

void add_share(Shown& shown, const std::string& name, const std::string& label, Source source, sdk::Role role = sdk::Role::Plain) {
  shown.info.columns.push_back({.name = name, .label = label, .type = Type::Real, .meaning = PARETO_M_PERCENT, .role = role, .digits = 1, .flags = PARETO_COLUMN_WARN});
  shown.sources.push_back(source);
}

double share(std::int64_t part, std::int64_t whole) { return static_cast<double>(part) / static_cast<double>(whole); }

// The rest: what of a row can be added up.
class Rest {
 public:
  explicit Rest(std::size_t columns) : sums_(columns), there_(columns, 0) {}
  void add(const Answer& answer, Answer::Row row) {
    ++count_;
    for (std::size_t c = 0; c < sums_.size(); ++c) {
      const auto value = answer.integer(row, static_cast<int>(c));
      if (!value || broken(c)) continue;
      there_[c] = __builtin_add_overflow(sums_[c], *value, &sums_[c]) ? 2 : 1;
    }
  }
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] std::optional<std::int64_t> integer(int column) const {
    return column >= 0 && there_[static_cast<std::size_t>(column)] == 1 ? std::optional(sums_[static_cast<std::size_t>(column)]) : std::nullopt;
  }

 private:
  [[nodiscard]] bool broken(std::size_t c) const { return there_[c] == 2; }
  std::vector<std::int64_t> sums_;
  std::vector<std::uint8_t> there_;
  std::size_t count_ = 0;
};

// Measures whose parts add up to the whole; of others the rest is not told.
bool adds_up(const Material& m) {
  const std::string& name = m.answer.columns()[static_cast<std::size_t>(m.now)].name;
  return name == "net_sales" || name == "margin" || name == "known_sales" || name == "count" || name.starts_with("sum:");
}

template <class Figure>
void put(sdk::BatchBuilder& rows, std::size_t c, const Source& source, Type type, const Figure& figure) {
  const auto value = figure(source.figure);
  if (!value) return;
  if (source.kind == Source::Figure) {
    if (type != Type::Real) rows.integer(c, *value);
    return;
  }
  const auto of = figure(source.of);
  if (of && *of > 0) rows.real(c, share(*value, *of));
}

// The rows, as they are asked for: batches are made while they are written.
std::unique_ptr<sdk::BatchStream> stream_of(const Material& m, const Shown& shown, std::vector<Answer::Row> which, std::shared_ptr<const Rest> rest) {
  const auto schema = std::make_shared<const sdk::Schema>(shown.info.schema());
  return sdk::make_stream(shown.info.schema(), [&m, sources = shown.sources, schema, rest, which = std::move(which), at = std::size_t{0}](sdk::Batch& batch) mutable {
    const std::size_t all = which.size() + (rest && rest->count() > 0 ? 1 : 0);
    if (at >= all) return false;
    sdk::BatchBuilder rows(schema);
    const auto total_of = [&m](int column) { return m.answer.integer(m.answer.total(), column); };
    for (; at < all && rows.rows() < 4096; ++at) {
      const bool is_rest = at >= which.size();
      for (std::size_t c = 0; c < sources.size(); ++c) {
        const Source& source = sources[c];
        if (source.kind == Source::Name) {
          if (!is_rest) rows.text(c, m.answer.dimension(which[at], source.dimension, m.job));
          else if (source.dimension == 0) rows.text(c, say(m.job, {"{} others", "其他 {} 项"}, {sdk::count_text(static_cast<std::int64_t>(rest->count()))}));
          continue;
        }
        const auto figure = [&](int column) { return is_rest ? rest->integer(column) : m.answer.integer(which[at], column); };
        if (source.kind == Source::Share && source.of == source.figure) {
          const auto part = figure(source.figure), whole = total_of(source.figure);
          if (part && whole && *whole > 0) rows.real(c, share(*part, *whole));
          continue;
        }
        put(rows, c, source, (*schema)[c].type, figure);
      }
      rows.end_row();
    }
    batch = rows.finish();
    return true;
  });
}

std::string figure_text(const Material& m, const Column& column, std::int64_t value, bool plus) {
  switch (column.type) {
    case Type::Money: return column.scale == sdk::Scale::Large ? m.amounts.large(value, column.digits, plus) : m.amounts.exact(value, 2, plus);
    case Type::Quantity: return m.amounts.exact(value, value % 10'000 == 0 ? 0 : 2, plus);
    default: break;
  }
  return (plus && value > 0 ? "+" : "") + sdk::count_text(value);
}

void add_total(const Material& m, Shown& shown) {
  const Answer::Row total = m.answer.total();
  for (std::size_t c = 0; c < shown.sources.size(); ++c) {
    const Source& source = shown.sources[c];
    const Column& column = shown.info.columns[c];
    const bool change = column.role == sdk::Role::Change;
    const auto value = m.answer.integer(total, source.figure), of = m.answer.integer(total, source.of);
    std::string words;
    if (source.kind == Source::Name) words = source.dimension == 0 ? say(m.job, {"Total", "合计"}) : "";
    else if (source.kind == Source::Figure && value) words = figure_text(m, column, *value, change);
    else if (source.kind != Source::Figure && value && of && *of > 0) words = sdk::percent_text(share(*value, *of), 1, change);
    shown.info.total.strong(words);
  }
}

bool has_margin(const Material& m) { return m.answer.integer(m.answer.total(), m.margin).has_value(); }

// Rows that stand for themselves; the others are added up.
std::vector<Answer::Row> cut(const Material& m, std::shared_ptr<const Rest>& rest) {
  const std::vector<Answer::Row>& groups = m.answer.groups();
  std::size_t shown = m.question.top == 0 || groups.size() <= m.question.top + 1 ? groups.size() : m.question.top;
  auto others = std::make_shared<Rest>(adds_up(m) ? m.answer.columns().size() : 0);
  for (std::size_t i = shown; i < groups.size(); ++i) others->add(m.answer, groups[i]);
  rest = std::move(others);
  return {groups.begin(), groups.begin() + static_cast<std::ptrdiff_t>(shown)};
}

void write_table(const Material& m, sdk::Document& document, Shown& shown) {
  std::shared_ptr<const Rest> rest;
  std::vector<Answer::Row> which = cut(m, rest);
  add_total(m, shown);
  document.table(shown.info, stream_of(m, shown, std::move(which), adds_up(m) ? rest : nullptr));
}

// "2026-07" is "Jul" or "7月" where a year at most stands side by side, so that twelve columns find their place on a page.
std::string month_label(const Material& m, const std::string& value) {
  static constexpr const char* kEnglish[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const bool month = value.size() == 7 && value[4] == '-' && sdk::Period::is_one(value);
  if (!month || m.question.period.months == 0 || m.question.period.months > 12) return {};
  const int number = (value[5] - '0') * 10 + value[6] - '0';
  return m.job.chinese() ? say(m.job, {"month {}", "{}月"}, {std::to_string(number)}) : kEnglish[number - 1];
}

std::string by_label(const Material& m) {
  std::string out;
  for (std::size_t d = 0; d < m.answer.dimensions(); ++d) out += (d ? say(m.job, {" and ", "和"}) : "") + m.answer.about(d).label;
  return out;
}

}  // namespace

void write_first(const Material& m, sdk::Document& document) {
  document.paragraph(sdk::Paragraph::Lead, lead(m));
  if (const std::string words = unfinished(m); !words.empty()) document.paragraph(sdk::Paragraph::Text, words);
  std::vector<sdk::KeyFigure> figures;
  const Answer::Row total = m.answer.total();
  const auto add = [&](const std::string& label, const std::string& value, const std::string& unit, const std::string& remark) { figures.push_back({label, value, unit, remark}); };
  const auto now = m.answer.integer(total, m.now), before = m.answer.integer(total, m.before);
  const auto money_or_count = [&](const std::string& label, std::int64_t value, const std::string& remark) {
    if (m.type() != Type::Money) return add(label, m.spoken(value), "", remark);
    const auto parts = m.amounts.figure(value);
    add(label, parts.number, parts.unit, remark);
  };
  if (now) money_or_count(m.measure(), *now, m.before >= 0 && before && *before > 0 ? say(m.job, {"{} on {}", "比{1} {0}"}, {sdk::percent_text(share(*now - *before, *before), 1, true), before_text(m.job, m.question)}) : "");
  if (before) money_or_count(before_heading(m.job, m.question), *before, days_text(m.job, *m.question.before));
  const auto margin = m.answer.integer(total, m.margin), known = m.answer.integer(total, m.known_sales), net = m.answer.integer(total, m.net);
  if (margin && known && *known > 0) {
    const std::string remark = net && *net > 0 && *known != *net ? say(m.job, {"of {} of net sales, whose cost is known", "成本已知的 {} 净销售"}, {sdk::percent_text(share(*known, *net))}) : "";
    add(say(m.job, {"Margin", "毛利率"}), sdk::percent_text(share(*margin, *known)), "", remark);
  }
  if (const auto count = m.answer.integer(total, m.count)) add(say(m.job, {"Lines", "销售明细"}), sdk::count_text(*count), say(m.job, {"lines", "行"}), "");
  document.figures(figures);
}

void write_course(const Material& m, const Answer& months, sdk::Document& document) {
  if (months.groups().size() < 2) return;
  int value = -1;
  for (std::size_t c = 0; c < months.columns().size() && value < 0; ++c) {
    if (months.columns()[c].kind == PARETO_PIVOT_COLUMN_NOW) value = static_cast<int>(c);
  }
  if (months.columns()[static_cast<std::size_t>(value)].type != Type::Money) return;
  document.heading(1, say(m.job, {"Month by month", "逐月"}));
  sdk::ChartInfo chart;
  chart.name = "months";
  chart.kind = sdk::Chart::Bars;
  chart.title = say(m.job, {"{} by month", "每月{}"}, {m.measure()});
  if (!m.question.period.range.to.is_month_end()) chart.subtitle = say(m.job, {"the last month is not over", "最后一个月未完"});
  chart.columns = {{.name = "label", .label = say(m.job, {"Month", "月份"}), .type = Type::Text},
                   {.name = "value", .label = m.measure(), .type = Type::Money, .scale = m.large() ? sdk::Scale::Large : sdk::Scale::Exact}};
  sdk::BatchBuilder rows(chart.schema());
  for (const Answer::Row& row : months.groups()) {
    rows.text(0, months.dimension(row, 0, m.job));
    if (const auto amount = months.integer(row, value)) rows.integer(1, *amount);
    rows.end_row();
  }
  document.chart(chart, rows.finish());
}

void write_rows(const Material& m, sdk::Document& document) {
  const std::size_t all = m.answer.groups().size();
  document.heading(1, say(m.job, {"By {}", "按{}"}, {by_label(m)}), say(m.job, {"{} rows, largest first", "{} 行，从大到小"}, {sdk::count_text(static_cast<std::int64_t>(all))}));
  if (const std::string words = movers(m); !words.empty()) document.paragraph(sdk::Paragraph::Summary, words);
  Shown shown;
  shown.info.name = "rows";
  shown.info.flags = PARETO_TABLE_TIGHT;
  add_names(m, shown);
  add_figure(m, shown, "now", m.measure(), m.now, m.type() == Type::Money ? sdk::Role::Bar : sdk::Role::Plain, PARETO_COLUMN_STRONG | PARETO_COLUMN_WARN);
  if (adds_up(m)) add_share(shown, "share", say(m.job, {"Share", "占比"}), {Source::Share, 0, m.now, m.now});
  if (m.before >= 0) {
    add_figure(m, shown, "before", before_heading(m.job, m.question), m.before);
    add_figure(m, shown, "change", say(m.job, {"Change", "变化"}), m.change, sdk::Role::Change, PARETO_COLUMN_WARN);
    add_share(shown, "growth", say(m.job, {"Growth", "增幅"}), {Source::Growth, 0, m.change, m.before}, sdk::Role::Change);
  }
  if (has_margin(m)) add_share(shown, "margin", say(m.job, {"Margin", "毛利率"}), {Source::Share, 0, m.margin, m.known_sales});
  write_table(m, document, shown);
}

void write_across(const Material& m, sdk::Document& document) {
  if (m.question.across.empty()) return;
  Shown shown;
  shown.info.name = "across";
  shown.info.flags = PARETO_TABLE_TIGHT;
  add_names(m, shown);
  int number = 0;
  for (std::size_t c = 0; c < m.answer.columns().size(); ++c) {
    const sdk::PivotColumn& column = m.answer.columns()[c];
    if (column.total || column.kind != PARETO_PIVOT_COLUMN_NOW) continue;
    const std::string month = month_label(m, column.value);
    add_figure(m, shown, "v" + std::to_string(++number), month.empty() ? column.label : month, static_cast<int>(c), sdk::Role::Plain, PARETO_COLUMN_WARN);
  }
  if (number == 0) return;
  add_figure(m, shown, "total", say(m.job, {"Total", "合计"}), m.now, sdk::Role::Plain, PARETO_COLUMN_STRONG | PARETO_COLUMN_WARN);
  // Many columns find their place on a page without decimals; files keep them.
  if (m.large() && number > 8) {
    for (Column& column : shown.info.columns) column.digits = column.type == Type::Money ? (m.job.chinese() ? 0 : 1) : -1;
  }
  document.heading(1, say(m.job, {"By {}, across", "按{}横向展开"}, {by_label(m)}), m.measure() + say(m.job, {", ", "，"}) + days_text(m.job, m.question.period.range));
  write_table(m, document, shown);
}

void write_movers(const Material& m, sdk::Document& document) {
  if (m.change < 0) return;
  bool headed = false;
  for (const bool grew : {true, false}) {
    const std::vector<Answer::Row> rows = m.answer.changed(m.change, grew, kMovers);
    if (rows.empty()) continue;
    if (!std::exchange(headed, true)) document.heading(1, say(m.job, {"What changed most", "变化最大的"}), before_heading(m.job, m.question));
    document.heading(2, grew ? say(m.job, {"Grew", "增加"}) : say(m.job, {"Shrank", "减少"}));
    Shown shown;
    shown.info.name = grew ? "grew" : "shrank";
    shown.info.flags = PARETO_TABLE_TIGHT;
    add_names(m, shown);
    add_figure(m, shown, "change", say(m.job, {"Change", "变化"}), m.change, sdk::Role::Change, PARETO_COLUMN_STRONG | PARETO_COLUMN_WARN);
    add_figure(m, shown, "before", before_heading(m.job, m.question), m.before);
    add_figure(m, shown, "now", m.measure(), m.now);
    add_share(shown, "growth", say(m.job, {"Growth", "增幅"}), {Source::Growth, 0, m.change, m.before}, sdk::Role::Change);
    document.table(shown.info, stream_of(m, shown, rows, nullptr));
  }
}

void write_method(const Material& m, sdk::Document& document) {
  document.heading(1, say(m.job, {"How it is computed", "怎么算的"}));
  const auto define = [&](const std::string& term, const std::string& meaning) {
    document.paragraph(sdk::Paragraph::Definition, sdk::Spans().strong(term).plain(" " + meaning));
  };
  define(say(m.job, {"Net sales", "净销售"}), say(m.job, {"home currency ({}), excluding tax, at the rate of the day, returns subtracted; by the day of the line.", "本位币（{}），不含税，按当日汇率，退货已减；按明细行的日期。"}, {m.amounts.currency_name()}));
  define(say(m.job, {"Margin", "毛利率"}), say(m.job, {"net sales less cost, as a share of net sales; of lines whose cost is known. A line without cost does not count as free.", "净销售减成本，占净销售的比例；只算有成本的行。没有成本的行不按零成本算。"}));
  if (m.question.before) {
    define(say(m.job, {"Compared with", "对比"}), say(m.job, {"{}: {}. Growth is the change as a share of what was before; where that was nothing, none is told.", "{}：{}。增幅是变化占对比期的比例；对比期没有的不算增幅。"},
                                                     {before_text(m.job, m.question), days_text(m.job, *m.question.before)}));
  }
  define(say(m.job, {"Fields", "字段"}), say(m.job, {"those of customers and products are as they are today, not as they were when the line was sold.", "客户和产品的字段用今天的值，不是成交当时的值。"}));
  define(say(m.job, {"Rounding", "取整"}), say(m.job, {"sums are of exact amounts and may differ in the last digit from adding what is shown.", "合计用未取整的数相加，与逐行相加可能差末位 1。"}));
  const auto count = m.answer.integer(m.answer.total(), m.count);
  document.paragraph(sdk::Paragraph::Source, say(m.job, {"report sales_period {} · {} sale lines of the period · same data and date give the same bytes", "报告 sales_period {} · 本期 {} 行销售明细 · 同数据同日期，重做逐字节相同"},
                                                 {kVersion, sdk::count_text(count.value_or(0))}));
}

}  // namespace pareto::sales_period
