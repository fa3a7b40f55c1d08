// A chart said as a table of words, for formats that cannot draw it, with bars made of signs where
// they help.
//
//     const ChartTable table = chart_table(info, ChartRows(info, stream, job), amounts);
//     for (const auto& row : table.rows) write(row);          // as many cells as table.columns
//
// Header-only; pure but for reading the rows.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "pareto/chart_rows.hpp"
#include "pareto/text_drawing.hpp"

namespace pareto::sdk {
inline namespace v0 {

struct ChartTable {
  struct Column {
    std::string heading;
    enum Kind { Words, Tier, Number, Drawing } kind = Words;
  };
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
};

// What share of the whole each row of a chart of kind Pareto ends at, as its cumulative line shows
// it.
inline std::vector<double> shares_after(const ChartRows& rows) {
  double total = 0, sum = 0;
  for (int i = 0; i < rows.rows(); ++i) total += rows.real("value", i);
  std::vector<double> after;
  for (int i = 0; i < rows.rows(); ++i) {
    // What the report says about shares holds; the last row ends where its own value brings it.
    const double before = rows.has("share_before", i) ? rows.real("share_before", i)
                          : total != 0                ? sum / total
                                                      : 0;
    if (i > 0) after.back() = before;
    sum += rows.real("value", i);
    after.push_back(before + (total != 0 ? rows.real("value", i) / total : 0));
  }
  return after;
}

namespace detail {

class ChartTableWriter {
 public:
  ChartTableWriter(const ChartInfo& info, const ChartRows& rows, const Amounts& amounts)
      : info_(info), rows_(rows), amounts_(amounts) {
    table_.rows.resize(static_cast<std::size_t>(rows.rows()));
  }

  ChartTable write() {
    switch (info_.kind) {
      case Chart::Pareto:
        return pareto();
      case Chart::Changes:
        return changes();
      case Chart::Rhythm:
        return rhythm();
      default:
        return bars();
    }
  }

 private:
  static constexpr int kBar = 20, kStrip = 26;

  // One more column, a cell per row from `cell(row)`.
  template <class Cell>
  void add(std::string heading, ChartTable::Column::Kind kind, Cell cell) {
    table_.columns.push_back({std::move(heading), kind});
    for (int i = 0; i < rows_.rows(); ++i)
      table_.rows[static_cast<std::size_t>(i)].push_back(cell(i));
  }
  // A column of the chart, if it is there.
  void add(std::string_view name, ChartTable::Column::Kind kind = ChartTable::Column::Words) {
    const Column* column = rows_.column(name);
    if (column == nullptr) return;
    add(heading_text(*column, amounts_), kind,
        [&](int i) { return rows_.cell(name, i, amounts_); });
  }
  void add_tier() {
    if (rows_.column("tier") == nullptr) return;
    add(rows_.column("tier")->label, ChartTable::Column::Tier,
        [&](int i) { return std::string(rows_.text("tier", i)); });
  }
  // The name of the row, with its mark.
  void add_label() {
    const Column* column = rows_.column("label");
    if (column == nullptr) return;
    add(column->label, ChartTable::Column::Words, [&](int i) {
      const std::string mark(rows_.text("mark", i));
      return std::string(rows_.text("label", i)) + (mark.empty() ? "" : " " + mark);
    });
  }

  ChartTable pareto() {
    add_tier();
    add_label();
    add("value", ChartTable::Column::Number);
    const std::vector<double> after = shares_after(rows_);
    add(amounts_.chinese() ? "累计占比" : "Share, sum", ChartTable::Column::Number,
        [&](int i) { return percent_text(after[static_cast<std::size_t>(i)]); });
    // A row that sums up others is as long as the mean of them.
    const auto mean = [&](int i) {
      return rows_.real("value", i) /
             static_cast<double>(std::max<std::int64_t>(rows_.integer("rest", i), 1));
    };
    double most = 0;
    for (int i = 0; i < rows_.rows(); ++i) most = std::max(most, mean(i));
    add("", ChartTable::Column::Drawing, [&](int i) {
      const std::string bar = bar_signs(mean(i), most, kBar);
      return rows_.has("rest", i) && !bar.empty() ? bar + (amounts_.chinese() ? " 平均" : " mean")
                                                  : bar;
    });
    return std::move(table_);
  }

  ChartTable changes() {
    const auto arrow = [&](int i) { return rows_.text("direction", i) == "down" ? "↓ " : "↑ "; };
    if (const Column* label = rows_.column("label")) {
      add(label->label, ChartTable::Column::Words,
          [&](int i) { return arrow(i) + std::string(rows_.text("label", i)); });
    }
    add_tier();
    add("before", ChartTable::Column::Number);
    add("after", ChartTable::Column::Number);
    const Column* after = rows_.column("after");
    const Column* direction = rows_.column("direction");
    if (after == nullptr) return std::move(table_);
    Column difference = *after;
    if (direction != nullptr) difference.label = direction->label;
    difference.role = Role::Change;
    add(heading_text(difference, amounts_), ChartTable::Column::Number, [&](int i) {
      BatchBuilder one(Schema{{"difference", difference.type}});
      if (difference.type == Type::Real)
        one.real(0, rows_.real("after", i) - rows_.real("before", i));
      else
        one.integer(0, rows_.integer("after", i) - rows_.integer("before", i));
      one.end_row();
      return sdk::shown(difference, one.finish().column(0), 0, amounts_);
    });
    return std::move(table_);
  }

  ChartTable rhythm() {
    add_tier();
    add_label();
    add("remark");
    const Column* dates = rows_.column("dates");
    const Column* expected = rows_.column("expected");
    std::string heading =
        dates == nullptr || dates->label.empty() ? std::string() : "● " + dates->label;
    if (expected != nullptr && !expected->label.empty())
      heading += (heading.empty() ? "○ " : " ○ ") + expected->label;
    add(heading, ChartTable::Column::Drawing, [&](int i) {
      return strip_signs(rows_.text("dates", i), rows_.text("expected", i), info_.date_from,
                         info_.date_to, kStrip);
    });
    for (const char* name : {"gap", "silent", "over", "missed", "money"})
      add(name, ChartTable::Column::Number);
    return std::move(table_);
  }

  // Bars, and whatever has a label and a value: trends, funnels, kinds to come.
  ChartTable bars() {
    add_tier();
    add_label();
    add("value", ChartTable::Column::Number);
    add("before", ChartTable::Column::Number);
    double most = 0;
    for (int i = 0; i < rows_.rows(); ++i) most = std::max(most, std::fabs(rows_.real("value", i)));
    add("", ChartTable::Column::Drawing,
        [&](int i) { return bar_signs(rows_.real("value", i), most, kBar); });
    add("remark");
    return std::move(table_);
  }

  const ChartInfo& info_;
  const ChartRows& rows_;
  const Amounts& amounts_;
  ChartTable table_;
};

}  // namespace detail

inline ChartTable chart_table(const ChartInfo& info, const ChartRows& rows,
                              const Amounts& amounts) {
  return detail::ChartTableWriter(info, rows, amounts).write();
}

}  // namespace v0
}  // namespace pareto::sdk
