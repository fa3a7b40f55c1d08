// Cards: key figures, bars and small tables from named queries.
#include <algorithm>
#include <map>
#include <optional>

#include "core/base/counted.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/records/view_output.hpp"
#include "core/cli/terminal/printable.hpp"
#include "core/model/exact_value.hpp"
#include "core/pivot/pivot.hpp"
#include "pareto/amount.hpp"
#include "pareto/text_drawing.hpp"

namespace pareto::cli {
namespace {

constexpr std::int64_t kMostRows = 30;  // of a card; whoever wants more takes a report

constexpr Text kNotForYou{"not for your role", "您的角色看不到"};

struct Answer {
  std::vector<model::Field> columns;  // name, label, type
  std::vector<sdk::Batch> batches;
  std::optional<Error> refused = {};
};

// Asks each query once, whatever number of cards counts on it.
class Cards {
 public:
  explicit Cards(const Drawing& drawing) : drawing_(drawing), context_(drawing.context) {
    views::require_subject(drawing.view, drawing.host.schema(), drawing.asked);
  }

  const Answer& answer(const std::string& name) {
    const auto found = answers_.find(name);
    if (found != answers_.end()) return found->second;
    const model::ViewQuery& query = *drawing_.view.query(name);
    return answers_.emplace(name, query.pivot ? added_up(*query.pivot) : selected(query))
        .first->second;
  }

  // Calls `work(batch, row)` for at most as many rows as a card shows; answers how many there are.
  template <class Work>
  std::int64_t each(const Answer& answer, std::int64_t most, Work work) {
    std::int64_t count = 0;
    for (const sdk::Batch& batch : answer.batches) {
      for (std::int64_t row = 0; row < batch.rows(); ++row) {
        if (count++ < most) work(batch, row);
      }
    }
    return count;
  }

  static std::size_t column(const Answer& answer, const std::string& name) {
    return static_cast<std::size_t>(std::ranges::find(answer.columns, name, &model::Field::name) -
                                    answer.columns.begin());
  }

  std::string words(const Answer& answer, std::size_t column, const sdk::Batch& batch,
                    std::int64_t row) const {
    const model::Field& field = answer.columns[column];
    const sdk::ColumnView cells = batch.column(column);
    if (!cells.is_null(row) && field.type == sdk::Type::Money)
      return amounts().spoken_money(cells.integer(row));
    const std::string text = words_of(context_, &field, field.type, cells, row);
    return text.empty() ? "–" : text + (field.unit.empty() ? "" : " " + field.unit);
  }

 private:
  [[nodiscard]] records::QueryLimits limits() const {
    return {.seconds = 10 * drawing_.host.workspace().settings().query_seconds,
            .cancel = &context_.interrupted};
  }
  [[nodiscard]] sdk::Amounts amounts() const {
    return sdk::Amounts(context_.language == Language::ChineseSimplified,
                        drawing_.host.workspace().settings().home_currency);
  }

  Answer selected(const model::ViewQuery& query) {
    Answer answer{query.columns, {}};
    host::Host& host = drawing_.host;
    const auto rows =
        views::selected_rows(host.store(), host.session(), host.schema(), query, drawing_.asked,
                             host.workspace().settings().home_currency, limits(), &answer.refused);
    for (sdk::Batch batch; rows->next(batch);) answer.batches.push_back(std::move(batch));
    return answer;
  }

