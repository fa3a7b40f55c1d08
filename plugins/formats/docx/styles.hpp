// What the parts of a document look like: word/styles.xml, with fonts for the language. Pure; any thread.
#pragma once

#include <string>

namespace pareto::docx {

// Chinese letters are set in Microsoft YaHei, which every Windows has; Word for Mac and LibreOffice take what is like it.
inline constexpr const char *kChineseFont = "Microsoft YaHei", *kLatinFont = "Arial", *kFreeFont = "Noto Sans CJK SC";

[[nodiscard]] std::string styles_xml(bool chinese);
[[nodiscard]] std::string font_table_xml();

}  // namespace pareto::docx
