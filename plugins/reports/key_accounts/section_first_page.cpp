#include <algorithm>
#include <map>

#include "sections.hpp"
#include "sentences.hpp"

namespace pareto::key_accounts {
namespace {

using sdk::count_text;
using sdk::percent_text;

// Above this many, the first of them and the rest summed up by tier.
constexpr std::size_t kMostBars = 60, kFirstBars = 50;

// More than these are not named one by one in a condition.
constexpr std::size_t kMostNamed = 500;

// The sales of the window, of all customers or of one subject.
sdk::NamedRows sales_of(const Facts& facts, const std::string& of = {}) {
  sdk::NamedRows rows{"sale", {"date <= " + facts.period().to.iso()}};
  if (!facts.window.is_all()) rows.where.push_back("date >= " + facts.period().from.iso());
  if (!of.empty())
    rows.where.push_back((facts.run.per_group ? "customer.root = " : "customer = ") + of);
  return rows;
}

// None where one of them has no code, or they are too many.
sdk::NamedRows customers_of(const Facts& facts, const std::vector<Index>& subjects) {
  std::string codes;
  for (const Index i : subjects) {
    const std::string code = facts.code(facts.subjects[i]);
    if (code.empty()) return {};
    codes += (codes.empty() ? "" : " | ") + code;
  }
  if (subjects.empty() || subjects.size() > kMostNamed) return {};
  return {"customer", {"code = " + codes}};
}

// By the tier in their records, where that says who they are; of groups their heads.
sdk::NamedRows customers_of_tier(const Facts& facts, char tier) {
  const std::vector<Index> named = facts.of_tier(tier);
  if (named.empty() || !facts.stands_in_records(tier)) return customers_of(facts, named);
  sdk::NamedRows rows{"customer", {std::string("tier = ") + tier}};
  if (facts.run.per_group) rows.where.emplace_back("parent =");
  return rows;
}

Money net_of(const Facts& facts, const std::vector<Index>& subjects) {
  Money sum = 0;
  for (const Index i : subjects) sum += facts.subjects[i].net;
  return sum;
}

std::string change(Money now, Money before) {
  if (before <= 0) return {};
  return percent_text(static_cast<double>(now) / static_cast<double>(before) - 1, 1, true);
}

sdk::KeyFigure sales(const Material& m) {
  const auto [number, unit] = m.voice.amounts().figure(m.facts.net);
  std::vector<std::string> remarks;
  if (m.facts.has_before() && m.facts.net_before > 0) {
    remarks.push_back(m.voice.say({"{} on the period before", "比上期 {}"},
                                  {change(m.facts.net, m.facts.net_before)}));
  }
  remarks.push_back(
      !m.facts.costs_readable ? m.voice.say({"margin not for your role", "毛利率：您的角色看不到"})
      : m.facts.has_cost()
          ? m.voice.say({"margin {}", "毛利率 {}"}, {percent_text(m.facts.margin_rate())})
          : m.voice.say({"margin unknown: no cost", "毛利率未知：没有成本"}));
  std::string remark = remarks[0];
  if (remarks.size() > 1) remark += m.voice.say({"; ", "；"}) + remarks[1];
  return {m.voice.say({"Net sales", "净销售"}),
          number,
          unit,
          remark,
          sdk::Style::Plain,
          sales_of(m.facts)};
}

sdk::KeyFigure key_accounts(const Material& m) {
  const auto key = m.facts.of_tier(kKeyTier);
  const Money net = net_of(m.facts, key);
  const std::string all = count_text(static_cast<std::int64_t>(m.facts.subjects.size()));
  return {m.voice.say({"Key accounts (A)", "重点客户（A）"}),
          count_text(static_cast<std::int64_t>(key.size())),
          m.voice.say({"of {} {}", "{1} / 共 {0} {1}"}, {all, m.voice.subject_unit()}),
          m.voice.say({"bring {}, {}", "带来 {}，{}"},
                      {m.voice.amounts().spoken_money(net), percent_text(m.facts.share(net))}),
          sdk::Style::Plain,
          customers_of_tier(m.facts, kKeyTier)};
}

sdk::KeyFigure largest(const Material& m) {
  sdk::KeyFigure figure{m.voice.say({"Largest {}", "最大一{}"}, {m.voice.subject()}), "–", "", ""};
  if (m.facts.ranked.empty()) return figure;
  const Subject& first = m.facts.subjects[m.facts.ranked[0]];
  figure.value = sdk::real_text(m.facts.share(first.net) * 100, 1);
  figure.unit = "%";
  figure.remark = m.facts.name(first);
  if (const std::string code = m.facts.code(first); !code.empty())
    figure.rows = sales_of(m.facts, code);
  if (m.facts.has_before() && m.facts.net_before > 0) {
    figure.remark += m.voice.say({"; {} in the period before", "；上期 {}"},
                                 {percent_text(static_cast<double>(first.net_before) /
                                               static_cast<double>(m.facts.net_before))});
  }
  return figure;
}

sdk::KeyFigure silent(const Material& m) {
  std::int64_t orders = 0;
  std::vector<Index> late;
  Money stake = 0;
  for (const Index i : m.facts.of_tier(kKeyTier)) {
    const Subject& subject = m.facts.subjects[i];
    if (!m.facts.overdue(subject)) continue;
    late.push_back(i);
    orders += m.facts.missed(subject);
    stake += m.facts.at_stake(subject);
  }
  const auto count = static_cast<std::int64_t>(late.size());
  return {m.voice.say({"A past their rhythm", "停单的 A 类"}),
          count_text(count),
          m.voice.chinese() || count != 1 ? m.voice.subject_unit() : m.voice.subject(),
          count == 0 ? m.voice.say({"all order as usual", "都在自己的节奏里"})
                     : m.voice.say({"missing orders: {}, about {}", "该来没来 {} 单，约 {}"},
                                   {count_text(orders), m.voice.money(stake)}),
          count > 0 ? sdk::Style::Bad : sdk::Style::Plain,
          customers_of(m.facts, late)};
}

struct Rest {
  Money net = 0, before = 0;
  std::int64_t count = 0;
};

// How little the many small ones weigh; where they weigh more than the largest, how few carry most.
std::string remark(const Material& m, Money small, std::int64_t count) {
  const Money first = m.facts.subjects[m.facts.ranked[0]].net;
  const Voice& voice = m.voice;
  if (count > 1 && small < first) {
    return voice.say(
        {"The {} C together bring {}, {} of what the largest brings",
         "C 类 {}加起来 {}，是最大一家的 {}"},
        {voice.chinese() ? voice.subjects(count) : count_text(count), voice.money(small),
         small > 0 && 200 * small < first
             ? std::string("<1%")
             : percent_text(static_cast<double>(small) / static_cast<double>(first), 0)});
  }
  const auto key = m.facts.of_tier(kKeyTier);
  const double part = static_cast<double>(key.size()) / static_cast<double>(m.facts.ranked.size());
  return voice.say({"{} of the buyers are A and bring {}", "{} 的买家是 A 类，带来 {}"},
                   {percent_text(part, 0), percent_text(m.facts.share(net_of(m.facts, key)), 0)});
}

void write_chart(const Material& m, sdk::Document& document) {
  const Facts& facts = m.facts;
  const Voice& voice = m.voice;
  sdk::ChartInfo chart;
  chart.name = "pareto";
  chart.kind = sdk::Chart::Pareto;
  chart.title = voice.say({"Who carries the business", "谁撑起了生意"});
  chart.subtitle = voice.say({"each bar is one {}, largest first; above, the cumulative share",
                              "每根柱是一{}客户，从大到小；上图是累计占比"},
                             {voice.subject()});
  chart.subject = voice.subject_unit();
  // Where the lines lie is said of everyone.
  if (facts.everyone_seen) {
    chart.mark_value = facts.run.a_share;
    chart.mark_second = facts.run.b_share;
  }
  chart.columns = {text_column("label", voice.say({"Customer", "客户"})),
                   money_column(voice, "value", voice.say({"Net sales", "净销售"})),
                   share_column("share_before", voice.say({"Cumulative before", "此前累计"})),
                   text_column("tier", voice.say({"Tier", "等级"})),
                   text_column("mark", voice.say({"Mark", "提示"})),
                   {}};
  chart.columns[5].name = "rest";
  chart.columns[5].label = voice.say({"Summed up", "合并个数"});
  chart.columns[5].type = sdk::Type::Int;

  sdk::BatchBuilder rows(chart.schema());
  const std::size_t shown = facts.ranked.size() > kMostBars ? kFirstBars : facts.ranked.size();
  Money sum = 0, last_tier = 0;
  std::int64_t last_count = 0;
  std::map<char, Rest> rests;
  for (std::size_t at = 0; at < facts.ranked.size(); ++at) {
    const Subject& subject = facts.subjects[facts.ranked[at]];
    // Tiers follow from all sales: in the order of a part of them they make no bands.
    const char tier = facts.everyone_seen ? subject.tier : 0;
    if (subject.tier != kKeyTier && subject.tier != kSecondTier) {
      last_tier += subject.net;
      ++last_count;
    }
    if (at >= shown) {
      Rest& rest = rests[tier];
      if (rest.count++ == 0) rest.before = sum;
      rest.net += subject.net;
    } else {
      rows.text(0, facts.name(subject));
      rows.integer(1, subject.net);
      rows.real(2, facts.share(sum));
      if (tier != 0) rows.text(3, std::string(1, tier));
      if (facts.overdue(subject)) rows.text(4, "!");
      rows.end_row();
    }
    sum += subject.net;
  }
  std::vector<std::pair<char, Rest>> ordered(rests.begin(), rests.end());
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const auto& a, const auto& b) { return a.second.before < b.second.before; });
  for (const auto& [tier, rest] : ordered) {
    rows.text(0, voice.say({"{} others", "其余 {}"}, {voice.chinese() ? voice.subjects(rest.count)
                                                                      : count_text(rest.count)}));
    rows.integer(1, rest.net);
    rows.real(2, facts.share(rest.before));
    if (tier != 0) rows.text(3, std::string(1, tier));
    rows.integer(5, rest.count);
    rows.end_row();
  }
  if (facts.everyone_seen && !facts.ranked.empty())
    chart.remarks = remark(m, last_tier, last_count);
  document.chart(chart, rows.finish());
}

