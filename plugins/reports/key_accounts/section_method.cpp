#include "key_accounts.hpp"
#include "sections.hpp"
#include "sentences.hpp"

namespace pareto::key_accounts {
namespace {

using sdk::count_text;
using sdk::percent_text;

void define(sdk::Document& document, const std::string& term, const std::string& meaning) {
  document.paragraph(sdk::Paragraph::Definition, sdk::Spans().strong(term).plain(" " + meaning));
}

void define_sales(const Material& m, sdk::Document& document) {
  const Voice& voice = m.voice;
  std::string meaning = voice.say(
      {"home currency ({}), excluding tax, returns subtracted", "本位币（{}），不含税，退货已减"},
      {voice.amounts().currency_name()});
  if (m.facts.lines.foreign > 0) {
    std::vector<std::string> names;
    for (const std::string& code : m.facts.currencies) names.push_back(currency_name(voice, code));
    meaning += voice.say({"; foreign amounts at the rate of their day ({} lines, {})",
                          "；外币按开单日汇率折算（{} 行，{}）"},
                         {count_text(m.facts.lines.foreign), voice.list(names)});
  }
  define(document, voice.say({"Net sales", "净销售"}), meaning + voice.say({".", "。"}));
}

std::string window_text(const Voice& voice, const Window& window) {
  if (window.is_all()) return voice.say({"all data", "全部数据"});
  return voice.say({"{} months", "{} 个月"}, {std::to_string(window.months)});
}

std::string line_text(double share) {
  return sdk::real_text(share * 100, share * 100 == static_cast<int>(share * 100 + 0.5) ? 0 : 1);
}

}  // namespace

void write_method(const Material& m, sdk::Document& document) {
  const Voice& voice = m.voice;
  const Facts& facts = m.facts;
  const RuleRun& run = facts.run;
  const std::string a = percent_text(run.a_share, 0), b = percent_text(run.b_share, 0);
  document.heading(1, voice.say({"How it is computed", "怎么算的"}));
  define_sales(m, document);
  if (voice.groups()) {
    define(document, voice.say({"Group", "组"}),
           voice.say({"customers with the same parent count as one: {} customers, {} groups.",
                      "同一母公司的客户合为一组：{} 个客户，{} 组。"},
                     {count_text(static_cast<std::int64_t>(facts.customers.size())),
                      count_text(static_cast<std::int64_t>(facts.subjects.size()))}));
  }
  if (run.shares_known) {
    define(
        document, voice.say({"Tier", "等级"}),
        voice.say({"largest first: A while less than {} of the total stands before it, B less than "
                   "{}, the rest C. The period before by the data of then.",
                   "从大到小累加：加到它之前不足合计的 {} 为 A，不足 {} 为 B，其余为 "
                   "C。上期按当时的数据重算。"},
                  {a, b}));
    define(
        document, voice.say({"Less to become B", "降为 B 的差额"}),
        voice.say({"by how much its net sales would have to fall, all others unchanged, until {} "
                   "stand before it.",
                   "别的客户不变，它至少少多少，之前的累计才到 {}。"},
                  {a}));
  }
  define(
      document, voice.say({"Usual gap", "往常间隔"}),
      voice.say({"median of the days between neighbouring order days; several orders of one day "
                 "count once. Fewer than four order days are not judged.",
                 "相邻两个订货日之间天数的中位数；同一天多张单算一次。不足四个订货日的不判断。"}));
  if (facts.has_cost()) {
    const double covered = facts.lines.all > 0 ? static_cast<double>(facts.lines.with_cost) /
                                                     static_cast<double>(facts.lines.all)
                                               : 0;
    define(document, voice.say({"Margin", "毛利"}),
           voice.say({"net sales less the cost of the sale's line; {} of the lines have one. Lines "
                      "without cost do not count as free.",
                      "净销售减销售明细里的成本；本期 {} 的行有成本。没有成本的行不按零成本算。"},
                     {percent_text(covered, covered < 1 && covered > 0.99 ? 2 : 0)}));
  } else {
    define(document, voice.say({"Margin", "毛利"}),
           facts.costs_readable
               ? voice.say({"unknown: no line has a cost.", "不知道：没有一行有成本。"})
               : voice.say({"costs are not for your role.", "成本：您的角色看不到。"}));
  }
  define(
      document, voice.say({"Rounding", "取整"}),
      voice.say({"sums are of exact amounts and may differ in the last digit from adding what is "
                 "shown.",
                 "合计用未取整的数相加，与逐行相加可能差末位 1。"}));
  char fingerprint[16];
  std::snprintf(fingerprint, sizeof fingerprint, "%012llx",
                static_cast<unsigned long long>(facts.fingerprint & 0xffffffffffffull));
  std::string lines = run.shares_known ? voice.say({", ", "，"}) + line_text(run.a_share) + " / " +
                                             line_text(run.b_share)
                                       : std::string();
  document.paragraph(
      sdk::Paragraph::Source,
      voice.say(
          {"rule {}, by {}, {}{} · report key_accounts {} · {} sale lines · data fingerprint {} "
           "· same data and date give the same bytes",
           "规则 {}，按{}，{}{} · 报告 key_accounts {} · {} 行销售明细 · 数据指纹 {} · "
           "同数据同日期，重做逐字节相同"},
          {run.rule,
           voice.groups() ? voice.say({"group", "集团"}) : voice.say({"customer", "客户"}),
           window_text(voice, facts.window), lines, kVersion, count_text(facts.lines.ever),
           fingerprint}));
}

}  // namespace pareto::key_accounts
