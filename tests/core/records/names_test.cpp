#include "core/records/values/names.hpp"

#include <catch2/catch.hpp>

#include "core/base/error.hpp"
#include "core/records/list/list.hpp"
#include "core/records/values/values.hpp"
#include "records_bench.hpp"

using namespace pareto;
using namespace pareto::records;
using namespace pareto::records::testing;

namespace {

struct Firms {
  Firms() {
    owner = bench.add("user", {{"name", std::string("银杏")}});
    bench.add("customer", {{"code", std::string("0013")},
                           {"name", std::string("霁岚营养有限公司")},
                           {"owner", owner},
                           {"industry", std::string("食品")}});
    bench.add("customer", {{"code", std::string("0014")},
                           {"name", std::string("霁岚饲料有限公司")},
                           {"industry", std::string("饲料")}});
    bench.add("customer", {{"code", std::string("0015")}, {"name", std::string("厦门银行")}});
    bench.add("customer", {{"code", std::string("0016")}, {"name", std::string("0013")}});
  }
  std::string found(std::string_view typed) {
    std::string out;
    for (const Named& named :
         find_named(bench.connection(), bench.schema(), bench.entity("customer"), typed).records)
      out += named.code + " ";
    return out;
  }
  RecordsBench bench;
  std::int64_t owner = 0;
};

std::string listed(RecordsBench& bench, ListRequest request) {
  const List list = list_records(bench.store(), {}, bench.schema(), request);
  std::string out;
  sdk::Batch batch;
  while (list.rows->next(batch)) {
    for (std::int64_t row = 0; row < batch.rows(); ++row) {
      for (std::size_t c = 0; c < batch.columns(); ++c) {
        out += batch.column(c).is_null(row) ? "-"
               : list.columns[c].type == sdk::Type::Text
                   ? std::string(batch.column(c).text(row))
                   : std::to_string(batch.column(c).integer(row));
        out += c + 1 < batch.columns() ? "|" : "; ";
      }
    }
  }
  return out + std::to_string(list.count);
}

}  // namespace

TEST_CASE(
    "A record is found by code before name, by name before a part of it, and by how it sounds",
    "[names]") {
  Firms firms;

  CHECK(firms.found("0013") == "0013 ");
  CHECK(firms.found("霁岚营养有限公司") == "0013 ");
  CHECK(firms.found("霁岚营养") == "0013 ");
  CHECK(firms.found("霁岚") == "0013 0014 ");
  CHECK(firms.found("xmyh") == "0015 ");
  CHECK(firms.found("没有") == "");
  CHECK(firms.found("") == "");
  CHECK(firms.found("\" OR 1 --") == "");
}

TEST_CASE(
    "A spelling goes before another name, that before the normal form, and that before a part",
    "[names]") {
  RecordsBench bench;
  const auto add = [&](const char* code, const char* name, const char* brief) {
    return bench.add("customer", {{"code", std::string(code)},
                                  {"name", std::string(name)},
                                  {"short_name", std::string(brief)},
                                  {"phone", std::string("028-5550-0107")}});
  };
  const std::int64_t feeds = add("1", "禾硐饲料（成都）有限责任公司", "禾饲");
  add("2", "禾硐饲料厂", "禾硐饲料部");
  add("3", "鹿硐药业", "鹿药");
  bench.create("customer_name", {{{"customer", feeds}, {"name", std::string("蓉城饲料")}},
                                 {{"customer", feeds}, {"name", std::string("OLD-7")}}});
  const auto found = [&](std::string_view typed) {
    const Candidates candidates =
        find_named(bench.connection(), bench.schema(), bench.entity("customer"), typed);
    std::string out;
    for (const Named& named : candidates.records) out += named.code + " ";
    return out + std::to_string(static_cast<int>(candidates.by));
  };
  const auto is = [](const char* codes, NamedBy by) {
    return codes + std::to_string(static_cast<int>(by));
  };

  CHECK(found("１") == is("1 ", NamedBy::Code));
  CHECK(found("禾硐饲料(成都) 有限公司") == is("1 ", NamedBy::Spelling));
  CHECK(found("蓉城饲料") == is("1 ", NamedBy::OtherName));
  CHECK(found("OLD-7") == is("1 ", NamedBy::OtherName));
  CHECK(found("禾硐饲料") == is("2 ", NamedBy::NormalForm));
  CHECK(found("成都禾硐饲料") == is("", NamedBy::Sound));  // the index knows no other order
  CHECK(found("鹿药") == is("3 ", NamedBy::ShortName));
  CHECK(found("硐饲料") == is("2 1 ", NamedBy::Part));
  CHECK(found("hdsl") == is("2 1 ", NamedBy::Sound));
  CHECK(found("rongcheng") == is("1 ", NamedBy::Sound));
  CHECK(found("55500107") == is("3 2 1 ", NamedBy::Sound));
}

