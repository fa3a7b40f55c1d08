#include "sections.hpp"

#include <algorithm>
#include <utility>

#include "pareto/rights.hpp"
#include "pareto/words.hpp"
#include "rows_table.hpp"
#include "sales_period.hpp"

namespace pareto::sales_period {
namespace {

using sdk::say;
using sdk::Type;

constexpr std::size_t kMovers = 8;

double share(std::int64_t part, std::int64_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

// What is told of a row, and of a sum of rows.
void add_figures(const Material& m, RowsTable& table) {
  table.figure("now", m.measure(), m.now,
               m.type() == Type::Money ? sdk::Role::Bar : sdk::Role::Plain,
               PARETO_COLUMN_STRONG | PARETO_COLUMN_WARN);
  if (m.adds_up) table.share(say(m.job, {"Share", "占比"}));
  if (m.before >= 0) {
    table.figure("before", before_heading(m.job, m.question), m.before);
    table.figure("change", say(m.job, {"Change", "变化"}), m.change, sdk::Role::Change,
                 PARETO_COLUMN_WARN);
    table.growth(say(m.job, {"Growth", "增幅"}));
  }
  if (has_margin(m)) table.margin(say(m.job, {"Margin", "毛利率"}));
  table.total();
}

// "2026-07" is "Jul" or "7月" where a year at most stands side by side, so that twelve columns find
// their place on a page.
std::string month_label(const Material& m, const std::string& value) {
  static constexpr const char* kEnglish[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const bool month = value.size() == 7 && value[4] == '-' && sdk::Period::is_one(value);
  if (!month || m.question.period.months == 0 || m.question.period.months > 12) return {};
  const int number = (value[5] - '0') * 10 + value[6] - '0';
  return m.job.chinese() ? say(m.job, {"month {}", "{}月"}, {std::to_string(number)})
                         : kEnglish[number - 1];
}

std::string by_label(const Material& m) {
  std::string out;
  for (std::size_t d = 0; d < m.answer.dimensions(); ++d)
    out += (d ? say(m.job, {" and ", "和"}) : "") + m.answer.about(d).label;
  return out;
}

// The sales that fit the question, on these days.
sdk::NamedRows sales_of(const Question& question, sdk::DayRange days) {
  sdk::NamedRows rows{"sale", question.where};
  if (!question.period.all) rows.where.push_back("date >= " + days.from.iso());
  rows.where.push_back("date <= " + days.to.iso());
  return rows;
}

}  // namespace

void write_first(const Material& m, sdk::Document& document) {
  document.paragraph(sdk::Paragraph::Lead, lead(m));
  if (const std::string words = unfinished(m); !words.empty())
    document.paragraph(sdk::Paragraph::Text, words);
  std::vector<sdk::KeyFigure> figures;
  const Answer::Row total = m.answer.total();
  const sdk::NamedRows sales = sales_of(m.question, m.question.period.range);
  const auto add = [&](const std::string& label, const std::string& value, const std::string& unit,
                       const std::string& remark, const sdk::NamedRows& rows) {
    figures.push_back({label, value, unit, remark, sdk::Style::Plain, rows});
  };
  const auto now = m.answer.integer(total, m.now), before = m.answer.integer(total, m.before);
  const auto money_or_count = [&](const std::string& label, std::int64_t value,
                                  const std::string& remark, const sdk::NamedRows& rows) {
    if (m.type() != Type::Money) return add(label, m.spoken(value), "", remark, rows);
    const auto parts = m.amounts.figure(value);
    add(label, parts.number, parts.unit, remark, rows);
  };
  if (now)
    money_or_count(m.measure(), *now,
                   m.before >= 0 && before && *before > 0
                       ? say(m.job, {"{} on {}", "比{1} {0}"},
                             {sdk::percent_text(share(*now - *before, *before), 1, true),
                              before_text(m.job, m.question)})
                       : "",
                   sales);
  if (before)
    money_or_count(before_heading(m.job, m.question), *before, days_text(m.job, *m.question.before),
                   sales_of(m.question, *m.question.before));
  const auto margin = m.answer.integer(total, m.margin),
             known = m.answer.integer(total, m.known_sales), net = m.answer.integer(total, m.net);
  if (margin && known && *known > 0) {
    const std::string remark =
        net && *net > 0 && *known != *net
            ? say(m.job, {"of {} of net sales, whose cost is known", "成本已知的 {} 净销售"},
                  {sdk::percent_text(share(*known, *net))})
            : "";
    sdk::NamedRows with_cost = sales;
    with_cost.where.push_back("home_cost !=");
    add(say(m.job, {"Margin", "毛利率"}), sdk::percent_text(share(*margin, *known)), "", remark,
        with_cost);
  }
  if (m.question.amounts && !m.question.costs)
    add(say(m.job, {"Margin", "毛利率"}), "–", "", say(m.job, sdk::kNotForYourRole), {});
  if (const auto count = m.answer.integer(total, m.count))
    add(say(m.job, {"Lines", "销售明细"}), sdk::count_text(*count), say(m.job, {"lines", "行"}), "",
        sales);
  document.figures(figures);
}

Course course_of(const Material& m) {
  Course course{m.type(), {}};
  for (std::size_t c = 0; c < m.answer.columns().size(); ++c) {
    const sdk::PivotColumn& column = m.answer.columns()[c];
    if (column.total || column.kind != PARETO_PIVOT_COLUMN_NOW) continue;
    if (const auto amount = m.answer.integer(m.answer.total(), static_cast<int>(c)))
      course.months.emplace_back(column.value, amount);
  }
  return course;
}

Course course_of(const Answer& months, const sdk::Job& job) {
  int value = -1;
  for (std::size_t c = 0; c < months.columns().size() && value < 0; ++c) {
    if (months.columns()[c].kind == PARETO_PIVOT_COLUMN_NOW) value = static_cast<int>(c);
  }
  Course course{months.columns()[static_cast<std::size_t>(value)].type, {}};
  for (const Answer::Row& row : months.groups())
    course.months.emplace_back(months.dimension(row, 0, job), months.integer(row, value));
  return course;
}

void write_course(const Material& m, const Course& course, sdk::Document& document) {
  if (course.months.size() < 2 || course.type != Type::Money) return;
  document.heading(1, say(m.job, {"Month by month", "逐月"}));
  sdk::ChartInfo chart;
  chart.name = "months";
  chart.kind = sdk::Chart::Bars;
  chart.title = say(m.job, {"{} by month", "每月{}"}, {m.measure()});
  if (!m.question.period.range.to.is_month_end())
    chart.subtitle = say(m.job, {"the last month is not over", "最后一个月未完"});
  chart.columns = {{.name = "label", .label = say(m.job, {"Month", "月份"}), .type = Type::Text},
                   {.name = "value",
                    .label = m.measure(),
                    .type = Type::Money,
                    .scale = m.large() ? sdk::Scale::Large : sdk::Scale::Exact}};
  sdk::BatchBuilder rows(chart.schema());
  for (const auto& [month, amount] : course.months) {
    rows.text(0, month);
    if (amount) rows.integer(1, *amount);
    rows.end_row();
  }
  document.chart(chart, rows.finish());
}

void write_rows(const Material& m, sdk::Document& document) {
  const std::size_t all = m.answer.groups().size();
  document.heading(1, say(m.job, {"By {}", "按{}"}, {by_label(m)}),
                   say(m.job, {"{} rows, largest first", "{} 行，从大到小"},
                       {sdk::count_text(static_cast<std::int64_t>(all))}));
  if (const std::string words = movers(m); !words.empty())
    document.paragraph(sdk::Paragraph::Summary, words);
  RowsTable table(m, "rows");
  table.names();
  add_figures(m, table);
  table.write(document, cut(m));
}

void write_subtotals(const Material& m, sdk::Document& document) {
  if (m.answer.dimensions() < 2 || !m.adds_up) return;
  document.heading(1, say(m.job, {"Subtotals", "小计"}),
                   say(m.job, {"all rows, also those not listed above", "包括上表没有列出的行"}));
  for (std::size_t d = 0; d < m.answer.dimensions(); ++d) {
    document.heading(2, say(m.job, {"By {}", "按{}"}, {m.answer.about(d).label}));
    RowsTable table(m, "subtotals_" + std::to_string(d + 1));
    table.name_of(d);
    add_figures(m, table);
    table.write(document, sums_of(m, d));
  }
}

void write_across(const Material& m, sdk::Document& document) {
  if (m.question.across.empty()) return;
  RowsTable table(m, "across");
  table.names();
  int number = 0;
  for (std::size_t c = 0; c < m.answer.columns().size(); ++c) {
    const sdk::PivotColumn& column = m.answer.columns()[c];
    if (column.total || column.kind != PARETO_PIVOT_COLUMN_NOW) continue;
    const std::string month = month_label(m, column.value);
    table.figure("v" + std::to_string(++number), month.empty() ? column.label : month,
                 static_cast<int>(c), sdk::Role::Plain, PARETO_COLUMN_WARN);
  }
  if (number == 0) return;
  table.figure("total", say(m.job, {"Total", "合计"}), m.now, sdk::Role::Plain,
               PARETO_COLUMN_STRONG | PARETO_COLUMN_WARN);
  // Many columns find their place on a page without decimals; files keep them.
  if (m.large() && number > 8) table.digits(m.job.chinese() ? 0 : 1);
  table.total();
  document.heading(
      1, say(m.job, {"By {}, across", "按{}横向展开"}, {by_label(m)}),
      m.measure() + say(m.job, {", ", "，"}) + days_text(m.job, m.question.period.range));
  table.write(document, cut(m));
}

void write_movers(const Material& m, sdk::Document& document) {
  if (m.change < 0) return;
  bool headed = false;
  for (const bool grew : {true, false}) {
    const std::vector<Answer::Row> rows = m.answer.changed(m.change, grew, kMovers);
    if (rows.empty()) continue;
    if (!std::exchange(headed, true))
      document.heading(1, say(m.job, {"What changed most", "变化最大的"}),
                       before_heading(m.job, m.question));
    document.heading(2, grew ? say(m.job, {"Grew", "增加"}) : say(m.job, {"Shrank", "减少"}));
    RowsTable table(m, grew ? "grew" : "shrank");
    table.names();
    table.figure("change", say(m.job, {"Change", "变化"}), m.change, sdk::Role::Change,
                 PARETO_COLUMN_STRONG | PARETO_COLUMN_WARN);
    table.figure("before", before_heading(m.job, m.question), m.before);
    table.figure("now", m.measure(), m.now);
    table.growth(say(m.job, {"Growth", "增幅"}));
    std::vector<Line> lines;
    for (const Answer::Row& row : rows) lines.push_back({.row = row});
    table.write(document, std::move(lines));
  }
}

void write_method(const Material& m, sdk::Document& document) {
  document.heading(1, say(m.job, {"How it is computed", "怎么算的"}));
  const auto define = [&](const std::string& term, const std::string& meaning) {
    document.paragraph(sdk::Paragraph::Definition, sdk::Spans().strong(term).plain(" " + meaning));
  };
  if (m.question.amounts)
    define(
        say(m.job, {"Net sales", "净销售"}),
        say(m.job,
            {"home currency ({}), excluding tax, at the rate of the day, returns subtracted; by the day of the line.",
             "本位币（{}），不含税，按当日汇率，退货已减；按明细行的日期。"},
            {m.amounts.currency_name()}));
  if (m.question.costs)
    define(
        say(m.job, {"Margin", "毛利率"}),
        say(m.job,
            {"net sales less cost, as a share of net sales; of lines whose cost is known. A line without cost does not count as free.",
             "净销售减成本，占净销售的比例；只算有成本的行。没有成本的行不按零成本算。"}));
  if (m.question.before) {
    define(
        say(m.job, {"Compared with", "对比"}),
        say(m.job,
            {"{}: {}. Growth is the change as a share of what was before; where that was nothing, none is told.",
             "{}：{}。增幅是变化占对比期的比例；对比期没有的不算增幅。"},
            {before_text(m.job, m.question), days_text(m.job, *m.question.before)}));
  }
  define(
      say(m.job, {"Fields", "字段"}),
      say(m.job,
          {"those of customers and products are as they are today, not as they were when the line was sold.",
           "客户和产品的字段用今天的值，不是成交当时的值。"}));
  define(
      say(m.job, {"Rounding", "取整"}),
      say(m.job,
          {"sums are of exact amounts and may differ in the last digit from adding what is shown.",
           "合计用未取整的数相加，与逐行相加可能差末位 1。"}));
  const auto count = m.answer.integer(m.answer.total(), m.count);
  document.paragraph(
      sdk::Paragraph::Source,
      say(m.job,
          {"report sales_period {} · {} sale lines of the period · same data and date give the same bytes",
           "报告 sales_period {} · 本期 {} 行销售明细 · 同数据同日期，重做逐字节相同"},
          {kVersion, sdk::count_text(count.value_or(0))}));
}

}  // namespace pareto::sales_period
