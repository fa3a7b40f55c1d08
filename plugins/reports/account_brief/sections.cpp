#include "sections.hpp"

#include <algorithm>

#include "account_brief.hpp"
#include "lead.hpp"
#include "pareto/rights.hpp"
#include "questions.hpp"

namespace pareto::account_brief {
namespace {

using sdk::Column;
using sdk::count_text;
using sdk::Paragraph;
using sdk::percent_text;
using sdk::Role;
using sdk::Type;

constexpr std::size_t kMostProducts = 5, kMostPeople = 5, kMostOpen = 3;
constexpr int kTrendMonths = 12, kRhythmMonths = 18;

Column column(const char* name, std::string label, Type type = Type::Text,
              Role role = Role::Plain) {
  Column out;
  out.name = name;
  out.label = std::move(label);
  out.type = type;
  out.role = role;
  return out;
}

// Whether tables count in 万 or M. Of an account so small that these would be little but zeros they
// have whole amounts.
bool counts_large(const Account& account, const Voice& voice) {
  const std::int64_t from = voice.chinese() ? 100'000 : 1'000'000;
  return std::max(account.own.net, account.own.before) >= from * 10'000;
}

Column money_column(const Account& account, const Voice& voice, const char* name,
                    std::string label) {
  Column out = column(name, std::move(label), Type::Money);
  if (counts_large(account, voice))
    out.scale = sdk::Scale::Large;
  else
    out.digits = 0;
  return out;
}

std::string money_cell(const Account& account, const Voice& voice, std::int64_t money) {
  return counts_large(account, voice) ? voice.amounts().large(money)
                                      : voice.amounts().exact(money, 0);
}

std::string period_change(const Account& account, const Voice& voice) {
  if (account.own.before <= 0) return voice.say({"nothing in the period before", "上期没有成交"});
  const std::string change = percent_text(
      static_cast<double>(account.own.net) / static_cast<double>(account.own.before) - 1, 0, true);
  return voice.say({"{} before, {}", "上期 {}，{}"}, {voice.money(account.own.before), change});
}

std::string share_text(Money part, Money whole) {
  return whole > 0 ? percent_text(static_cast<double>(part) / static_cast<double>(whole)) : "–";
}

// Its sales on these days, those of all below it too. None where it has no code to be named by.
sdk::NamedRows sales_of(const Account& account, DayRange days) {
  if (account.code.empty()) return {};
  std::string code = account.code;
  for (std::size_t at = code.find('|'); at != std::string::npos; at = code.find('|', at + 2))
    code.insert(at, 1, '\\');
  return {"sale",
          {(account.is_top ? "customer.root = " : "customer = ") + code,
           "date >= " + days.from.iso(), "date <= " + days.to.iso()}};
}

std::vector<sdk::KeyFigure> figures(const Account& account, const Voice& voice) {
  const auto net = voice.amounts().figure(account.own.net);
  std::string before;
  if (account.own.before > 0 && account.readable.everyone) {
    before =
        voice.say({"{} before", "上期 {}"}, {share_text(account.own.before, account.firm.before)});
    if (account.rank_before > 0) {
      before += voice.say({", rank {}", "，第 {} 位"}, {count_text(account.rank_before)});
    }
  }
  const auto margin = account.own.margin(), all = account.firm.margin();
  const std::string not_for_you = voice.say(sdk::kNotForYourRole);
  sdk::KeyFigure last{voice.say({"Last order", "末单"}), "–", "",
                      voice.say({"none yet", "还没有"})};
  if (account.last_order) {
    const Date first = account.first_order.value_or(*account.last_order), day = *account.last_order;
    const std::int64_t months = account.as_of.month_number() - first.month_number() + 1;
    last.value = day.iso();
    last.remark =
        voice.say({"{1} in {0}", "{}共 {}"},
                  {counted(voice, months, {"{} month", "{} 个月"}, {"{} months", "{} 个月"}),
                   counted(voice, account.orders, {"{} order", "{} 单"}, {"{} orders", "{} 单"})});
    if (account.overdue()) last.style = sdk::Style::Bad;
    last.rows = sales_of(account, {day, day});
  }
  sdk::KeyFigure net_sales{
      voice.say({"Net sales, {}", "净销售，{}"}, {window_words(voice, account.window)}), "–", "",
      not_for_you};
  if (!account.readable.amounts) return {net_sales, last};
  sdk::KeyFigure share{voice.say({"Share of the firm", "占全公司"}), "–", "", not_for_you};
  const sdk::NamedRows sales = sales_of(account, account.period());
  sdk::NamedRows with_cost = sales;
  if (!with_cost.entity.empty()) with_cost.where.push_back("home_cost !=");
  net_sales.value = net.number;
  net_sales.unit = net.unit;
  net_sales.remark = period_change(account, voice);
  net_sales.rows = sales;
  if (account.readable.everyone) {
    share.value = share_text(account.own.net, account.firm.net);
    share.remark = before;
    share.rows = sales;
  }
  sdk::KeyFigure earned{voice.say({"Margin", "毛利率"}), margin ? percent_text(*margin) : "–", "",
                        !account.readable.costs ? not_for_you
                        : !margin               ? voice.say({"no line has a cost", "没有成本"})
                        : all ? voice.say({"{} of the firm", "全公司 {}"}, {percent_text(*all)})
                              : ""};
  if (account.readable.costs) earned.rows = with_cost;
  return {net_sales, share, earned, last};
}

void write_trend(const Account& account, const Voice& voice, sdk::Document& document) {
  if (!account.has_sales()) return;
  sdk::ChartInfo chart;
  chart.name = "trend";
  chart.kind = sdk::Chart::Trend;
  chart.title = voice.say({"Net sales by month", "每月净销售"});
  chart.subtitle = voice.say({"pale: the same month a year before", "浅色：上年同月"});
  chart.columns = {column("label", voice.say({"Month", "月份"})),
                   money_column(account, voice, "value", voice.say({"Net sales", "净销售"})),
                   money_column(account, voice, "before", voice.say({"A year before", "上年同月"})),
                   column("mark", voice.say({"Mark", "标记"}))};
  const auto months = account.months(2 * kTrendMonths);
  const Date first = account.as_of.month_start().plus_months(1 - kTrendMonths);
  sdk::BatchBuilder rows(chart.schema());
  for (int i = 0; i < kTrendMonths; ++i) {
    const Date month = first.plus_months(i);
    const bool year = i == 0 || month.civil().month == 1;
    rows.text(0, year ? month.iso().substr(0, 7) : std::to_string(month.civil().month));
    const auto &value = months[static_cast<std::size_t>(kTrendMonths + i)],
               &before = months[static_cast<std::size_t>(i)];
    if (value) rows.integer(1, *value);
    if (before) rows.integer(2, *before);
    // A month without an order after the last one is news; one in between need not be.
    if (account.overdue() && month > account.rhythm.last) rows.text(3, "!");
    rows.end_row();
  }
  document.chart(chart, rows.finish());
}

void write_products(const Account& account, const Voice& voice, sdk::Document& document) {
  const bool compared = account.readable.everyone && account.readable.amounts;
  document.heading(1, voice.say({"What it buys", "买什么"}),
                   compared ? voice.say({"{}; price against all customers", "{}，价差对全公司平均"},
                                        {window_words(voice, account.window)})
                            : window_words(voice, account.window));
  if (!account.readable.amounts) {
    document.paragraph(Paragraph::Text, voice.say({"What sales were worth is not for your role.",
                                                   "销售金额：您的角色看不到。"}));
    return;
  }
  if (account.products.empty()) {
    document.paragraph(Paragraph::Text,
                       voice.say({"No sales with a product.", "没有写明产品的销售。"}));
    return;
  }
  const bool small = std::all_of(account.products.begin(), account.products.end(),
                                 [](const Product& p) { return p.quantity < 100 * 10'000; });
  sdk::TableInfo table{
      .name = "products",
      .columns = {column("product", voice.say({"Product", "产品"}), Type::Text, Role::Title),
                  column("unit", voice.say({"Unit", "单位"}), Type::Text, Role::Remark),
                  column("quantity", voice.say({"Quantity", "数量"}), Type::Quantity),
                  money_column(account, voice, "net", voice.say({"Net", "本期"})),
                  money_column(account, voice, "before", voice.say({"Before", "上期"})),
                  column("last", voice.say({"Last", "末单"}), Type::Text, Role::Key),
                  column("price", voice.say({"Price", "单价"}), Type::Real),
                  column("above", voice.say({"±", "价差"}), Type::Real, Role::Change)}};
  table.columns[2].digits = small ? 1 : 0;
  table.columns[3].flags = PARETO_COLUMN_STRONG;
  table.columns[6].digits = 2;
  table.columns[7].meaning = PARETO_M_PERCENT;
  table.columns[7].digits = 1;
  if (!compared) table.columns.pop_back();
  sdk::BatchBuilder rows(table.schema());
  const std::size_t shown =
      account.products.size() > kMostProducts ? kMostProducts - 1 : account.products.size();
  Product rest;
  Money net = 0, before = 0;
  for (std::size_t i = 0; i < account.products.size(); ++i) {
    const Product& product = account.products[i];
    net += product.net;
    before += product.before;
    if (i >= shown) {
      rest.net += product.net;
      rest.before += product.before;
      continue;
    }
    rows.text(0, clipped(product.name, 15));
    rows.text(1, product.unit);
    if (product.quantity != 0) rows.integer(2, product.quantity);
    rows.integer(3, product.net);
    rows.integer(4, product.before);
    if (product.last != sdk::Rhythm::kNever) rows.text(5, day_words(product.last, account.as_of));
    if (const auto price = product.price()) rows.real(6, *price);
    if (const auto above = product.above(); above && compared) rows.real(7, *above);
    rows.end_row();
  }
  if (shown < account.products.size()) {
    rows.text(0,
              voice.say({"{} others", "其他 {} 种"},
                        {count_text(static_cast<std::int64_t>(account.products.size() - shown))}));
    rows.integer(3, rest.net);
    rows.integer(4, rest.before);
    rows.end_row();
  }
  table.total = sdk::Spans()
                    .strong(voice.say({"Together", "合计"}))
                    .plain("")
                    .plain("")
                    .strong(money_cell(account, voice, net))
                    .plain(money_cell(account, voice, before))
                    .plain("")
                    .plain("");
  if (compared) table.total.plain("");
  document.table(table, rows.finish());
  if (net != account.own.net) {
    document.paragraph(Paragraph::Note,
                       voice.say({"{} more without a product.", "另有 {} 没有写明产品。"},
                                 {voice.money(account.own.net - net)}));
  }
}

void write_people(const Account& account, const Voice& voice, sdk::Document& document) {
  document.heading(1, voice.say({"Whom to see", "见谁"}),
                   voice.say({"relation −5 to +5", "关系 −5 到 +5"}));
  if (account.people.empty()) {
    document.paragraph(Paragraph::Text,
                       voice.say({"Nobody is recorded: pareto add contact customer={} name=…",
                                  "还没有登记：pareto add contact customer={} name=…"},
                                 {account.code}));
    return;
  }
  sdk::TableInfo table{
      .name = "people",
      .columns = {column("person", voice.say({"Person", "人"}), Type::Text, Role::Title),
                  column("position", voice.say({"Position", "职务"}), Type::Text, Role::Remark),
                  column("part", voice.say({"Part", "在采购中"})),
                  column("relation", voice.say({"Relation", "关系"}), Type::Int, Role::Change),
                  column("last", voice.say({"Met", "上次"}), Type::Text, Role::Key)}};
  table.columns[3].flags = PARETO_COLUMN_WARN;
  table.columns[4].flags = PARETO_COLUMN_WARN;
  sdk::BatchBuilder rows(table.schema());
  std::size_t shown = 0;
  for (const Person& person : account.people) {
    if (++shown > kMostPeople) break;
    rows.text(0, clipped(person.name, 12));
    rows.text(1, clipped(person.position, 10));
    rows.text(2, part_words(voice, person.part));
    if (person.strength) rows.integer(3, *person.strength);
    const bool unseen =
        person.part == "decider" && (!person.last || account.as_of - *person.last > 180);
    rows.text(4, (unseen ? "!" : "") + (person.last ? day_words(*person.last, account.as_of)
                                                    : voice.say({"never", "从未"})));
    rows.end_row();
  }
  document.table(table, rows.finish());
  if (account.people.size() > kMostPeople) {
    document.paragraph(
        Paragraph::Note,
        voice.say({"and {} more", "另有 {} 人"},
                  {count_text(static_cast<std::int64_t>(account.people.size() - kMostPeople))}));
  }
}

void write_talks(const Account& account, const Voice& voice, sdk::Document& document) {
  document.heading(1, voice.say({"Last contacts", "最近三次"}),
                   account.talk_count > 0 ? voice.say({"{} recorded", "共 {} 条跟进记录"},
                                                      {count_text(account.talk_count)})
                                          : std::string());
  if (account.talks.empty()) {
    document.paragraph(Paragraph::Text,
                       voice.say({"No visit or call is recorded.", "没有拜访或电话记录。"}));
    return;
  }
  sdk::TableInfo table{
      .name = "contacts",
      .columns = {column("when", voice.say({"When", "何时"}), Type::Text, Role::Key),
                  column("what", voice.say({"What", "内容"}), Type::Text),
                  column("user", voice.say({"Of us", "我方"}))}};
  sdk::BatchBuilder rows(table.schema());
  for (const Talk& talk : account.talks) {
    rows.text(0, day_words(talk.day, account.as_of) + " " + kind_words(voice, talk.kind));
    rows.text(
        1, clipped(talk.person.empty() ? talk.words
                                       : voice.say({"{}: {}", "{}：{}"}, {talk.person, talk.words}),
                   60));
    rows.text(2, talk.user);
    rows.end_row();
  }
  document.table(table, rows.finish());
}

void write_open(const Account& account, const Voice& voice, sdk::Document& document) {
  document.heading(1, voice.say({"Still open", "还欠着的"}));
  if (account.open.empty()) {
    document.paragraph(Paragraph::Text,
                       voice.say({"No open task, no step agreed.", "没有未完成的任务或约定。"}));
    return;
  }
  sdk::TableInfo table{
      .name = "open",
      .columns = {column("kind", voice.say({"Kind", "类别"}), Type::Text, Role::Key),
                  column("what", voice.say({"What", "事情"})),
                  column("due", voice.say({"Due", "期限"}), Type::Text, Role::Key)}};
  table.columns[2].flags = PARETO_COLUMN_WARN;
  sdk::BatchBuilder rows(table.schema());
  std::size_t shown = 0;
  for (const Open& open : account.open) {
    if (++shown > kMostOpen) break;
    rows.text(0, open.task ? voice.say({"task", "任务"}) : voice.say({"agreed", "约定"}));
    const std::string what = clipped(open.what, 20);
    rows.text(1, open.who.empty()
                     ? what
                     : voice.say({"{} ({})", "{}（{}）"}, {what, clipped(open.who, 8)}));
    if (!open.due) {
      rows.text(2, voice.say({"no date", "未定日期"}));
    } else if (*open.due < account.as_of) {
      rows.text(2, "!" + voice.say({"{} days late", "过期 {} 天"},
                                   {count_text(account.as_of - *open.due)}));
    } else {
      rows.text(2, open.due->iso());
    }
    rows.end_row();
  }
  document.table(table, rows.finish());
  if (account.open.size() > kMostOpen) {
    document.paragraph(
        Paragraph::Note,
        voice.say({"and {} more", "另有 {} 件"},
                  {count_text(static_cast<std::int64_t>(account.open.size() - kMostOpen))}));
  }
}

std::string days_text(const std::vector<Date>& days) {
  std::string out;
  for (const Date day : days) out += (out.empty() ? "" : " ") + day.iso();
  return out;
}

}  // namespace

void write_standing(const Account& account, const Voice& voice, sdk::Document& document) {
  sdk::Spans who;
  if (!account.tier.empty()) who.tier(account.tier).plain(" ");
  who.strong(clipped(account.name, 50));
  std::vector<std::string> facts;
  if (account.rank > 0) {
    facts.push_back(voice.say({"rank {}", "第 {} 位"}, {count_text(account.rank)}));
  }
  for (const std::string& fact : {account.industry, account.place}) {
    if (!fact.empty()) facts.push_back(fact);
  }
  if (account.customers > 1) {
    facts.push_back(voice.say({"{} firms", "{} 家公司"}, {count_text(account.customers)}));
  }
  if (!account.owner.empty()) {
    const std::string owner = account.owner_left
                                  ? voice.say({"{} (left)", "{}（离职）"}, {account.owner})
                                  : account.owner;
    facts.push_back(
        account.deputy.empty()
            ? voice.say({"owner {}", "负责人 {}"}, {owner})
            : voice.say({"owner {}, deputy {}", "负责人 {}，协办 {}"}, {owner, account.deputy}));
  }
  std::string words;
  for (const std::string& fact : facts) words += (words.empty() ? "  " : " · ") + fact;
  document.paragraph(Paragraph::Subject, who.plain(words));
  document.paragraph(Paragraph::Lead, lead(account, voice));
  document.beside(42);
  document.figures(figures(account, voice));
  if (const std::string tier = tier_sentence(account, voice); !tier.empty()) {
    document.paragraph(Paragraph::Text,
                       sdk::Spans().strong(voice.say({"Tier", "等级"})).plain(" " + tier));
  }
  document.beside(58);
  write_trend(account, voice, document);
  document.beside(0);
}

void write_rhythm(const Account& account, const Voice& voice, sdk::Document& document) {
  if (!account.rhythm.known() || account.rhythm.usual <= 0) return;
  sdk::ChartInfo chart;
  chart.name = "rhythm";
  chart.kind = sdk::Chart::Rhythm;
  chart.title = voice.say({"Rhythm of orders", "订货节奏"});
  chart.subtitle = voice.say(
      {"full: orders; hollow: when one should have come", "实心：来了的订单；空心：按往常该来的"});
  chart.date_from = std::max(account.as_of.plus_months(-kRhythmMonths),
                             account.order_days.front().day.month_start());
  chart.date_to = account.as_of;
  chart.columns = {column("dates", voice.say({"Orders", "订单"})),
                   column("expected", voice.say({"Expected", "该来"}))};
  std::vector<Date> days, expected;
  for (const sdk::OrderDay& order : account.order_days) {
    if (order.day >= chart.date_from && (days.empty() || days.back() != order.day))
      days.push_back(order.day);
  }
  for (std::int32_t k = 1; account.overdue() && k <= account.rhythm.missed(account.as_of); ++k) {
    const Date day = account.rhythm.last + k * account.rhythm.double_median / 2;
    if (day >= chart.date_from && day <= account.as_of) expected.push_back(day);
  }
  sdk::BatchBuilder rows(chart.schema());
  rows.text(0, days_text(days));
  rows.text(1, days_text(expected));
  rows.end_row();
  document.chart(chart, rows.finish());
}

void write_questions(const Account& account, const Voice& voice, sdk::Document& document) {
  const std::vector<Question> found = questions(account, voice);
  document.heading(1, voice.say({"What to ask", "这次要问的"}),
                   voice.say({"at the right: why", "右边是为什么要问"}));
  sdk::TableInfo table{
      .name = "questions",
      .columns = {column("number", voice.say({"No.", "序号"}), Type::Int, Role::Rank),
                  column("question", voice.say({"Question", "问题"}), Type::Text, Role::Title),
                  column("why", voice.say({"Why", "为什么"}))},
      .flags = PARETO_TABLE_CALL};
  table.columns[2].flags = PARETO_COLUMN_WARN;
  sdk::BatchBuilder rows(table.schema());
  std::int64_t number = 0;
  for (const Question& question : found) {
    rows.integer(0, ++number);
    rows.text(1, clipped(question.ask, 60));
    rows.text(2, (question.bad ? "!" : "") + clipped(question.why, 110));
    rows.end_row();
  }
  document.table(table, rows.finish());
}

void write_details(const Account& account, const Voice& voice, sdk::Document& document) {
  document.beside(60);
  write_products(account, voice, document);
  document.beside(40);
  write_people(account, voice, document);
  document.beside(0);
  document.beside(60);
  write_talks(account, voice, document);
  document.beside(40);
  write_open(account, voice, document);
  document.beside(0);
}

void write_foot(const Account& account, const Voice& voice, sdk::Document& document) {
  document.heading(1, voice.say({"To write down", "记下来"}),
                   voice.say({"afterwards: pareto add interaction customer={}",
                              "回来录入：pareto add interaction customer={}"},
                             {account.code}));
  const sdk::TableInfo notes{
      .name = "notes",
      .columns = {column("said", voice.say({"Said", "说了什么"})),
                  column("promised",
                         voice.say({"Who promised what, until when", "谁答应什么，到何时"}))},
      .flags = PARETO_TABLE_FORM};
  document.table(notes, sdk::BatchBuilder(notes.schema()).finish());
  document.paragraph(
      Paragraph::Source,
      voice.say(
          {"Net sales without tax and returns, in home currency · usual gap: median between order "
           "days · account_brief {} · same data and date, same bytes",
           "净销售不含税、已减退货、按本位币 · 往常间隔：订货日间隔的中位数 · 报告 "
           "account_brief {} · 同数据同日期，重做逐字节相同"},
          {kVersion}));
}

}  // namespace pareto::account_brief
