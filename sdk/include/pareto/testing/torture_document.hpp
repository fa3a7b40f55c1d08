// A document that a format must stand: every part, every role and kind of chart, empty ones among
// them, with texts and figures at which programs break.
//
//     render<MyFormat>("en", [](Document& document) { write_torture_document(document, {.rows =
//     500}); });
//
// The same options write the same document. Header-only; POSIX.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pareto/document.hpp"
#include "pareto/testing/torture.hpp"

namespace pareto::sdk {
inline namespace v0 {
namespace testing {

struct TortureDocument {
  std::int64_t rows = 40;  // of the long table
  std::int64_t batch_rows = 1000;
  std::uint64_t seed = 1;
  double nulls = 0.1;
  bool extremes = true;
  Ledger* ledger = nullptr;
};

namespace detail {

inline std::string torture_word(const TortureDocument& how, Noise& noise) {
  return torture_text({.extremes = how.extremes}, noise);
}

inline std::vector<Column> torture_columns() {
  return {
      {.name = "rank", .label = "#", .type = Type::Int, .role = Role::Rank},
      {.name = "code", .label = "编码 & <code>", .role = Role::Key},
      {.name = "name", .label = "\"Name\"", .role = Role::Title},
      {.name = "remark", .label = "Remark", .role = Role::Remark},
      {.name = "tier", .label = "Tier", .meaning = PARETO_M_TIER, .role = Role::Tier},
      {.name = "net",
       .label = "Net, CNY",
       .type = Type::Money,
       .role = Role::Bar,
       .scale = Scale::Large,
       .digits = 1,
       .mark_value = 12.5,
       .mark_label = "average"},
      {.name = "change",
       .label = "Change",
       .type = Type::Money,
       .role = Role::Change,
       .flags = PARETO_COLUMN_WARN},
      {.name = "share",
       .label = "Share",
       .type = Type::Real,
       .meaning = PARETO_M_PERCENT,
       .digits = 1},
      {.name = "bad", .label = "", .type = Type::Bool, .role = Role::Mark},
      {.name = "day", .label = "Day", .type = Type::Date},
      {.name = "at", .label = "At", .type = Type::Time},
      {.name = "amount", .label = "Amount", .type = Type::Quantity, .unit = "kg"},
      {.name = "count", .label = "Count", .type = Type::Int, .flags = PARETO_COLUMN_STRONG},
      {.name = "real", .label = "Real", .type = Type::Real},
      {.name = "yes", .label = "Yes", .type = Type::Bool},
      {.name = "spark", .label = "Trend", .role = Role::Spark},
      {.name = "sentence", .label = "Sentence", .role = Role::Sentence, .note = "a second line"}};
}

// Texts of these roles have a form.
inline std::string torture_cell(const TortureDocument& how, const Column& column, Noise& noise) {
  static constexpr const char* tiers[] = {"A", "B", "C", "B>A", "-"};
  if (column.role == Role::Tier || column.name == "tier") return tiers[noise.below(5)];
  if (column.role == Role::Spark) return noise.below(5) == 0 ? "" : "1 2 3.5 -4|5 6";
  if (column.name == "dates" || column.name == "expected")
    return noise.below(5) == 0 ? "" : "2026-01-31 2026-03-01 2026-05-31";
  if (column.name == "direction") return noise.below(2) ? "up" : "down";
  if (column.name == "mark") return noise.below(2) ? "!" : "";
  return torture_word(how, noise);
}

inline std::unique_ptr<BatchStream> torture_table(const TortureDocument& how,
                                                  const std::vector<Column>& columns,
                                                  std::int64_t rows, std::uint64_t salt) {
  auto shared = std::make_shared<const Schema>(schema_of(columns));
  return make_stream(schema_of(columns), [how, columns, rows, salt, shared,
                                          at = std::int64_t{0}](Batch& out) mutable {
    if (at >= rows) return false;
    BatchBuilder builder(shared);
    for (const std::int64_t end = std::min(rows, at + how.batch_rows); at < end; ++at) {
      for (std::size_t c = 0; c < columns.size(); ++c) {
        Noise noise(how.seed * 7919 + salt * 104'729 + static_cast<std::uint64_t>(at) * 131 + c);
        if (noise.real() < how.nulls) continue;
        const Type type = columns[c].type;
        if (type == Type::Text)
          builder.text(c, torture_cell(how, columns[c], noise));
        else if (type == Type::Real)
          builder.real(c,
                       columns[c].meaning == PARETO_M_PERCENT || columns[c].name == "share_before"
                           ? noise.real()
                           : torture_real({.extremes = how.extremes}, noise));
        else if (type == Type::Time)
          builder.integer(c, 1'780'000'000'000'000 + noise.below(1'000'000'000));
        else
          builder.integer(c, torture_integer({.extremes = how.extremes}, noise, type));
      }
      builder.end_row();
    }
    out = fenced(builder.finish(), how.ledger, 1);
    return true;
  });
}

inline void torture_charts(Document& document, const TortureDocument& how) {
  const Column label{.name = "label", .label = "Label"}, tier{.name = "tier", .label = "Tier"},
      mark{.name = "mark", .label = ""}, remark{.name = "remark", .label = "Remark"};
  const auto money = [](const char* name) {
    return Column{.name = name, .label = name, .type = Type::Money};
  };
  const auto whole = [](const char* name) {
    return Column{.name = name, .label = name, .type = Type::Int};
  };
  const auto text = [](const char* name) { return Column{.name = name, .label = name}; };
  const std::vector<std::pair<Chart, std::vector<Column>>> charts = {
      {Chart::Pareto,
       {label,
        money("value"),
        {.name = "share_before", .label = "Share", .type = Type::Real},
        tier,
        mark,
        whole("rest")}},
      {Chart::Changes, {label, tier, money("before"), money("after"), text("direction")}},
      {Chart::Rhythm,
       {label, remark, tier, text("dates"), text("expected"), whole("gap"), whole("silent"),
        whole("over"), whole("missed"), money("money")}},
      {Chart::Bars, {label, money("value")}},
      {Chart::Trend, {label, money("value"), money("before"), mark}},
      {Chart::Funnel, {label, whole("value"), remark}}};
  int number = 0;
  for (const auto& [kind, columns] : charts) {
    for (const std::int64_t rows : {std::int64_t{0}, std::int64_t{1}, std::int64_t{12}}) {
      ChartInfo info{.name = "chart_" + std::to_string(++number),
                     .kind = kind,
                     .title = "图 <" + std::to_string(number) + "> & more",
                     .subtitle = "how to read it",
                     .subject = "groups",
                     .mark_value = kind == Chart::Pareto ? 0.8 : kNoMark,
                     .mark_second = kind == Chart::Pareto ? 0.95 : kNoMark,
                     .date_from = {20'000},
                     .date_to = {20'600},
                     .columns = columns};
      if (rows == 12) info.remarks = Spans("a remark").add(Style::Bad, "another, 中文");
      document.chart(info, torture_table(how, columns, rows, static_cast<std::uint64_t>(number)));
    }
  }
}

}  // namespace detail

inline void write_torture_document(Document& document, const TortureDocument& how = {}) {
  Noise noise(how.seed);
  document.begin({.title = "检查 <Check> & \"Test\" " + detail::torture_word(how, noise),
                  .firm = "Müller & Söhne 有限公司",
                  .period = "2025-11-01 – 2026-10-31",
                  .data_until = "data until 2026-10-31",
                  .remark = "invented ]]> --> */ data"});
  document.paragraph(Paragraph::Subject, Spans().tier("A").strong("Name").plain(" facts"));
  document.paragraph(Paragraph::Lead,
                     Spans("The answer: ").accent("9").plain(" of ").bad("48").dim(" (dim)"));
  document.figures({});
  document.figures({{.label = "Net sales",
                     .value = "1.21",
                     .unit = "亿元",
                     .remark = "+2.1 %",
                     .rows = {"sale", {"date >= 2026-01-01", "customer.name ~ \"<华>\""}}},
                    {.label = detail::torture_word(how, noise), .value = "−3", .style = Style::Bad},
                    {.label = "", .value = ""}});
  for (int level : {1, 2, 1}) {
    document.heading(level, "标题 " + detail::torture_word(how, noise), level == 1 ? "aside" : "");
    for (const Paragraph kind :
         {Paragraph::Text, Paragraph::Summary, Paragraph::Note, Paragraph::Definition})
      document.paragraph(kind, Spans("text ").strong(detail::torture_word(how, noise)).plain(""));
    document.paragraph(Paragraph::Text, Spans());
  }
  document.beside(60);
  document.paragraph(Paragraph::Text, Spans("left"));
  document.beside(40);
  document.paragraph(Paragraph::Text, Spans("right"));
  document.beside(0);

  const std::vector<Column> columns = detail::torture_columns();
  Spans total;
  for (std::size_t i = 0; i < columns.size(); ++i)
    total.strong(i == 2 ? "all" : i == 5 ? "1,234.5" : "");
  document.table({.name = "empty", .columns = columns},
                 detail::torture_table(how, columns, 0, 901));
  document.table({.name = "one", .columns = columns, .total = total},
                 detail::torture_table(how, columns, 1, 902));
  document.table({.name = "long", .columns = columns, .total = total, .flags = PARETO_TABLE_TIGHT},
                 detail::torture_table(how, columns, how.rows, 903));
  document.table({.name = "cards", .columns = columns, .flags = PARETO_TABLE_CARDS},
                 detail::torture_table(how, columns, 5, 904));
  const std::vector<Column> form = {
      {.name = "name", .label = "Name", .note = "who", .required = true},
      {.name = "choice", .label = "Choice", .choices = {{"a", "First"}, {"b", ""}}},
      {.name = "value", .label = "Value", .type = Type::Real}};
  document.table({.name = "form", .columns = form, .flags = PARETO_TABLE_FORM},
                 detail::torture_table(how, form, 3, 905));
  document.table(
      {.name = "call", .columns = {{.name = "what", .label = "What"}}, .flags = PARETO_TABLE_CALL},
      detail::torture_table(how, {{.name = "what", .label = "What"}}, 3, 906));
  document.page_break();
  detail::torture_charts(document, how);
  document.paragraph(Paragraph::Source, Spans("what it stands on"));
}

}  // namespace testing
}  // namespace v0
}  // namespace pareto::sdk
