// Which sheet of a workbook is read, and how that is said; the same in every importer that has the
// setting `sheet` (sheet_range.hpp).
//
//     const std::size_t chosen = choose_sheet(job, sheets, [&](std::size_t i) { return has_data(i);
//     }); describe_sheets(job, sheets, chosen, opened);
//
// Header-only; throws Failure.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pareto/importer.hpp"
#include "pareto/words.hpp"

namespace pareto::sdk {
inline namespace v0 {

struct SheetName {
  std::string name;
  bool visible = true;
};

namespace detail {

inline std::string joined_sheets(const Job& job, const std::vector<SheetName>& sheets) {
  std::string names;
  for (const SheetName& sheet : sheets) {
    if (!names.empty()) names += job.say(", ", "、");
    names += sheet.name;
    if (!sheet.visible) names += job.say(" (hidden)", "（隐藏）");
  }
  return names;
}

}  // namespace detail

// The one that the setting `sheet` names or counts, or the first visible one with data.
// `has_data(i)` is asked for as few as possible, last for the one that is chosen.
template <class HasData>
[[nodiscard]] std::size_t choose_sheet(const Job& job, const std::vector<SheetName>& sheets,
                                       HasData has_data) {
  const std::string wanted = job.text("sheet", "");
  if (wanted.empty()) {
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      if (sheets[i].visible && has_data(i)) return i;
    }
    fail(
        job, PARETO_E_DATA,
        {"the workbook has no data in its visible sheets; name a hidden one with the setting sheet",
         "工作簿的可见工作表中没有数据；如需隐藏的工作表，请用设置 sheet 指定"});
  }
  std::size_t found = sheets.size();
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    if (sheets[i].name == wanted) found = i;
  }
  for (std::size_t i = 0; found == sheets.size() && i < sheets.size(); ++i) {
    if (wanted == std::to_string(i + 1)) found = i;
  }
  if (found == sheets.size()) {
    fail(job, PARETO_E_ARGUMENT,
         {"the workbook has no sheet \"{}\"; it has {}", "工作簿中没有工作表“{}”；现有：{}"},
         {wanted, detail::joined_sheets(job, sheets)});
  }
  if (!has_data(found))
    fail(job, PARETO_E_DATA, {"the sheet {} is empty", "工作表 {} 是空的"}, {sheets[found].name});
  return found;
}

// Names the sheet, and the others, where there are several.
inline void describe_sheets(const Job& job, const std::vector<SheetName>& sheets,
                            std::size_t chosen, Opened& opened) {
  if (sheets.size() == 1) return;
  opened.part = sheets[chosen].name;
  opened.detail = say(job, {"{} sheets: {}", "共 {} 张工作表：{}"},
                      {std::to_string(sheets.size()), detail::joined_sheets(job, sheets)});
}

}  // namespace v0
}  // namespace pareto::sdk
