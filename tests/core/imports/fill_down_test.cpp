#include "core/imports/mapping/fill_down.hpp"

#include <catch2/catch.hpp>

#include "core/imports/run/raw_mending.hpp"
#include "tests/core/imports/samples.hpp"

using namespace pareto;
using namespace pareto::imports;

namespace {

// The sample as it is after filling, its cells with bars between; "" where nothing is to be filled.
std::vector<std::string> filled(const Sample& sample, const char* entity = "sale") {
  static const model::Schema schema = model::Schema::core();
  const Layout layout = find_layout(sample, known_headers(schema));
  const Mapping mapping = propose_mapping(schema, schema.entity(entity), layout, sample);
  const FillDown columns = find_fill_down(schema, mapping, layout, data_of(sample, layout));
  if (columns.empty()) return {};
  RawMending mending;
  mending.fill_down(columns, layout, {});
  std::vector<std::string> out;
  for (const RawRow& row : mending.fill(sample).rows) {
    if (row.line <= layout.header_line) continue;
    std::string line;
    for (const std::string& cell : row.cells)
      line += (line.empty() ? "" : "|") + (cell.empty() ? std::string("-") : cell);
    out.push_back(line);
  }
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("A document's first line holds for its others, amounts do not", "[imports]") {
  CHECK(filled(rows_of({{"日期", "单号", "客户", "产品", "数量", "金额", "业务员"},
                        {"2026-01-05", "A1", "雾栎", "烟酸", "1", "10", "银杏"},
                        {"", "", "", "烟酰胺", "2", "", ""},
                        {"小计", "", "", "", "3", "10", ""},
                        {"2026-01-06", "A2", "禾硐", "烟酸", "4", "40", ""},
                        {"", "", "", "烟酰胺", "5", "50", ""}})) ==
        Lines{"2026-01-05|A1|雾栎|烟酸|1|10|银杏", "2026-01-05|A1|雾栎|烟酰胺|2|-|银杏",
              "小计|-|-|-|3|10|-", "2026-01-06|A2|禾硐|烟酸|4|40|-",
              "2026-01-06|A2|禾硐|烟酰胺|5|50|-"});
}

TEST_CASE("Groups may lie in groups", "[imports]") {
  CHECK(filled(rows_of({{"客户", "单号", "日期", "产品", "金额"},
                        {"雾栎", "A1", "2026-01-05", "烟酸", "1"},
                        {"", "", "", "烟酰胺", "2"},
                        {"", "A2", "2026-01-06", "烟酸", "3"},
                        {"禾硐", "A3", "2026-01-07", "烟酸", "4"}})) ==
        Lines{"雾栎|A1|2026-01-05|烟酸|1", "雾栎|A1|2026-01-05|烟酰胺|2",
              "雾栎|A2|2026-01-06|烟酸|3", "禾硐|A3|2026-01-07|烟酸|4"});
}

TEST_CASE("Customers that head their rows are groups", "[imports]") {
  CHECK(filled(rows_of({{"客户", "日期", "单号", "金额"},
                        {"雾栎", "2026-01-05", "A1", "1"},
                        {"", "2026-01-06", "A2", "2"},
                        {"禾硐", "2026-01-07", "A3", "3"},
                        {"", "2026-01-08", "A4", "4"}})) ==
        Lines{"雾栎|2026-01-05|A1|1", "雾栎|2026-01-06|A2|2", "禾硐|2026-01-07|A3|3",
              "禾硐|2026-01-08|A4|4"});
  CHECK(filled(rows_of({{"客户", "联系人", "手机"},
                        {"雾栎", "银杏", "1"},
                        {"", "白桦", "2"},
                        {"", "山茶", "3"}}),
               "contact")
            .size() == 3);
}

TEST_CASE("A value that is missing is no block", "[imports]") {
  // A customer that was forgotten, though code and name are two columns.
  CHECK(filled(rows_of({{"日期", "单号", "客户编码", "客户名称", "金额"},
                        {"2026-01-05", "A1", "01", "雾栎", "1"},
                        {"2026-01-06", "A2", "", "", "2"},
                        {"2026-01-07", "A3", "02", "禾硐", "3"}}))
            .empty());
  // Nobody's purchases among somebody's.
  CHECK(filled(rows_of({{"客户", "日期", "单号", "金额"},
                        {"雾栎", "2026-01-05", "A1", "1"},
                        {"雾栎", "2026-01-06", "A2", "2"},
                        {"", "2026-01-07", "A3", "3"},
                        {"", "2026-01-08", "A4", "4"}}))
            .empty());
  // A second line of a customer is no second customer.
  CHECK(filled(rows_of({{"客户编码", "客户名称", "电话"},
                        {"01", "雾栎", "1"},
                        {"", "", "2"},
                        {"02", "禾硐", "3"}}),
               "customer")
            .empty());
}
