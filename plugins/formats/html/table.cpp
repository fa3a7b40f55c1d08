#include "table.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "markup.hpp"
#include "pareto/drawing.hpp"
#include "pareto/em_width.hpp"
#include "pareto/shown.hpp"

namespace pareto::html {
namespace {

using sdk::clipped;
using sdk::Column;
using sdk::Heading;
using sdk::is_number;
using sdk::Role;
using sdk::shown;
using sdk::Span;
using sdk::Style;
using sdk::tier_class;
using sdk::Type;
using sdk::warns;

constexpr std::size_t kCellBytes = 600;  // a longer text goes on in its hint only
constexpr std::string_view kUnheard =
    " aria-hidden=\"true\"";  // the figure beside it says the same
constexpr double kLongestWord = 12,
                 kShortHead = 4;  // em; a longer word is broken within, a shorter head is not
constexpr int kPageRows = 24, kPageCards = 6;
constexpr int kFormLines =
    8;  // to write on; the style sheet shows four, or as many as the sheet has room for

// A short text as it is, a very long one with an ellipsis and the whole of it as a hint.
std::string cell_text(std::string_view text) {
  if (text.size() <= kCellBytes) return escaped(text);
  return "<span title=\"" + escaped(text) + "\">" + escaped(clipped(text, 120)) + "</span>";
}

}  // namespace

std::string badge(std::string_view tier) {
  return "<b class=\"t t" + std::string(tier_class(tier)) + "\">" + escaped(clipped(tier, 8)) +
         "</b>";
}

namespace {

// "A", or "B>A" for a move.
std::string badges(std::string_view tier) {
  const std::size_t arrow = tier.find('>');
  if (arrow == std::string_view::npos) return tier.empty() ? "" : badge(tier);
  return badge(tier.substr(0, arrow)) + " → " + badge(tier.substr(arrow + 1));
}

// "1 2 3 | 4 5": quiet bars before the stroke, strong ones after it.
std::string spark(std::string_view text, std::string_view says) {
  std::vector<double> values;
  std::size_t ghosts = 0;
  while (!text.empty()) {
    const std::size_t blank = text.find(' ');
    const std::string_view word = text.substr(0, blank);
    double value = 0;
    if (word == "|")
      ghosts = values.size();
    else if (!word.empty()) {
      std::from_chars(word.data(), word.data() + word.size(), value);
      values.push_back(std::isfinite(value) ? std::max(value, 0.0) : 0.0);
    }
    if (blank == std::string_view::npos) break;
    text.remove_prefix(blank + 1);
  }
  if (values.empty()) return {};
  const double most = std::max(*std::max_element(values.begin(), values.end()), 1e-300);
  const double pitch = 29.0 / static_cast<double>(values.size());
  auto bars = [&](std::size_t from, std::size_t to) {
    std::string d;
    for (std::size_t i = from; i < to; ++i) {
      if (values[i] <= 0) continue;
      d += "M" + number(pitch * static_cast<double>(i)) + " 9V" + number(9 - 9 * values[i] / most) +
           "h" + number(pitch * .78) + "V9z";
    }
    return d;
  };
  std::string out = "<svg viewBox=\"0 0 29 9\" role=\"img\" aria-label=\"" + escaped(says) + "\">";
  if (ghosts > 0) out += "<path d=\"" + bars(0, ghosts) + "\" fill=\"var(--chart-ghost-line)\"/>";
  out += "<path d=\"" + bars(ghosts, values.size()) + "\" fill=\"var(--chart-a)\"/>";
  return out + "<path d=\"M0 9H29\" stroke=\"var(--line-strong)\" stroke-width=\".2\"/></svg>";
}

// "!" at the begin: bad up to the first semicolon.
std::string sentence(std::string_view text) {
  if (text.substr(0, 1) != "!") return escaped(text);
  text.remove_prefix(1);
  const std::size_t end = std::min(text.find(';'), text.find("\uFF1B"));
  std::string out = "<span class=\"bad\">" + escaped(text.substr(0, end)) + "</span>";
  if (end != std::string_view::npos) out += escaped(text.substr(end));
  return out;
}

std::string with_class(std::string_view tag, std::string_view look, std::string_view more = {}) {
  std::string out = "<" + std::string(tag);
  if (!look.empty()) out += " class=\"" + std::string(look) + "\"";
  return out + std::string(more) + ">";
}

}  // namespace

TableWriter::TableWriter(const sdk::TableInfo& info, sdk::BatchStream& rows,
                         const sdk::Amounts& amounts, int number, double room)
    : info_(info),
      stream_(rows),
      amounts_(amounts),
      room_(room),
      id_("t" + std::to_string(number)) {
  for (std::size_t i = 0; i < info.columns.size(); ++i) {
    titled_ |= info.columns[i].role == Role::Title;
    scales_.emplace_back(i, info.columns[i].mark_value);
  }
}

bool TableWriter::read_ahead() {
  const std::int64_t most = cards() ? kPageCards : kPageRows;
  while (held_rows_ <= most) {
    sdk::Batch batch;
    if (!stream_.next(batch)) {
      ended_ = true;
      break;
    }
    held_rows_ += batch.rows();
    held_.push_back(std::move(batch));
  }
  return ended_ && held_rows_ <= most;
}

void TableWriter::fit() {
  fit_ = fit_table(info_, held_, amounts_, room_);
  for (BarScale& scale : scales_) scale.set_width(fit_.bar);
}

std::string_view TableWriter::lines_of(std::size_t column, std::string_view text) const {
  const double whole = fit_.whole[column];
  if (whole < 0) return "any";
  if (text.size() <= kCellBytes && sdk::em_width(text) <= whole) return "nb";
  return longest_word(text) > kLongestWord ? "any" : "";
}

bool TableWriter::in_row(std::size_t column) const {
  const Role role = info_.columns[column].role;
  if (role == Role::Mark || role == Role::Sentence) return false;
  return role != Role::Remark || column == 0 || info_.columns[column - 1].role != Role::Title;
}

// The column right after this one if it has that role, else -1.
int TableWriter::follower(std::size_t column, Role role) const {
  const std::size_t after = column + 1;
  return after < info_.columns.size() && info_.columns[after].role == role ? static_cast<int>(after)
                                                                           : -1;
}

std::size_t TableWriter::cells() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < info_.columns.size(); ++i)
    count += in_row(i) ? (has_bars(i) ? 2 : 1) : 0;
  return count;
}

