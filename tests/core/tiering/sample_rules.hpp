// Rules for tests: one with fixed limits, and ones that break the contract.
#pragma once

#include <map>
#include <string>

#include "core/tiering/rule.hpp"
#include "pareto/tiering_tables.hpp"

namespace pareto::tiering::testing {

// A from 100, B from 10 of net sales, in units of money; without sales not rated. Says nothing of
// next and below.
struct Flat : sdk::Tiering<Flat> {
  static constexpr const char* id = "flat";
  static constexpr sdk::Label label{"Flat limits", "固定门槛"};
  static constexpr sdk::Tier tiers[] = {{"C", {"C"}}, {"B", {"B"}}, {"A", {"A"}}};
  static constexpr sdk::Field settings[] = {
      sdk::money("a_from", {"A from", "A 类起点"}).initially("100"),
      sdk::text("window", {"Window", "期间"}).initially("12m"),
      sdk::text("per", {"Subject", "以谁为单位"}).initially("customer")};
  static constexpr sdk::Field indicators[] = {sdk::money("net_sales", {"Net sales", "净销售"})};
  static constexpr sdk::Field figures[] = {sdk::real("rated", {"Rated", "已评"})};

  static void plan(const sdk::Job& job, sdk::Plan& plan) {
    const std::string window = job.text("window", "12m");
    plan.metric("net_sales", sdk::Type::Money, "net_sales", window.c_str());
    plan.per_group(job.text("per", "customer") == "group");
  }
  explicit Flat(const sdk::Job& job) : a_from(job.integer("a_from", 0)) {}
  sdk::Rating rate(const sdk::Row& row) {
    const auto sales = row.integer(0);
    if (!sales) return {};
    ++rated;
    return {.tier = *sales >= a_from    ? 2
                    : *sales >= 10'0000 ? 1
                                        : 0,
            .score = static_cast<double>(*sales),
            .explanation = sdk::Explanation().indicator("net_sales", *sales).json()};
  }
  void finish(const sdk::Job& job) const { job.figure("rated", rated); }
  std::int64_t a_from;
  double rated = 0;
};

template <class X>
Rule rule_of(std::map<std::string, std::string> settings = {}) {
  return {{static_cast<const pareto_tiering_v1*>(X::table()), nullptr, "test"}, settings, {}};
}

inline std::int64_t money_units(std::int64_t units) { return units * 10'000; }

}  // namespace pareto::tiering::testing
