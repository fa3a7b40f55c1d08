// The words of the exports: file names, headings and column titles, in Chinese as the invented ERP
// writes them, or in English. Names of firms, people, places and products stay as they are in both.
#pragma once

#include <string>
#include <vector>

namespace pareto::demo {

struct Labels {
  const char* iconv_encoding;  // of the csv files that are not UTF-8; empty: all are UTF-8 with a
                               // byte order mark
  std::string company, invented, sheet, period, printed, to, subtotal, total, bag, working, left,
      in_home;
  std::string sales_file, customers_file, rates_file, products_file, people_file, uses_file;
  std::vector<std::string> sales, customers, rates, products, people, uses;
};

[[nodiscard]] const Labels& chinese_labels();
[[nodiscard]] const Labels& english_labels();

}  // namespace pareto::demo
