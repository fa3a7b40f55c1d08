#include <algorithm>

#include "sections.hpp"
#include "sentences.hpp"

namespace pareto::key_accounts {
namespace {

constexpr int kAxisMonths = 13;

std::string days_text(const std::vector<Date>& days) {
  std::string out;
  for (const Date day : days) {
    if (!out.empty()) out += ' ';
    out += day.iso();
  }
  return out;
}

// When orders should have come, as far as the axis reaches.
std::vector<Date> expected_days(const Facts& facts, const Subject& subject, Date from) {
  std::vector<Date> days;
  for (std::int32_t k = 1; k <= facts.missed(subject); ++k) {
    const Date day = subject.rhythm.last + k * subject.rhythm.double_median / 2;
    if (day >= from && day <= facts.as_of) days.push_back(day);
  }
  return days;
}

sdk::ChartInfo chart_of(const Material& m, Date from) {
  const Voice& voice = m.voice;
  sdk::ChartInfo chart;
  chart.name = "rhythm";
  chart.kind = sdk::Chart::Rhythm;
  chart.date_from = from;
  chart.date_to = m.facts.as_of;
  sdk::Column missed = days_column(voice, "missed", voice.say({"Missing", "该来没来"}));
  missed.unit = voice.chinese() ? voice.say({"orders", "单"}) : std::string();
  chart.columns = {text_column("label", voice.say({"Customer", "客户"})),
                   text_column("remark", voice.say({"Owner", "负责人"})),
                   text_column("tier", voice.say({"Tier", "等级"})),
                   text_column("dates", voice.say({"Orders", "订单"})),
                   text_column("expected", voice.say({"Expected", "该来"})),
                   days_column(voice, "gap", voice.say({"Usual", "往常"})),
                   days_column(voice, "silent", voice.say({"Silent", "已停"})),
                   days_column(voice, "over", voice.say({"Over", "超出"})),
                   missed,
                   money_column(voice, "money", voice.say({"At stake", "涉及金额"}))};
  return chart;
}

}  // namespace

void write_rhythm(const Material& m, sdk::Document& document) {
  const Voice& voice = m.voice;
  const Facts& facts = m.facts;
  const std::vector<Index> overdue = overdue_subjects(facts);
  document.heading(1, voice.say({"Past their own rhythm", "超过自己的节奏"}),
                   voice.say({"silent for more than 1.5 times the usual gap (median)",
                              "距末单超过往常间隔（中位数）的 1.5 倍"}));
  document.paragraph(sdk::Paragraph::Summary, rhythm_summary(facts, overdue, voice));
  std::vector<Index> shown = overdue;
  if (shown.size() > m.top) shown.resize(m.top);
  if (!shown.empty()) {
    const Date from = facts.as_of.plus_months(-kAxisMonths);
    m.details.ask_owners(shown);
    m.details.ask_order_days(shown, from);
    const sdk::ChartInfo chart = chart_of(m, from);
    sdk::BatchBuilder rows(chart.schema());
    for (const Index i : shown) {
      const Subject& subject = facts.subjects[i];
      const Customer& root = facts.customers[subject.customer];
      rows.text(0, facts.name(subject));
      rows.text(1, dotted({owner_name(m, i), std::string(facts.texts[root.place])}));
      if (subject.tier != 0) rows.text(2, std::string(1, subject.tier));
      rows.text(3, days_text(m.details.order_days(i)));
      rows.text(4, days_text(expected_days(facts, subject, from)));
      rows.integer(5, subject.rhythm.median());
      rows.integer(6, facts.silent(subject));
      rows.integer(7, facts.silent(subject) - subject.rhythm.median());
      rows.integer(8, facts.missed(subject));
      rows.integer(9, facts.at_stake(subject));
      rows.end_row();
    }
    document.chart(chart, rows.finish());
  }
  std::string note = voice.say(
      {"Full dots: days with an order; hollow: when one should have come; line: the day of the "
       "data. At stake = missing orders × median order of the last 24 months.",
       "实心点：有订单的日子；空心点：按往常间隔该来的订单；橙线：数据截止日。涉及金额 = "
       "该来没来的单数 × 近 24 个月单次订货中位数。"});
  if (shown.empty()) note.clear();
  const auto add = [&](std::string sentence) {
    if (sentence.empty()) return;
    if (!note.empty() && !voice.chinese()) note += ' ';
    note += sentence;
  };
  add(shown_of(voice, shown.size(), overdue.size()));
  if (const std::int64_t gone = long_gone(facts); gone > 0) {
    add(voice.say({"{} had a rhythm and ordered nothing for two years; they count as lost.",
                   "另有 {}曾有节奏、两年没有下单，当作已流失，不列。"},
                  {voice.subjects(gone)}));
  }
  if (!note.empty()) document.paragraph(sdk::Paragraph::Note, note);
}

}  // namespace pareto::key_accounts
