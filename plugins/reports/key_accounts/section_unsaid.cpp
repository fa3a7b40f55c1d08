#include <algorithm>

#include "sections.hpp"
#include "sentences.hpp"

namespace pareto::key_accounts {
namespace {

using sdk::count_text;

struct Unsaid {
  std::string question, why, column;
};

std::string share_of(std::int64_t part, std::int64_t all) {
  if (all <= 0) return "0%";
  const double share = static_cast<double>(part) / static_cast<double>(all);
  // 99.97 % is not "all".
  return sdk::percent_text(share, share > 0.99 && part < all ? 2 : 0);
}

// Each row is here only because the data lack what it names.
std::vector<Unsaid> unsaid_by(const Material& m) {
  const Voice& voice = m.voice;
  const Facts& facts = m.facts;
  const Lines& lines = facts.lines;
  const auto subjects = static_cast<std::int64_t>(facts.subjects.size());
  std::vector<Unsaid> out;
  out.push_back(
      {voice.say(
           {"Which part of its need a customer buys from us", "我们占客户采购的几成（采购份额）"}),
       voice.say({"what customers use in all is unknown", "不知道客户一共用多少"}),
       voice.say({"annual use, unit, year (customers)", "年用量、单位、年份（客户表）"})});
  if (!facts.costs_readable) {
    out.push_back({voice.say({"Who earns us money", "客户赚不赚钱"}),
                   voice.say({"costs are not for your role", "成本：您的角色看不到"}), ""});
  } else if (lines.with_cost == 0) {
    out.push_back({voice.say({"Who earns us money", "客户赚不赚钱"}),
                   voice.say({"no sale has a cost", "销售明细里没有成本"}),
                   voice.say({"cost (sales)", "成本（销售明细）"})});
  } else {
    out.push_back(
        {voice.say({"What a customer really earns us", "客户真正赚不赚钱"}),
         lines.with_cost < lines.all
             ? voice.say(
                   {"only {} of the lines have a cost; freight, discounts and service are missing",
                    "只有 {} 的行有成本；运费、折让、服务未含"},
                   {share_of(lines.with_cost, lines.all)})
             : voice.say({"cost is in; freight, discounts and service are not",
                          "成本已含，运费、折让、服务未含"}),
         voice.say({"freight, discount (sales)", "运费、折让（销售明细）"})});
  }
  out.push_back({voice.say({"Who owes us, and for how long", "谁欠款、拖多久"}),
                 voice.say({"the data have invoices, no payments", "文件里只有开单，没有收款"}),
                 voice.say({"due date, date paid, amount paid", "应收日期、收款日期、收款金额"})});
  if (facts.unvisited > 0) {
    out.push_back(
        {voice.say({"Whether price, quality or people made a customer stop",
                    "停单是因为价格、质量还是人"}),
         facts.unvisited == subjects
             ? voice.say({"there is no record of any contact", "没有任何跟进记录"})
             : voice.say(
                   {"{} of {} have no record of any contact", "{1}里 {0}没有跟进记录"},
                   {voice.chinese() ? voice.subjects(facts.unvisited) : count_text(facts.unvisited),
                    voice.subjects(subjects)}),
         voice.say({"date, kind and result of contacts", "跟进日期、方式、结果"})});
  }
  for (const Leaver& leaver : m.leavers) {
    std::string why = voice.say({"last line on {}", "末单 {}"}, {leaver.last_line.iso()});
    if (leaver.successor.empty()) {
      why += voice.say({"; nobody has sold to them since", "；此后没有人开过单"});
    } else {
      why += voice.say({"; since then {} made {} orders, {}", "；此后{}开 {} 单，{}"},
                       {leaver.successor, count_text(leaver.orders), voice.money(leaver.net)});
    }
    out.push_back({voice.say({"Whose the {} customers of {} are now", "{1}的 {0} 家客户现在归谁"},
                             {count_text(leaver.customers), leaver.name}),
                   why,
                   voice.say({"owner (customers); until then who sold last",
                              "负责人（客户表）；现按末单推定"})});
  }
  std::int64_t without_owner = 0, active = 0;
  for (const Subject& subject : facts.subjects) {
    if (subject.net <= 0) continue;
    ++active;
    without_owner +=
        facts.customers[subject.customer].owner == 0 && facts.customers[subject.largest].owner == 0;
  }
  if (without_owner > 0 && m.leavers.empty()) {
    out.push_back(
        {voice.say({"Who looks after each customer", "每家客户由谁负责"}),
         without_owner == active
             ? voice.say({"no customer has an owner", "客户都没有负责人"})
             : voice.say(
                   {"{} of {} with sales have no owner", "有成交的 {1}里 {0}没有负责人"},
                   {voice.chinese() ? voice.subjects(without_owner) : count_text(without_owner),
                    voice.subjects(active)}),
         lines.with_salesperson > 0 ? voice.say({"owner (customers); until then who sold last",
                                                 "负责人（客户表）；现按末单推定"})
                                    : voice.say({"owner (customers)", "负责人（客户表）"})});
  }
  if (lines.numbered < lines.all) {
    out.push_back(
        {voice.say({"How many orders a customer placed on one day", "同一天下了几张单"}),
         lines.numbered == 0
             ? voice.say({"no line has an order number: one day counts as one order",
                          "没有单据编号，一天算一单"})
             : voice.say({"{} of the lines have an order number", "只有 {} 的行有单据编号"},
                         {share_of(lines.numbered, lines.all)}),
         voice.say({"order number (sales)", "单据编号（销售明细）"})});
  }
  if (!facts.window.is_all() && facts.first_sale > facts.before().from) {
    out.push_back({voice.say({"How this period compares with the one before", "和上期比究竟如何"}),
                   voice.say({"the data begin on {}, so the period before is not whole",
                              "数据从 {} 开始，上期不完整"},
                             {facts.first_sale.iso()}),
                   voice.say({"earlier sales, from {}", "更早的销售明细，从 {} 起"},
                             {facts.before().from.iso()})});
  }
  return out;
}

}  // namespace

void write_unsaid(const Material& m, sdk::Document& document) {
  const Voice& voice = m.voice;
  const std::vector<Unsaid> unsaid = unsaid_by(m);
  document.heading(1, voice.say({"What cannot be said yet", "还不能说的"}),
                   voice.say({"which column would answer it", "缺哪一列，补上就能答"}));
  const auto count = static_cast<std::int64_t>(unsaid.size());
  document.paragraph(sdk::Paragraph::Summary,
                     voice.say({"The data at hand do not answer these {} questions. No guessing.",
                                "下面{}个问题，现有数据答不了。不猜。"},
                               {voice.few(count)}));
  sdk::TableInfo table;
  table.name = "unknown";
  table.flags = PARETO_TABLE_TIGHT;
  table.columns = {text_column("question", voice.say({"To be known", "想知道"}), sdk::Role::Title),
                   text_column("why", voice.say({"Why not", "为什么答不了"})),
                   text_column("column", voice.say({"Which column helps", "补哪一列"}),
                               sdk::Role::Plain, PARETO_COLUMN_STRONG)};
  sdk::BatchBuilder rows(table.schema());
  for (const Unsaid& each : unsaid) {
    rows.text(0, each.question);
    rows.text(1, each.why);
    rows.text(2, each.column);
    rows.end_row();
  }
  document.table(table, rows.finish());
}

}  // namespace pareto::key_accounts
