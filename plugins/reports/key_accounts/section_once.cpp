#include <algorithm>

#include "sections.hpp"

namespace pareto::key_accounts {
namespace {

constexpr std::int32_t kYear = 365;
constexpr std::size_t kMostProducts = 3;

std::string products_of(const Material& m, Index subject) {
  std::vector<std::string> names = m.details.products(subject);
  if (names.empty()) return "–";
  const std::size_t all = names.size();
  if (all <= kMostProducts) return m.voice.list(names);
  names.resize(kMostProducts);
  return m.voice.say(
      {"{} and {} more", "{} 等 {} 种"},
      {m.voice.list(names), std::to_string(m.voice.chinese() ? all : all - kMostProducts)});
}

}  // namespace

void write_once(const Material& m, sdk::Document& document) {
  const Voice& voice = m.voice;
  const Facts& facts = m.facts;
  std::vector<Index> once;
  Money sum = 0;
  std::int64_t recent = 0;
  for (Index i = 0; i < facts.subjects.size(); ++i) {
    const Subject& subject = facts.subjects[i];
    if (subject.orders != 1) continue;
    once.push_back(i);
    sum += subject.net_ever;
    recent += facts.silent(subject) <= kYear ? 1 : 0;
  }
  document.page_break();
  document.heading(1, voice.say({"Bought once only", "只买过一次"}),
                   voice.say({"one order in {} months of data", "{} 个月内只有一单"},
                             {std::to_string(facts.as_of.month_number() -
                                             facts.first_sale.month_number() + 1)}));
  if (once.empty()) {
    document.paragraph(sdk::Paragraph::Summary,
                       voice.say({"Everyone who bought came back.", "买过的客户都回头了。"}));
    return;
  }
  std::string summary =
      voice.say({"{}, together {}", "{}，合计 {}"},
                {voice.subjects(static_cast<std::int64_t>(once.size())), voice.money(sum)});
  summary += recent > 0
                 ? voice.say({"; {} of them within the last year: they can still be won.",
                              "；其中 {}在最近一年内，还叫得回来。"},
                             {voice.chinese() ? voice.subjects(recent) : sdk::count_text(recent)})
                 : voice.say({"; all more than a year ago.", "；都在一年以前。"});
  document.paragraph(sdk::Paragraph::Summary, summary);

  std::vector<Index> shown = once;
  if (shown.size() > m.top) {  // the largest of them
    std::stable_sort(shown.begin(), shown.end(), [&](Index a, Index b) {
      return facts.subjects[a].net_ever > facts.subjects[b].net_ever;
    });
    shown.resize(m.top);
  }
  std::stable_sort(shown.begin(), shown.end(), [&](Index a, Index b) {
    return facts.subjects[a].rhythm.last > facts.subjects[b].rhythm.last;
  });
  m.details.ask_owners(shown);
  m.details.ask_products(shown);
  sdk::TableInfo table;
  table.name = "once";
  table.flags = PARETO_TABLE_TIGHT;
  sdk::Column order = text_column("order", voice.say({"The order", "那一单"}));
  order.type = sdk::Type::Date;
  table.columns = {text_column("customer", voice.say({"Customer", "客户"}), sdk::Role::Title),
                   text_column("industry", voice.say({"Industry", "行业"})),
                   text_column("owner", voice.say({"Owner", "负责人"})),
                   order,
                   text_column("what", voice.say({"Bought", "买了什么"})),
                   money_column(voice, "amount", voice.say({"Amount", "金额"})),
                   days_column(voice, "ago", voice.say({"Ago", "距今"}))};
  table.total = sdk::Spans().strong(voice.say({"Total", "合计"}));
  for (int i = 0; i < 4; ++i) table.total.plain("");
  table.total.strong(money_cell(voice, sum)).plain("");
  sdk::BatchBuilder rows(table.schema());
  for (const Index i : shown) {
    const Subject& subject = facts.subjects[i];
    const Customer& who = facts.customers[subject.largest];
    rows.text(0, facts.name(subject));
    rows.text(1, std::string(facts.texts[who.industry]));
    rows.text(2, owner_name(m, i));
    rows.date(3, subject.rhythm.last);
    rows.text(4, products_of(m, i));
    rows.integer(5, subject.net_ever);
    rows.integer(6, facts.silent(subject));
    rows.end_row();
  }
  document.table(table, rows.finish());
  const std::string cut = shown_of(voice, shown.size(), once.size());
  if (!cut.empty()) document.paragraph(sdk::Paragraph::Note, cut);
}

}  // namespace pareto::key_accounts
