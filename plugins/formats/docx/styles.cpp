#include "styles.hpp"

#include <algorithm>
#include <string_view>

#include "ooxml/xml.hpp"

namespace pareto::docx {
namespace {

constexpr std::string_view kMain =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

// Sizes are half points, distances twentieths of a point; `more` is what stands in pPr behind the
// spacing.
struct ParagraphStyle {
  const char *id, *name, *based, *colour;
  int size, before, after;
  bool bold, with_next;
  const char* border = "";
  const char* align = "";
  int outline = -1;
};
constexpr const char* kTopRule =
    "<w:pBdr><w:top w:val=\"single\" w:sz=\"8\" w:space=\"4\" w:color=\"152226\"/></w:pBdr>";
constexpr const char* kBottomRule =
    "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"3\" w:color=\"152226\"/></w:pBdr>";
constexpr const char* kThinRule =
    "<w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"E3E8E9\"/></w:pBdr>";

constexpr ParagraphStyle kParagraphs[] = {
    {"Title", "Title", "Normal", "0E6B74", 26, 0, 20, true, true},
    {"Subtitle", "Subtitle", "Normal", "47565C", 16, 0, 120, false, false, kBottomRule},
    {"Subject", "Subject", "Normal", "152226", 22, 60, 60, false, true},
    {"Lead", "Lead", "Normal", "152226", 32, 200, 220, true, false},
    {"Heading1", "heading 1", "Normal", "152226", 26, 360, 60, true, true, kTopRule, "", 0},
    {"Heading2", "heading 2", "Normal", "152226", 21, 200, 60, true, true, "", "", 1},
    {"Heading3", "heading 3", "Normal", "47565C", 19, 160, 40, true, true, "", "", 2},
    {"Aside", "Aside", "Normal", "5F6D74", 15, 0, 80, false, true},
    {"Summary", "Summary", "Normal", "47565C", 19, 20, 120, false, true},
    {"Note", "Note", "Normal", "5F6D74", 15, 60, 60, false, false},
    {"Definition", "Definition", "Normal", "5F6D74", 15, 0, 20, false, false},
    {"Source", "Source", "Normal", "5F6D74", 15, 180, 0, false, false, kThinRule},
    {"Caption", "caption", "Normal", "152226", 21, 160, 40, true, true},
    {"Chart", "Chart", "Normal", "152226", 19, 0, 60, false, false},
    {"Gap", "Gap", "Normal", "152226", 8, 0, 0, false, false},
    {"Cell", "Cell", "Normal", "152226", 17, 30, 30, false, false},
    {"CellNumber", "CellNumber", "Cell", "152226", 17, 30, 30, false, false, "", "right"},
    {"CellQuiet", "CellQuiet", "Cell", "47565C", 17, 30, 30, false, false},
    {"CellSentence", "CellSentence", "Cell", "47565C", 17, 0, 90, false, false},
    {"CellHead", "CellHead", "Cell", "5F6D74", 15, 20, 20, false, true},
    {"CellHeadNumber", "CellHeadNumber", "CellHead", "5F6D74", 15, 20, 20, false, true, "",
     "right"},
    {"FigureLabel", "FigureLabel", "Cell", "47565C", 16, 60, 0, false, true},
    {"FigureValue", "FigureValue", "Cell", "152226", 40, 0, 0, true, true},
    {"FigureRemark", "FigureRemark", "Cell", "47565C", 15, 0, 60, false, false},
    {"Footer", "footer", "Normal", "5F6D74", 14, 0, 0, false, false},
};

struct RunStyle {
  const char *id, *look;
  int size = 0;  // half points; 0: that of the paragraph
};
constexpr RunStyle kRuns[] = {
    {"Strong", "<w:b/>"},
    {"Accent", "<w:b/><w:color w:val=\"0E6B74\"/>"},
    {"Bad", "<w:color w:val=\"B3261E\"/>"},
    {"BadStrong", "<w:b/><w:color w:val=\"B3261E\"/>"},
    {"Dim", "<w:color w:val=\"5F6D74\"/>", 15},
    {"AsideRun", "<w:b w:val=\"0\"/><w:color w:val=\"5F6D74\"/>", 15},
    {"Unit", "<w:b w:val=\"0\"/><w:color w:val=\"47565C\"/>", 17},
    {"Drawing", "<w:color w:val=\"4D9DA4\"/>", 14},
    {"TierS",
     "<w:b/><w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"10262B\"/>"},
    {"TierA",
     "<w:b/><w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"0E6B74\"/>"},
    {"TierB",
     "<w:b/><w:color w:val=\"0A4A51\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"BDDFE1\"/>"},
    {"TierC",
     "<w:b/><w:color w:val=\"47565C\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E4E9EB\"/>"},
    {"TierD",
     "<w:color w:val=\"5F6D74\"/><w:bdr w:val=\"dashed\" w:sz=\"4\" w:space=\"0\" w:color=\"D0D8DA\"/>"},
};

std::string number(int value) { return std::to_string(value); }

// Letters shrink to a half point, distances twice as much: the sheet is full.
int letters(int size, double scale) {
  return scale < 1
             ? std::max(11, static_cast<int>(size * (size >= 30 ? scale * scale : scale) + .5))
             : size;
}
int distance(int length, double scale) {
  return scale < 1 ? static_cast<int>(length * (1 - 4 * (1 - scale))) : length;
}

std::string paragraph_style(const ParagraphStyle& style, double scale) {
  std::string out = "<w:style w:type=\"paragraph\" w:styleId=\"" + std::string(style.id) +
                    "\"><w:name w:val=\"" + style.name + "\"/><w:basedOn w:val=\"" + style.based +
                    "\"/><w:qFormat/><w:pPr>";
  if (style.with_next) out += "<w:keepNext/>";
  out += style.border;
  // A gap is as high as it says; all else as its letters need.
  const bool gap = std::string_view(style.id) == "Gap";
  out += "<w:spacing w:before=\"" + number(distance(style.before, scale)) + "\" w:after=\"" +
         number(distance(style.after, scale)) + "\"" +
         (gap                ? " w:line=\"160\" w:lineRule=\"exact\""
          : style.size >= 30 ? " w:line=\"300\" w:lineRule=\"auto\""
                             : "") +
         "/>";
  if (*style.align != '\0') out += "<w:jc w:val=\"" + std::string(style.align) + "\"/>";
  if (style.outline >= 0) out += "<w:outlineLvl w:val=\"" + number(style.outline) + "\"/>";
  out += "</w:pPr><w:rPr>";
  if (style.bold) out += "<w:b/>";
  const std::string size = number(letters(style.size, scale));
  return out + "<w:color w:val=\"" + style.colour + "\"/><w:sz w:val=\"" + size +
         "\"/><w:szCs w:val=\"" + size + "\"/></w:rPr></w:style>\n";
}

// Thin lines between rows, a strong one under the heads and over the sum; no lines upright.
constexpr std::string_view kTableStyles =
    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>"
    "<w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"60\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\n"
    "<w:style w:type=\"table\" w:styleId=\"ParetoTable\"><w:name w:val=\"Pareto Table\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>"
    "<w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"E3E8E9\"/><w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"E3E8E9\"/></w:tblBorders></w:tblPr>"
    "<w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:tcBorders><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"152226\"/></w:tcBorders><w:vAlign w:val=\"bottom\"/></w:tcPr></w:tblStylePr>"
    "<w:tblStylePr w:type=\"lastRow\"><w:tcPr><w:tcBorders><w:top w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"152226\"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>\n"
    "<w:style w:type=\"table\" w:styleId=\"ParetoFigures\"><w:name w:val=\"Pareto Figures\"/><w:basedOn w:val=\"TableNormal\"/></w:style>\n"
    "<w:style w:type=\"table\" w:styleId=\"ParetoBeside\"><w:name w:val=\"Pareto Beside\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblCellMar>"
    "<w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\n";

}  // namespace

std::string styles_xml(bool chinese, double scale) {
  std::string out(ooxml::kXmlHead);
  const std::string latin = chinese ? kChineseFont : kLatinFont;
  out +=
      "<w:styles " + std::string(kMain) +
      "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"" + latin + "\" w:hAnsi=\"" +
      latin + "\" w:eastAsia=\"" + kChineseFont + "\" w:cs=\"" + latin +
      "\"/><w:color w:val=\"152226\"/><w:sz w:val=\"" + number(letters(19, scale)) +
      "\"/><w:szCs w:val=\"" + number(letters(19, scale)) +
      "\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>"
      "<w:pPrDefault><w:pPr><w:spacing w:before=\"" +
      number(distance(40, scale)) + "\" w:after=\"" + number(distance(80, scale)) + "\" w:line=\"" +
      (scale < 1 ? "240" : "264") +
      "\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\n"
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\n"
      "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/></w:style>\n";
  for (const ParagraphStyle& style : kParagraphs) out += paragraph_style(style, scale);
  for (const RunStyle& style : kRuns) {
    out += "<w:style w:type=\"character\" w:styleId=\"" + std::string(style.id) +
           "\"><w:name w:val=\"" + style.id + "\"/><w:rPr>" + style.look;
    if (style.size > 0) out += "<w:sz w:val=\"" + number(letters(style.size, scale)) + "\"/>";
    out += "</w:rPr></w:style>\n";
  }
  return out + std::string(kTableStyles) + "</w:styles>";
}

std::string font_table_xml() {
  return std::string(ooxml::kXmlHead) + "<w:fonts " + std::string(kMain) + "><w:font w:name=\"" +
         kChineseFont + "\"><w:altName w:val=\"" + kFreeFont +
         "\"/><w:charset w:val=\"86\"/><w:family w:val=\"swiss\"/></w:font><w:font w:name=\"" +
         kLatinFont + "\"><w:family w:val=\"swiss\"/></w:font></w:fonts>";
}

}  // namespace pareto::docx
