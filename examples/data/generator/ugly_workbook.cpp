#include "ugly_workbook.hpp"

#include <xlsxwriter.h>

#include <stdexcept>

namespace pareto::demo {
namespace {

constexpr lxw_row_t kRowsOfPage = 400;

enum Column : lxw_col_t {
  kDay,
  kNumber,
  kCustomerCode,
  kCustomer,
  kProductCode,
  kProduct,
  kUnit,
  kQuantity,
  kAmount,
  kWithTax,
  kCurrency,
  kCost,
  kSalesperson,
  kTeam,
  kColumns
};

class UglyBook {
 public:
  UglyBook(const Company& company, const std::string& file)
      : company_(company), book_(workbook_new(file.c_str())) {
    if (book_ == nullptr) throw std::runtime_error("cannot write " + file);
    sheet_ = workbook_add_worksheet(book_, "销售出库序时簿");
    lxw_doc_properties properties{};
    properties.created = 1793404800;  // 2026-10-31 00:00 UTC: fixed, so that the bytes are
    workbook_set_properties(book_, &properties);
  }

  void write() {
    write_page_head();
    std::string number, month;
    Sum of_month, all;
    for (const SaleLine& line : company_.lines) {
      const std::string this_month = format_day(line.day).substr(0, 7);
      if (!month.empty() && this_month != month) {
        write_sum("本月合计", of_month);
        of_month = {};
      }
      month = this_month;
      if (row_ - page_began_ >= kRowsOfPage) {
        row_ += 1;
        write_page_head();
      }
      // What holds for a document stands on its first line only.
      write_line(line, line.number != number);
      number = line.number;
      of_month.add(line);
      all.add(line);
    }
    write_sum("本月合计", of_month);
    write_sum("合计", all);
    text(row_, kDay, "制单人：银杏");
    text(row_, kCustomer, "审核人：白桦");
    text(row_, kQuantity, "打印日期：2026-10-31");
    text(row_, kCost, "第 1 页/共 1 页");
  }

  void close(const std::string& file) {
    const lxw_error error = workbook_close(book_);
    if (error != LXW_NO_ERROR)
      throw std::runtime_error("cannot write " + file + ": " + lxw_strerror(error));
  }

 private:
  struct Sum {
    Amount amount = 0, with_tax = 0, cost = 0;
    void add(const SaleLine& line) {
      amount += line.amount;
      with_tax += taxed(line.amount);
      cost += line.cost;
    }
  };

  static Amount taxed(Amount amount) { return amount + multiply_rounded(amount, kOne * 13 / 100); }

  void write_page_head() {
    page_began_ = row_;
    text(row_, kDay, "晴隰烟酸（虚构企业）");
    text(row_ + 1, kDay, "销售出库序时簿（虚构数据，仅供演示）");
    text(row_ + 2, kDay, "期间：2023-11-01 至 2026-10-31");
    text(row_ + 2, kCost, "打印：2026-10-31");
    const lxw_row_t upper = row_ + 3, lower = row_ + 4;
    const auto alone = [&](lxw_col_t column, const char* name) {
      worksheet_merge_range(sheet_, upper, column, lower, column, name, nullptr);
    };
    const auto group = [&](lxw_col_t column, const char* name, const char* first,
                           const char* second) {
      worksheet_merge_range(sheet_, upper, column, upper, column + 1, name, nullptr);
      text(lower, column, first);
      text(lower, column + 1, second);
    };
    alone(kDay, "日期");
    alone(kNumber, "单据编号");
    group(kCustomerCode, "购货单位", "代码", "名称");
    group(kProductCode, "物料", "长代码", "名称");
    alone(kUnit, "单位");
    alone(kQuantity, "实发数量");
    group(kAmount, "金额", "不含税", "含税");
    alone(kCurrency, "币别");
    alone(kCost, "成本");
    alone(kSalesperson, "业务员");
    alone(kTeam, "部门");
    row_ += 5;
  }

  void write_line(const SaleLine& line, bool first) {
    const Customer& customer = company_.plan.customers[line.customer];
    if (first) {
      std::string day = format_day(line.day);
      day[4] = day[7] = '/';
      text(row_, kDay, day);
      text(row_, kNumber, line.number);
      text(row_, kCustomerCode, customer.code);
      text(row_, kCustomer, customer.name);
      text(row_, kSalesperson, line.salesperson->name);
      text(row_, kTeam, line.salesperson->team);
    }
    text(row_, kProductCode, line.product->code);
    text(row_, kProduct, line.product->name);
    text(row_, kUnit, line.unit);
    number(row_, kQuantity, line.quantity);
    number(row_, kAmount, line.amount);
    number(row_, kWithTax, taxed(line.amount));
    text(row_, kCurrency, line.currency);
    number(row_, kCost, line.cost);
    ++row_;
  }

  void write_sum(const char* word, const Sum& sum) {
    text(row_, kCustomer, word);
    number(row_, kAmount, sum.amount);
    number(row_, kWithTax, sum.with_tax);
    number(row_, kCost, sum.cost);
    ++row_;
  }

  void text(lxw_row_t row, lxw_col_t column, const std::string& value) {
    if (!value.empty()) worksheet_write_string(sheet_, row, column, value.c_str(), nullptr);
  }
  void number(lxw_row_t row, lxw_col_t column, Amount value) {
    worksheet_write_number(sheet_, row, column, static_cast<double>(value) / kOne, nullptr);
  }

  const Company& company_;
  lxw_workbook* book_;
  lxw_worksheet* sheet_ = nullptr;
  lxw_row_t row_ = 0, page_began_ = 0;
};

}  // namespace

void write_ugly_workbook(const Company& company, const std::filesystem::path& file) {
  UglyBook book(company, file.string());
  book.write();
  book.close(file.string());
}

}  // namespace pareto::demo
