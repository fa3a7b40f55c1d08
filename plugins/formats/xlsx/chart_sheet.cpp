#include "chart_sheet.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>

#include "ooxml/native_chart.hpp"
#include "pareto/chart_table.hpp"

namespace pareto::xlsx_format {
namespace {

using sdk::Column;
using sdk::Type;

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

std::size_t place_of(const std::vector<Column>& columns, std::string_view name) {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const Column& column) { return column.name == name; });
  return found == columns.end() ? kNone : static_cast<std::size_t>(found - columns.begin());
}

// The rows again, with what the chart draws and no column says: the share that each row ends at,
// the mean of one, and the level that is drawn across.
struct Drawn {
  std::vector<Column> columns;
  std::size_t share = kNone, mean = kNone, mark = kNone;
  sdk::Batch rows;
};

Drawn drawn(const sdk::ChartInfo& info, const sdk::ChartRows& rows, const sdk::Job& job) {
  Drawn out;
  out.columns = info.columns;
  std::vector<double> shares;
  if (info.kind == sdk::Chart::Pareto) {
    shares = sdk::shares_after(rows);
    out.share = out.columns.size();
    out.columns.push_back({.name = "share_after",
                           .label = std::string(job.say("Share, sum", "累计占比")),
                           .type = Type::Real,
                           .meaning = PARETO_M_PERCENT});
  }
  if (ooxml::has_sums(rows)) {
    out.mean = out.columns.size();
    out.columns.push_back({.name = "mean",
                           .label = std::string(job.say("Mean of one", "平均每个")),
                           .type = Type::Money});
    if (rows.column("value") != nullptr) out.columns.back().type = rows.column("value")->type;
  }
  const Column* value = rows.column("value");
  if (std::isfinite(info.mark_value) && value != nullptr) {
    const bool share = info.kind == sdk::Chart::Pareto;
    out.mark = out.columns.size();
    out.columns.push_back({.name = "level",
                           .label = std::string(job.say("Mark line", "标线")),
                           .type = share ? Type::Real : value->type,
                           .meaning = share ? std::uint32_t{PARETO_M_PERCENT} : value->meaning});
  }
  const auto put = [](sdk::BatchBuilder& to, const std::vector<Column>& columns, std::size_t i,
                      double number) {
    if (columns[i].type == Type::Real)
      to.real(i, number);
    else
      to.integer(i, static_cast<std::int64_t>(std::llround(number)));
  };
  sdk::BatchBuilder builder(sdk::schema_of(out.columns));
  for (int row = 0; row < rows.rows(); ++row) {
    for (std::size_t i = 0; i < info.columns.size(); ++i) {
      const Column& column = info.columns[i];
      if (!rows.has(column.name, row)) continue;
      if (column.type == Type::Text)
        builder.text(i, rows.text(column.name, row));
      else if (column.type == Type::Real)
        builder.real(i, rows.real(column.name, row));
      else
        builder.integer(i, rows.integer(column.name, row));
    }
    if (out.share != kNone) builder.real(out.share, shares[static_cast<std::size_t>(row)]);
    if (out.mean != kNone) put(builder, out.columns, out.mean, ooxml::value_of_one(rows, row));
    if (out.mark != kNone) put(builder, out.columns, out.mark, info.mark_value);
    builder.end_row();
  }
  out.rows = builder.finish();
  return out;
}

// An empty chart in its place; all that is drawn comes with the part.
void place(Book& book, const TableSheets& sheets, const ooxml::ChartXml& chart) {
  lxw_chart* placed = workbook_add_chart(book.workbook, LXW_CHART_COLUMN);
  lxw_chart_series* any =
      placed == nullptr ? nullptr
                        : chart_add_series(placed, nullptr, nullptr);  // the library wants one
  if (any == nullptr)
    throw sdk::Failure(PARETO_E_MEMORY, lxw_strerror(LXW_ERROR_MEMORY_MALLOC_FAILED));
  chart_series_set_values(any, sheets.name().c_str(), 0, 0, 0, 0);
  lxw_chart_options options{};
  options.x_scale = 1.9;  // of 480 × 288 pixels
  options.y_scale =
      chart.upright
          ? 1.5
          : std::clamp(0.4 + 0.09 * static_cast<double>(chart.categories.size()), 0.8, 6.0);
  worksheet_insert_chart_opt(sheets.sheet(), 1, sheets.free_column(), placed, &options);
}

}  // namespace

std::optional<ooxml::ChartXml> write_chart_sheet(Book& book, const std::string& title,
                                                 const sdk::ChartInfo& info,
                                                 sdk::BatchStream& stream) {
  const sdk::ChartRows rows(info, stream, book.job);
  Drawn drawing = drawn(info, rows, book.job);
  const sdk::TableInfo table{info.name, drawing.columns, {}, 0};
  TableSheets sheets(book, title, table);
  const auto again = sdk::stream_of(std::move(drawing.rows));
  sheets.write(*again);
  auto chart = ooxml::native_chart(info, rows, sdk::Amounts(book.job), ooxml::Units::Exact);
  if (!chart) return std::nullopt;
  chart->title = info.title;
  chart->category_cells = sheets.cells_of(place_of(drawing.columns, "label"));
  for (int row = 0; row < rows.rows(); ++row)
    chart->categories[static_cast<std::size_t>(row)] = rows.text("label", row);  // as the cells say
  const std::size_t values =
      drawing.mean != kNone ? drawing.mean : place_of(drawing.columns, "value");
  chart->bars.back().cells = sheets.cells_of(values);
  if (chart->bars.size() > 1)
    chart->bars.front().cells = sheets.cells_of(place_of(drawing.columns, "before"));
  if (chart->line) chart->line->cells = sheets.cells_of(drawing.share);
  if (drawing.mark != kNone) chart->mark_cells = sheets.cells_of(drawing.mark);
  place(book, sheets, *chart);
  return chart;
}

}  // namespace pareto::xlsx_format
