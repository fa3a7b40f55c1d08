// One sheet of A4 on one customer, to be read before a visit: how it stands, what it buys, whom to
// see, what was said, what is open, and what to ask.
//
// It reads the account once (queries.hpp), asks what rules make of that (questions.hpp), and writes
// its parts (sections.hpp).
#pragma once

#include "pareto/document.hpp"

namespace pareto::account_brief {

inline constexpr const char* kVersion = "1.0.0";

struct AccountBrief : sdk::Report<AccountBrief> {
  static constexpr const char* id = "account_brief";
  static constexpr sdk::Label label{"Account brief", "拜访前一页"};
  static constexpr sdk::Label help{
      "One page on one customer before a visit: figures, trend, products, people, last contacts, "
      "what is open, and what to ask.",
      "拜访前看的一页：数字、走势、产品、人、最近的跟进、还欠着的、这次要问的。"};
  static constexpr sdk::Label kFile{"account-brief", "拜访前"};
  static constexpr const char *file_stem = kFile.en, *file_stem_zh = kFile.zh_hans;
  static constexpr sdk::Field parameters[] = {
      sdk::reference("customer", {"Customer", "客户"}, "customer")
          .required()
          .explained({"code, name, a part of it, or pinyin", "编码、名称、名称的一部分或拼音"}),
      sdk::date("visit", {"Day of the visit", "拜访日期"}),
      sdk::text("window", {"Window", "期间"})
          .explained({"12m or another number of months", "12m 或其他月数"})
          .initially("12m"),
      sdk::text("rule", {"Rule of the tier", "等级规则"}).initially("abc"),
      sdk::named_field("annual_use", {"Field with its annual use", "年用量字段"}, "customer")
          .tells("annual_use")
          .explained(
              {"a field of the customer, such as my.annual_use; empty: the one that tells it. "
               "While it holds nothing, the brief asks for it",
               "客户的一个字段，如 my.annual_use；不填则自动找有此含义的字段。没有值时，会列进"
               "要问的问题"}),
      sdk::text("firm", {"Name of the firm", "公司名称"}),
      sdk::text("remark", {"Remark on each page", "每页备注"})};

  static void build(const sdk::Job& job, sdk::Document& document);
};

}  // namespace pareto::account_brief
