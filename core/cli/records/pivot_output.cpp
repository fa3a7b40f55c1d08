#include "core/cli/records/pivot_output.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/counted.hpp"
#include "core/base/decimal.hpp"
#include "core/cli/terminal/text_table.hpp"
#include "core/model/meant.hpp"
#include "pareto/amount.hpp"

namespace pareto::cli {
namespace {

using pivot::ColumnKind;
using pivot::PivotColumn;
using sdk::ColumnView;
using sdk::Type;

// From here on amounts are told in the language's large unit, all of them.
constexpr std::int64_t kLarge = 1'000'000LL * 10'000;

bool is_figure(const PivotColumn& column) {
  return column.kind == ColumnKind::Now || column.kind == ColumnKind::Before ||
         column.kind == ColumnKind::Change;
}

class Printing {
 public:
  Printing(Context& context, const std::vector<PivotColumn>& columns, const std::string& currency,
           bool large)
      : context_(context),
        columns_(columns),
        amounts_(context.language == Language::ChineseSimplified, currency),
        large_(large) {
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c].kind != ColumnKind::Row && columns[c].kind != ColumnKind::Groups)
        shown_.push_back(c);
    }
  }

  [[nodiscard]] TextTable head() const {
    std::vector<TextColumn> heads;
    int spread = 0;
    for (const std::size_t c : shown_) {
      const PivotColumn& column = columns_[c];
      TextColumn head{heading(column)};
      if (is_figure(column)) head.align = Align::Right;
      // Where there is no room, what lies furthest to the right goes first, totals and names stay.
      if (!column.total) head.drop_order = static_cast<int>(columns_.size()) - ++spread;
      head.gives_way = column.kind == ColumnKind::Dimension && column.type == Type::Text;
      heads.push_back(std::move(head));
    }
    return TextTable(std::move(heads));
  }

  void add(TextTable& table, const sdk::Batch& batch) const {
    for (std::int64_t row = 0; row < batch.rows(); ++row) {
      const std::string_view kind = batch.column(0).text(row);
      std::vector<Cell> cells;
      bool first = true;
      for (const std::size_t c : shown_) {
        const bool names = std::exchange(first, false) && kind != pivot::kGroupRow;
        if (names && columns_[c].kind == ColumnKind::Dimension)
          cells.emplace_back(name_of(kind, batch.column(1).integer(row)));
        else if (columns_[c].kind == ColumnKind::Dimension && kind != pivot::kGroupRow)
          cells.emplace_back();
        else
          cells.push_back(cell(columns_[c], batch.column(c), row));
      }
      if (kind == pivot::kTotalRow)
        table.totals(std::move(cells));
      else
        table.row(std::move(cells));
    }
  }

 private:
  [[nodiscard]] std::string name_of(std::string_view kind, std::int64_t groups) const {
    if (kind == pivot::kTotalRow) return context_.words({"Total", "合计"});
    return context_.words({"{} others", "其他 {} 项"}, {counted(groups)});
  }

  [[nodiscard]] std::string heading(const PivotColumn& column) const {
    std::string words = column.label;
    if (column.kind == ColumnKind::Before)
      words = column.total ? context_.words({"{} before", "对比期{}"}, {words})
                           : context_.words({"{} before", "{} 对比期"}, {words});
    if (column.kind == ColumnKind::Change) words = context_.words({"Change", "变化"});
    if (large_ && column.type == Type::Money && column.total && is_figure(column)) {
      words = context_.words({"{}, {}", "{}（{}）"},
                             {words, context_.language == Language::ChineseSimplified
                                         ? amounts_.large_unit()
                                         : amounts_.large_unit_of_money()});
    }
    return words;
  }

  [[nodiscard]] Cell cell(const PivotColumn& column, const ColumnView& values,
                          std::int64_t row) const {
    if (values.is_null(row))
      return column.kind == ColumnKind::Dimension
                 ? Cell(context_.words({"(none)", "（无）"}), Style::Dim)
                 : Cell();
    const bool signed_ = column.kind == ColumnKind::Change;
    // A change is told in the field's own numbers: of a share in points, of which a percentage
    // would be read otherwise.
    if (const auto meant = signed_ ? std::nullopt : model::words_meant(column.meaning, values, row))
      return Cell(*meant);
    switch (column.type) {
      case Type::Text:
        return Cell(values.text(row));
      case Type::Money:
        return Cell(large_ ? amounts_.large(values.integer(row), -1, signed_)
                           : amounts_.exact(values.integer(row), 2, signed_));
      case Type::Quantity:
        return Cell(amounts_.exact(values.integer(row), values.integer(row) % 10'000 == 0 ? 0 : 2,
                                   signed_));
      case Type::Real:
        return Cell(sdk::real_text(values.real(row), 2, signed_));
      case Type::Date:
        return Cell(values.date(row).iso());
      case Type::Time:
        return Cell(context_.moment(Time{values.integer(row)}));
      case Type::Bool:
        return Cell(values.integer(row) != 0 ? context_.words({"yes", "是"})
                                             : context_.words({"no", "否"}));
      default:
        break;
    }
    const std::string text = sdk::count_text(values.integer(row));
    return Cell(signed_ && values.integer(row) > 0 ? "+" + text : text);
  }

  Context& context_;
  const std::vector<PivotColumn>& columns_;
  sdk::Amounts amounts_;
  bool large_;
  std::vector<std::size_t> shown_;
};

bool is_large(const std::vector<PivotColumn>& columns, const sdk::Batch& batch) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].type != Type::Money || !is_figure(columns[c])) continue;
    for (std::int64_t row = 0; row < batch.rows(); ++row) {
      if (!batch.column(c).is_null(row) &&
          (batch.column(c).integer(row) >= kLarge || batch.column(c).integer(row) <= -kLarge))
        return true;
    }
  }
  return false;
}

}  // namespace

void print_pivot(Context& context, pivot::Pivot& answer, const std::string& currency,
                 std::vector<std::string> footer) {
  sdk::Batch batch;
  if (!answer.rows->next(batch)) return;
  const Printing printing(context, answer.columns, currency, is_large(answer.columns, batch));
  TextTable table = printing.head();
  do {
    printing.add(table, batch);
    table.print(context.output.out);
  } while (answer.rows->next(batch));
  table.print_footer(context.output.out, context.language, std::move(footer));
}

}  // namespace pareto::cli
