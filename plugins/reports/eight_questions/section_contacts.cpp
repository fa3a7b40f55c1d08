// F4 how many were never contacted, or not for longer than their tier allows.

#include "reading.hpp"
#include "sections.hpp"

namespace pareto::eight_questions {
namespace {

using sdk::count_text;
using sdk::Paragraph;
using sdk::Role;

void write_tiers(const Material& m, sdk::Document& document) {
  const Voice& voice = m.voice;
  const Book& book = m.book;
  sdk::TableInfo table{.name = "contact_by_tier",
                       .columns = {text_column("tier", voice.say({"Tier", "等级"}), Role::Tier),
                                   count_column("days", voice.say({"Within days", "应在几天内"})),
                                   count_column("customers", voice.say({"Customers", "客户"})),
                                   count_column("in_time", voice.say({"In time", "按时"})),
                                   count_column("late", voice.say({"Late", "过期"})),
                                   count_column("never", voice.say({"Never", "从未"}))},
                       .total = {},
                       .flags = PARETO_TABLE_TIGHT};
  sdk::BatchBuilder rows(table.schema());
  std::int64_t written = 0;
  for (const auto& [tier, days] : book.contact_days) {
    std::int64_t customers = 0, late = 0, never = 0;
    for (const Customer& c : book.customers) {
      if (c.tier != tier) continue;
      ++customers;
      if (c.talks == 0)
        ++never;
      else if (book.as_of - c.last_talk > days)
        ++late;
    }
    if (customers == 0) continue;
    rows.text(0, std::string(1, tier));
    rows.integer(1, days);
    rows.integer(2, customers);
    rows.integer(3, customers - late - never);
    rows.integer(4, late);
    rows.integer(5, never);
    rows.end_row();
    ++written;
  }
  if (written > 0) document.table(table, rows.finish());
}

}  // namespace

void write_contacts(const Material& m, sdk::Document& document, std::vector<Unsaid>& rest) {
  const Voice& voice = m.voice;
  const Book& book = m.book;
  document.heading(1,
                   voice.say({"4  How many were never contacted?", "四、有多少客户从没有联系过？"}),
                   voice.say({"no visit, call, letter or message on record",
                              "没有任何拜访、电话、信函或消息记录"}));
  const std::string question = voice.say({"4 Never contacted", "四、从没联系过"});
  if (!book.seen.talks) {
    document.paragraph(Paragraph::Summary,
                       voice.say({"Cannot be said: no contact is recorded at all.",
                                  "说不出：一条跟进记录都没有。"}));
    rest.push_back(
        {question,
         voice.say({"100% of the customers have no contact on record", "100% 的客户没有跟进记录"}),
         voice.say(
             {"pareto import FILE --as interaction", "pareto import 文件 --as interaction"})});
    return;
  }
  std::vector<std::size_t> never;
  std::int64_t buyers = 0;
  Money net = 0;
  std::vector<std::int64_t> talked(kPoints, 0);
  for (std::size_t at = 0; at < book.customers.size(); ++at) {
    const Customer& c = book.customers[at];
    for (int k = 0; k < kPoints; ++k) talked[static_cast<std::size_t>(k)] += c.talked_in >> k & 1;
    if (c.talks > 0) continue;
    never.push_back(at);
    buyers += c.buys() ? 1 : 0;
    net += c.buys() ? c.net : 0;
  }
  const auto all = static_cast<std::int64_t>(book.customers.size()),
             none = static_cast<std::int64_t>(never.size());
  document.paragraph(Paragraph::Summary,
                     sdk::Spans()
                         .strong(count_text(none))
                         .plain(voice.say({" of {} customers ({}); {} of them buy, for {}.",
                                           " 个，占 {1}（共 {0} 个）；其中 {2} 个在买，金额 {3}。"},
                                          {count_text(all), percent_of(none, all),
                                           count_text(buyers), voice.money(net)})));
  document.beside(45);
  write_course(m, document, "contacted", voice.say({"Customers spoken with", "有联系的客户"}),
               voice.say({"in the three months until then", "到该日为止的三个月"}),
               voice.say({"Customers", "客户"}), talked);
  write_tiers(m, document);
  document.beside(55);
  const auto shown = largest(never, m.top, [&](std::size_t at) { return book.customers[at].net; });
  if (!shown.empty()) {
    const auto names = names_of(m.job, book, shown);
    sdk::TableInfo table{
        .name = "never_contacted",
        .columns = {text_column("customer", voice.say({"Never contacted", "从没联系过的"}),
                                Role::Title),
                    count_column("orders", voice.say({"Orders", "订单"})),
                    money_column("net", voice.say({"Net sales", "净销售"}))},
        .total = {},
        .flags = PARETO_TABLE_TIGHT};
    sdk::BatchBuilder rows(table.schema());
    for (const std::size_t at : shown) {
      rows.text(0, names.contains(at) ? names.at(at) : "–");
      rows.integer(1, book.customers[at].orders_in);
      rows.integer(2, book.customers[at].net);
      rows.end_row();
    }
    document.table(table, rows.finish());
    if (const std::string note = shown_of(voice, shown.size(), never.size()); !note.empty()) {
      document.paragraph(Paragraph::Note, note);
    }
  }
  document.beside(0);
}

}  // namespace pareto::eight_questions
