// Boards: a lane for each value, its records below each other.
#include <algorithm>

#include "core/base/counted.hpp"
#include "core/cli/records/view_output.hpp"
#include "pareto/amount.hpp"

namespace pareto::cli {
namespace {

// What stands in a lane of a table; with more lanes than fit side by side, lanes stand below each
// other.
constexpr std::size_t kCards = 12, kCardsBelow = 5, kLanesBeside = 7;

struct Card {
  std::string name, more;
};
struct Lane {
  std::string label;
  std::int64_t count = 0, sum = 0;
  std::vector<Card> cards = {};
};

// A choice has all its lanes, also empty ones; whatever else has those that records have, in the
// order of their words.
std::vector<Lane> lanes_of(const model::Field& by, Language language) {
  std::vector<Lane> lanes;
  for (const model::Choice& choice : by.choices) lanes.push_back({choice.label.in(language)});
  return lanes;
}

Lane& lane_for(std::vector<Lane>& lanes, const std::string& label) {
  const auto found = std::ranges::find(lanes, label, &Lane::label);
  if (found != lanes.end()) return *found;
  return lanes.emplace_back(Lane{label});
}

class Board {
 public:
  explicit Board(const Drawing& drawing)
      : drawing_(drawing),
        context_(drawing.context),
        by_(*drawing.entity->find(drawing.view.part("by"))),
        value_(drawing.entity->find(drawing.view.part("value"))),
        lanes_(lanes_of(by_, drawing.context.language)) {}

  void draw() {
    ViewRows rows = rows_of(drawing_);
    if (rows.count() == 0) return say_empty(drawing_);
    while (rows.next()) {
      const std::string label = rows.words(by_.name);
      Lane& lane = label.empty() ? rest_ : lane_for(lanes_, label);
      ++lane.count;
      if (value_ != nullptr) lane.sum += rows.integer(value_->name).value_or(0);
      if (lane.cards.size() < kCards)
        lane.cards.push_back({rows.words(drawing_.label_column), rows.joined(drawing_.shown)});
    }
    if (by_.choices.empty()) std::ranges::sort(lanes_, {}, &Lane::label);
    rest_.label = context_.words({"(none)", "（无）"});
    if (rest_.count > 0) lanes_.push_back(std::move(rest_));
    if (lanes_.size() <= kLanesBeside)
      beside();
    else
      below();
    context_.output.out.line();
    context_.output.out.line(context_.output.out.styled(
        Style::Dim, context_.words({"records: {}, by {}", "{} 条，按{}"},
                                   {counted(rows.count()), by_.label.in(context_.language)})));
  }

 private:
  [[nodiscard]] std::string head(const Lane& lane) const {
    return lane.label + "  " + counted(lane.count);
  }
  [[nodiscard]] std::string sum(const Lane& lane) const {
    if (value_->type == sdk::Type::Int) return counted(lane.sum);
    const sdk::Amounts amounts(context_.language == Language::ChineseSimplified,
                               drawing_.host.workspace().settings().home_currency);
    return value_->type == sdk::Type::Money
               ? amounts.spoken(lane.sum)
               : amounts.exact(lane.sum, 0) + (value_->unit.empty() ? "" : " " + value_->unit);
  }
  [[nodiscard]] std::string more(const Lane& lane, std::size_t shown) const {
    return context_.words({"… {} more", "… 另有 {}"},
                          {counted(lane.count - static_cast<std::int64_t>(shown))});
  }

  void beside() const {
    std::vector<TextColumn> columns;
    for (const Lane& lane : lanes_) columns.push_back({head(lane), Align::Left, 0, true});
    TextTable table(std::move(columns));
    const auto line = [&](const auto& cell) {
      std::vector<Cell> cells;
      for (const Lane& lane : lanes_) cells.push_back(cell(lane));
      table.row(std::move(cells));
    };
    if (value_ != nullptr)
      line([&](const Lane& lane) { return Cell(lane.count > 0 ? sum(lane) : "", Style::Strong); });
    std::size_t longest = 0;
    for (const Lane& lane : lanes_) longest = std::max(longest, lane.cards.size());
    for (std::size_t i = 0; i < longest; ++i) {
      line([&](const Lane& lane) {
        return i < lane.cards.size() ? Cell(lane.cards[i].name) : Cell();
      });
      const bool any = std::ranges::any_of(lanes_, [&](const Lane& lane) {
        return i < lane.cards.size() && !lane.cards[i].more.empty();
      });
      if (any)
        line([&](const Lane& lane) {
          return i < lane.cards.size()
                     ? Cell(lane.cards[i].more.empty() ? "" : "  " + lane.cards[i].more, Style::Dim)
                     : Cell();
        });
    }
    if (std::ranges::any_of(lanes_, [](const Lane& lane) {
          return lane.count > static_cast<std::int64_t>(lane.cards.size());
        })) {
      line([&](const Lane& lane) {
        return lane.count > static_cast<std::int64_t>(lane.cards.size())
                   ? Cell(more(lane, lane.cards.size()), Style::Dim)
                   : Cell();
      });
    }
    table.print(context_.output.out);
  }

  void below() const {
    Stream& out = context_.output.out;
    bool first = true;
    for (const Lane& lane : lanes_) {
      if (!std::exchange(first, false)) out.line();
      out.line("  " + out.styled(Style::Strong, head(lane)) +
               (value_ != nullptr && lane.count > 0 ? "  " + sum(lane) : ""));
      const std::size_t shown = std::min(lane.cards.size(), kCardsBelow);
      const auto cells = static_cast<std::size_t>(out.terminal().usable_columns()) / 2 - 4;
      for (std::size_t i = 0; i < shown; ++i) {
        const std::string name = shorten(lane.cards[i].name, cells);
        out.line("    " +
                 (lane.cards[i].more.empty()
                      ? name
                      : pad(name, cells) + "  " +
                            out.styled(Style::Dim, shorten(lane.cards[i].more, cells - 2))));
      }
      if (lane.count > static_cast<std::int64_t>(shown))
        out.line("    " + out.styled(Style::Dim, more(lane, shown)));
    }
  }

  const Drawing& drawing_;
  Context& context_;
  const model::Field& by_;
  const model::Field* value_;
  std::vector<Lane> lanes_;
  Lane rest_;
};

}  // namespace

void draw_board(const Drawing& drawing) { Board(drawing).draw(); }

}  // namespace pareto::cli
