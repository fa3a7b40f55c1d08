// Documents in C++: what a report writes. The rendering side is in format.hpp.
//
//     struct Turnover : pareto::sdk::Report<Turnover> {
//       static constexpr const char* id = "turnover";
//       static constexpr Label label{"Turnover", "营业额"}, help{"Net sales by month", "按月净销售"};
//       static constexpr const char *file_stem = "turnover", *file_stem_zh = "营业额";
//       static void build(const Job& job, Document& document) {
//         document.begin({.title = "营业额", .firm = "…"});
//         document.paragraph(Paragraph::Lead, Spans().plain("48 组客户里，").accent("9 组").plain("带来 …"));
//         TableInfo table{.name = "months", .columns = {{.name = "month", .label = "月份", .type = Type::Text}, …}};
//         BatchBuilder rows(table.schema());
//         …
//         document.table(table, stream_of(rows.finish()));
//       }
//     };
//
// A report needs id, label, file_stem, file_stem_zh, build; help and parameters (an array of Field)
// if it has some. One thread per run. What the format refuses arrives as a Failure, to be let
// through.
#pragma once

#include <cstdint>
#include <iterator>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/abi/document.h"
#include "pareto/amount.hpp"
#include "pareto/extension.hpp"
#include "pareto/field.hpp"
#include "pareto/job.hpp"
#include "pareto/table.hpp"

