// The company's ugliest exports: the same sales, customers and products as the clean ones, as old
// programs and careless hands leave them. An import must bring the same figures from them.
//
//   金蝶销售出库.xlsx   titles, a head over two rows, documents filled on their first line only, monthly
//                     sums, heads and titles again on every page, a footer
//   用友销售.xls        text with tabs in GBK under the name of a workbook; days as 20260105; full-width
//                     digits; a sum at the end
//   銷貨明細.csv        Big5, traditional characters, days in years of the Republic, 小計 and 合計
//   客戶資料.csv        Big5, traditional characters
//   产品.txt           UTF-16 without a mark, with tabs
//   客户_乱码.csv       names that were UTF-8, read as GBK and saved
#pragma once

#include <filesystem>

#include "sales.hpp"

namespace pareto::demo {

// Throws std::runtime_error when a file cannot be written.
void write_ugly_exports(const Company& company, const std::filesystem::path& folder);

}  // namespace pareto::demo
