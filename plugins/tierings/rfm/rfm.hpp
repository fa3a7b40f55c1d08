// Recency, frequency, money: how lately, how often and for how much a customer buys, in bins, and
// segments made of them.
//
// Recency is the last order of the whole history; orders and net sales are those of the window.
// Whoever never ordered is not rated; who did, but not in the window, has none and nothing. Bins
// are in bins.hpp, segments in segments.hpp. The score is the bins as a number: 543 is recency 5,
// frequency 4, money 3. (A. M. Hughes, Strategic Database Marketing, 1994.)
#pragma once

#include <memory>

#include "pareto/tiering_tables.hpp"

namespace pareto::rfm {

using sdk::Choice;
using sdk::Field;
using sdk::Label;
using sdk::Tier;

inline constexpr Choice kSubjects[] = {
    {"group", {"Group (customers with their parent)", "集团（含下属客户）"}},
    {"customer", {"Customer", "客户"}}};
inline constexpr Choice kTies[] = {
    {"together", {"Equal values share a bin", "相同的值同一档"}},
    {"ntile", {"Bins of equal size, as SQL's NTILE", "各档个数相同（同 SQL 的 NTILE）"}}};
inline constexpr Choice kReturns[] = {
    {"aside", {"Orders are numbers with a positive net", "净额为正的单据才算订单"}},
    {"counted", {"Every number and line counts", "每张单据、每一行都算"}}};

struct Rfm : sdk::Tiering<Rfm> {
  static constexpr const char* id = "rfm";
  static constexpr Label label{"Recency, frequency, money", "最近、频次、金额（RFM）"};
  static constexpr Label help{
      "Customers in bins by their last order, number of orders and net sales, and segments made of the three.",
      "按末单日期、订单数、净销售分档，再由三者组成分群。"};
  static constexpr Tier tiers[] = {{"lost", {"Lost", "已流失"}},
                                   {"asleep", {"Asleep", "沉睡客户"}},
                                   {"at_risk", {"At risk", "有流失风险"}},
                                   {"cannot_lose", {"Not to be lost", "不可流失"}},
                                   {"attention", {"Need attention", "待关注"}},
                                   {"new", {"New", "新客户"}},
                                   {"potential", {"Potential", "潜力客户"}},
                                   {"loyal", {"Loyal", "忠诚客户"}},
                                   {"champions", {"Champions", "核心客户"}}};
  static constexpr bool ordered = false;
  static constexpr bool own_tiers = true;

  static constexpr Field settings[] = {
      sdk::text("window", {"Window", "期间"})
          .initially("12m")
          .explained({"of orders and net sales: 12m, any other number of months, or all",
                      "订单数和净销售的期间：12m、其他月数，或 all"}),
      sdk::text("per", {"Subject", "以谁为单位"}).one_of(kSubjects).initially("group"),
      sdk::integer("bins", {"Bins", "档数"}).between(2, 9).initially("5"),
      sdk::text("ties", {"Equal values", "相同的值"}).one_of(kTies).initially("together"),
      sdk::text("returns", {"Returns", "退货"}).one_of(kReturns).initially("aside"),
      sdk::text("r_limits", {"Limits of days since the last order", "距末单天数的界线"})
          .explained({"bins by limits instead of quantiles: 30,90,180,365",
                      "按界线而不按分位数分档：30,90,180,365"}),
      sdk::text("f_limits", {"Limits of orders", "订单数的界线"})
          .explained({"2,4,8,12", "2,4,8,12"}),
      sdk::text("m_limits", {"Limits of net sales", "净销售的界线"})
          .explained(
              {"in home currency: 10000,50000,200000,1000000", "本位币：1万,5万,20万,100万"}),
      sdk::text("segments", {"Segments", "分群"})
          .explained(
              {"a line per segment: champions = r4-5 f4-5 m4-5 | Champions; empty: the bundled ones",
               "每行一个分群：champions = r4-5 f4-5 m4-5 | Champions | 核心客户；不填用自带的"})};

  static constexpr Field indicators[] = {
      sdk::integer("recency", {"Days since the last order", "距末单天数"}),
      sdk::integer("frequency", {"Orders", "订单数"}),
      sdk::money("monetary", {"Net sales", "净销售"}),
      sdk::integer("r", {"R, of recency", "R（最近）"}),
      sdk::integer("f", {"F, of frequency", "F（频次）"}),
      sdk::integer("m", {"M, of money", "M（金额）"})};
  static constexpr Field figures[] = {sdk::integer("rated", {"Rated", "已评"}),
                                      sdk::integer("unrated", {"Never ordered", "从未下单"})};

  static void plan(const sdk::Job& job, sdk::Plan& plan);
  static std::unique_ptr<sdk::BatchStream> apply(const sdk::Job& job,
                                                 std::unique_ptr<sdk::BatchStream> in);
};

}  // namespace pareto::rfm
