// What a seller of chemicals asks a factory: what it makes, how much of ours that takes, how it is
// used, and to whom it sells.
//
// Outputs and uses are a year's, in tonnes, and each says of which year it is. Our share is what
// the factory bought of us in the twelve months until the day as of which is asked, held against
// the use that it last told: what a firm wants to know is how much of what the factory needs comes
// from us now, and the report on customers' shares answers the same. Sales in units that are no
// weight (barrels) are not in it.
#pragma once

#include <pareto/fields.hpp>

namespace pareto::chemical {

struct CustomerFacts : sdk::Fields<CustomerFacts> {
  static constexpr const char* entity = "customer";
  static constexpr sdk::Label label{"Chemical industry", "化工行业"};

#include "aliases.inc"

  // Our tonnes of twelve months to the day, as pareto/window.hpp has them; nothing where the
  // factory has not said what it uses.
  static constexpr const char* kBought =
      "(SELECT isum(in_unit(s.base_quantity, p.unit, 't')) FROM sale s JOIN product p ON p.id = s.product"
      " WHERE s.customer = v.id AND v.\"chemical.annual_use\" IS NOT NULL"
      " AND s.date BETWEEN window_start(as_of(), 12) AND as_of())";
  static constexpr const char* kShare =
      "v.\"chemical.bought\" * 1.0 / nullif(v.\"chemical.annual_use\", 0)";

  static constexpr std::int64_t kMost = 100'000'000'0000;  // tonnes: more is a wrong unit
  static constexpr std::int64_t kFirstYear = 1950, kLastYear = 2100;

  static constexpr sdk::Field fields[] = {
      sdk::text("product", {"Downstream product", "下游产品"})
          .also(kProduct)
          .also_zh(kProductZh)
          .grouped("chemical", 1),
      sdk::quantity("annual_output", {"Annual output", "年产量"})
          .in_unit("t")
          .between(0, kMost)
          .also(kOutput)
          .also_zh(kOutputZh)
          .grouped("chemical", 2)
          .explained({"of the downstream product, in tonnes", "下游产品的年产量，吨"}),
      sdk::year("output_year", {"Year of the output", "产量年份"})
          .between(kFirstYear, kLastYear)
          .also(kOutputYear)
          .also_zh(kOutputYearZh)
          .grouped("chemical", 3),
      sdk::quantity("annual_use", {"Annual use", "年用量"})
          .in_unit("t")
          .between(0, kMost)
          .also(kUse)
          .also_zh(kUseZh)
          .grouped("chemical", 4)
          .tells("annual_use")
          .explained({"of all that we sell of the kind, from whomever it buys it, in tonnes",
                      "它一年用我们这类产品多少（不论向谁买），吨"}),
      sdk::year("use_year", {"Year of the use", "用量年份"})
          .between(kFirstYear, kLastYear)
          .also(kUseYear)
          .also_zh(kUseYearZh)
          .grouped("chemical", 5)
          .explained({"of which year the figure is: one that is years old wants asking again",
                      "是哪一年的数；过了几年的要再问"}),
      sdk::money("downstream_price", {"Downstream price", "下游售价"})
          .between(0, INT64_MAX)
          .also(kPrice)
          .also_zh(kPriceZh)
          .grouped("chemical", 6)
          .explained({"of a tonne of the downstream product, in home currency",
                      "下游产品每吨售价，本位币"}),
      sdk::year("price_year", {"Year of the price", "售价年份"})
          .between(kFirstYear, kLastYear)
          .also(kPriceYear)
          .also_zh(kPriceYearZh)
          .grouped("chemical", 7),
      sdk::text("sells_to", {"Sells to", "主要销售对象"})
          .also(kSells)
          .also_zh(kSellsZh)
          .grouped("chemical", 8),
      sdk::text("way_of_use", {"Way of use", "使用方式"})
          .also(kWay)
          .also_zh(kWayZh)
          .grouped("chemical", 9),
      sdk::text("preferences", {"Preferences", "偏好"})
          .means(PARETO_M_MULTILINE)
          .also(kLikes)
          .also_zh(kLikesZh)
          .grouped("chemical", 10),
      sdk::quantity("bought", {"Bought from us", "我们供货量"})
          .in_unit("t")
          .from(kBought)
          .grouped("chemical", 11)
          .explained(
              {"our sales of the last twelve months, in tonnes", "近 12 个月我们的销售数量，吨"}),
      sdk::percent("wallet_share", {"Share of wallet", "采购份额"})
          .from(kShare)
          .grouped("chemical", 12)
          .tells("wallet_share")
          .explained({"bought from us ÷ annual use", "我们供货量 ÷ 年用量"})};
};

}  // namespace pareto::chemical
