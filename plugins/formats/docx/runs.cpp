#include "runs.hpp"

#include "ooxml/xml.hpp"

namespace pareto::docx {
namespace {

std::string badge_style(std::string_view tier) {
  for (const std::string_view known : {"S", "A", "B", "D"}) {
    if (tier == known) return "Tier" + std::string(known);
  }
  return "TierC";
}

}  // namespace

std::string_view style_of(sdk::Style style) {
  switch (static_cast<std::uint32_t>(style)) {
    case PARETO_STYLE_STRONG:
      return "Strong";
    case PARETO_STYLE_ACCENT:
      return "Accent";
    case PARETO_STYLE_BAD:
      return "Bad";
    case PARETO_STYLE_DIM:
      return "Dim";
    default:
      return {};
  }
}

void append_run(std::string& out, std::string_view text, std::string_view style) {
  if (text.empty()) return;
  out += "<w:r>";
  if (!style.empty()) ((out += "<w:rPr><w:rStyle w:val=\"") += style) += "\"/></w:rPr>";
  const bool blanks =
      text.front() == ' ' || text.back() == ' ' || text.find("  ") != std::string_view::npos;
  out += blanks ? "<w:t xml:space=\"preserve\">" : "<w:t>";
  ooxml::append_escaped(out, text);
  out += "</w:t></w:r>";
}

void append_runs(std::string& out, const sdk::Spans& spans) {
  for (const sdk::Span& span : spans) {
    if (span.style == sdk::Style::Tier)
      append_badges(out, span.text);
    else
      append_run(out, span.text, style_of(span.style));
  }
}

void append_badges(std::string& out, std::string_view tier) {
  if (tier.empty()) return;
  const std::size_t arrow = tier.find('>');
  if (arrow == std::string_view::npos)
    return append_run(out, "\u00A0" + std::string(tier) + "\u00A0", badge_style(tier));
  append_badges(out, tier.substr(0, arrow));
  append_run(out, " → ");
  append_badges(out, tier.substr(arrow + 1));
}

}  // namespace pareto::docx
