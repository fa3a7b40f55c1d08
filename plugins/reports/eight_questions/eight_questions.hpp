// The eight questions: how many buy, how many come back, how many bought once, how many were never
// spoken with, why new ones do not stay, why old ones leave, why loyalty falls, and on what
// decisions rest.
//
// Each is answered by a count, its course, the names that weigh most, and, for the whys, by causes
// that are counted and ranked (causes.hpp). What the data cannot answer is said, with what is
// missing.
#pragma once

#include "pareto/document.hpp"

namespace pareto::eight_questions {

inline constexpr const char* kVersion = "1.0.0";

struct EightQuestions : sdk::Report<EightQuestions> {
  static constexpr const char* id = "eight_questions";
  static constexpr sdk::Label label{"The eight questions", "八问"};
  static constexpr sdk::Label help{
      "How many buy, come back, bought once, were never contacted; why new ones do not stay, old "
      "ones "
      "leave, loyalty falls; on what decisions rest.",
      "多少客户在买、回头、只买一次、从没联系过；新客为什么留不住，老客为什么离开，忠诚为什么下降；"
      "决策靠什么。"};
  static constexpr sdk::Label kFile{"eight-questions", "八问"};
  static constexpr const char *file_stem = kFile.en, *file_stem_zh = kFile.zh_hans;
  static constexpr sdk::Field parameters[] = {
      sdk::text("window", {"Window", "期间"})
          .explained({"12m, any other number of months, or all", "12m 或其他月数，或 all"})
          .initially("12m"),
      sdk::real("patience", {"Silent for how many usual gaps", "几个往常间隔没来算不再来"})
          .explained({"after one purchase", "只买过一次的客户"})
          .between_real(1, 100)
          .initially("3"),
      sdk::text("contact_days", {"Contact within days, by tier", "各等级应联系的天数"})
          .initially("A=30,B=90,C=180"),
      sdk::named_field("purchases", {"Field with what it buys in all", "采购总量字段"}, "customer")
          .tells("annual_use")
          .explained(
              {"a field of the customer, such as my.annual_use; empty: the one that tells it",
               "客户的一个字段，如 my.annual_use；不填则自动找有此含义的字段"}),
      sdk::integer("top", {"Rows in lists", "列表的行数"}).between(1, 1000).initially("8"),
      sdk::text("firm", {"Name of the firm", "公司名称"}),
      sdk::text("remark", {"Remark on each page", "每页备注"})};

  static void build(const sdk::Job& job, sdk::Document& document);
};

}  // namespace pareto::eight_questions
