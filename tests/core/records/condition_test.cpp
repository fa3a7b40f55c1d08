#include "core/records/list/condition.hpp"
#include "core/records/list/condition_text.hpp"

#include <catch2/catch.hpp>

#include "core/base/error.hpp"
#include "core/records/list/known_values.hpp"
#include "core/records/list/list.hpp"
#include "records_bench.hpp"

using namespace pareto;
using namespace pareto::records;
using namespace pareto::records::testing;

namespace {

struct Firms {
  Firms() {
    const std::int64_t owner = bench.add("user", {{"name", std::string("银杏")}});
    const std::int64_t first = bench.add("customer", {{"code", std::string("1")},
                                                      {"name", std::string("O'Neil | Sons")},
                                                      {"owner", owner},
                                                      {"city", std::string("Black and White")}});
    bench.add("customer", {{"code", std::string("2")},
                           {"name", std::string("禾硐集团")},
                           {"industry", std::string("feed")},
                           {"city", std::string("'s-Hertogenbosch")}});
    bench.add("customer", {{"code", std::string("3")},
                           {"name", std::string("霁岚")},
                           {"industry", std::string("food")}});
    bench.connection().execute("UPDATE pareto_customer SET tier = 'A' WHERE code = '1'");
    bench.connection().execute("UPDATE pareto_customer SET tier = 'old' WHERE code = '3'");
    bench.add("interaction", {{"customer", first},
                              {"kind", std::string("call")},
                              {"subject", std::string("now")},
                              {"start", bench.today() * 86'400'000'000}});
    for (const int day : {-100, -90, 0, 7}) {
      bench.add("task", {{"subject", "day " + std::to_string(day)}, {"due", bench.today() + day}});
    }
  }
  // The first column of all that fulfil it, in order; of what is refused, why and what to do.
  std::string which(const char* entity, const char* column, std::vector<std::string> where,
                    int later = 0) {
    try {
      const List list =
          list_records(bench.store(), {}, bench.schema(),
                       {.entity = entity,
                        .columns = {column},
                        .where = std::move(where),
                        .today = Date{static_cast<std::int32_t>(bench.today() + later)},
                        .sort = {"code"}});
      std::string out;
      for (sdk::Batch batch; list.rows->next(batch);) {
        for (std::int64_t row = 0; row < batch.rows(); ++row)
          out += (out.empty() ? "" : ",") + std::string(batch.column(0).text(row));
      }
      return out;
    } catch (const Error& error) {
      return error.text(Language::English) + " " + error.remedy(Language::English).value_or("");
    }
  }
  std::string customers(std::vector<std::string> where) {
    return which("customer", "code", std::move(where));
  }
  std::string tasks(std::string where, int later = 0) {
    return which("task", "subject", {std::move(where)}, later);
  }

  RecordsBench bench;
};

bool says(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("A condition of several values has them all, whatever signs are in them", "[condition]") {
  const std::vector<std::string> codes = {"0004", "O'Neil", "a|b", "\"quoted\"",
                                          "'x'",  "“甲”",   "C 1"};

  const ConditionText read =
      read_condition(one_of("code", codes), [](std::string_view) { return false; });

  CHECK(read.field == "code");
  CHECK(read.op == "=");
  CHECK(read.values == codes);
}

}  // namespace

TEST_CASE("Days of a condition are told from the day on which it is asked", "[condition]") {
  Firms firms;

  CHECK(firms.tasks("due < today-90d") == "day -100");
  CHECK(firms.tasks("due <= -90d") == "day -100,day -90");
  CHECK(firms.tasks("due = today | +7d") == "day 0,day 7");
  CHECK(firms.tasks("due > 今天") == "day 7");
  CHECK(firms.tasks("due < 90天前", 1) == "day -100,day -90");
  CHECK(firms.which("interaction", "subject", {"start >= today"}) == "now");
  CHECK(firms.which("interaction", "subject", {"start < today"}) == "");
  CHECK(says(firms.tasks("due < today-90"), "is not a date"));
}

TEST_CASE("A condition that nobody puts a day to takes no days told from it", "[condition]") {
  Firms firms;
  const model::Entity& task = firms.bench.entity("task");

  Conditions without(firms.bench.schema(), task, {});
  CHECK_THROWS_AS(without.add(firms.bench.connection(), "due < today"), Error);
  Conditions with(firms.bench.schema(), task, {}, Date{0});
  CHECK_NOTHROW(with.add(firms.bench.connection(), "due < today"));
}

TEST_CASE("A whole value may stand in quotes, and what only looks like them belongs to it",
          "[condition]") {
  Firms firms;

  for (const char* name : {"name = '禾硐集团'", "name = \"禾硐集团\"", "name=“禾硐集团”",
                           "name = ‘禾硐集团’", "name ~ '硐集'", "industry = 'feed'"}) {
    CAPTURE(name);
    CHECK(firms.customers({name}) == "2");
  }
  CHECK(firms.customers({"name = \"O'Neil | Sons\" | '霁岚'"}) == "1,3");
  CHECK(firms.customers({"name = O'Neil \\| Sons"}) == "1");
  CHECK(firms.customers({"name ~ O'Neil"}) == "1");
  CHECK(firms.customers({"name ~ | S"}) == "1");
  CHECK(firms.customers({"city = 's-Hertogenbosch"}) == "2");
  CHECK(firms.customers({"industry = ''"}) == "1");
  CHECK(firms.customers({"industry != \"\""}) == "2,3");
}

TEST_CASE("Two conditions in one are refused, and a value that holds the word is not",
          "[condition]") {
  Firms firms;

  for (const char* two : {"industry = feed and city = x", "tier = 'A' or tier = 'B'",
                          "city = a 或 industry = feed", "city = a AND Tier = A"}) {
    CAPTURE(two);
    CHECK(says(firms.customers({two}), "is more than one condition"));
  }
  CHECK(firms.customers({"city = Black and White"}) == "1");
  CHECK(firms.customers({"city = Black and White = x"}) == "");
}

TEST_CASE("What no record can have is refused with what there is", "[condition]") {
  Firms firms;
  CHECK(firms.customers({"tier = Z"}) == "");  // no rule ran: what tiers there are is not known

  keep_tiers(firms.bench.connection(), "abc", {"A", "B"});

  CHECK(firms.customers({"tier = A"}) == "1");
  CHECK(firms.customers({"tier = B"}) == "");           // a tier without customers is one
  CHECK(firms.customers({"tier = old | A"}) == "1,3");  // and what some customer has, too
  for (const char* wrong : {"tier = Z", "tier = A,B", "tier != a", "tier = A | Z"}) {
    CAPTURE(wrong);
    CHECK(says(firms.customers({wrong}), "there are: A, B"));
  }
  CHECK(says(firms.which("task", "subject", {"customer.tier = Z"}), "there is no tier"));
  CHECK(says(firms.tasks("state = nothing"), "is none of the choices"));
  CHECK(says(firms.customers({"owner = nobody"}), "there is no"));
  CHECK(firms.customers({"currency = GBP"}) == "");
  CHECK(says(firms.customers({"currency = POUND"}), "POUND"));
}
