#include "ugly_exports.hpp"

#include <chrono>
#include <cstdio>
#include <stdexcept>

#include "csv_exports.hpp"
#include "encoding.hpp"
#include "traditional.hpp"
#include "ugly_workbook.hpp"

namespace pareto::demo {
namespace {

std::string joined(const std::vector<std::string>& cells, const char* separator) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) line += (i > 0 ? separator : "") + cells[i];
  return line + "\r\n";
}

std::string converted(const std::string& text, const char* encoding) {
  const auto bytes = convert(text, "UTF-8", encoding);
  if (!bytes)
    throw std::runtime_error(std::string("a character of the words has no form in ") + encoding);
  return *bytes;
}

std::string in_wide_digits(const std::string& number) {
  std::string out;
  for (const char c : number) {
    if (c >= '0' && c <= '9')
      out += std::string("\xEF\xBC") + static_cast<char>(0x90 + (c - '0'));
    else
      out += c == '.' ? "．" : c == '-' ? "－" : std::string(1, c);
  }
  return out;
}

std::string without_dashes(const std::string& day) {
  return day.substr(0, 4) + day.substr(5, 2) + day.substr(8);
}

// 115/01/05 for 2026-01-05
std::string in_roc_years(Day day) {
  const std::chrono::year_month_day parts{day};
  char text[16];
  std::snprintf(text, sizeof text, "%d/%02u/%02u", static_cast<int>(parts.year()) - 1911,
                static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()));
  return text;
}

void write_tabbed_sales(const Company& company, const std::filesystem::path& file) {
  const Plan& plan = company.plan;
  std::string text = joined({"单据日期", "单据号", "客户编码", "客户简称", "存货编码", "存货名称",
                             "规格型号", "主计量", "数量", "无税单价", "无税金额", "税额",
                             "价税合计", "币种", "成本", "业务员", "销售部门", "备注"},
                            "\t");
  Amount sum = 0;
  std::size_t row = 0;
  for (const SaleLine& line : company.lines) {
    const Customer& customer = plan.customers[line.customer];
    const Amount tax = multiply_rounded(line.amount, kOne * 13 / 100);
    std::string quantity = format_amount(line.quantity, 0), amount = format_amount(line.amount, 2);
    // Typed with the Chinese keyboard on, now and then.
    if (++row % 17 == 0) quantity = in_wide_digits(quantity);
    if (row % 23 == 0) amount = in_wide_digits(amount);
    const Amount price = static_cast<Amount>(static_cast<double>(line.amount) /
                                             static_cast<double>(line.quantity) * kOne);
    text +=
        joined({without_dashes(format_day(line.day)), line.number, customer.code,
                customer.short_name, line.product->code, line.product->name, line.product->grade,
                line.unit, quantity, format_amount(price, 4), amount, format_amount(tax, 2),
                format_amount(line.amount + tax, 2), line.currency, format_amount(line.cost, 2),
                line.salesperson->name, line.salesperson->team, line.note},
               "\t");
    sum += line.amount;
  }
  text += joined({"合计", "", "", "", "", "", "", "", "", "", format_amount(sum, 2), "", "", "", "",
                  "", "", ""},
                 "\t");
  write_file(file, converted(text, "GBK"));
}

void write_taiwan_sales(const Company& company, const std::filesystem::path& file) {
  const Plan& plan = company.plan;
  std::string text = joined({"單據日期", "單據編號", "客戶代號", "客戶名稱", "料號", "數量", "單位",
                             "未稅金額", "幣別", "成本", "業務員", "備註"},
                            ",");
  Amount sum = 0, year_sum = 0;
  int year = 0;
  const auto total = [&](const char* word, Amount amount) {
    text += joined({"", word, "", "", "", "", "", format_amount(amount, 2), "", "", "", ""}, ",");
  };
  for (const SaleLine& line : company.lines) {
    const Customer& customer = plan.customers[line.customer];
    if (year_of(line.day) != year) {
      total("小計", year_sum);
      year_sum = 0;
      year = year_of(line.day);
    }
    text += joined({in_roc_years(line.day), line.number, customer.code, traditional(customer.name),
                    line.product->code, format_amount(line.quantity, 0), line.unit,
                    format_amount(line.amount, 2), line.currency, format_amount(line.cost, 2),
                    traditional(line.salesperson->name), traditional(line.note)},
                   ",");
    year_sum += line.amount;
    sum += line.amount;
  }
  total("小計", year_sum);
  total("合計", sum);
  write_file(file, converted(text, "BIG5-HKSCS"));
}

void write_taiwan_customers(const Company& company, const std::filesystem::path& file) {
  const Plan& plan = company.plan;
  std::string text = joined(
      {"客戶代號", "客戶名稱", "客戶簡稱", "上級單位", "國家", "縣市", "郵遞區號", "產業別"}, ",");
  for (const Customer& customer : plan.customers) {
    const std::string head =
        customer.head != customer.code ? plan.customer(customer.head).name : "";
    text +=
        joined({customer.code, traditional(customer.name), traditional(customer.short_name),
                traditional(head), traditional(customer.country), traditional(customer.province),
                customer.postcode, traditional(plan.group_of(customer).industry)},
               ",");
  }
  write_file(file, converted(text, "BIG5-HKSCS"));
}

void write_wide_products(const Company& company, const std::filesystem::path& file) {
  std::string text = joined({"物料编码", "物料名称", "等级", "类别", "单位"}, "\t");
  for (const Product& product : company.plan.products)
    text +=
        joined({product.code, product.name, product.grade, product.category, product.unit}, "\t");
  write_file(file, converted(text, "UTF-16LE"));
}

// The bytes of UTF-8 taken for pairs of GBK; a last byte without its pair becomes a question mark.
std::string garbled(const std::string& text) {
  for (std::size_t length = text.size();; --length) {
    const auto wrong = convert(std::string_view(text).substr(0, length), "GB18030", "UTF-8");
    if (wrong) return *wrong + (length < text.size() ? "?" : "");
    if (length == 0 || length + 1 < text.size())
      throw std::runtime_error(text + " cannot be garbled");
  }
}

void write_garbled_customers(const Company& company, const std::filesystem::path& file) {
  const Plan& plan = company.plan;
  std::string text = joined({"客户编码", "客户名称", "客户简称", "国家", "省份", "城市"}, ",");
  for (const Customer& customer : plan.customers) {
    text += joined({customer.code, garbled(customer.name), customer.short_name, customer.country,
                    customer.province, customer.city},
                   ",");
  }
  write_file(file, "\xEF\xBB\xBF" + text);
}

}  // namespace

void write_ugly_exports(const Company& company, const std::filesystem::path& folder) {
  write_ugly_workbook(company, folder / "金蝶销售出库.xlsx");
  write_tabbed_sales(company, folder / "用友销售.xls");
  write_taiwan_sales(company, folder / "銷貨明細.csv");
  write_taiwan_customers(company, folder / "客戶資料.csv");
  write_wide_products(company, folder / "产品.txt");
  write_garbled_customers(company, folder / "客户_乱码.csv");
}

}  // namespace pareto::demo
