// The looks of cells, each made once per workbook. They live as long as it.
#pragma once

#include <map>
#include <string>
#include <tuple>

#include "pareto/document.hpp"

struct lxw_workbook;
struct lxw_format;

namespace pareto::xlsx_format {

enum class Look { Plain, Strong, Bad, Dim, Head, RequiredHead, Example, Title, Lead, Wrapped };

class CellStyles {
 public:
  explicit CellStyles(lxw_workbook* workbook) : workbook_(workbook) {}
  CellStyles(const CellStyles&) = delete;
  CellStyles& operator=(const CellStyles&) = delete;

  [[nodiscard]] lxw_format* of(Look look, const std::string& number_format = {});

 private:
  lxw_workbook* workbook_;
  std::map<std::pair<Look, std::string>, lxw_format*> made_;
};

// How Excel shows the values of a column: "#,##0.00", "yyyy-mm-dd", "0.0%"; "@" (as it is typed) for texts of forms.
[[nodiscard]] std::string number_format(const sdk::Column& column, bool form);

}  // namespace pareto::xlsx_format
