#include "sections.hpp"
#include "sentences.hpp"

namespace pareto::key_accounts {

void write_thin(const Material& m, sdk::Document& document) {
  const Voice& voice = m.voice;
  const Facts& facts = m.facts;
  document.heading(1, voice.say({"Large but thin", "大而薄"}),
                   voice.say({"A and B with less than half of the average margin",
                              "A、B 类中毛利率低于平均一半"}));
  if (!facts.has_cost() || facts.known_net <= facts.cost) {
    document.paragraph(
        sdk::Paragraph::Summary,
        !facts.costs_readable
            ? voice.say({"Costs are not for your role.", "成本：您的角色看不到。"})
        : facts.has_cost()
            ? voice.say({"On average nothing is earned, so nobody is thinner than that.",
                         "平均毛利不为正，谈不上谁更薄。"})
            : voice.say({"Unknown: no sale has a cost.", "不知道：销售明细里没有成本。"}));
    return;
  }
  const std::vector<Index> thin = thin_subjects(facts);
  document.paragraph(sdk::Paragraph::Summary, thin_summary(facts, thin, voice));
  if (thin.empty()) return;
  std::vector<Index> shown = thin;
  if (shown.size() > m.top) shown.resize(m.top);
  m.details.ask_owners(shown);
  sdk::TableInfo table;
  table.name = "thin";
  sdk::Column rate =
      share_column("rate", voice.say({"Margin", "毛利率"}), sdk::Role::Bar, PARETO_COLUMN_WARN);
  rate.mark_value = facts.margin_rate();
  rate.mark_label = voice.say({"average {}", "平均 {}"}, {sdk::percent_text(facts.margin_rate())});
  table.columns = {
      text_column("tier", voice.say({"Tier", "等级"}), sdk::Role::Tier),
      text_column("customer", voice.say({"Customer", "客户"}), sdk::Role::Title),
      text_column("owner", voice.say({"Owner", "负责人"})),
      money_column(voice, "net", voice.say({"Net sales", "净销售"})),
      money_column(voice, "margin", voice.say({"Margin amount", "毛利"}), PARETO_COLUMN_WARN),
      rate,
      money_column(voice, "more", voice.say({"More at average", "到平均可多赚"}),
                   PARETO_COLUMN_STRONG)};
  sdk::BatchBuilder rows(table.schema());
  for (const Index i : shown) {
    const Subject& subject = facts.subjects[i];
    rows.text(0, std::string(1, subject.tier));
    rows.text(1, facts.name(subject));
    rows.text(2, owner_name(m, i));
    rows.integer(3, subject.net);
    rows.integer(4, subject.margin());
    rows.real(5, subject.margin_rate());
    rows.integer(6, gain_at_average(facts, subject));
    rows.end_row();
  }
  document.table(table, rows.finish());
  const std::string cut = shown_of(voice, shown.size(), thin.size());
  if (!cut.empty()) document.paragraph(sdk::Paragraph::Note, cut);
}

}  // namespace pareto::key_accounts
