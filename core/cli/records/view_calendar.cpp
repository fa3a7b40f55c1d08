// A month as a grid of days, and spans of time as bars.
#include <algorithm>
#include <map>

#include "core/base/counted.hpp"
#include "core/cli/records/view_output.hpp"

namespace pareto::cli {
namespace {

constexpr std::size_t kShownOfDay = 3;
constexpr int kBarCells = 30;
constexpr std::int64_t kMostSpans = 200;

std::string month_text(Date month) { return month.iso().substr(0, 7); }

int weekday(Date day) { return static_cast<int>(((day.days + 3) % 7 + 7) % 7); }  // 0: Monday

}  // namespace

views::Asked in_month(const model::View& view, views::Asked asked, Date month) {
  const std::string& date = view.part("date");
  asked.where.push_back(date + " <= " + month.month_end().iso());
  if (view.part("until").empty()) asked.where.push_back(date + " >= " + month.month_start().iso());
  return asked;
}

void draw_calendar(const Drawing& drawing, Date month) {
  Context& context = drawing.context;
  const Date first = month.month_start(), last = month.month_end();
  const std::string &date = drawing.view.part("date"), &until = drawing.view.part("until");
  const views::Asked asked = in_month(drawing.view, drawing.asked, month);
  Drawing of_month{context,        drawing.host,  drawing.view,        asked,
                   drawing.entity, drawing.shown, drawing.label_column};
  ViewRows rows = rows_of(of_month);
  std::map<Date, std::vector<std::string>> days;
  std::int64_t count = 0;
  while (rows.next()) {
    const auto from = rows.day(date);
    if (!from) continue;
    const Date to = until.empty() ? *from : std::max(*from, rows.day(until).value_or(*from));
    if (to < first) continue;
    ++count;
    for (Date day = std::max(*from, first); day <= std::min(to, last); day = day + 1)
      days[day].push_back(rows.words(drawing.label_column));
  }
  Stream& out = context.output.out;
  out.line(out.styled(Style::Strong, month_text(month)) + "  " +
           drawing.view.label.in(context.language));
  out.line();
  static const Text kDays[] = {{"Mon", "一"}, {"Tue", "二"}, {"Wed", "三"}, {"Thu", "四"},
                               {"Fri", "五"}, {"Sat", "六"}, {"Sun", "日"}};
  const auto width = static_cast<std::size_t>(out.terminal().usable_columns() - 2) / 7 - 1;
  const auto line = [&](const auto& cell, Style style) {
    std::string text = "  ";
    for (int i = 0; i < 7; ++i) text += pad(shorten(cell(i), width), width) + " ";
    text.erase(text.find_last_not_of(' ') + 1);
    out.line(style == Style::Plain ? text : out.styled(style, text));
  };
  line([&](int i) { return context.words(kDays[i]); }, Style::Dim);
  line([&](int) { return std::string(width, '-'); }, Style::Dim);
  for (Date monday = first - weekday(first); monday <= last; monday = monday + 7) {
    const auto day_of = [&](int i) { return monday + i; };
    const auto entries = [&](int i) -> const std::vector<std::string>* {
      const auto found = days.find(day_of(i));
      return found == days.end() ? nullptr : &found->second;
    };
    line(
        [&](int i) {
          return day_of(i) < first || day_of(i) > last ? std::string()
                                                       : std::to_string(day_of(i).civil().day);
        },
        Style::Strong);
    std::size_t most = 0;
    for (int i = 0; i < 7; ++i) most = std::max(most, entries(i) ? entries(i)->size() : 0);
    for (std::size_t n = 0; n < std::min(most, kShownOfDay + 1); ++n) {
      line(
          [&](int i) -> std::string {
            const auto* of_day = entries(i);
            if (of_day == nullptr || n >= of_day->size()) return {};
            if (n < kShownOfDay) return (*of_day)[n];
            return context.words({"+{} more", "另 {}"}, {counted(of_day->size() - kShownOfDay)});
          },
          Style::Plain);
    }
  }
  out.line();
  const std::string other = month_text(first - 1), next = month_text(last + 1);
  out.line(out.styled(Style::Dim, context.words({"{} in {}  ·  other months: --set month={} or {}",
                                                 "{1} 有 {0}  ·  其他月份：--set month={2} 或 {3}"},
                                                {counted(count), month_text(month), other, next})));
}

void draw_timeline(const Drawing& drawing) {
  Context& context = drawing.context;
  const std::string &date = drawing.view.part("date"), &until = drawing.view.part("until");
  struct Span {
    Date from, to;
    bool open;
    std::string name, more;
  };
  std::vector<Span> spans;
  std::int64_t undated = 0, beyond = 0;
  ViewRows rows = rows_of(drawing);
  while (rows.next()) {
    const auto from = rows.day(date);
    if (!from) {
      ++undated;
      continue;
    }
    if (static_cast<std::int64_t>(spans.size()) >= kMostSpans) {
      ++beyond;
      continue;
    }
    const auto to = until.empty() ? std::optional(*from) : rows.day(until);
    spans.push_back({*from, std::max(*from, to.value_or(std::max(*from, drawing.asked.as_of))),
                     !to.has_value(), rows.words(drawing.label_column),
                     rows.joined(drawing.shown)});
  }
  if (spans.empty()) return say_empty(drawing);
  Date begin = spans.front().from, end = spans.front().to;
  for (const Span& span : spans) begin = std::min(begin, span.from), end = std::max(end, span.to);
  const auto cell_of = [&](Date day) {
    return static_cast<int>(static_cast<std::int64_t>(day - begin) * (kBarCells - 1) /
                            std::max(end - begin, 1));
  };
  const bool blocks = context.output.out.terminal().blocks;
  std::vector<TextColumn> columns{
      {drawing.entity->find(date)->label.in(context.language), Align::Left, 0, false, true}};
  if (!until.empty())
    columns.push_back(
        {drawing.entity->find(until)->label.in(context.language), Align::Left, 0, false, true});
  columns.push_back({drawing.entity->label.in(context.language), Align::Left, 0, true});
  columns.push_back({"", Align::Left, 1, true});
  columns.push_back({begin.iso() + " - " + end.iso(), Align::Left, 0, false, true});
  TextTable table(std::move(columns));
  for (const Span& span : spans) {
    std::vector<Cell> cells{span.from.iso()};
    if (!until.empty())
      cells.emplace_back(span.open ? context.words({"open", "未完"}) : span.to.iso());
    cells.emplace_back(span.name);
    cells.emplace_back(span.more, Style::Dim);
    std::string bar(static_cast<std::size_t>(cell_of(span.from)), ' ');
    for (int i = cell_of(span.from); i <= cell_of(span.to); ++i) bar += blocks ? "█" : "#";
    cells.emplace_back(bar, Style::Accent);
    table.row(std::move(cells));
  }
  table.print(context.output.out);
  std::vector<std::string> footer{
      context.words({"{} of {}", "{} / {} 条"}, {counted(spans.size()), counted(rows.count())})};
  if (undated > 0)
    footer.push_back(context.words({"{} without a day", "{} 条没有日期"}, {counted(undated)}));
  if (beyond > 0) footer.push_back(context.words({"fewer: --where …", "缩小范围：--where …"}));
  table.print_footer(context.output.out, context.language, std::move(footer));
}

}  // namespace pareto::cli
