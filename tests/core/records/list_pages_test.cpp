// Pages of a list that is sorted by names are found along the index over names; they must be the
// pages of the whole list, in order.
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "core/records/list/list.hpp"
#include "core/records/list/list_cursor.hpp"
#include "core/records/list/page_ways.hpp"
#include "records_bench.hpp"

using namespace pareto;
using namespace pareto::records;
using namespace pareto::records::testing;

namespace {

// More than are looked at along the names at once; many of one name, so that one name stands on
// both sides of that end, and on two pages.
constexpr int kRows = 9000;

struct Customers {
  Customers() {
    std::mt19937 random(20261123);
    std::vector<Row> rows;
    for (int i = 0; i < kRows; ++i) {
      const std::string name = i % 3 == 0 ? "Mill" : "Firm " + std::to_string(random() % 2000);
      // Everywhere in one, in another rarely, in the third at the end of the names alone.
      const std::string province = name > "Mi" && i % 100 == 0 ? "Last"
                                   : i % 1501 == 1500          ? "Rare"
                                                               : "Often";
      rows.push_back({{"code", "C" + std::to_string(100000 + static_cast<int>(random() % 800000)) +
                                   std::to_string(i)},
                      {"name", name},
                      {"province", province}});
    }
    bench.create("customer", rows);
  }
  RecordsBench bench;
};

std::vector<std::string> codes_of(RecordsBench& bench, ListRequest request,
                                  std::string* next = nullptr) {
  request.entity = "customer";
  request.columns = {"code"};
  request.cursors = next != nullptr;
  const List list = list_records(bench.store(), {}, bench.schema(), request);
  std::vector<std::string> out;
  sdk::Batch batch;
  while (list.rows->next(batch)) {
    for (std::int64_t row = 0; row < batch.rows(); ++row) {
      out.emplace_back(batch.column(0).text(row));
      if (next == nullptr) continue;
      ListCursor at{request.sort, {}};
      for (const std::size_t c : list.order)
        at.values.push_back(cursor_value(batch.column(c), row));
      *next = text_of(at);
    }
  }
  return out;
}

std::vector<std::string> page_after_page(RecordsBench& bench, ListRequest request,
                                         std::int64_t limit) {
  std::vector<std::string> all;
  request.limit = limit;
  for (;;) {
    const std::vector<std::string> page = codes_of(bench, request, &request.after);
    all.insert(all.end(), page.begin(), page.end());
    if (static_cast<std::int64_t>(page.size()) < limit) return all;
  }
}

}  // namespace

TEST_CASE("Pages along the names are those of the whole list", "[list]") {
  Customers customers;
  RecordsBench& bench = customers.bench;
  for (const char* sort : {"name", "-name"}) {
    for (const std::vector<std::string>& where :
         std::vector<std::vector<std::string>>{{},
                                               {"province = Often"},
                                               {"province = Rare"},
                                               {"province = Last"},
                                               {"name = Mill"},
                                               {"province = Nowhere"}}) {
      CAPTURE(sort, where);
      const std::vector<std::string> whole = codes_of(bench, {.where = where, .sort = {sort}});
      const bool there = where != std::vector<std::string>{"province = Nowhere"};
      REQUIRE(whole.empty() != there);
      CHECK(page_after_page(bench, {.where = where, .sort = {sort}}, 700) == whole);
      const std::vector<std::string> first =
          codes_of(bench, {.where = where, .sort = {sort}, .limit = 7});
      CHECK(first ==
            std::vector<std::string>(
                whole.begin(), whole.begin() + std::min<std::ptrdiff_t>(7, std::ssize(whole))));
    }
  }
}

TEST_CASE("A page along the names is taken only where it is full", "[list]") {
  Customers customers;
  RecordsBench& bench = customers.bench;
  const auto way = [&](ListRequest request) {
    request.entity = "customer";
    request.sort = {"name"};
    request.limit = 50;
    const model::Entity& customer = bench.entity("customer");
    Conditions where(bench.schema(), customer, {});
    for (const std::string& condition : request.where) where.add(bench.connection(), condition);
    const auto found =
        along_the_names(bench.connection(), {}, bench.schema(), customer, request, where);
    return found ? page_by(bench.connection(), *found, 50) : std::nullopt;
  };
  CHECK(way({.where = {"province = Often"}}));
  CHECK_FALSE(way({.where = {"province = Rare"}}));
  // Those with 50 to show have them behind the names that are looked at.
  CHECK_FALSE(way({.where = {"name = Mill", "province = Nowhere"}}));
  CHECK_FALSE(way({.where = {"province = Often"}, .search = "Mill"}));
}
