// Sales of any period by any one, two or three fields, beside another period: what came, from whom,
// what grew and what shrank.
//
// The host groups and adds up (pareto/pivot.hpp); the parameters become a question (question.hpp),
// its answer is held (answer.hpp) and told in parts (sections.hpp) with sentences made by rules
// (sentences.hpp).
#pragma once

#include "pareto/document.hpp"

namespace pareto::sales_period {

inline constexpr const char* kVersion = "1.0.0";

struct SalesPeriod : sdk::Report<SalesPeriod> {
  static constexpr const char* id = "sales_period";
  static constexpr sdk::Label label{"Sales by period", "期间销售报告"};
  static constexpr sdk::Label help{
      "Sales of any period by any field, beside the period before or a year before: what grew, what shrank.",
      "任意期间按任意字段的销售，与上期或去年同期对比：谁在增、谁在减。"};
  static constexpr sdk::Label kFile{"sales", "期间销售"};
  static constexpr const char *file_stem = kFile.en, *file_stem_zh = kFile.zh_hans;
  static constexpr sdk::Field parameters[] = {
      sdk::text("period", {"Period", "期间"})
          .initially("12m")
          .explained({"2026, 2026H1, 2026Q3, 2026-07, 2026-03..2026-05, 12m, all",
                      "2026、2026H1、2026Q3、2026-07、2026-03..2026-05、12m、all"}),
      sdk::text("against", {"Against", "对比"})
          .initially("previous")
          .explained({"previous, year (a year before), none, or a period",
                      "previous（上期）、year（去年同期）、none（不比），或一个期间"}),
      sdk::text("by", {"By", "按"})
          .initially("region")
          .explained(
              {"one to three of: region, country, city, postcode, team, salesperson, customer, group, industry, product, category, month, any field, with commas",
               "一到三个，逗号分开：region（地区）、country、city、postcode、team、salesperson、customer、group（集团）、industry、product、category、month 或任意字段"}),
      sdk::text("across", {"Across", "横向"})
          .explained({"a further field that is spread over columns, such as month",
                      "横向展开的字段，如 month"}),
      sdk::text("measure", {"Measure", "指标"})
          .initially("net_sales")
          .explained({"net_sales, margin, quantity, or sum: before a field",
                      "net_sales、margin、quantity，或 sum: 加字段"}),
      sdk::text("where", {"Only", "只看"})
          .explained({"conditions, separated by ; such as customer.industry = feed",
                      "条件，分号隔开，如 customer.industry = 饲料"}),
      sdk::integer("top", {"Rows", "行数"})
          .between(0, 100'000)
          .initially("20")
          .explained({"rows shown, the others as one; 0: all", "显示几行，其余合并；0 为全部"}),
      sdk::text("firm", {"Name of the firm", "公司名称"}),
      sdk::text("remark", {"Remark on each page", "每页备注"})};

  static void build(const sdk::Job& job, sdk::Document& document);
};

}  // namespace pareto::sales_period