std::string TableWriter::look(std::size_t i) const {
  const Column& column = info_.columns[i];
  if (column.role == Role::Rank) return "rk";
  if (column.role == Role::Title) return "nm";
  if (column.role == Role::Spark) return "sp";
  if (column.role == Role::Tier) return i == 0 ? "tr" : i + 1 == info_.columns.size() ? "n" : "l";
  if (is_number(column)) return "n";
  std::string look = i == 0 ? "" : "l";
  const bool quiet = column.role == Role::Key || (column.type == Type::Text && titled_ &&
                                                  (column.flags & PARETO_COLUMN_STRONG) == 0);
  if (quiet) look += look.empty() ? "q" : " q";
  if (column.type == Type::Date || column.role == Role::Key) look += look.empty() ? "nb" : " nb";
  return look;
}

std::string TableWriter::head() const {
  std::string out = "<table";
  std::string looks = cards() ? "cards" : "tw";
  if ((info_.flags & PARETO_TABLE_TIGHT) != 0) looks += " tight";
  if ((info_.flags & PARETO_TABLE_CALL) != 0) looks += " call";
  out += " class=\"" + looks + "\" id=\"" + id_ + "\"";
  if (fit_.bar < kWidestBar) out += " style=\"--bar:" + short_number(fit_.bar) + "mm\"";
  out += "><thead><tr>";
  for (std::size_t i = 0; i < info_.columns.size(); ++i) {
    if (!in_row(i)) continue;
    const Column& column = info_.columns[i];
    const Heading heading = heading_of(column, amounts_);
    std::string looks_of_head = look(i);
    if (fit_.whole[i] >= 0 && !is_number(column) &&
        sdk::em_width(heading.label) <= std::max(fit_.whole[i], kShortHead)) {
      looks_of_head += looks_of_head.empty() ? "kw" : " kw";
    }
    out += with_class("th", looks_of_head, " scope=\"col\"");
    // Ranks and leading badges say what they are by themselves; a reader that cannot see hears it.
    const bool silent = column.role == Role::Rank || (column.role == Role::Tier && i == 0);
    std::string words = escaped(heading.label);
    if (!heading.unit.empty()) {
      const std::string unit = escaped(cards() ? amounts_.large_unit_of_money() : heading.unit);
      words += cards() ? "<br>" + unit : (amounts_.chinese() ? "，<wbr>" : ", <wbr>") + unit;
    }
    if (!column.note.empty()) words += "<br><span class=\"nt\">" + escaped(column.note) + "</span>";
    out += silent ? "<span class=\"vh\">" + words + "</span>" : words;
    out += "</th>";
    if (has_bars(i)) out += bar_head(i);
  }
  out += "</tr></thead>";
  return cards() ? out : out + "<tbody>";
}

