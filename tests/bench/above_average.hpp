// The rule of the bench of tierings: two passes, a tier and a score for each of them. Compiled into
// a plugin and into the program that measures, so that the loop is the same.
#pragma once

#include <pareto/plugin.hpp>
#include <pareto/tiering.hpp>

struct AboveAverage : pareto::sdk::Tiering<AboveAverage> {
  static constexpr const char* id = "above_average";
  static constexpr pareto::sdk::Label label{"Above the average", "高于平均"};
  static constexpr pareto::sdk::Tier tiers[] = {{"under", {"Under", "低于"}},
                                                {"over", {"Over", "高于"}}};

  static void plan(const pareto::sdk::Job&, pareto::sdk::Plan& plan) {
    plan.metric("net", pareto::sdk::Type::Money, "net_sales", "12m");
  }
  explicit AboveAverage(const pareto::sdk::Job&) {}
  void observe(const pareto::sdk::Row& row) {
    if (const auto net = row.integer(0)) {
      sum += *net;
      ++count;
    }
  }
  [[nodiscard]] pareto::sdk::Rating rate(const pareto::sdk::Row& row) const {
    const auto net = row.integer(0);
    if (!net) return {};
    return {.tier = *net * count >= sum ? 1 : 0,
            .score = static_cast<double>(*net) / 10000,
            .explanation = {}};
  }

  std::int64_t sum = 0, count = 0;
};
