#include "sections.hpp"

namespace pareto::key_accounts {
namespace {

std::string merged_sentence(const Material& m, const MergedSet& merged) {
  const Voice& voice = m.voice;
  const Merging& merging = merged.merging;
  std::string out;
  if (m.facts.run.shares_known) {
    out = voice.say(
        {"{} together are {}, rank {}, and should be {}", "{0}合起来是 {1}，排第 {2}，应为 {3}"},
        {set_name(m, merged), voice.money(merging.net), std::to_string(merging.rank),
         std::string(1, merging.tier)});
  } else {
    out = voice.say({"{} together are {}, rank {}", "{}合起来是 {}，排第 {}"},
                    {set_name(m, merged), voice.money(merging.net), std::to_string(merging.rank)});
  }
  std::string others;
  for (std::size_t i = 0; m.facts.run.shares_known && i < merging.others.size() && i < 3; ++i) {
    const TierMove& move = merging.others[i];
    const std::vector<std::string> words = {m.facts.name(m.facts.subjects[move.subject]),
                                            std::string(1, move.from), std::string(1, move.to)};
    others += i == 0
                  ? voice.say({"; {} moves from {} to {} with it", "；{}随之从 {} 变为 {}"}, words)
                  : voice.say({", {} from {} to {}", "，{}从 {} 变为 {}"}, words);
  }
  if (!voice.chinese() && !out.empty() && out[0] >= 'a')
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out + others + voice.say({".", "。"});
}

std::string tier_of(const Facts& facts, Index subject) {
  const char tier = facts.subjects[subject].tier;
  return tier == 0 ? "–" : std::string(1, tier);
}

void write_set(const Material& m, const MergedSet& merged, std::size_t number,
               sdk::Document& document) {
  const Voice& voice = m.voice;
  const Facts& facts = m.facts;
  sdk::TableInfo table;
  table.name = number == 1 ? "twins" : "twins_" + std::to_string(number);
  table.flags = PARETO_TABLE_TIGHT;
  sdk::Column rank = text_column("rank", voice.say({"Rank", "名次"}));
  rank.type = sdk::Type::Int;
  table.columns = {
      text_column("code", voice.say({"Code", "编码"}), sdk::Role::Key),
      text_column("name", voice.say({"Name in the system", "系统里的名称"}), sdk::Role::Title),
      text_column("why", voice.say({"Why alike", "为什么像"})),
      money_column(voice, "net", voice.say({"Net sales", "净销售"})),
      rank,
      text_column("tier", voice.say({"Tier", "等级"}), sdk::Role::Tier)};
  table.total = sdk::Spans().plain("").strong(voice.say({"Merged", "合并后"})).plain("");
  table.total.strong(money_cell(voice, merged.merging.net));
  table.total.strong(std::to_string(merged.merging.rank));
  table.total.strong(facts.run.shares_known ? std::string(1, merged.merging.tier) : "");
  sdk::BatchBuilder rows(table.schema());
  std::size_t left = m.top;
  for (const Twin& twin : merged.set) {
    if (left-- == 0) break;
    const Customer& customer = facts.customers[twin.customer];
    const Subject& subject = facts.subjects[customer.subject];
    rows.text(0, std::string(facts.texts[customer.code]));
    rows.text(1, std::string(facts.texts[customer.name]));
    rows.text(2, twin.why.empty() ? voice.say({"compared with", "基准"}) : twin.why);
    rows.integer(3, customer.net);
    if (subject.rank != kNone) rows.integer(4, std::int64_t{subject.rank} + 1);
    rows.text(5, tier_of(facts, customer.subject));
    rows.end_row();
  }
  document.table(table, rows.finish());
  // The first set is told above.
  if (number > 1) document.paragraph(sdk::Paragraph::Note, merged_sentence(m, merged));
}

}  // namespace

void write_twins(const Material& m, sdk::Document& document) {
  const Voice& voice = m.voice;
  document.heading(1, voice.say({"Likely the same firm", "可能是同一家"}),
                   voice.say({"nothing was merged", "没有自动合并"}));
  if (m.merged.empty()) {
    document.paragraph(sdk::Paragraph::Summary, voice.say({"No two names look like one firm.",
                                                           "没有看上去是同一家的名称。"}));
    return;
  }
  sdk::Spans summary;
  if (m.twin_sets > 1) {
    summary.plain(voice.say({"{} firms seem to stand under several names; the largest: ",
                             "有 {} 家像是用了几个名称，列出最大的。"},
                            {sdk::count_text(static_cast<std::int64_t>(m.twin_sets))}));
  }
  summary.plain(merged_sentence(m, m.merged.front()));
  summary.strong(
      voice.say({" Until they are merged, ranks are not final.", "合并前，名次不算数。"}));
  document.paragraph(sdk::Paragraph::Summary, summary);
  for (std::size_t i = 0; i < m.merged.size(); ++i) write_set(m, m.merged[i], i + 1, document);
}

}  // namespace pareto::key_accounts
