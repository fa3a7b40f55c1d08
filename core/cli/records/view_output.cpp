#include "core/cli/records/view_output.hpp"

#include <algorithm>
#include <map>

#include "core/base/counted.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/records/pivot_output.hpp"
#include "core/cli/terminal/printable.hpp"
#include "core/pivot/pivot.hpp"
#include "core/views/default_views.hpp"
#include "pareto/amount.hpp"

namespace pareto::cli {
namespace {

// The same rows, and how many cells of those that stand for a group hold something.
class FilledCells final : public sdk::BatchStream {
 public:
  FilledCells(std::unique_ptr<sdk::BatchStream> rows,
              const std::vector<pivot::PivotColumn>& columns)
      : rows_(std::move(rows)), columns_(columns) {}

  [[nodiscard]] const std::shared_ptr<const sdk::Schema>& schema() const override {
    return rows_->schema();
  }
  bool next(sdk::Batch& batch) override {
    if (!rows_->next(batch)) return false;
    for (std::int64_t row = 0; row < batch.rows(); ++row) {
      if (batch.column(0).text(row) != pivot::kGroupRow) continue;
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        if (columns_[c].kind != pivot::ColumnKind::Now || columns_[c].total) continue;
        ++cells;
        const sdk::ColumnView cells = batch.column(c);
        if (!cells.is_null(row) &&
            (cells.type() == sdk::Type::Real ? cells.real(row) != 0 : cells.integer(row) != 0))
          ++filled;
      }
    }
    return true;
  }
  std::int64_t cells = 0, filled = 0;

 private:
  std::unique_ptr<sdk::BatchStream> rows_;
  const std::vector<pivot::PivotColumn>& columns_;
};

}  // namespace

Drawing drawing_of(Context& context, host::Host& host, const model::View& view,
                   const views::Asked& asked) {
  Drawing drawing{context, host, view, asked, nullptr, {}, {}};
  if (view.entity.empty()) return drawing;
  drawing.entity = &host.schema().entity(view.entity);
  drawing.label_column = !drawing.entity->label_field.empty() ? drawing.entity->label_field
                         : drawing.entity->has_code()         ? "code"
                                                              : "";
  for (const std::string& column : views::shown_columns(view, *drawing.entity)) {
    const bool part =
        std::ranges::any_of(view.parts, [&](const auto& each) { return each.second == column; });
    if (!part && column != drawing.label_column && !(view.columns.empty() && column == "code"))
      drawing.shown.push_back(column);
  }
  return drawing;
}

ViewRows rows_of(const Drawing& drawing) {
  host::Host& host = drawing.host;
  return {drawing.context,
          records::list_records(host.store(), host.session(), host.schema(),
                                views::list_request(drawing.view, host.schema(), drawing.asked))};
}

void say_empty(const Drawing& drawing) {
  Context& context = drawing.context;
  const std::string kind = drawing.entity->plural.in(context.language);
  context.output.out.line(
      drawing.asked.subject
          ? context.words({"nothing of {} for {} yet", "{1} 还没有{0}"},
                          {kind, drawing.asked.subject->label})
          : context.words({"nothing of {} to show yet", "还没有可显示的{}"}, {kind}));
  print_labelled(context.output.out,
                 {{context.words({"add", "新增"}), "pareto add " + drawing.entity->name + " …"},
                  {context.words({"all of them", "全部"}), "pareto list " + drawing.entity->name}});
}