namespace pareto::sdk {
inline namespace v0 {

enum class Style : std::uint32_t {
  Plain = PARETO_STYLE_PLAIN,
  Strong = PARETO_STYLE_STRONG,
  Accent = PARETO_STYLE_ACCENT,
  Bad = PARETO_STYLE_BAD,
  Dim = PARETO_STYLE_DIM,
  Tier = PARETO_STYLE_TIER
};
enum class Paragraph : std::uint32_t {
  Text = PARETO_PARAGRAPH_TEXT,
  Lead = PARETO_PARAGRAPH_LEAD,
  Summary = PARETO_PARAGRAPH_SUMMARY,
  Note = PARETO_PARAGRAPH_NOTE,
  Definition = PARETO_PARAGRAPH_DEFINITION,
  Source = PARETO_PARAGRAPH_SOURCE,
  Subject = PARETO_PARAGRAPH_SUBJECT
};
// How a column is shown; the comments at PARETO_COLUMN_… say what its values must be.
enum class Role : std::uint32_t {
  Plain = PARETO_COLUMN_PLAIN,
  Tier = PARETO_COLUMN_TIER,
  Rank = PARETO_COLUMN_RANK,
  Title = PARETO_COLUMN_TITLE,
  Remark = PARETO_COLUMN_REMARK,
  Spark = PARETO_COLUMN_SPARK,
  Sentence = PARETO_COLUMN_SENTENCE,
  Bar = PARETO_COLUMN_BAR,
  Change = PARETO_COLUMN_CHANGE,
  Key = PARETO_COLUMN_KEY,
  Mark = PARETO_COLUMN_MARK
};
enum class Scale : std::uint32_t { Exact = PARETO_SCALE_EXACT, Large = PARETO_SCALE_LARGE };
enum class Chart : std::uint32_t {
  Pareto = PARETO_CHART_PARETO,
  Changes = PARETO_CHART_CHANGES,
  Rhythm = PARETO_CHART_RHYTHM,
  Bars = PARETO_CHART_BARS,
  Trend = PARETO_CHART_TREND,
  Funnel = PARETO_CHART_FUNNEL
};

// Words in runs of one style.
struct Span {
  Style style = Style::Plain;
  std::string text;
  bool operator==(const Span&) const = default;
};
class Spans {
 public:
  Spans();
  Spans(std::string_view text);
  Spans(const std::string& text);
  Spans(const char* text);
  Spans(const Spans&);
  Spans(Spans&&) noexcept;
  Spans& operator=(const Spans&);
  Spans& operator=(Spans&&) noexcept;
  ~Spans();

  Spans& add(Style style, std::string_view text);
  Spans& plain(std::string_view text) { return add(Style::Plain, text); }
  Spans& strong(std::string_view text) { return add(Style::Strong, text); }
  Spans& accent(std::string_view text) { return add(Style::Accent, text); }
  Spans& bad(std::string_view text) { return add(Style::Bad, text); }
  Spans& dim(std::string_view text) { return add(Style::Dim, text); }
  Spans& tier(std::string_view code) { return add(Style::Tier, code); }

  [[nodiscard]] bool empty() const { return runs_.empty(); }
  [[nodiscard]] std::size_t size() const { return runs_.size(); }
  [[nodiscard]] auto begin() const { return runs_.begin(); }
  [[nodiscard]] auto end() const { return runs_.end(); }
  [[nodiscard]] const Span& operator[](std::size_t i) const { return runs_[i]; }
  // All words without their styles.
  [[nodiscard]] std::string text() const;

 private:
  std::vector<Span> runs_;
};

struct DocumentInfo {
  std::string title, firm, period, data_until, remark;
  std::uint32_t flags = 0;
};
// All records of `entity` that fulfil each of `where` ("tier = A"); without an entity none are
// named.
struct NamedRows {
  std::string entity;
  std::vector<std::string> where;
};
struct KeyFigure {
  std::string label, value, unit, remark;
  Style style = Style::Plain;
  NamedRows rows = {};  // that it is of
};

inline constexpr double kNoMark = std::numeric_limits<double>::quiet_NaN();

// What may stand in a cell of a form; `label` is what people see, the code where it is empty.
struct ColumnChoice {
  std::string code, label;
  bool operator==(const ColumnChoice&) const = default;
};

// Texts are in the job's language. `unit` is shown behind each value ("6 天"), `note` as second
// line of the heading. `choices` and `required` are for tables to be filled in (PARETO_TABLE_FORM),
// where `note` helps whoever types.
struct Column {
  std::string name, label;
  Type type = Type::Text;
  std::uint32_t meaning = PARETO_M_PLAIN;
  Role role = Role::Plain;
  Scale scale = Scale::Exact;
  std::int32_t digits = -1;
  std::uint32_t flags = 0;
  std::string unit, note;
  double mark_value = kNoMark;
  std::string mark_label;
  std::vector<ColumnChoice> choices = {};
  bool required = false;
};
Schema schema_of(const std::vector<Column>& columns);

struct TableInfo {
  std::string name;
  std::vector<Column> columns;
  Spans total;  // empty, or one span per column
  std::uint32_t flags = 0;
  [[nodiscard]] Schema schema() const { return schema_of(columns); }
};
struct ChartInfo {
  std::string name;
  Chart kind = Chart::Bars;
  std::string title, subtitle, subject;
  double mark_value = kNoMark, mark_second = kNoMark;
  Date date_from, date_to;
  Spans remarks;
  std::vector<Column> columns;
  [[nodiscard]] Schema schema() const { return schema_of(columns); }
};

// What a report writes to. A view; every function throws Failure when the format could not take it.
class Document {
 public:
  explicit Document(const pareto_document* document) : document_(document) {}

  // First, and once.
  void begin(const DocumentInfo& info);
  // Level 1 is a section, 2 a part of it. `aside` says how to read it, small, at the right.
  void heading(int level, std::string_view text, std::string_view aside = {});
  void paragraph(Paragraph kind, const Spans& spans);
  void figures(const std::vector<KeyFigure>& figures);
  // The rows are read once, as they are written. The stream's columns are those of `info`, in
  // order.
  void table(const TableInfo& info, std::unique_ptr<BatchStream> rows);
  void table(const TableInfo& info, Batch rows);
  void chart(const ChartInfo& info, std::unique_ptr<BatchStream> rows);
  void chart(const ChartInfo& info, Batch rows);
  void page_break();
  // What follows stands in a column of that share of the width, in percent, beside what comes after
  // the next call; 0 ends the row.
  void beside(int percent);

 private:
  const pareto_document* document_;
};

namespace detail {

template <class X>
inline constexpr FieldList<std::size(X::parameters)> kParametersOf{X::parameters};

template <class X>
struct ReportTable {
  static_assert(is_name(X::id),
                "a report's id consists of a-z, 0-9 and '_', and begins with a letter");

  static constexpr pareto_fields parameters() {
    if constexpr (requires { X::parameters; })
      return kParametersOf<X>.get();
    else
      return nullptr;
  }
  static pareto_status build(const pareto_job* job, const pareto_document* document,
                             pareto_error* error) {
    return guarded(error, [&] {
      Document out(document);
      X::build(Job(job), out);
    });
  }
  static constexpr pareto_report_v1 kTable{
      sizeof(pareto_report_v1), X::id,        label_of<X>(), help_of<X>(), X::file_stem,
      X::file_stem_zh,          parameters(), &build};
};

}  // namespace detail

// The base of a plugin's own report: see the top.
template <class X>
struct Report {
  static constexpr const char* kExtension = PARETO_EXT_REPORT;
  static constexpr const void* table() { return &detail::ReportTable<X>::kTable; }
};

}  // namespace v0
}  // namespace pareto::sdk

#ifndef PARETO_LAYER_APART
#include "pareto/layer/document.hpp"
#endif
