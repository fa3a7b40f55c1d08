// The looks of cells, each made once per workbook. They live as long as it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>

#include "pareto/document.hpp"

struct lxw_workbook;
struct lxw_format;

namespace pareto::xlsx_format {

enum class Look { Plain, Strong, Bad, Dim, Head, RequiredHead, Example, Title, Lead, Wrapped };

inline constexpr std::uint8_t kA4 = 9;  // among Excel's papers

class CellStyles {
 public:
  explicit CellStyles(lxw_workbook* workbook) : workbook_(workbook) {}
  CellStyles(const CellStyles&) = delete;
  CellStyles& operator=(const CellStyles&) = delete;

  // `apart`: with room at the left, for words behind a number.
  [[nodiscard]] lxw_format* of(Look look, const std::string& number_format = {},
                               bool apart = false);

 private:
  lxw_workbook* workbook_;
  std::map<std::tuple<Look, std::string, bool>, lxw_format*> made_;
};

// How Excel shows the values of a column: "#,##0.00", "yyyy-mm-dd", "0.0%"; "@" (as it is typed)
// for texts of forms.
[[nodiscard]] std::string number_format(const sdk::Column& column, bool form);

}  // namespace pareto::xlsx_format
