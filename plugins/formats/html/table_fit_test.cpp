#include "table_fit.hpp"

#include <catch2/catch.hpp>

#include "html_format.hpp"
#include "pareto/testing/rendering.hpp"

using namespace pareto::sdk;
using pareto::html::fit_table;
using pareto::html::HtmlFormat;
using pareto::html::TableFit;

namespace {

// As the list of whom to call: names of firms and people, telephones, days, and a bar.
TableInfo calls() {
  return {.name = "t",
          .columns = {{.name = "rank", .label = "名次", .type = Type::Int, .role = Role::Rank},
                      {.name = "customer", .label = "客户", .role = Role::Title},
                      {.name = "owner", .label = "负责人"},
                      {.name = "contact", .label = "联系人"},
                      {.name = "phone", .label = "电话"},
                      {.name = "seen", .label = "上次联系", .type = Type::Date},
                      {.name = "last", .label = "末单", .type = Type::Date},
                      {.name = "value",
                       .label = "涉及金额",
                       .type = Type::Money,
                       .role = Role::Bar,
                       .scale = Scale::Large}}};
}
Batch call(const TableInfo& info, const char* owner = "青檀") {
  BatchBuilder rows(info.schema());
  rows.integer(0, 1);
  rows.text(1, "霁岚营养食品有限公司");
  rows.text(2, owner);
  rows.text(4, "000-55500013");
  rows.integer(5, 20'000);
  rows.integer(6, 20'000);
  rows.integer(7, 65'910'000'000);
  rows.end_row();
  return rows.finish();
}
TableFit fit(const TableInfo& info, Batch batch, double room) {
  std::vector<Batch> rows;
  rows.push_back(std::move(batch));
  return fit_table(info, rows, Amounts(true), room);
}

}  // namespace

TEST_CASE("Bars give way before a name is broken", "[html]") {
  const TableInfo info = calls();

  const TableFit wide = fit(info, call(info), 400), sheet = fit(info, call(info), 178);

  CHECK(wide.bar == pareto::html::kWidestBar);
  CHECK(sheet.bar < 40);
  CHECK(sheet.bar >= 10);
  CHECK(sheet.whole[1] == 10);  // the ten signs of the name
  CHECK(sheet.whole[4] > 6);    // the telephone
  CHECK(sheet.whole[3] == 4);   // no contact was seen, but a short name may come
}

TEST_CASE("What no sheet could hold may be broken anywhere", "[html]") {
  TableInfo info{.name = "t"};
  for (int i = 0; i < 40; ++i)
    info.columns.push_back({.name = "c" + std::to_string(i), .label = "四字标题"});
  BatchBuilder rows(info.schema());
  for (std::size_t i = 0; i < 40; ++i) rows.text(i, "四个汉字");
  rows.end_row();

  CHECK(fit(info, rows.finish(), 178).whole[0] < 0);
}

TEST_CASE("Short texts and heads stand on one line, long ones do not", "[html]") {
  const auto page = [](const char* owner) {
    return testing::render<HtmlFormat>("zh-Hans",
                                       [&](Document& document) {
                                         const TableInfo info = calls();
                                         document.begin({.title = "t"});
                                         document.table(info, call(info, owner));
                                       })
        .files.at("");
  };
  const std::string named = page("青檀");

  CHECK(named.find("<td class=\"l q nb\">青檀<") != std::string::npos);
  CHECK(named.find("kw\" scope=\"col\">负责人<") != std::string::npos);
  CHECK(named.find("style=\"--bar:") != std::string::npos);
  CHECK(page("青檀与云杉与海棠与木槿与银杏与白桦一起").find("nb\">青檀与云杉") ==
        std::string::npos);
  CHECK(page("https://example.com/a-very-long-address").find("any\">https") != std::string::npos);
}