  Answer added_up(const model::ViewPivot& pivot) {
    host::Host& host = drawing_.host;
    const pivot::Pivot found = pivot::pivot(host.store(), host.session(), host.schema(),
                                            views::pivot_request(pivot, drawing_.asked), limits());
    Answer answer;
    std::vector<std::size_t> kept;
    for (std::size_t c = 0; c < found.columns.size(); ++c) {
      const pivot::PivotColumn& column = found.columns[c];
      if (column.kind == pivot::ColumnKind::Row || column.kind == pivot::ColumnKind::Groups)
        continue;
      model::Field field;
      field.name = column.name;
      field.label = {column.label, {}, {}};
      field.type = column.type;
      field.meaning = column.meaning;
      answer.columns.push_back(std::move(field));
      kept.push_back(c);
    }
    sdk::Schema schema;
    for (const model::Field& field : answer.columns) schema.push_back({field.name, field.type});
    sdk::BatchBuilder builder(schema);
    // The total and the rest are no groups, unless there is but one row.
    for (sdk::Batch batch; found.rows->next(batch);) {
      for (std::int64_t row = 0; row < batch.rows(); ++row) {
        const bool group = batch.column(0).text(row) == pivot::kGroupRow;
        if (!group && !pivot.rows.empty()) continue;
        for (std::size_t i = 0; i < kept.size(); ++i) {
          const sdk::ColumnView cells = batch.column(kept[i]);
          if (cells.is_null(row)) continue;
          if (schema[i].type == sdk::Type::Text)
            builder.text(i, cells.text(row));
          else if (schema[i].type == sdk::Type::Real)
            builder.real(i, cells.real(row));
          else
            builder.integer(i, cells.integer(row));
        }
        builder.end_row();
        if (pivot.rows.empty()) break;
      }
    }
    answer.batches.push_back(builder.finish());
    return answer;
  }

