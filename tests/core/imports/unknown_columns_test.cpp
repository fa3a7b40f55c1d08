#include "core/imports/mapping/unknown_columns.hpp"

#include <catch2/catch.hpp>

#include <map>

#include "core/base/error.hpp"
#include "tests/core/imports/samples.hpp"

using namespace pareto;
using namespace pareto::imports;

namespace {

const model::Schema& schema() {
  static const model::Schema kSchema = model::Schema::core();
  return kSchema;
}

struct Looked {
  Layout layout;
  Mapping mapping;
  std::vector<UnknownColumn> unknown;
};
Looked look(const char* entity, const Sample& sample) {
  Looked out;
  out.layout = find_layout(sample, known_headers(schema()));
  out.mapping = propose_mapping(schema(), schema().entity(entity), out.layout, sample);
  out.unknown = unknown_columns(schema(), out.mapping, out.layout, sample);
  return out;
}

Sample lines() {
  return rows_of({{"日期", "单号", "客户编码", "金额", "签约日", "授信额度", "是否寄样", "折扣",
                   "箱数", "车牌", "工单号", "网店", "客户评语"},
                  {"2026-10-01", "A1", "C1", "5", "2026-01-02", "500.50", "是", "5%", "3", "粤B1",
                   "0012", "https://a.example", "好"},
                  {"2026-10-02", "A2", "C1", "5", "2026-01-02", "500.50", "是", "6%", "4", "粤B2",
                   "0013", "https://b.example", "中"},
                  {"2026-10-03", "A3", "C2", "5", "2026-02-02", "700", "否", "5%", "5", "粤B3",
                   "0014", "https://c.example", "差"},
                  {"2026-10-04", "A4", "C2", "5", "2026-02-02", "700", "否", "7%", "6", "粤B4",
                   "0015", "https://d.example", ""},
                  {"2026-10-05", "A5", "C1", "5", "2026-01-02", "500.50", "是", "8%", "7", "粤B5",
                   "0016", "https://e.example", "好"}});
}

}  // namespace

TEST_CASE("What an unknown column looks like, and whom it tells of", "[imports]") {
  std::map<std::string, std::string> seen;
  for (const UnknownColumn& column : look("sale", lines()).unknown)
    seen[column.header] = column.target() + ":" + column.field.type;

  CHECK(seen == std::map<std::string, std::string>{{"签约日", "customer.my.签约日:date"},
                                                   {"授信额度", "customer.my.授信额度:money"},
                                                   {"是否寄样", "customer.my.是否寄样:bool"},
                                                   {"折扣", "my.折扣:percent"},
                                                   {"箱数", "my.箱数:int"},
                                                   {"车牌", "my.车牌:text"},
                                                   {"工单号", "my.工单号:text"},
                                                   {"网店", "my.网店:url"},
                                                   {"客户评语", "customer.my.客户评语:text"}});
}

TEST_CASE("A long amount is a number, a phone and a key are not", "[imports]") {
  std::map<std::string, std::string> seen;
  const Sample sample =
      rows_of({{"日期", "单号", "客户编码", "金额", "税额", "手机", "计件"},
               {"2026-10-01", "A1", "C1", "5", "137820.7225", "13800138000", "120"},
               {"2026-10-02", "A2", "C2", "5", "-10141.75", "13900139000", "9"}});
  for (const UnknownColumn& column : look("sale", sample).unknown)
    seen[column.header] = column.field.type;

  CHECK(seen["税额"] == "money");
  CHECK(seen["手机"] != "int");
  CHECK(seen["计件"] == "int");
}

TEST_CASE("Columns are kept as they seem, or as a user says", "[imports]") {
  const Looked looked = look("sale", lines());
  const auto keep = [&](std::vector<std::string> given,
                        const std::vector<model::FieldDefinition>& known = {}) {
    return kept_columns(schema(), "sale", given, looked.unknown, known);
  };

  CHECK(keep({"all"}).size() == looked.unknown.size());
  const auto named = keep({"授信额度=limit", "车牌=customer.plate:code", "签约日=my.signed"});
  REQUIRE(named.size() == 3);
  CHECK(named[0].target == "customer.my.limit");
  CHECK(named[0].field.label == "授信额度");
  CHECK(named[0].field.type == "money");
  CHECK(named[1].target == "customer.my.plate");
  CHECK(named[1].field.entity == "customer");
  CHECK(named[1].field.type == "code");
  CHECK(named[2].target == "my.signed");
  CHECK(named[2].field.entity == "sale");
  // What was removed comes back as it was.
  const model::FieldDefinition removed{
      .id = 7, .entity = "sale", .name = "车牌", .type = "code", .removed = true};
  CHECK(keep({"车牌"}, {removed}).front().field.id == 7);
  CHECK_FALSE(keep({"车牌"}, {removed}).front().field.removed);
}

TEST_CASE("What cannot be kept is said with what can", "[imports]") {
  const Looked looked = look("sale", lines());
  const auto keep = [&](const char* given) {
    return kept_columns(schema(), "sale", std::vector<std::string>{given}, looked.unknown, {});
  };

  CHECK_THROWS_WITH(keep("金额"), Catch::Contains("no unknown column"));
  CHECK_THROWS_WITH(keep("车牌=a b"), Catch::Contains("no name for a field"));
  CHECK_THROWS_WITH(keep("车牌=x:colour"), Catch::Contains("no type of field"));
  CHECK_THROWS_WITH(keep("车牌=x:choice"), Catch::Contains("too many different values"));
  CHECK_THROWS_WITH(keep("车牌=nobody.x"), Catch::Contains("has no field nobody"));
}