TEST_CASE("Who is meant must be one; otherwise those who could be are listed", "[names]") {
  Firms firms;
  const model::Entity& customer = firms.bench.entity("customer");

  CHECK(the_one(firms.bench.connection(), firms.bench.schema(), customer, "厦门").label ==
        "厦门银行");
  CHECK_THROWS_WITH(the_one(firms.bench.connection(), firms.bench.schema(), customer, "霁岚"),
                    Catch::Contains("“霁岚” may be any of 2"));
  CHECK_THROWS_WITH(the_one(firms.bench.connection(), firms.bench.schema(), customer, "none"),
                    Catch::Contains("there is no customer “none”"));
  CHECK(label_of(firms.bench.connection(), customer, 12345) == "12345");
}

TEST_CASE(
    "What sounds like somebody is looked at, and never written to; programs name ids and codes",
    "[names]") {
  Firms firms;
  const auto code = [&](std::string_view typed, NamedBy furthest) {
    return the_one(firms.bench.connection(), firms.bench.schema(), firms.bench.entity("customer"),
                   typed, furthest)
        .code;
  };
  const std::int64_t id = the_one(firms.bench.connection(), firms.bench.schema(),
                                  firms.bench.entity("customer"), "0015")
                              .id;

  CHECK(code("yh", NamedBy::Sound) == "0015");
  CHECK_THROWS_WITH(code("yh", NamedBy::Part), Catch::Contains("there is no customer “yh”"));
  CHECK(code("厦门", NamedBy::Part) == "0015");
  CHECK_THROWS_WITH(code("厦门", NamedBy::Code),
                    Catch::Contains("there is no customer with the id or code “厦门”"));
  CHECK(code(std::to_string(id), NamedBy::Code) == "0015");
  CHECK(code("0015", NamedBy::Code) == "0015");
  try {
    (void)code("yh", NamedBy::Part);
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::NotFound);
    CHECK_THAT(error.remedy(Language::English).value(), Catch::Contains("0015  厦门银行"));
  }
}

TEST_CASE("A list takes columns, conditions, search, order and limit", "[list]") {
  Firms firms;

  CHECK(listed(firms.bench, {.entity = "customer", .columns = {"code", "owner"}}) ==
        "0013|银杏; 0014|-; 0015|-; 0016|-; 4");
  CHECK(
      listed(firms.bench, {.entity = "customer", .columns = {"code"}, .where = {"owner = 银杏"}}) ==
      "0013; 1");
  CHECK(listed(firms.bench, {.entity = "customer", .columns = {"code"}, .where = {"owner ="}}) ==
        "0014; 0015; 0016; 3");
  CHECK(listed(firms.bench, {.entity = "customer", .columns = {"code"}, .where = {"owner !="}}) ==
        "0013; 1");
  CHECK(listed(firms.bench,
               {.entity = "customer", .columns = {"code"}, .where = {"行业 = 饲料"}}) == "0014; 1");
  CHECK(listed(firms.bench, {.entity = "customer",
                             .columns = {"code"},
                             .where = {"name ~ 霁岚", "code >= 0014"}}) == "0014; 1");
  CHECK(listed(firms.bench, {.entity = "customer", .columns = {"code"}, .where = {"owner ~ 银"}}) ==
        "0013; 1");
  CHECK(listed(firms.bench, {.entity = "customer", .columns = {"code"}, .search = "yh"}) ==
        "0015; 1");
  CHECK(listed(firms.bench,
               {.entity = "customer", .columns = {"code"}, .sort = {"-code"}, .limit = 2}) ==
        "0016; 0015; 4");
  CHECK(listed(firms.bench,
               {.entity = "customer", .columns = {"code"}, .where = {"name = ' OR 1=1 --"}}) ==
        "0");
}