std::string TableWriter::bar_head(std::size_t column) const {
  const Column& info = info_.columns[column];
  std::string out = with_class("td", scales_[column].look(), kUnheard);
  if (scales_[column].marked())
    out += "<span>0</span><span>" + escaped(clipped(info.mark_label, 12)) + "</span>";
  return out + "</td>";
}

void TableWriter::write_bar(std::string& out, std::size_t column, std::optional<double> value) {
  out += with_class("td", scales_[column].look(), kUnheard);
  if (value) out += scales_[column].bar(*value);
  out += "</td>";
}

void TableWriter::write_cell(std::string& out, const sdk::Batch& batch, std::size_t i,
                             std::int64_t row) {
  const Column& column = info_.columns[i];
  const sdk::ColumnView values = batch.column(i);
  std::string looks = look(i);
  bool bad = warns(column, values, row);
  if (const int mark = follower(i, Role::Mark); mark >= 0) {
    const sdk::ColumnView marks = batch.column(static_cast<std::size_t>(mark));
    bad |= !marks.is_null(row) && marks.type() != Type::Text && marks.integer(row) != 0;
  }
  if (bad) looks += looks.empty() ? "bad" : " bad";
  if ((column.flags & PARETO_COLUMN_STRONG) != 0) looks += looks.empty() ? "st" : " st";
  const bool title = column.role == Role::Title;
  const bool words = column.type == Type::Text && column.role != Role::Tier &&
                     column.role != Role::Spark && column.role != Role::Key;
  const std::string text =
      words && !values.is_null(row) ? shown(column, values, row, amounts_) : std::string();
  const std::string_view lines = words ? lines_of(i, text) : std::string_view();
  if (!title && !lines.empty()) looks += (looks.empty() ? "" : " ") + std::string(lines);
  out += title ? with_class("th", looks, " scope=\"row\"") : with_class("td", looks);
  if (values.is_null(row)) {
  } else if (column.role == Role::Tier && column.type == Type::Text) {
    out += badges(values.text(row));
  } else if (column.role == Role::Spark && column.type == Type::Text) {
    out += spark(values.text(row), column.label);
  } else if (title) {
    out += with_class("b", lines) + cell_text(words ? text : shown(column, values, row, amounts_)) +
           "</b>";
    if (const int remark = follower(i, Role::Remark); remark >= 0) {
      const auto at = static_cast<std::size_t>(remark);
      const std::string words = shown(info_.columns[at], batch.column(at), row, amounts_);
      if (!words.empty()) out += " <span class=\"f\">" + cell_text(words) + "</span>";
    }
  } else {
    out += cell_text(words ? text : shown(column, values, row, amounts_));
  }
  out += title ? "</th>" : "</td>";
  if (has_bars(i))
    write_bar(out, i, values.is_null(row) ? std::nullopt : std::optional(values.real(row)));
}

