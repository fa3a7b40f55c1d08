// Random commands on a small workspace, the same ones for the same seed.
#pragma once

#include <algorithm>
#include <random>

#include "records_bench.hpp"

namespace pareto::records::testing {

class RandomOperations {
 public:
  RandomOperations(RecordsBench& bench, std::uint32_t seed) : bench_(bench), random_(seed) {}

  // The operation's number; 0 when it changed nothing.
  std::int64_t next() {
    bench_.days_pass(one_in(3) ? below(40) : 0);
    switch (below(14)) {
      case 0:
        return create("user", some(3), [&](int) {
          return Row{{"name", word("user")}, {"left_on", maybe_day()}};
        });
      case 1:
      case 2:
        return create("customer", some(4), [&](int) {
          return Row{{"name", word("firm")},
                     {"parent", maybe("customer")},
                     {"owner", maybe("user")},
                     {"deputy", maybe("user")}};
        });
      case 3:
        return update("customer", some(3), [&] { return Row{{"parent", maybe("customer")}}; });
      case 4:
        return update("customer", some(3), [&] {
          if (one_in(2)) return Row{{"owner", maybe("user")}};
          return Row{{"deputy", maybe("user")}, {"note", word("note")}};
        });
      case 5:
        return update("customer", some(2), [&] {
          return Row{
              {"name", word("firm")}, {"owner", maybe("user")}, {"parent", maybe("customer")}};
        });
      case 6:
        return parts();
      case 7:
        return create("currency_rate", 1, [&](int) {
          return Row{{"currency", std::string(one_in(2) ? "USD" : "EUR")},
                     {"from_date", a_day()},
                     {"rate", 6.0 + below(300) / 100.0}};
        });
      case 8:
        return one_in(2) ? update("currency_rate", 1,
                                  [&] {
                                    return Row{{"rate", 6.0 + below(300) / 100.0}};
                                  })
                         : remove("currency_rate", 1);
      case 9:
      case 10:
      case 11:
        return create("sale", 1 + below(20), [&](int) { return sale(); });
      case 12:
        return update("sale", some(5), [&] {
          switch (below(4)) {
            case 0:
              return Row{{"amount", amount()}};
            case 1:
              return Row{{"customer", maybe("customer")}, {"date", a_day()}};
            case 2:
              return Row{{"currency", currency()}, {"cost", one_in(3) ? Cell{} : amount()}};
            default:
              return Row{{"note", word("line")}, {"tax_included", std::int64_t{below(2)}}};
          }
        });
      default: {
        static const char* const kRemoved[] = {"sale", "sale",    "customer",   "customer",
                                               "user", "contact", "department", "task"};
        return remove(kRemoved[below(8)], some(3));
      }
    }
  }

  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

 private:
  bool one_in(int n) { return below(n) == 0; }
  int some(int most) { return 1 + below(most); }
  Cell word(const char* stem) { return std::string(stem) + " " + std::to_string(below(60)); }
  Cell amount() { return std::int64_t{below(2'000'000) - 400'000} * 7; }
  Cell a_day() { return day("2026-01-01") + below(300); }
  Cell maybe_day() { return one_in(3) ? a_day() : Cell{}; }
  Cell currency() {
    return one_in(3)   ? Cell{std::string(one_in(2) ? "USD" : "EUR")}
           : one_in(2) ? Cell{std::string("CNY")}
                       : Cell{};
  }

  std::vector<std::int64_t> ids(const std::string& entity) {
    std::vector<std::int64_t> out;
    store::Statement rows =
        bench_.connection().prepare("SELECT id FROM pareto_" + entity + " ORDER BY id");
    while (rows.step()) out.push_back(rows.integer(0));
    return out;
  }
  Cell maybe(const char* entity) {
    if (one_in(4)) return {};
    const auto all = ids(entity);
    if (all.empty()) return {};
    return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
  }
  std::vector<std::int64_t> pick(const char* entity, int count) {
    std::vector<std::int64_t> all = ids(entity);
    std::shuffle(all.begin(), all.end(), random_);
    if (all.size() > static_cast<std::size_t>(count)) all.resize(static_cast<std::size_t>(count));
    return all;
  }
  Row sale() {
    return {{"number", one_in(6) ? Cell{} : Cell{"N" + std::to_string(below(40))}},
            {"date", a_day()},
            {"customer", maybe("customer")},
            {"amount", amount()},
            {"currency", currency()},
            {"cost", one_in(3) ? Cell{} : amount()},
            {"tax_included", std::int64_t{below(2)}},
            {"salesperson", maybe("user")}};
  }
  // What belongs to customers: departments (a tree), people, tasks.
  std::int64_t parts() {
    switch (below(5)) {
      case 0:
        return create("department", some(3), [&](int) {
          return Row{{"name", word("dept")},
                     {"customer", maybe("customer")},
                     {"parent", maybe("department")}};
        });
      case 1:
        return create("contact", some(3), [&](int) {
          return Row{{"name", word("person")}, {"customer", maybe("customer")}};
        });
      case 2:
        return create("task", some(3), [&](int) {
          return Row{
              {"subject", word("call")}, {"customer", maybe("customer")}, {"owner", maybe("user")}};
        });
      case 3:
        return update("contact", some(2), [&] {
          return Row{{"name", word("person")}, {"customer", maybe("customer")}};
        });
      default:
        return update("task", some(2), [&] {
          return Row{{"owner", maybe("user")}, {"state", std::string(one_in(2) ? "done" : "open")}};
        });
    }
  }
  template <class Make>
  std::int64_t create(const char* entity, int count, Make make) {
    std::vector<Row> rows;
    for (int i = 0; i < count; ++i) rows.push_back(make(i));
    return bench_.create(entity, rows).operation;
  }
  template <class Make>
  std::int64_t update(const char* entity, int count, Make make) {
    const auto ids = pick(entity, count);
    if (ids.empty()) return 0;
    std::vector<Row> rows{make()};
    while (rows.size() < ids.size()) {
      Row row = make();
      if (row.size() == rows[0].size() && row[0].field == rows[0][0].field)
        rows.push_back(std::move(row));
    }
    return bench_.update(entity, ids, rows).operation;
  }
  std::int64_t remove(const char* entity, int count) {
    return bench_.remove(entity, pick(entity, count)).operation;
  }

  RecordsBench& bench_;
  std::mt19937 random_;
};

}  // namespace pareto::records::testing
