// A report made of files, without code: a folder with report.toml and SQL files.
//
//     id = "regions"
//     name = { en = "Sales by province", zh = "各省销售" }
//     [[parameters]]
//     name = "window"
//     type = "window"                      # binds :window_from, :window_to, :window_before_from, :window_before_to
//     default = "12m"
//     [queries.provinces]
//     file = "provinces.sql"               # a SELECT over the published views
//     [[queries.provinces.columns]]        # each column that it answers, in order
//     name = "province"
//     type = "text"
//     label = { en = "Province", zh = "省份" }
//     role = "title"
//     [[sections]]
//     heading = { en = "Provinces", zh = "省份" }
//     [[sections]]
//     table = "provinces"
//
// It states what its statements answer, so what no longer fits (a field that is gone) is found when
// it is looked at and not in the figures: plain_check.hpp. The whole form is in
// docs/user-guide/own-reports.md. Values; any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/model/field.hpp"
#include "core/reports/text_template.hpp"

namespace pareto::reports {

struct PlainParameter {
  model::Field field;
  bool window = false;  // a period: binds days NAME_from and NAME_to, and those of the period
                        // before, NAME_before_from and NAME_before_to
};

struct PlainColumn {
  model::Field field;  // its help is the second line of the heading
  sdk::Role role = sdk::Role::Plain;
  sdk::Scale scale = sdk::Scale::Exact;
  std::int32_t digits = -1;
  std::uint32_t flags = 0;
  std::size_t date_signs =
      10;               // of a day such as 2026-10-31: 7 for its month alone, 4 for its year
  bool hidden = false;  // for sentences and conditions only
  // What is shown for a code, with other columns of the row in it. A value may be several codes
  // with blanks between.
  std::map<std::string, PlainText, std::less<>> words;
  std::string
      words_of;  // codes are fields of an entity ("customer") or choices of a field ("task.state")
  std::string place;

  // A part of a day is words to whoever reads it.
  [[nodiscard]] sdk::Type shown_type() const {
    return field.type == sdk::Type::Date && date_signs < 10 ? sdk::Type::Text : field.type;
  }
  [[nodiscard]] bool is_worded() const { return !words.empty() || !words_of.empty(); }
};

struct PlainQuery {
  std::string name;
  std::filesystem::path file;    // of the SQL, or the report's own
  std::size_t first_line = 1;    // of the SQL in it
  std::string sql;               // as it is asked: with what stands before
  std::filesystem::path before;  // what several statements begin with; empty: none
  std::size_t before_lines = 0;  // of sql that are that file's
  std::vector<PlainColumn> columns;
  std::string place;

  [[nodiscard]] const PlainColumn* find(std::string_view column) const;
  [[nodiscard]] std::size_t index(const PlainColumn& column) const {
    return static_cast<std::size_t>(&column - columns.data());
  }
};

struct PlainFigure {
  PlainText label, value, unit, remark;
  sdk::Style style = sdk::Style::Plain;
  std::string rows_entity;            // the records that it is of; empty: not said
  std::vector<PlainText> rows_where;  // conditions on them, with values in them
  std::string rows_query,
      rows_column;  // and whose codes stand in this column; empty: whatever their codes
};

struct PlainSection {
  enum class Kind { Heading, Paragraph, Figures, Table, Chart, PageBreak };

  Kind kind = Kind::PageBreak;
  std::string place;
  std::string when, unless;  // a query: only where it has rows, only where it has none
  PlainText text, aside;     // heading, paragraph; title and subtitle of a chart
  int level = 1;             // heading
  sdk::Paragraph paragraph = sdk::Paragraph::Text;
  std::vector<PlainFigure> figures;
  std::string name, query;           // table, chart
  std::vector<std::string> columns;  // table: which, in order; empty: all that are not hidden
  std::string first;  // table: the parameter that says how many rows are shown; empty: all
  std::uint32_t table_flags = 0;
  std::string total;  // table: the query whose first row is the last line; its columns are named as
                      // the table's
  PlainText total_label;
  sdk::Chart chart = sdk::Chart::Bars;
  std::vector<std::string> chart_columns;  // of the query, in the order of what the chart takes;
                                           // empty: as the chart calls it
  double mark_value = sdk::kNoMark, mark_second = sdk::kNoMark;
  PlainText subject;
};

struct PlainReport {
  std::filesystem::path folder;
  std::string id;
  model::Label name, help;
  std::string file_stem, file_stem_zh;
  std::vector<PlainParameter> parameters;
  std::vector<PlainQuery> queries;
  std::vector<PlainSection> sections;

  [[nodiscard]] const PlainQuery* find(std::string_view query) const;
};

// What a chart takes, in order.
struct ChartColumn {
  std::string_view name;
  std::vector<sdk::Type> types;  // one of them
  bool may_lack = false;
};
[[nodiscard]] const std::vector<ChartColumn>& columns_of(sdk::Chart kind);
// The query's column for what the chart takes at `index`; null where there is none.
[[nodiscard]] const PlainColumn* chart_column(const PlainSection& section, const PlainQuery& query,
                                              std::size_t index);

inline constexpr std::string_view kReportFile = "report.toml";

// "regions/provinces.sql": how a file of a report is named in messages.
[[nodiscard]] std::string shown_name(const std::filesystem::path& file);

// Reads a folder. Throws Error that names file, line and column of what is wrong; whether its
// statements fit the workspace is for check() to say.
[[nodiscard]] PlainReport read_plain_report(const std::filesystem::path& folder);

}  // namespace pareto::reports