TEST_CASE("A list that makes no sense says what would", "[list]") {
  Firms firms;

  CHECK_THROWS_WITH(listed(firms.bench, {.entity = "customers"}),
                    Catch::Contains("there is no entity customers"));
  CHECK_THROWS_WITH(listed(firms.bench, {.entity = "customer", .columns = {"nme"}}),
                    Catch::Contains("customer has no field nme"));
  CHECK_THROWS_WITH(listed(firms.bench, {.entity = "customer", .where = {"nonsense"}}),
                    Catch::Contains("“nonsense” is no condition"));
  CHECK_THROWS_WITH(
      listed(firms.bench, {.entity = "customer", .where = {"last_order > 2026-02-30"}}),
      Catch::Contains("is not a date"));
  CHECK_THROWS_WITH(listed(firms.bench, {.entity = "sale", .search = "x"}),
                    Catch::Contains("sale cannot be searched"));
}

TEST_CASE("Typed values become what their fields hold", "[values]") {
  Firms firms;
  const auto row = [&](const char* entity, const std::vector<std::string>& assignments) {
    return row_from(firms.bench.connection(), firms.bench.schema(), {}, firms.bench.entity(entity),
                    assignments);
  };

  const sdk::Batch sale = row("sale", {"customer=厦门", "date=2026/5/2", "amount=1,234.50",
                                       "tax_included=是", "tax_rate=13%", "note=a=b", "cost="});
  CHECK(sale.column(1).integer(0) == day("2026-05-02"));
  CHECK(sale.column(2).integer(0) == money(1234.5));
  CHECK(sale.column(3).integer(0) == 1);
  CHECK(sale.column(4).real(0) == Approx(0.13));
  CHECK(sale.column(5).text(0) == "a=b");
  CHECK(sale.column(6).is_null(0));
  CHECK(row("customer", {"类型=门店"}).column(0).text(0) == "store");
  CHECK(row("customer", {"phone=021-5550 0107"}).column(0).text(0) == "021-5550 0107");

  CHECK_THROWS_WITH(row("sale", {"customer=yh"}), Catch::Contains("there is no customer “yh”"));
  CHECK_THROWS_WITH(row("customer", {"phone=abc"}),
                    Catch::Contains("phone: “abc”: is no telephone number"));
  CHECK_THROWS_WITH(row("customer", {"currency=ZZZ"}), Catch::Contains("is no currency"));

  CHECK_THROWS_WITH(row("sale", {"amount=many"}),
                    Catch::Contains("amount") && Catch::Contains("“many”"));
  CHECK_THROWS_WITH(row("sale", {"date=2026-02-30"}), Catch::Contains("is not a date"));
  CHECK_THROWS_WITH(row("sale", {"line=1.5"}), Catch::Contains("is not a whole number"));
  CHECK_THROWS_WITH(row("customer", {"kind=shop"}), Catch::Contains("is none of the choices"));
  CHECK_THROWS_WITH(row("customer", {"nothing"}),
                    Catch::Contains("“nothing” is not of the form field=value"));
  CHECK_THROWS_WITH(row("customer", {"nme=x"}), Catch::Contains("customer has no field nme"));
}
