// What the parts of a document look like: word/styles.xml, with fonts for the language. Pure; any
// thread.
#pragma once

#include <string>

namespace pareto::docx {

// Chinese letters are set in Microsoft YaHei, which every Windows has; Word for Mac and LibreOffice
// take what is like it.
constexpr const char* font_name(const char* name) { return name; }
inline constexpr const char *kChineseFont = font_name("Microsoft YaHei"),
                            *kLatinFont = font_name("Arial"),
                            *kFreeFont = font_name("Noto Sans CJK SC");

// `scale` of all letters and distances: below 1 for what is to fit on one sheet.
[[nodiscard]] std::string styles_xml(bool chinese, double scale = 1);
[[nodiscard]] std::string font_table_xml();

}  // namespace pareto::docx
