// The key account report: who carries the business, what changed, who is about to be lost, and what
// the data cannot say.
//
// It reads facts once (queries.hpp), and writes its parts one after the other (sections.hpp) with
// sentences made by rules (sentences.hpp). It works for any rule that gives tiers A and B; the
// limits and the effect of merging twins are told where the rule is ABC.
#pragma once

#include "pareto/document.hpp"

namespace pareto::key_accounts {

inline constexpr const char* kVersion = "1.0.0";

struct KeyAccounts : sdk::Report<KeyAccounts> {
  static constexpr const char* id = "key_accounts";
  static constexpr sdk::Label label{"Key account report", "重点客户报告"};
  static constexpr sdk::Label help{
      "Concentration, key accounts with a sentence each, tier moves, broken order rhythms, thin "
      "margins, one-time buyers, likely twins.",
      "集中度、每家重点客户一句话、升降、超过节奏、大而薄、只买一次、可能重复的客户。"};
  static constexpr sdk::Label kFile{"key-accounts", "重点客户"};
  static constexpr const char *file_stem = kFile.en, *file_stem_zh = kFile.zh_hans;
  static constexpr sdk::Field parameters[] = {
      sdk::text("rule", {"Rule", "规则"}).initially("abc"),
      sdk::text("window", {"Window", "期间"})
          .explained({"12m, any other number of months, or all; empty: that of the rule's last run",
                      "12m 或其他月数，或 all；不填：与规则最近一次运行相同"}),
      sdk::integer("top", {"Rows in long lists", "长列表的行数"}).between(1, 1000).initially("20"),
      sdk::text("firm", {"Name of the firm", "公司名称"}),
      sdk::text("remark", {"Remark on each page", "每页备注"})};

  static void build(const sdk::Job& job, sdk::Document& document);
};

}  // namespace pareto::key_accounts
