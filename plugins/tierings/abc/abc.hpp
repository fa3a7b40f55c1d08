// ABC analysis as a tiering: who brings the first 80 % of net sales, who the next 15 %, and the
// rest.
//
// The rule itself is in ranking.hpp, the figures of concentration in concentration.hpp. The score
// is the share of the total that lies behind the subject, in per cent: 100 minus the share before
// it, so 100 for the largest and falling to 0; 0 where the value is not positive. Subjects without
// sales in the window are not rated.
#pragma once

#include <memory>

#include "pareto/tiering_tables.hpp"

namespace pareto::abc {

using sdk::Choice;
using sdk::Field;
using sdk::Label;
using sdk::Tier;

inline constexpr Choice kMeasures[] = {{"net_sales", {"Net sales", "净销售"}},
                                       {"margin", {"Margin", "毛利"}}};
inline constexpr Choice kSubjects[] = {
    {"group", {"Group (customers with their parent)", "集团（含下属客户）"}},
    {"customer", {"Customer", "客户"}}};

struct Abc : sdk::Tiering<Abc> {
  static constexpr const char* id = "abc";
  static constexpr Label label{"ABC by cumulative share", "按累计占比分 A、B、C"};
  static constexpr Label help{
      "Customers sorted by net sales or margin: A while the sum before a customer is below 80 % of "
      "the total, B below 95 %, the rest is C.",
      "客户按净销售或毛利从大到小排列：加到该客户之前不足总额的 80% 为 A，不足 95% 为 B，其余为 "
      "C。"};
  static constexpr Tier tiers[] = {{"C", {"C"}}, {"B", {"B"}}, {"A", {"A"}}};
  static constexpr bool ordered = true;

  static constexpr Field settings[] = {
      sdk::text("measure", {"Measure", "按什么排"}).one_of(kMeasures).initially("net_sales"),
      sdk::text("window", {"Window", "期间"})
          .initially("12m")
          .explained({"12m: the twelve months until the day looked at; any other number of months; "
                      "all",
                      "12m：截止日前十二个月；也可用其他月数；all：全部数据"}),
      sdk::text("per", {"Subject", "以谁为单位"}).one_of(kSubjects).initially("group"),
      sdk::percent("a_share", {"A below", "A 类界线"}).between_real(0, 1).initially("0.8"),
      sdk::percent("b_share", {"B below", "B 类界线"}).between_real(0, 1).initially("0.95")};

  static constexpr Field indicators[] = {
      sdk::money("net_sales", {"Net sales", "净销售"}),
      sdk::money("margin", {"Margin", "毛利"}),
      sdk::percent("share", {"Share of the total", "它自己的占比"}),
      sdk::percent("share_before", {"Cumulative share before it", "它之前的累计占比"}),
      sdk::percent("cumulative", {"Cumulative share with it", "到它为止的累计"}),
      sdk::integer("rank", {"Rank", "名次"})};

  static constexpr Field figures[] = {
      sdk::real("gini", {"Gini coefficient", "基尼系数"}),
      sdk::real("hhi", {"Herfindahl-Hirschman index", "赫芬达尔指数（HHI）"}),
      sdk::real("subjects_positive", {"With a positive value", "为正的个数"}),
      sdk::real("subjects_nonpositive",
                {"With sales, but at or below zero", "有成交但不为正的个数"}),
      sdk::real("cut_a_count", {"Number of A", "A 类个数"}),
      sdk::percent("cut_a_share", {"Share of A", "A 类占比"}),
      sdk::real("cut_b_count", {"Number of A and B", "A、B 类个数"}),
      sdk::percent("cut_b_share", {"Share of A and B", "A、B 类占比"}),
      sdk::real("total", {"Total in home currency", "合计（本位币）"}),
      sdk::percent("a_share", {"A below", "A 类界线"}),
      sdk::percent("b_share", {"B below", "B 类界线"})};

  static void plan(const sdk::Job& job, sdk::Plan& plan);
  static std::unique_ptr<sdk::BatchStream> apply(const sdk::Job& job,
                                                 std::unique_ptr<sdk::BatchStream> in);
};

}  // namespace pareto::abc
