#include "xlsx_export.hpp"

#include <xlsxwriter.h>

#include <ctime>
#include <stdexcept>

namespace pareto::demo {
namespace {

enum Column : lxw_col_t {
  kDay,
  kNumber,
  kCustomerCode,
  kCustomer,
  kParent,
  kProductCode,
  kProduct,
  kQuantity,
  kUnit,
  kAmount,
  kCurrency,
  kCost,
  kSalesperson,
  kTeam,
  kNote,
  kColumns
};

// Row and column numbers count from 0, as libxlsxwriter does.
class SalesBook {
 public:
  SalesBook(const Company& company, const Labels& labels, const std::string& file)
      : company_(company), labels_(labels), book_(workbook_new(file.c_str())) {
    if (book_ == nullptr) throw std::runtime_error("cannot write " + file);
    sheet_ = workbook_add_worksheet(book_, labels.sheet.c_str());
    day_ = format("yyyy-mm-dd");
    money_ = format("#,##0.00");
    tonnes_ = format("#,##0.000");
    whole_ = format("#,##0");
    bold_ = format(nullptr);
    bold_money_ = format("#,##0.00");
    format_set_bold(bold_);
    format_set_bold(bold_money_);
    head_ = format(nullptr);
    format_set_bold(head_);
    format_set_bottom(head_, LXW_BORDER_THIN);
    title_ = format(nullptr);
    format_set_bold(title_);
    format_set_font_size(title_, 14);
    format_set_align(title_, LXW_ALIGN_CENTER);
  }

  void write() {
    set_properties();
    write_head();
    lxw_row_t row = kTitleRows + 1;
    Totals all;
    Totals year_totals;
    int year = 0;
    for (const SaleLine& line : company_.lines) {
      if (year_of(line.day) != year) {
        write_totals(row++, labels_.subtotal, first_of_year(year), last_of_year(year), year_totals);
        year_totals = {};
        year = year_of(line.day);
      }
      write_line(row++, line);
      year_totals.add(line);
      all.add(line);
    }
    write_totals(row++, labels_.subtotal, first_of_year(year), last_of_year(year), year_totals);
    write_totals(row, labels_.total, kFirstDay, kAsOf, all);
  }

  void close(const std::string& file) {
    const lxw_error error = workbook_close(book_);
    if (error != LXW_NO_ERROR) {
      throw std::runtime_error("cannot write " + file + ": " + lxw_strerror(error));
    }
  }

 private:
  struct Totals {
    Amount home = 0;
    Amount cost = 0;
    void add(const SaleLine& line) {
      home += line.home;
      cost += line.cost;
    }
  };

  lxw_format* format(const char* number_format) {
    lxw_format* result = workbook_add_format(book_);
    if (number_format != nullptr) format_set_num_format(result, number_format);
    return result;
  }

  void set_properties() {
    std::string title = labels_.invented;
    std::string author = labels_.company;
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.author = author.data();
    properties.created = 1793404800;  // 2026-10-31 00:00 UTC: fixed, so that the bytes are
    workbook_set_properties(book_, &properties);
  }

  void write_head() {
    worksheet_merge_range(sheet_, 0, 0, 0, kColumns - 1, labels_.company.c_str(), title_);
    worksheet_merge_range(sheet_, 1, 0, 1, kColumns - 1, labels_.invented.c_str(), title_);
    text(2, kDay, labels_.period + format_day(kFirstDay) + labels_.to + format_day(kAsOf), nullptr);
    text(2, kAmount, labels_.printed, nullptr);
    for (lxw_col_t column = 0; column < kColumns; ++column) {
      text(kTitleRows, column, labels_.sales[column], head_);
    }
    constexpr double kWidths[kColumns] = {12, 14, 10, 30, 24, 10, 22, 12, 6, 16, 6, 16, 8, 10, 16};
    for (lxw_col_t column = 0; column < kColumns; ++column) {
      worksheet_set_column(sheet_, column, column, kWidths[column], nullptr);
    }
    worksheet_freeze_panes(sheet_, kTitleRows + 1, 0);
  }

  void write_line(lxw_row_t row, const SaleLine& line) {
    const Plan& plan = company_.plan;
    const Customer& customer = plan.customers[line.customer];
    date(row, kDay, line.day);
    text(row, kNumber, line.number, nullptr);
    text(row, kCustomerCode, customer.code, nullptr);
    text(row, kCustomer, customer.name, nullptr);
    if (customer.head != customer.code)
      text(row, kParent, plan.customer(customer.head).name, nullptr);
    text(row, kProductCode, line.product->code, nullptr);
    text(row, kProduct, line.product->name, nullptr);
    number(row, kQuantity, line.quantity, line.unit == "t" ? tonnes_ : whole_);
    text(row, kUnit, line.unit == "袋" ? labels_.bag : line.unit, nullptr);
    number(row, kAmount, line.amount, money_);
    text(row, kCurrency, line.currency, nullptr);
    number(row, kCost, line.cost, money_);
    text(row, kSalesperson, line.salesperson->name, nullptr);
    text(row, kTeam, line.salesperson->team, nullptr);
    text(row, kNote, line.note, nullptr);
  }

  void write_totals(lxw_row_t row, const std::string& word, Day from, Day to,
                    const Totals& totals) {
    text(row, kDay, word + " " + format_day(from) + labels_.to + format_day(to), bold_);
    number(row, kAmount, totals.home, bold_money_);
    number(row, kCost, totals.cost, bold_money_);
    text(row, kNote, labels_.in_home, bold_);
  }

  void text(lxw_row_t row, lxw_col_t column, const std::string& value, lxw_format* look) {
    if (!value.empty()) worksheet_write_string(sheet_, row, column, value.c_str(), look);
  }

  void number(lxw_row_t row, lxw_col_t column, Amount value, lxw_format* look) {
    worksheet_write_number(sheet_, row, column, static_cast<double>(value) / kOne, look);
  }

  void date(lxw_row_t row, lxw_col_t column, Day value) {
    const std::chrono::year_month_day day{value};
    lxw_datetime cell{};
    cell.year = static_cast<int>(day.year());
    cell.month = static_cast<int>(static_cast<unsigned>(day.month()));
    cell.day = static_cast<int>(static_cast<unsigned>(day.day()));
    worksheet_write_datetime(sheet_, row, column, &cell, day_);
  }

  const Company& company_;
  const Labels& labels_;
  lxw_workbook* book_;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format *day_, *money_, *tonnes_, *whole_, *bold_, *bold_money_, *head_, *title_;
};

}  // namespace

void write_xlsx_export(const Company& company, const Labels& labels,
                       const std::filesystem::path& folder) {
  const std::string file = (folder / labels.sales_file).string();
  SalesBook book(company, labels, file);
  book.write();
  book.close(file);
}

}  // namespace pareto::demo
