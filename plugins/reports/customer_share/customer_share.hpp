// Two shares that are often taken for one, side by side: customer share (how many of those whom we
// could have are ours: coverage) and share of wallet (how much of what an account buys it buys from
// us). Two names, never one.
#pragma once

#include "pareto/document.hpp"

namespace pareto::customer_share {

inline constexpr const char* kVersion = "1.0.0";

struct CustomerShare : sdk::Report<CustomerShare> {
  static constexpr const char* id = "customer_share";
  static constexpr sdk::Label label{"Customer share", "客户份额"};
  static constexpr sdk::Label help{
      "Coverage of a target population with the funnel behind it, and beside it our share of what "
      "accounts buy. Rates "
      "may be 15%, 1/3, or ranges such as 10%~20%.",
      "目标人群的覆盖率和背后的漏斗；旁边是客户采购里我们占多少。比率可写 15%、1/3，或范围 "
      "10%~20%。"};
  static constexpr sdk::Label kFile{"customer-share", "客户份额"};
  static constexpr const char *file_stem = kFile.en, *file_stem_zh = kFile.zh_hans;
  static constexpr sdk::Choice kMeasures[] = {{"quantity", {"Quantity", "数量"}},
                                              {"money", {"Money", "金额"}}};
  static constexpr sdk::Field parameters[] = {
      sdk::text("population", {"Population", "总人口或总户数"})
          .explained({"how many there are in the territory, such as 5000000",
                      "区域里一共多少，如 5000000"}),
      sdk::text("target", {"Of them targets", "其中目标比例"})
          .explained({"such as 15%", "如 15%"})
          .initially("100%"),
      sdk::text("target_name", {"Who the targets are", "目标是谁"})
          .explained({"such as aged over 45", "如 45 岁以上"}),
      sdk::text("reachable",
                {"Of them reachable with purchasing power", "其中够得着且买得起的比例"})
          .initially("100%"),
      sdk::text("lost", {"Of them lost", "其中流失或无效的比例"})
          .explained({"such as 1/3; empty: the customers who buy are counted",
                      "如 1/3；不填则按实际在买的客户数"}),
      sdk::text("spenders", {"Of the captured who spend", "有效客户里会消费的比例"})
          .initially("100%"),
      sdk::text("spend", {"Spend of each a year", "每人每年消费"})
          .explained({"in home currency, such as 3000", "本位币，如 3000"}),
      sdk::text("province", {"Territory", "省份"})
          .explained({"a province; empty: all", "某个省份；不填为全部"}),
      sdk::named_field("purchases", {"Field with what an account buys in a year", "年采购总量字段"},
                       "customer")
          .tells("annual_use")
          .explained(
              {"a field of the customer, such as my.annual_use; empty: the one that tells it",
               "客户的一个字段，如 my.annual_use；不填则自动找有此含义的字段"}),
      sdk::text("purchases_in", {"That field holds", "该字段是"})
          .one_of(kMeasures)
          .initially("quantity"),
      sdk::text("category", {"Products of category", "产品类别"})
          .explained({"empty: all", "不填为全部"}),
      sdk::text("window", {"Window", "期间"}).initially("12m"),
      sdk::integer("top", {"Rows in lists", "列表的行数"}).between(1, 1000).initially("15"),
      sdk::text("firm", {"Name of the firm", "公司名称"}),
      sdk::text("remark", {"Remark on each page", "每页备注"})};

  static void build(const sdk::Job& job, sdk::Document& document);
};

}  // namespace pareto::customer_share