std::string chart_note(const Material& m) {
  const Facts& facts = m.facts;
  const Voice& voice = m.voice;
  std::int64_t nothing = 0, returned = 0;
  Money returns = 0;
  Index only = kNone;
  for (Index i = 0; i < facts.subjects.size(); ++i) {
    const Subject& subject = facts.subjects[i];
    if (subject.net > 0) continue;
    if (subject.lines_in_window == 0) {
      ++nothing;
      continue;
    }
    ++returned;
    returns += subject.net;
    only = i;
  }
  const sdk::Words of_all{
      "The chart shows the {} with positive net sales; shares are of all net sales, returns "
      "subtracted.",
      "图中是净销售为正的 {}；占比以净销售合计（已减退货）为 100%。"};
  const sdk::Words of_seen{
      "The chart shows the {} with positive net sales; shares are of the net sales that you see, "
      "returns subtracted.",
      "图中是净销售为正的 {}；占比以您看得到的净销售合计（已减退货）为 100%。"};
  std::string out = voice.say(facts.everyone_seen ? of_all : of_seen,
                              {voice.subjects(static_cast<std::int64_t>(facts.ranked.size()))});
  if (nothing > 0) {
    out += voice.say({" {} bought nothing in the period.", "另有 {}本期没有成交。"},
                     {voice.subjects(nothing)});
  }
  if (returned == 1) {
    out += voice.say({" {} only returned goods: {}.", "{}只有退货或净额不为正：{}。"},
                     {facts.name(facts.subjects[only]), voice.money(returns)});
  } else if (returned > 1) {
    out += voice.say({" {} are at or below zero, together {}.", "{}净额不为正，合计 {}。"},
                     {voice.subjects(returned), voice.money(returns)});
  }
  if (facts.everyone_seen) {
    out +=
        voice.say({" Dashed: the {} line and where it is crossed. “!”: past its own order rhythm.",
                   "虚线：{} 线与实际切点。“!”：超过自己的下单节奏。"},
                  {percent_text(facts.run.a_share, 0)});
  } else {
    out += voice.say({" “!”: past its own order rhythm.", "“!”：超过自己的下单节奏。"});
  }
  if (facts.run.gini && facts.run.hhi) {
    out += voice.say({" Gini coefficient {}, HHI {}.", "基尼系数 {}，HHI {}。"},
                     {sdk::real_text(*facts.run.gini, 2), sdk::real_text(*facts.run.hhi, 0)});
  }
  return out;
}

}  // namespace

void write_first_page(const Material& material, sdk::Document& document) {
  document.paragraph(sdk::Paragraph::Lead, lead(material.facts, material.voice));
  document.figures({sales(material), key_accounts(material), largest(material), silent(material)});
  write_chart(material, document);
  document.paragraph(sdk::Paragraph::Note, chart_note(material));
}

}  // namespace pareto::key_accounts