void draw_matrix(const Drawing& drawing) {
  Context& context = drawing.context;
  host::Host& host = drawing.host;
  pivot::PivotRequest request = views::matrix_request(drawing.view, host.schema(), drawing.asked);
  if (context.format == Format::Table) {
    request.top = drawing.asked.limit != 0 ? drawing.asked.limit : 50;
    request.top_columns = 12;
  } else {
    request.choices_by_label = false;
  }
  const records::QueryLimits limits{.seconds = 10 * host.workspace().settings().query_seconds,
                                    .cancel = &context.interrupted};
  pivot::Pivot answer = pivot::pivot(host.store(), host.session(), host.schema(), request, limits);
  if (context.format != Format::Table) {
    std::vector<ResultColumn> columns;
    for (const pivot::PivotColumn& column : answer.columns)
      columns.push_back({.name = column.name, .label = column.label});
    const auto rows =
        exported(context, host, {"view " + drawing.view.id, drawing.entity, answer.groups},
                 std::move(answer.rows));
    write_result(context.output.out, context.result_style(), columns, *rows);
    return;
  }
  if (answer.groups == 0) return say_empty(drawing);
  auto counting = std::make_unique<FilledCells>(std::move(answer.rows), answer.columns);
  const FilledCells& counted_cells = *counting;
  answer.rows = std::move(counting);
  print_pivot(context, answer, host.workspace().settings().home_currency, {});
  if (counted_cells.cells == 0) return;
  context.output.out.line();
  context.output.out.line(context.output.out.styled(
      Style::Dim, context.words({"{} of {} cells filled, {}", "{1} 格里填了 {0} 格，{2}"},
                                {counted(counted_cells.filled), counted(counted_cells.cells),
                                 sdk::percent_text(static_cast<double>(counted_cells.filled) /
                                                       static_cast<double>(counted_cells.cells),
                                                   0)})));
}

void draw_form(const Drawing& drawing) {
  Context& context = drawing.context;
  host::Host& host = drawing.host;
  ViewRows rows = rows_of(drawing);
  if (!rows.next()) return say_empty(drawing);
  context.output.out.line(
      context.output.out.styled(Style::Strong, printable(drawing.asked.subject->label)) + "  " +
      printable(drawing.asked.subject->code));
  bool nothing = true;
  std::map<std::string, bool> asked;  // conditions, each asked once
  const auto holds = [&](const std::string& condition) {
    if (condition.empty()) return true;
    const auto [at, fresh] = asked.emplace(condition, false);
    if (fresh) {
      const records::ListRequest one{.entity = drawing.entity->name,
                                     .columns = {"id"},
                                     .where = {condition},
                                     .zone = context.zone,
                                     .today = drawing.asked.today,
                                     .only = drawing.asked.subject->id,
                                     .limit = 1};
      at->second =
          records::list_records(host.store(), host.session(), host.schema(), one).count != 0;
    }
    return at->second;
  };
  for (const model::ViewGroup& group : views::groups_of(drawing.view, *drawing.entity)) {
    if (!holds(group.condition)) continue;
    std::vector<std::pair<std::string, std::string>> lines;
    for (const std::string& name : group.fields) {
      const model::Field& field = *drawing.entity->find(name);
      if (!holds(field.visible_if)) continue;
      const std::string value = rows.words(name);
      if (value.empty() && !drawing.view.from.empty()) {
        // A form that somebody made says what is missing; a derived one has too many fields for
        // that.
        lines.emplace_back(field.label.in(context.language), "–");
      } else if (!value.empty()) {
        lines.emplace_back(field.label.in(context.language),
                           value + (field.unit.empty() ? "" : " " + field.unit));
      }
    }
    if (lines.empty()) continue;
    nothing = false;
    context.output.out.line();
    if (!group.label.en.empty())
      context.output.out.line(
          context.output.out.styled(Style::Strong, group.label.in(context.language)));
    print_labelled(context.output.out, lines);
  }
  if (nothing) context.output.out.line(context.words({"nothing is known yet", "还没有资料"}));
  context.output.out.line();
  print_labelled(context.output.out,
                 {{context.words({"change it", "修改"}),
                   context.words({"pareto set {} {} FIELD=…", "pareto set {} {} 字段=…"},
                                 {drawing.entity->name, drawing.asked.subject->code})}});
}

}  // namespace pareto::cli
