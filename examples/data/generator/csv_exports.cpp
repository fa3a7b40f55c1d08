#include "csv_exports.hpp"

#include <fstream>
#include <stdexcept>

#include "encoding.hpp"

namespace pareto::demo {
namespace {

class CsvText {
 public:
  explicit CsvText(const std::vector<std::string>& header) { add(header); }

  void add(const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) text_ += ',';
      text_ += quoted(cells[i]);
    }
    text_ += "\r\n";
  }

  const std::string& text() const { return text_; }

 private:
  static std::string quoted(const std::string& cell) {
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string result = "\"";
    for (const char c : cell) {
      if (c == '"') result += '"';
      result += c;
    }
    return result + '"';
  }

  std::string text_;
};

void write_utf8(const std::filesystem::path& file, const CsvText& csv) {
  write_file(file, "\xEF\xBB\xBF" + csv.text());
}

void write_local(const std::filesystem::path& file, const CsvText& csv, const Labels& labels) {
  if (*labels.iconv_encoding == '\0') return write_utf8(file, csv);
  const auto bytes = convert(csv.text(), "UTF-8", labels.iconv_encoding);
  if (!bytes) {
    throw std::runtime_error(file.string() + ": a character has no form in " +
                             labels.iconv_encoding);
  }
  write_file(file, *bytes);
}

// Numbers that cannot be dialled: no Chinese area code is 000, no country code begins with 0.
std::string impossible_phone(const Plan& plan, const Customer& customer, const Group& group) {
  if (customer.country != "中国") return "+00 000 " + customer.code;
  if (group.industry == "贸易") return "199-0000-" + customer.code;
  // The firm under three spellings has one switchboard.
  const bool same_firm = customer.city == plan.customer("0031").city && group.industry == "日化";
  return "000-5550" + (same_firm ? std::string("0031") : customer.code);
}

CsvText customers_csv(const Company& company, const Labels& labels) {
  const Plan& plan = company.plan;
  CsvText csv(labels.customers);
  for (const Customer& customer : plan.customers) {
    const Group& group = plan.group_of(customer);
    const bool has_parent = customer.head != customer.code;
    // Nobody has entered the successor of the salesperson who left.
    const bool owned = !plan.person(group.owner).left;
    csv.add({customer.code, customer.name, customer.short_name,
             has_parent ? plan.customer(customer.head).name : "", customer.country,
             customer.province, customer.city, customer.postcode, group.industry,
             impossible_phone(plan, customer, group), owned ? group.owner : "",
             owned ? group.deputy : ""});
  }
  return csv;
}

}  // namespace

void write_file(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << bytes;
  out.close();
  if (!out) throw std::runtime_error("cannot write " + file.string());
}

void write_csv_exports(const Company& company, const Labels& labels,
                       const std::filesystem::path& folder) {
  write_local(folder / labels.customers_file, customers_csv(company, labels), labels);

  CsvText products(labels.products);
  for (const Product& product : company.plan.products) {
    products.add({product.code, product.name, product.grade, product.category,
                  product.unit == "袋" ? labels.bag : product.unit, "25"});
  }
  write_local(folder / labels.products_file, products, labels);

  CsvText people(labels.people);
  for (const Person& person : company.plan.people) {
    people.add({person.name, person.team, person.left ? labels.left : labels.working,
                person.left ? format_day(*person.left) : ""});
  }
  write_local(folder / labels.people_file, people, labels);

  CsvText uses(labels.uses);
  for (const Use& use : company.plan.uses) {
    uses.add({use.customer, company.plan.customer(use.customer).name, use.product, use.output,
              use.use, use.year});
  }
  write_local(folder / labels.uses_file, uses, labels);

  CsvText rates(labels.rates);
  for (const Rate& rate : company.rates) {
    rates.add({rate.currency, format_day(rate.from), format_amount(rate.rate, 4)});
  }
  write_utf8(folder / labels.rates_file, rates);
}

}  // namespace pareto::demo