void TableWriter::write_rows(const sdk::Sink& sink, const sdk::Batch& batch) {
  std::string out;
  for (std::int64_t row = 0; row < batch.rows(); ++row) {
    out += cards() ? "<tbody class=\"ka\"><tr>" : "<tr>";
    bool lead = true;  // the cells before the title, under which a sentence is indented
    std::size_t indent = 0;
    for (std::size_t i = 0; i < info_.columns.size(); ++i) {
      if (!in_row(i)) continue;
      const Role role = info_.columns[i].role;
      lead = lead && (role == Role::Rank || role == Role::Tier || role == Role::Key);
      indent += lead ? 1 : 0;
      write_cell(out, batch, i, row);
    }
    out += "</tr>";
    for (std::size_t i = 0; i < info_.columns.size(); ++i) {
      if (info_.columns[i].role != Role::Sentence || info_.columns[i].type != Type::Text) continue;
      const sdk::ColumnView values = batch.column(i);
      out += "<tr>";
      for (std::size_t k = 0; k < indent; ++k) out += "<td></td>";
      out += "<td class=\"why\" colspan=\"" + std::to_string(cells() - indent) + "\">";
      if (!values.is_null(row)) out += sentence(values.text(row));
      out += "</td></tr>";
    }
    if (cards()) out += "</tbody>";
    out += '\n';
    if (out.size() > 60'000) {
      sink.write(out);
      out.clear();
    }
  }
  sink.write(out);
}

std::string TableWriter::foot() const {
  std::string out;
  if ((info_.flags & PARETO_TABLE_FORM) != 0 && held_rows_ == 0) {
    for (int line = 0; line < kFormLines; ++line) {
      out += "<tr class=\"ln\">";
      for (std::size_t cell = 0; cell < cells(); ++cell) out += "<td></td>";
      out += "</tr>";
    }
  }
  if (!cards()) out += "</tbody>";
  if (!info_.total.empty()) {
    out += "<tbody class=\"sum\"><tr>";
    for (std::size_t i = 0; i < info_.columns.size(); ++i) {
      if (!in_row(i)) continue;
      const Span& span = info_.total[i];
      const Column& column = info_.columns[i];
      std::size_t width = 1;
      std::size_t last = i;
      // Words reach over the empty cells that follow.
      if (!is_number(column) && !span.text.empty() && column.role != Role::Tier) {
        while (last + 1 < info_.columns.size() &&
               (!in_row(last + 1) ||
                (info_.total[last + 1].text.empty() && !is_number(info_.columns[last + 1])))) {
          ++last;
          if (in_row(last)) ++width;
        }
      }
      std::string looks = is_number(column) || look(i) == "n"  ? "n"
                          : look(i) == "l" || look(i) == "l q" ? "l"
                                                               : "";
      if (span.style == Style::Bad) looks += looks.empty() ? "bad" : " bad";
      out += with_class("td", looks, width > 1 ? " colspan=\"" + std::to_string(width) + "\"" : "");
      const bool strong = span.style != Style::Plain && span.style != Style::Dim;
      if (column.role == Role::Tier)
        out += badges(span.text);
      else
        out += strong ? "<b>" + escaped(span.text) + "</b>" : escaped(span.text);
      out += "</td>";
      if (has_bars(i)) out += "<td></td>";
      i = last;
    }
    out += "</tr></tbody>";
  }
  out += "</table>\n";
  std::string scales;
  for (std::size_t i = 0; i < info_.columns.size(); ++i) {
    if (has_bars(i)) scales += scales_[i].rule(id_);
  }
  return scales.empty() ? out : out + "<style>" + scales + "</style>\n";
}

}  // namespace pareto::html
