// F5 why new customers do not stay, F6 why old ones leave without a word, F7 why loyalty falls.

#include <cmath>
#include <cstdlib>

#include "reading.hpp"
#include "sections.hpp"

namespace pareto::eight_questions {
namespace {

using sdk::count_text;
using sdk::Paragraph;
using sdk::Role;

constexpr int kCohorts = 8;  // quarters of first orders
constexpr std::int32_t kAttached =
    183;  // days within which a second purchase makes a customer attached

bool again_within(const Customer& c, std::int32_t days) {
  return c.second != kNever && c.second - c.first <= days;
}

}  // namespace

void write_new(const Material& m, sdk::Document& document, std::vector<Unsaid>& rest) {
  const Voice& voice = m.voice;
  const Book& book = m.book;
  document.heading(
      1, voice.say({"5  Why do new customers not stay?", "五、新客户为什么同床异梦？"}),
      voice.say({"attached: a second purchase within six months", "留住：六个月内买了第二次"}));
  std::vector<Case> cases;
  std::int64_t stayed = 0;
  for (std::size_t at = 0; at < book.customers.size(); ++at) {
    const Customer& c = book.customers[at];
    // Seen for six months at least, and not older than two and a half years.
    if (!c.bought() || c.first > book.as_of - kAttached || c.first <= book.as_of.plus_months(-30))
      continue;
    const bool bad = !again_within(c, kAttached);
    stayed += bad ? 0 : 1;
    cases.push_back({at, book.traits(c, true), bad, c.first_net});
  }
  const auto all = static_cast<std::int64_t>(cases.size());
  if (all == 0) {
    document.paragraph(Paragraph::Summary,
                       voice.say({"No new customer in the two years before the last six months.",
                                  "最近半年之前的两年里没有新客户。"}));
  } else {
    document.paragraph(
        Paragraph::Summary,
        sdk::Spans()
            .strong(percent_of(stayed, all))
            .plain(voice.say(
                {" of {} new customers of two years bought again within six months; {} did not.",
                 " 的新客户（两年共 {} 个）半年内买了第二次，{} 个没有。"},
                {count_text(all), count_text(all - stayed)})));
  }
  sdk::TableInfo table{
      .name = "cohorts",
      .columns = {text_column("cohort", voice.say({"First order in", "首单季度"}), Role::Title),
                  count_column("customers", voice.say({"New customers", "新客户"})),
                  share_column("m3", voice.say({"again in 3 months", "3 个月内再买"})),
                  share_column("m6", voice.say({"6 months", "6 个月内"})),
                  share_column("m12", voice.say({"12 months", "12 个月内"})),
                  money_column("net", voice.say({"Sales of the first year", "首年销售"}))},
      .total = {},
      .flags = PARETO_TABLE_TIGHT};
  table.columns[3].flags = PARETO_COLUMN_STRONG;
  sdk::BatchBuilder rows(table.schema());
  std::int64_t written = 0;
  for (int k = kCohorts - 1; k >= 0; --k) {
    const sdk::Quarter quarter = sdk::Quarter::of(book.as_of).plus(-k);
    const DayRange range = quarter.range();
    std::int64_t count = 0, again[3] = {0, 0, 0};
    constexpr std::int32_t kWithin[] = {91, 183, 365};
    Money net = 0;
    for (const Customer& c : book.customers) {
      if (!c.bought() || !range.holds(c.first)) continue;
      ++count;
      net += c.first_year;
      for (std::size_t i = 0; i < 3; ++i) again[i] += again_within(c, kWithin[i]) ? 1 : 0;
    }
    if (count == 0) continue;
    ++written;
    rows.text(0, quarter.text());
    rows.integer(1, count);
    // Only what all of them have had the time for.
    for (std::size_t i = 0; i < 3; ++i) {
      if (range.to + kWithin[i] <= book.as_of)
        rows.real(2 + i, static_cast<double>(again[i]) / static_cast<double>(count));
    }
    rows.integer(5, net);
    rows.end_row();
  }
  if (written > 0) document.table(table, rows.finish());
  if (all > stayed) {
    write_causes(m, document, "causes_new", cases, voice.say({"did not come back", "没有回头"}),
                 rest);
  }
  if (book.purchases_known == 0) {
    rest.push_back(
        {voice.say(
             {"5 Their share of wallet after 3, 6, 12 months", "五、3、6、12 个月后的采购份额"}),
         voice.say({"{} of the accounts have no purchases imported", "{} 的客户没有导入采购总量"},
                   {percent_of(static_cast<std::int64_t>(book.customers.size()),
                               static_cast<std::int64_t>(book.customers.size()))}),
         voice.say({"a field with the annual use, then --set purchases=my.annual_use",
                    "加一个年用量字段，再用 --set purchases=my.annual_use"})});
  } else if (const auto customers = static_cast<std::int64_t>(book.customers.size());
             book.purchases_known < customers) {
    rest.push_back(
        {voice.say({"5 Their share of wallet", "五、采购份额"}),
         voice.say({"{} of the accounts have no purchases imported", "{} 的客户没有导入采购总量"},
                   {percent_of(customers - book.purchases_known, customers)}),
         voice.say({"fill in the field; see report customer_share",
                    "填上这个字段；见报告 customer_share"})});
  }
}

void write_lost(const Material& m, sdk::Document& document, std::vector<Unsaid>& rest) {
  const Voice& voice = m.voice;
  const Book& book = m.book;
  document.heading(
      1, voice.say({"6  Why do old customers leave without a word?", "六、老客户为什么不辞而别？"}),
      voice.say(
          {"silent for more than 1.5 times their own usual gap", "停单超过自己往常间隔的 1.5 倍"}));
  std::vector<Case> cases;
  std::vector<std::size_t> lost;
  Money stake = 0;
  for (std::size_t at = 0; at < book.customers.size(); ++at) {
    const Customer& c = book.customers[at];
    if (c.double_median == 0 || c.usual <= 0) continue;  // no rhythm, or gone for two years
    const bool bad = book.overdue(c);
    const Money money = bad ? book.at_stake(c) : 0;
    if (bad) lost.push_back(at);
    stake += money;
    cases.push_back({at, book.traits(c, false), bad, money});
  }
  if (cases.empty()) {
    document.paragraph(Paragraph::Summary,
                       voice.say({"Cannot be said: nobody has ordered on four days or more.",
                                  "说不出：还没有人下过四天以上的订单。"}));
    rest.push_back({voice.say({"6 Who left", "六、谁走了"}),
                    voice.say({"no customer has four order days", "没有客户有四个以上的订货日"}),
                    voice.say({"more months of sales", "导入更长时间的销售"})});
    return;
  }
  const auto all = static_cast<std::int64_t>(cases.size()),
             gone = static_cast<std::int64_t>(lost.size());
  document.paragraph(
      Paragraph::Summary,
      sdk::Spans()
          .strong(count_text(gone))
          .plain(voice.say(
              {" of {} customers with a rhythm are silent ({}); about {} would have come since.",
               " 个，占有订货节奏客户 {} 个的 {}；按往常少来约 {}。"},
              {count_text(all), percent_of(gone, all), voice.money(stake)})));
  const auto shown =
      largest(lost, m.top, [&](std::size_t at) { return book.at_stake(book.customers[at]); });
  if (!shown.empty()) {
    const auto names = names_of(m.job, book, shown);
    sdk::TableInfo table{
        .name = "silent",
        .columns = {text_column("customer", voice.say({"Customer", "客户"}), Role::Title),
                    day_column("last", voice.say({"Last order", "末单"})),
                    count_column("gap", voice.say({"Usual days", "往常天数"})),
                    count_column("silent", voice.say({"Silent days", "已停天数"})),
                    money_column("stake", voice.say({"At stake", "涉及金额"}),
                                 book.at_stake(book.customers[shown.front()])),
                    text_column("signals", voice.say({"Last signals", "走之前的迹象"}),
                                Role::Sentence)},
        .total = {},
        .flags = PARETO_TABLE_TIGHT};
    table.columns[4].flags = PARETO_COLUMN_STRONG;
    sdk::BatchBuilder rows(table.schema());
    for (const std::size_t at : shown) {
      const Customer& c = book.customers[at];
      const std::uint32_t traits = book.traits(c, false);
      std::vector<std::string> signals;
      if (c.shrinking)
        signals.push_back(voice.say(
            {"the last order was less than half of the usual", "最后一单不到往常的一半"}));
      if ((traits & kReturned) != 0)
        signals.push_back(voice.say({"goods came back on {}", "{} 退过货"}, {c.last_return.iso()}));
      if ((traits & kHandedOver) != 0)
        signals.push_back(
            voice.say({"another salesperson since {}", "{} 换了业务员"}, {c.handed_over.iso()}));
      if ((traits & kOwnerLeft) != 0)
        signals.push_back(voice.say({"the owner has left", "负责人已离职"}));
      if ((traits & kDear) != 0) {
        signals.push_back(voice.say({"paid {} more than others", "价格比别人高 {}"},
                                    {sdk::percent_text(c.price_index - 1, 0)}));
      }
      if ((traits & kUntouched) != 0) {
        signals.push_back(c.talks == 0
                              ? voice.say({"never contacted", "从没联系过"})
                              : voice.say({"last contact {}", "最后联系 {}"}, {c.last_talk.iso()}));
      }
      if (signals.empty()) signals.push_back(voice.say({"no sign in the data", "数据里没有迹象"}));
      rows.text(0, names.contains(at) ? names.at(at) : "–");
      rows.date(1, c.last);
      rows.integer(2, (c.double_median + 1) / 2);
      rows.integer(3, book.as_of - c.last);
      rows.integer(4, book.at_stake(c));
      rows.text(5, voice.sentence(signals));
      rows.end_row();
    }
    document.table(table, rows.finish());
    if (const std::string note = shown_of(voice, shown.size(), lost.size()); !note.empty()) {
      document.paragraph(Paragraph::Note, note);
    }
    write_causes(m, document, "causes_lost", cases, voice.say({"fell silent", "停单"}), rest);
  }
}

void write_loyalty(const Material& m, sdk::Document& document, std::vector<Unsaid>& rest) {
  const Voice& voice = m.voice;
  const Book& book = m.book;
  document.heading(1, voice.say({"7  Why does loyalty fall?", "七、忠诚度为什么下降？"}),
                   voice.say({"the buyers of the period before, followed into this one",
                              "跟着上期的客户看本期"}));
  if (!book.has_before()) {
    document.paragraph(Paragraph::Summary, voice.say({"Cannot be said: there is no period before.",
                                                      "说不出：没有上期。"}));
    rest.push_back({voice.say({"7 Loyalty", "七、忠诚度"}),
                    voice.say({"no sales before the period", "期间之前没有销售"}),
                    voice.say({"a shorter window, such as --set window=6m",
                               "用短一些的期间，如 --set window=6m"})});
    return;
  }
  if (book.first_sale > book.before().from) {
    const std::string from = book.first_sale.iso();
    document.paragraph(Paragraph::Note,
                       voice.say({"The data begins on {}: the period before is not whole, and what "
                                  "follows says too much of growth.",
                                  "数据从 {} 开始：上期不完整，下面的增长偏大。"},
                                 {from}));
    rest.push_back(
        {voice.say({"7 Loyalty", "七、忠诚度"}),
         voice.say({"the period before is not whole: data from {}", "上期不完整：数据从 {} 开始"},
                   {from}),
         voice.say({"older sales, or a shorter window: --set window=6m",
                    "导入更早的销售，或用短一些的期间：--set window=6m"})});
  }
  // lost + rarer + smaller = after − before, to the last unit: orders at the old average, the rest
  // is their size.
  Money before = 0, after = 0, lost = 0, rarer = 0, smaller = 0, fresh = 0;
  std::int64_t old = 0, kept = 0;
  std::vector<Case> cases;
  for (std::size_t at = 0; at < book.customers.size(); ++at) {
    const Customer& c = book.customers[at];
    if (c.orders_before == 0) {
      fresh += c.net;
      continue;
    }
    ++old;
    before += c.before;
    after += c.net;
    if (c.orders_in == 0) {
      lost += c.net - c.before;
    } else {
      ++kept;
      const auto average = static_cast<double>(c.before) / c.orders_before;
      const Money by_number = std::llround(average * (c.orders_in - c.orders_before));
      rarer += by_number;
      smaller += c.net - c.before - by_number;
    }
    const bool bad = c.orders_in == 0 || 5 * c.net < 4 * c.before;
    cases.push_back({at, book.traits(c, false), bad, std::max<Money>(c.before - c.net, 0)});
  }
  if (old == 0 || before <= 0) {
    document.paragraph(Paragraph::Summary,
                       voice.say({"Nobody bought in the period before.", "上期没有人买。"}));
    return;
  }
  const double retained = static_cast<double>(after) / static_cast<double>(before);
  document.paragraph(
      Paragraph::Summary,
      sdk::Spans()
          .strong(percent_of(kept, old))
          .plain(voice.say(
              {" of {} buyers bought again; of what they spent, {} came back: {} then, {} now.",
               " 的老客户（上期 {} 个）本期又买了；金额留住 {}：上期 {}，本期 {}。"},
              {count_text(old), sdk::percent_text(retained, 1), voice.money(before),
               voice.money(after)})));
  sdk::TableInfo table{
      .name = "loyalty",
      .columns = {text_column("part", voice.say({"What changed", "变化"}), Role::Title),
                  text_column("note", voice.say({"How", "怎么算"}), Role::Remark),
                  money_column("change", voice.say({"Change", "金额变化"})),
                  share_column("share", voice.say({"of the period before", "占上期"}),
                               Role::Change)},
      .total = {},
      .flags = PARETO_TABLE_TIGHT};
  table.columns[2].role = Role::Change;
  table.columns[2].flags = PARETO_COLUMN_WARN | PARETO_COLUMN_STRONG;
  table.columns[3].digits = 1;
  sdk::BatchBuilder rows(table.schema());
  const struct {
    std::string part, note;
    Money change;
  } kParts[] = {{voice.say({"Left", "不再买"}),
                 voice.say({"{} customers", "{} 个客户"}, {count_text(old - kept)}), lost},
                {voice.say({"Ordered more or less often", "买的次数变了"}),
                 voice.say({"at their old average order", "按各自原来的每单金额"}), rarer},
                {voice.say({"Larger or smaller orders", "每单大小变了"}),
                 voice.say({"the rest", "其余"}), smaller}};
  for (const auto& part : kParts) {
    rows.text(0, part.part);
    rows.text(1, part.note);
    rows.integer(2, part.change);
    rows.real(3, static_cast<double>(part.change) / static_cast<double>(before));
    rows.end_row();
  }
  table.total = sdk::Spans()
                    .strong(voice.say({"Old customers together", "老客户合计"}))
                    .plain("")
                    .strong(voice.amounts().large(after - before, -1, true))
                    .plain(sdk::percent_text(retained - 1, 1, true));
  document.table(table, rows.finish());
  document.paragraph(Paragraph::Note, voice.say({"New and returned customers brought {}.",
                                                 "新来和回来的客户带来 {}。"},
                                                {voice.money(fresh)}));

  sdk::TableInfo years{
      .name = "loyalty_by_year",
      .columns = {text_column("year", voice.say({"First order in", "首单年份"}), Role::Title),
                  count_column("old", voice.say({"Bought in the period before", "上期在买"})),
                  share_column("kept", voice.say({"still buy", "还在买"})),
                  share_column("retained", voice.say({"money kept", "金额留住"}))},
      .total = {},
      .flags = PARETO_TABLE_TIGHT};
  std::map<int, std::array<Money, 4>> by_year;  // customers, kept, before, after
  for (const Customer& c : book.customers) {
    if (c.orders_before == 0) continue;
    auto& sums = by_year[c.first.civil().year];
    ++sums[0];
    sums[1] += c.orders_in > 0 ? 1 : 0;
    sums[2] += c.before;
    sums[3] += c.net;
  }
  sdk::BatchBuilder cohort_rows(years.schema());
  for (const auto& [year, sums] : by_year) {
    cohort_rows.text(0, std::to_string(year));
    cohort_rows.integer(1, sums[0]);
    cohort_rows.real(2, static_cast<double>(sums[1]) / static_cast<double>(sums[0]));
    if (sums[2] > 0)
      cohort_rows.real(3, static_cast<double>(sums[3]) / static_cast<double>(sums[2]));
    cohort_rows.end_row();
  }
  document.table(years, cohort_rows.finish());
  write_causes(m, document, "causes_loyalty", cases,
               voice.say({"bought a fifth less, or nothing", "少买五分之一以上或不买"}), rest);
}

}  // namespace pareto::eight_questions
