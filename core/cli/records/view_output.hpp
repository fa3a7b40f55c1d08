// Views drawn as text: boards as columns, a month as a grid, trees with lines, edges by their
// beginnings, spans as bars, cards.
//
// For people only; programs get the rows behind them. Each prints what it shows and a footer, or
// says what to do where there is nothing. One thread.
#pragma once

#include <string>
#include <vector>

#include "core/cli/command.hpp"
#include "core/cli/records/view_rows.hpp"
#include "core/host/host.hpp"
#include "core/model/view.hpp"
#include "core/views/asked.hpp"

namespace pareto::cli {

// What all of them are given. `shown` are the columns beside the name and the view's parts.
struct Drawing {
  Context& context;
  host::Host& host;
  const model::View& view;
  const views::Asked& asked;
  const model::Entity* entity;  // of the view; null: cards
  std::vector<std::string> shown;
  std::string label_column;  // names a record
};

[[nodiscard]] Drawing drawing_of(Context& context, host::Host& host, const model::View& view,
                                 const views::Asked& asked);
[[nodiscard]] ViewRows rows_of(const Drawing& drawing);
// Nothing is there: says so, and how something comes to be.
void say_empty(const Drawing& drawing);

// Records of a calendar's month: those that begin in it or, where they last, before it is over.
[[nodiscard]] views::Asked in_month(const model::View& view, views::Asked asked, Date month);

void draw_board(const Drawing& drawing);
void draw_calendar(const Drawing& drawing, Date month);
void draw_timeline(const Drawing& drawing);
void draw_tree(const Drawing& drawing);
void draw_graph(const Drawing& drawing);
void draw_form(const Drawing& drawing);
void draw_matrix(const Drawing& drawing);
void draw_cards(const Drawing& drawing);
// The values of all cards, one row each: card, row, column, value.
void write_cards(const Drawing& drawing);

}  // namespace pareto::cli
