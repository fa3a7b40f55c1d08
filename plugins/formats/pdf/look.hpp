// The look of a printed page: sizes in millimetres, as html's style sheet has them in points, and
// the colours of words.
#pragma once

#include "pareto/document.hpp"
#include "pareto/drawing.hpp"

namespace pareto::pdf {

inline constexpr double kPoint = 72 / 25.4;  // points of a millimetre
constexpr double points(double size) { return size * 25.4 / 72; }

// Size and distance of lines, and how the words look.
struct TextStyle {
  double size;
  double line;  // distance of base lines
  sdk::Colour colour;
  bool bold = false;
};

constexpr TextStyle style(double size, double line, sdk::Ink ink, bool bold = false) {
  return {points(size), points(size) * line, sdk::colour_of(ink), bold};
}

inline constexpr double kMarginSide = 16, kMarginTop = 14, kMarginBottom = 15;

// All sizes of a document; one that is meant for one side of A4 is set smaller and closer.
struct Look {
  TextStyle lead, section, part, section_aside, part_aside, summary, text, note, definition, source,
      subject, subject_name;
  TextStyle figure_label, figure_value, figure_unit, figure_remark;
  TextStyle head, cell, tight_cell, card_title, card_remark, sentence, total;
  double lead_space, section_space, section_rule, cell_space, figure_gap, writing_line;
  int figures_in_row;
};

constexpr Look kUsualLook = {
    .lead = style(18.5, 1.48, sdk::Ink::Text, true),
    .section = style(13, 1.4, sdk::Ink::Text, true),
    .part = style(10.5, 1.5, sdk::Ink::Text, true),
    .section_aside = style(7.6, 1.4, sdk::Ink::Text3),
    .part_aside = style(8, 1.5, sdk::Ink::Text3),
    .summary = style(9.4, 1.62, sdk::Ink::Text2),
    .text = style(8.7, 1.62, sdk::Ink::Text2),
    .note = style(7.6, 1.55, sdk::Ink::Text3),
    .definition = style(7.6, 1.45, sdk::Ink::Text3),
    .source = style(7.6, 1.55, sdk::Ink::Text3),
    .subject = style(9.4, 1.62, sdk::Ink::Text2),
    .subject_name = style(11, 1.62, sdk::Ink::Text, true),
    .figure_label = style(8, 1.62, sdk::Ink::Text2),
    .figure_value = style(21, 1.25, sdk::Ink::Text, true),
    .figure_unit = style(8.5, 1.4, sdk::Ink::Text2),
    .figure_remark = style(7.8, 1.5, sdk::Ink::Text2),
    .head = style(7.4, 1.35, sdk::Ink::Text3),
    .cell = style(9.4, 1.62, sdk::Ink::Text),
    .tight_cell = style(9.4, 1.5, sdk::Ink::Text),
    .card_title = style(10.5, 1.62, sdk::Ink::Text, true),
    .card_remark = style(7.6, 1.55, sdk::Ink::Text3),
    .sentence = style(9.2, 1.6, sdk::Ink::Text2),
    .total = style(9.4, 1.62, sdk::Ink::Text, true),
    .lead_space = 7,
    .section_space = 6.6,
    .section_rule = .55,
    .cell_space = 1.05,
    .figure_gap = 6.5,
    .writing_line = 7,
    .figures_in_row = 4,
};

// `closeness` 1 or less: all sizes times that, for a sheet that is fuller than others.
constexpr Look one_sheet_look(double closeness = 1) {
  Look look = kUsualLook;
  look.lead = style(16.5, 1.4, sdk::Ink::Text, true);
  look.section = style(10, 1.4, sdk::Ink::Text, true);
  look.part = style(8.7, 1.5, sdk::Ink::Text, true);
  look.section_aside = look.part_aside = style(7.4, 1.4, sdk::Ink::Text3);
  look.summary = look.text = style(8.4, 1.52, sdk::Ink::Text2);
  look.source = style(6.8, 1.5, sdk::Ink::Text3);
  look.figure_label = style(7.6, 1.5, sdk::Ink::Text2);
  look.figure_value = style(15, 1.25, sdk::Ink::Text, true);
  look.figure_unit = style(7.6, 1.4, sdk::Ink::Text2);
  look.figure_remark = style(7.4, 1.4, sdk::Ink::Text2);
  look.cell = look.tight_cell = style(8.7, 1.45, sdk::Ink::Text);
  look.total = style(8.7, 1.45, sdk::Ink::Text, true);
  look.card_title = style(9.4, 1.5, sdk::Ink::Text, true);
  look.lead_space = 1.7;
  look.section_space = 4;
  look.section_rule = .3;
  look.cell_space = .55;
  look.figure_gap = 2;
  for (TextStyle* each :
       {&look.lead,         &look.section,      &look.part,        &look.section_aside,
        &look.part_aside,   &look.summary,      &look.text,        &look.note,
        &look.definition,   &look.source,       &look.subject,     &look.subject_name,
        &look.figure_label, &look.figure_value, &look.figure_unit, &look.figure_remark,
        &look.head,         &look.cell,         &look.tight_cell,  &look.card_title,
        &look.card_remark,  &look.sentence,     &look.total}) {
    each->size *= closeness;
    each->line *= closeness;
  }
  for (double* each : {&look.lead_space, &look.section_space, &look.cell_space, &look.figure_gap,
                       &look.writing_line})
    *each *= closeness;
  return look;
}

}  // namespace pareto::pdf
