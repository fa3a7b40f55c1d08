// Key accounts by a weighted score: indicators with a scale and a weight each, tiers from limits.
//
// What is scored is a setting that a person writes (definition.hpp), or one of two bundled ones:
// "industrial" needs nothing beyond sales, "traits" asks people for what figures do not know. The
// arithmetic is in card.hpp and scale.hpp.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "card.hpp"
#include "pareto/tiering.hpp"

namespace pareto::scorecard {

using sdk::Choice;
using sdk::Field;
using sdk::Label;
using sdk::Tier;

inline constexpr Choice kSubjects[] = {
    {"group", {"Group (customers with their parent)", "集团（含下属客户）"}},
    {"customer", {"Customer", "客户"}}};

struct Scorecard : sdk::Tiering<Scorecard> {
  static constexpr const char* id = "scorecard";
  static constexpr Label label{"Weighted scorecard", "加权打分"};
  static constexpr Label help{
      "Each indicator brings 0 to 100 points; the weighted mean is the score, and limits make tiers of it.",
      "每个指标得 0 到 100 分，加权平均为总分，再按界线分等级。"};
  static constexpr Tier tiers[] = {{"C", {"C"}}, {"B", {"B"}}, {"A", {"A"}}};
  static constexpr bool ordered = true;
  static constexpr bool own_tiers = true;

  static constexpr Field settings[] = {
      sdk::text("definition", {"Definition", "打分表"})
          .initially("industrial")
          .explained(
              {"industrial, traits, or lines of your own: NAME = SOURCE | weight N | SCALE, and limits A 70, B 45, C",
               "industrial（只用销售数据）、traits（八个特征），或自己写：名称 = 来源 | 权重 N | 分法，以及 界线 A 70, B 45, C"}),
      sdk::text("per", {"Subject", "以谁为单位"}).one_of(kSubjects).initially("group")};

  static constexpr Field indicators[] = {
      sdk::money("net_sales", {"Net sales", "净销售"}),
      sdk::money("margin", {"Margin", "毛利"}),
      sdk::percent("margin_share", {"Margin, per cent", "毛利率"}),
      sdk::percent("growth", {"Growth", "增长"}),
      sdk::integer("orders", {"Orders", "订单数"}),
      sdk::integer("recency", {"Days since the last order", "距末单天数"}),
      sdk::integer("regularity", {"Months with an order", "有订单的月数"}),
      sdk::integer("tenure", {"Days since the first order", "合作天数"}),
      sdk::real("future_sales", {"Share of sales to come", "未来销售占比"}),
      sdk::real("few", {"Few of its kind", "数量少"}),
      sdk::real("irreplaceable", {"Not soon replaced", "短期不可替代"}),
      sdk::real("dependence", {"Need of each other", "相互依存"}),
      sdk::real("stability", {"Steady, with potential", "稳定且有潜力"}),
      sdk::real("effort", {"Effort it takes", "投入精力"}),
      sdk::real("bargaining", {"Bargaining power", "议价能力"}),
      sdk::real("alliance", {"Fit for an alliance", "适合结盟"})};

  static constexpr Field figures[] = {sdk::integer("rated", {"Rated", "已评"}),
                                      sdk::integer("unrated", {"Not rated", "未评级"}),
                                      sdk::real("mean_score", {"Mean score", "平均分"})};

  static void plan(const sdk::Job& job, sdk::Plan& plan);

  explicit Scorecard(const sdk::Job& job);
  void observe(const sdk::Row& row);
  void ready() { card_.ready(); }
  sdk::Rating rate(const sdk::Row& row);
  void finish(const sdk::Job& job) const;

 private:
  // The columns of the stream that an indicator reads; the second of growth and ratios.
  struct Columns {
    std::size_t first = 0, second = 0;
  };
  void read(const sdk::Row& row);
  void explain(const Scored& scored, std::string& out) const;

  Card card_;
  std::vector<Columns> columns_;
  std::vector<Value> values_;  // of the row at hand
  std::int32_t today_;
  bool relative_, explains_, all_ways_;
  std::int64_t rated_ = 0, unrated_ = 0;
  double scores_ = 0;
};

}  // namespace pareto::scorecard