  const Drawing& drawing_;
  Context& context_;
  std::map<std::string, Answer> answers_;
};

double number(const sdk::ColumnView& cells, std::int64_t row, sdk::Type type) {
  if (cells.is_null(row)) return 0;
  return type == sdk::Type::Real ? cells.real(row) : static_cast<double>(cells.integer(row));
}

void draw_bars(Cards& cards, Context& context, const model::ViewCard& card) {
  const Answer& answer = cards.answer(card.query);
  const std::size_t words = Cards::column(answer, card.columns[0]),
                    value = Cards::column(answer, card.columns[1]);
  const sdk::Type type = answer.columns[value].type;
  double most = 0;
  cards.each(answer, kMostRows, [&](const sdk::Batch& batch, std::int64_t row) {
    most = std::max(most, std::abs(number(batch.column(value), row, type)));
  });
  const bool blocks = context.output.out.terminal().blocks;
  TextTable table({{answer.columns[words].label.in(context.language), Align::Left, 0, true},
                   {answer.columns[value].label.in(context.language), Align::Right},
                   {"", Align::Left, 0, false, true}});
  const std::int64_t count =
      cards.each(answer, kMostRows, [&](const sdk::Batch& batch, std::int64_t row) {
        const double share = number(batch.column(value), row, type);
        std::string bar = sdk::bar_signs(share, most, 24);
        if (!blocks)
          bar = std::string(static_cast<std::size_t>(most > 0 ? std::abs(share) / most * 24 : 0),
                            '#');
        table.row({cards.words(answer, words, batch, row), cards.words(answer, value, batch, row),
                   Cell(bar, Style::Accent)});
      });
  if (count == 0)
    return context.output.out.line("  " +
                                   context.words({"nothing to draw yet", "还没有可画的数据"}));
  table.print(context.output.out);
  if (count > kMostRows)
    context.output.out.line(
        "  " + context.words({"… {} more", "… 另有 {}"}, {counted(count - kMostRows)}));
}

void draw_table(Cards& cards, Context& context, const model::ViewCard& card) {
  const Answer& answer = cards.answer(card.query);
  std::vector<std::size_t> columns;
  if (card.columns.empty()) {
    for (std::size_t c = 0; c < answer.columns.size(); ++c) columns.push_back(c);
  }
  for (const std::string& name : card.columns) columns.push_back(Cards::column(answer, name));
  std::vector<TextColumn> heads;
  for (const std::size_t c : columns) {
    const bool figure = answer.columns[c].type != sdk::Type::Text &&
                        answer.columns[c].type != sdk::Type::Date &&
                        answer.columns[c].type != sdk::Type::Time;
    heads.push_back({answer.columns[c].label.in(context.language),
                     figure ? Align::Right : Align::Left, 0, !figure});
  }
  TextTable table(std::move(heads));
  const std::int64_t count =
      cards.each(answer, kMostRows, [&](const sdk::Batch& batch, std::int64_t row) {
        std::vector<Cell> cells;
        for (const std::size_t c : columns) cells.emplace_back(cards.words(answer, c, batch, row));
        table.row(std::move(cells));
      });
  if (count == 0)
    return context.output.out.line("  " + context.words({"no rows yet", "还没有数据"}));
  table.print(context.output.out);
  if (count > kMostRows)
    context.output.out.line(
        "  " + context.words({"… {} more", "… 另有 {}"}, {counted(count - kMostRows)}));
}

}  // namespace

void draw_cards(const Drawing& drawing) {
  Context& context = drawing.context;
  Stream& out = context.output.out;
  Cards cards(drawing);
  out.line(out.styled(Style::Strong, drawing.view.label.in(context.language)) +
           (drawing.asked.subject ? "  " + printable(drawing.asked.subject->label) : ""));
  out.line();
  std::vector<std::pair<std::string, std::string>> figures;
  const auto flush = [&] {
    if (!figures.empty()) print_labelled(out, figures);
    if (!figures.empty()) out.line();
    figures.clear();
  };
  for (const model::ViewCard& card : drawing.view.cards) {
    const std::string name = card.label.in(context.language);
    if (card.show == model::ViewCard::Show::Figure) {
      const Answer& answer = cards.answer(card.query);
      const std::size_t column = Cards::column(answer, card.columns.front());
      std::string value = answer.refused ? context.words(kNotForYou) : "–";
      cards.each(answer, 1, [&](const sdk::Batch& batch, std::int64_t row) {
        value = cards.words(answer, column, batch, row);
      });
      figures.emplace_back(name.empty() ? answer.columns[column].label.in(context.language) : name,
                           value);
      continue;
    }
    flush();
    if (!name.empty()) out.line("  " + out.styled(Style::Strong, name));
    if (cards.answer(card.query).refused)
      out.line("  " + context.words(kNotForYou));
    else if (card.show == model::ViewCard::Show::Bars)
      draw_bars(cards, context, card);
    else
      draw_table(cards, context, card);
    out.line();
  }
  flush();
  out.line(out.styled(Style::Dim, data_until(context, drawing.asked.as_of)));
}

void write_cards(const Drawing& drawing) {
  Cards cards(drawing);
  sdk::BatchBuilder builder({{"card", sdk::Type::Text},
                             {"row", sdk::Type::Int},
                             {"column", sdk::Type::Text},
                             {"value", sdk::Type::Text}});
  for (const model::ViewCard& card : drawing.view.cards) {
    const Answer& answer = cards.answer(card.query);
    const bool figure = card.show == model::ViewCard::Show::Figure;
    std::int64_t number = 0;
    cards.each(answer, figure ? 1 : INT64_MAX, [&](const sdk::Batch& batch, std::int64_t row) {
      ++number;
      for (std::size_t c = 0; c < answer.columns.size(); ++c) {
        if (!card.columns.empty() &&
            std::ranges::find(card.columns, answer.columns[c].name) == card.columns.end())
          continue;
        const sdk::ColumnView cells = batch.column(c);
        std::string value;
        if (!cells.is_null(row) && cells.type() == sdk::Type::Text)
          value = cells.text(row);
        else if (!cells.is_null(row))
          model::append_csv(value, cells, row);
        builder.text(0, card.label.in(drawing.context.language));
        builder.integer(1, number);
        builder.text(2, answer.columns[c].name);
        if (!cells.is_null(row)) builder.text(3, value);
        builder.end_row();
      }
    });
  }
  std::vector<ResultColumn> columns;
  for (const char* name : {"card", "row", "column", "value"})
    columns.push_back({.name = name, .label = name});
  const auto rows = exported(drawing.context, drawing.host, {"view " + drawing.view.id},
                             sdk::stream_of(builder.finish()));
  write_result(drawing.context.output.out, drawing.context.result_style(), columns, *rows);
}

}  // namespace pareto::cli
