#include "pdf_format.hpp"

#include <algorithm>
#include <utility>

#include "chart_picture.hpp"
#include "output.hpp"
#include "pareto/charts.hpp"
#include "text.hpp"

namespace pareto::pdf {
namespace {

using sdk::Ink;
using sdk::Paragraph;
using sdk::Style;

Orientation orientation_of(const sdk::Job& job) {
  const std::string chosen = job.text("orientation", "auto");
  return chosen == "portrait"    ? Orientation::Portrait
         : chosen == "landscape" ? Orientation::Landscape
                                 : Orientation::Auto;
}

PaperSize paper_of(const sdk::Job& job) {
  const std::string chosen = job.text("paper", "a4");
  PaperSize paper = chosen == "a3"       ? PaperSize{297, 420}
                    : chosen == "letter" ? PaperSize{215.9, 279.4}
                                         : PaperSize{210, 297};
  if (orientation_of(job) == Orientation::Landscape) std::swap(paper.width, paper.height);
  return paper;
}

}  // namespace

PdfFormat::PdfFormat(const sdk::Job& job, sdk::Sink sink)
    : job_(job),
      sink_(sink),
      amounts_(job),
      orientation_(orientation_of(job)),
      paper_(paper_of(job)),
      fonts_(job, job.text("font", "")) {
  begin_anew();
}

void PdfFormat::begin_anew() {
  flow_.reset();
  spool_.emplace(job_);
  flow_.emplace(*spool_, paper_);
  scales_.clear();
  definitions_.clear();
  after_subject_ = false;
}

void PdfFormat::on_begin(const sdk::DocumentInfo& info) {
  info_ = info;
  keeping_ = (info.flags & PARETO_DOCUMENT_ONE_SHEET) != 0;
  if (keeping_) look_ = one_sheet_look();
  add_title_line();
}

bool PdfFormat::keep(std::function<void()> told) {
  if (keeping_) told_.push_back(std::move(told));
  return keeping_;
}

// Rows to be told again. Nothing, and `rows` from its first on, where there are more than any sheet
// holds: then it is no sheet, and what was kept is told.
std::shared_ptr<KeptRows> PdfFormat::keep_rows(sdk::BatchStream& rows) {
  auto kept = std::make_shared<KeptRows>(rows);
  if (kept->is_whole()) return kept;
  tell_kept();
  return kept;
}

void PdfFormat::tell_kept() {
  keeping_ = false;
  for (const auto& tell : told_) tell();
}

// Set closer until it is on one page; what will not fit in letters that can be read is set as
// usual.
void PdfFormat::fit_on_a_sheet() {
  for (const double closeness : {1.0, .94, .88, .82, 1.0}) {
    begin_anew();
    look_ = one_sheet_look(closeness);
    add_title_line();
    tell_kept();
    add_definitions();
    flow_->finish();
    if (spool_->pages() == 1) return;
  }
}

void PdfFormat::add_title_line() {
  // Where a wide table is the first thing, it lies on that table's paper.
  Block block = title_line_of(flow_->width());
  block.for_width = [this](double width) { return title_line_of(width); };
  flow_->add(std::move(block));
}

Block PdfFormat::title_line_of(double width) {
  const TextStyle mark = style(9.5, 1.4, Ink::Accent, true), name = style(8, 1.4, Ink::Text2);
  Block block{};
  const TextBlock left(
      fonts_, std::vector<Run>{{amounts_.chinese() ? "Pareto 帕累托" : "Pareto", mark}}, mark.line);
  std::string facts;
  for (const std::string* part : {&info_.firm, &info_.period, &info_.data_until}) {
    if (!part->empty()) facts += (facts.empty() ? "" : " · ") + *part;
  }
  const double title_at = left.width() + 4;
  const TextBlock title(fonts_, info_.title, name, std::max(width - title_at, 30.0));
  const double taken = title_at + title.width() + 6;
  const TextBlock right(fonts_, facts, name);
  left.draw(block.picture, 0, 0);
  title.draw(block.picture, title_at, .25);
  double height = std::max(mark.line, title.height());
  if (taken + right.width() <= width) {
    right.draw(block.picture, width, .25, Align::Right);
  } else {
    const TextBlock below(fonts_, facts, name, width);
    below.draw(block.picture, 0, height);
    height += below.height();
  }
  block.height = height + 1.6;
  block.with_next = true;
  block.picture.line(0, block.height, width, block.height, .3, colour_of(Ink::Text));
  return block;
}

void PdfFormat::on_heading(int level, std::string_view text, std::string_view aside) {
  if (keep([this, level, text = std::string(text), aside = std::string(aside)] {
        on_heading(level, text, aside);
      }))
    return;
  add_definitions();
  if (level > 1) return add_part(text, aside, true);
  flow_->begin_group();
  add_section(text, aside);
}

void PdfFormat::add_section(std::string_view text, std::string_view aside) {
  // A wide table takes its heading onto its own paper.
  const auto section = [this, text = std::string(text), aside = std::string(aside)](double width) {
    return section_of(text, aside, width);
  };
  Block block = section(flow_->width());
  block.for_width = section;
  flow_->add(std::move(block));
}

Block PdfFormat::section_of(std::string_view text, std::string_view aside, double width) {
  const double rule = look_.section_rule, top = rule + 1.6;
  const TextBlock beside(fonts_, aside, look_.section_aside, width * .55);
  const TextBlock words(fonts_, text, look_.section,
                        std::max(width - beside.width() - (aside.empty() ? 0 : 4), width * .4));
  Block block{.height = top + std::max(words.height(), beside.height()) + .3,
              .space = look_.section_space,
              .with_next = true};
  block.picture.line(0, rule / 2, width, rule / 2, rule, colour_of(Ink::Text));
  words.draw(block.picture, 0, top);
  beside.draw(block.picture, width,
              top + base_line(look_.section.line, look_.section.size) -
                  base_line(look_.section_aside.line, look_.section_aside.size),
              Align::Right);
  block.level = 1;
  block.entry = text;
  return block;
}

void PdfFormat::add_part(std::string_view text, std::string_view aside, bool in_outline) {
  const TextBlock words(
      fonts_,
      std::vector<Run>{
          {text, look_.part}, {aside.empty() ? "" : "  ", look_.part}, {aside, look_.part_aside}},
      look_.part.line, flow_->width());
  Block block{.height = words.height() + 1, .space = 4, .with_next = true};
  words.draw(block.picture, 0, 0);
  if (in_outline) {
    block.level = 2;
    block.entry = text;
  }
  flow_->add(std::move(block));
}

void PdfFormat::add_text(const std::vector<Run>& runs, const TextStyle& style, double space,
                         bool with_next, bool with_previous, bool clauses) {
  const TextBlock text(fonts_, runs, style.line, flow_->width(), clauses);
  for (std::size_t line = 0; line < text.lines(); ++line) {
    const bool first = line == 0, last = line + 1 == text.lines();
    Block block{.height = style.line,
                .space = first ? space : 0,
                .with_next = last ? with_next : first,
                .with_previous = first ? with_previous : last};
    text.draw(block.picture, 0, 0, Align::Left, line, line + 1);
    flow_->add(std::move(block));
  }
}

void PdfFormat::on_paragraph(Paragraph kind, const sdk::Spans& spans) {
  if (keep([this, kind, spans] { on_paragraph(kind, spans); })) return;
  if (kind == Paragraph::Definition) {
    definitions_.push_back(spans);
    return;
  }
  add_definitions();
  const bool after_subject = std::exchange(after_subject_, kind == Paragraph::Subject);
  switch (kind) {
    case Paragraph::Lead:
      add_text(runs_of(spans, look_.lead), look_.lead, after_subject ? 1 : look_.lead_space, true,
               false, amounts_.chinese());
      // What follows stands apart from it.
      return flow_->add({.height = look_.lead_space, .with_previous = true});
    case Paragraph::Subject: {
      std::vector<Run> runs = runs_of(spans, look_.subject);
      for (Run& run : runs) {
        if (run.style.bold && !run.tier) run.style = look_.subject_name;
      }
      return add_text(runs, look_.subject, 4, true, false);
    }
    case Paragraph::Summary:
      add_text(runs_of(spans, look_.summary), look_.summary, .4, true, false);
      return flow_->add({.height = 2.2, .with_next = true, .with_previous = true});
    case Paragraph::Note:
      return add_text(runs_of(spans, look_.note), look_.note, 1.5, false, true);
    case Paragraph::Source: {
      Block rule{.height = 1.5, .space = 3, .with_next = true};
      rule.picture.line(0, 0, flow_->width(), 0, .2, colour_of(Ink::Line));
      flow_->add(std::move(rule));
      return add_text(runs_of(spans, look_.source), look_.source, 0, false, false);
    }
    default:
      return add_text(runs_of(spans, look_.text), look_.text, 2.6, false, false);
  }
}

// In two columns of about the same height.
void PdfFormat::add_definitions() {
  const std::vector<sdk::Spans> definitions = std::exchange(definitions_, {});
  if (definitions.empty()) return;
  constexpr double kGap = 8, kSpace = .7;
  const double width = (flow_->width() - kGap) / 2;
  std::vector<TextBlock> texts;
  double all = 0;
  for (const sdk::Spans& spans : definitions) {
    std::vector<Run> runs = runs_of(spans, look_.definition);
    for (Run& run : runs) {
      if (run.style.bold) run.style.colour = colour_of(Ink::Text2);
    }
    texts.emplace_back(fonts_, runs, look_.definition.line, width);
    all += texts.back().height() + kSpace;
  }
  // More than a page of them goes on in further pieces.
  const double most = Pages::body_height(flow_->paper()) * .9;
  for (std::size_t from = 0; from < texts.size();) {
    const double half = std::min(all / 2, most);
    Block block{.space = 1.5};
    std::size_t next = from;
    for (const int column : {0, 1}) {
      double y = 0;
      while (next < texts.size() && (y == 0 || y + texts[next].height() / 2 <= half ||
                                     (column == 1 && y + texts[next].height() <= most))) {
        texts[next].draw(block.picture, column * (width + kGap), y);
        y += texts[next].height() + kSpace;
        all -= texts[next].height() + kSpace;
        ++next;
      }
      block.height = std::max(block.height, y);
    }
    from = next;
    flow_->add(std::move(block));
  }
}

void PdfFormat::on_figures(const std::vector<sdk::KeyFigure>& figures) {
  if (keep([this, figures] { on_figures(figures); })) return;
  add_definitions();
  const bool narrow = flow_->in_columns();
  const std::size_t columns =
      narrow ? 2
      : figures.size() == 5
          ? 5
          : static_cast<std::size_t>(look_.figures_in_row);  // a fifth alone is no row
  const double gap = narrow ? 5 : 7,
               width = (flow_->width() - gap * static_cast<double>(columns - 1)) /
                       static_cast<double>(columns);
  for (std::size_t from = 0; from < figures.size(); from += columns) {
    const bool last = from + columns >= figures.size();
    Block block{.space = from == 0 ? 0.0 : narrow ? 1.6 : 4.0};
    for (std::size_t i = from; i < std::min(figures.size(), from + columns); ++i) {
      const sdk::KeyFigure& figure = figures[i];
      const double x = (width + gap) * static_cast<double>(i - from);
      block.picture.line(x, 0, x + width, 0, .3, colour_of(Ink::LineStrong));
      double y = narrow ? .8 : 1.6;
      const TextBlock label(fonts_, figure.label, look_.figure_label, width);
      label.draw(block.picture, x, y);
      y += label.height();
      TextStyle style = look_.figure_value;
      style.colour = colour_of(figure.style == Style::Bad      ? Ink::Bad
                               : figure.style == Style::Accent ? Ink::Accent
                                                               : Ink::Text);
      const double room = fonts_.width(figure.value, true) * style.size;
      if (room > width) style.size *= width / room;
      const TextBlock value(fonts_, figure.value, style);
      const TextBlock unit(fonts_, figure.unit, look_.figure_unit, width);
      value.draw(block.picture, x, y);
      const double base = y + base_line(style.line, style.size);
      y += value.height();
      if (value.width() + 1.4 + unit.width() <= width) {
        unit.draw(block.picture, x + value.width() + 1.4,
                  base - base_line(look_.figure_unit.line, look_.figure_unit.size));
      } else {
        unit.draw(block.picture, x, y);
        y += unit.height();
      }
      const TextBlock remark(fonts_, figure.remark, look_.figure_remark, width);
      remark.draw(block.picture, x, y);
      block.height = std::max(block.height, y + remark.height());
    }
    if (last) block.height += look_.figure_gap;
    flow_->add(std::move(block));
  }
}

void PdfFormat::on_table(const sdk::TableInfo& info, sdk::BatchStream& rows) {
  if (keeping_) {
    const auto kept = keep_rows(rows);
    const auto table = [this, info, kept] { on_table(info, *kept->again()); };
    if (!keep(table)) table();
    return;
  }
  add_definitions();
  TableWriter(info, amounts_, look_, orientation_, fonts_, *flow_, scales_).write(rows, job_);
}

void PdfFormat::on_chart(const sdk::ChartInfo& info, sdk::BatchStream& stream) {
  if (keeping_) {
    const auto kept = keep_rows(stream);
    const auto chart = [this, info, kept] { on_chart(info, *kept->again()); };
    if (!keep(chart)) chart();
    return;
  }
  add_definitions();
  const sdk::ChartRows rows(info, stream, job_);
  const double available = flow_->width();
  // One that stands in a column may be made for it; others are drawn smaller.
  const sdk::Drawing drawing =
      sdk::draw_chart(info, rows, amounts_, std::min(available, sdk::kSheetWidth));
  Block block{.space = 2.4};
  double y = 0;
  if (!info.title.empty()) {
    const TextBlock words(fonts_,
                          std::vector<Run>{{info.title, look_.part},
                                           {info.subtitle.empty() ? "" : "  ", look_.part},
                                           {info.subtitle, look_.part_aside}},
                          look_.part.line, available);
    words.draw(block.picture, 0, 0);
    y = words.height() + 2.5;
  }
  const double room = Pages::body_height(flow_->paper()) - y;
  const double scale =
      std::min({1.0, available / drawing.width(), room / std::max(drawing.height(), 1e-9)});
  block.picture.add(picture_of(drawing, fonts_), 0, y, scale);
  block.height = y + drawing.height() * scale;
  flow_->add(std::move(block));
}

void PdfFormat::on_page_break() {
  if (keep([this] { on_page_break(); })) return;
  add_definitions();
  flow_->page_break();
}

void PdfFormat::on_beside(int percent) {
  if (keep([this, percent] { on_beside(percent); })) return;
  add_definitions();
  flow_->beside(percent);
}

void PdfFormat::on_finish() {
  if (keeping_) {
    fit_on_a_sheet();
  } else {
    add_definitions();
    flow_->finish();
  }
  write_pdf(job_, sink_, info_, *spool_, flow_->outline(), scales_, fonts_);
}

}  // namespace pareto::pdf
