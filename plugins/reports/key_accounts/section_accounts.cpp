#include <algorithm>

#include "sections.hpp"
#include "sentences.hpp"

namespace pareto::key_accounts {
namespace {

using sdk::percent_text;

// "12 0 31 | 44 18": thousands would do, whole units keep small firms apart.
std::string spark(const Material& m, Index subject) {
  const std::vector<Money> months = m.details.months(subject);
  const auto size = static_cast<int>(months.size());
  const int now = m.facts.window.is_all() ? size : std::min(m.facts.window.months, size);
  std::string out;
  for (int i = 0; i < size; ++i) {
    if (i > 0) out += ' ';
    if (i == size - now && i > 0) out += "| ";
    out += std::to_string(std::max<Money>(months[static_cast<std::size_t>(i)], 0) / 10'000);
  }
  return out;
}

std::string about(const Material& m, Index i) {
  const Subject& subject = m.facts.subjects[i];
  const Customer& root = m.facts.customers[subject.customer];
  const Customer& largest = m.facts.customers[subject.largest];
  const auto text = [&](Index Customer::*field) {
    return std::string(m.facts.texts[root.*field != kNone ? root.*field : largest.*field]);
  };
  std::string firms;
  if (m.voice.groups() && subject.buying > 1) {
    firms = m.voice.say({"{} firms", "{} 家"}, {sdk::count_text(subject.buying)});
  }
  return dotted({text(&Customer::industry), text(&Customer::place), owner_name(m, i), firms});
}

// The effect that merging twins would have on an account.
std::string twin_note(const Material& m, Index account) {
  for (const MergedSet& merged : m.merged) {
    for (const TierMove& move : merged.merging.others) {
      if (move.subject != account || move.to <= move.from) continue;
      return m.voice.say({"if {} are merged, it falls to {}", "若{}合并，它会退为 {}"},
                         {set_name(m, merged), std::string(1, move.to)});
    }
  }
  return {};
}

Index best_margin(const Facts& facts, const std::vector<Index>& accounts) {
  Index best = kNone;
  for (const Index i : accounts) {
    const Subject& subject = facts.subjects[i];
    if (!subject.has_cost || subject.known_net <= 0) continue;
    if (best == kNone || subject.margin_rate() > facts.subjects[best].margin_rate()) best = i;
  }
  return accounts.size() > 1 ? best : kNone;
}

// The column of margins, for who may read costs.
constexpr std::size_t kMargin = 7;

sdk::TableInfo table_of(const Material& m) {
  const Voice& voice = m.voice;
  sdk::TableInfo table;
  table.name = "key_accounts";
  table.flags = PARETO_TABLE_CARDS;
  sdk::Column rank = text_column("rank", voice.say({"Rank", "名次"}), sdk::Role::Rank);
  rank.type = sdk::Type::Int;
  sdk::Column months = text_column(
      "months",
      voice.say({"Last {} months", "近 {} 个月"}, {std::to_string(m.details.shown_months())}),
      sdk::Role::Spark);
  if (m.facts.has_before()) months.note = voice.say({"dark: this period", "深色为本期"});
  sdk::Column net =
      money_column(voice, "net", voice.say({"Net sales", "净销售"}), PARETO_COLUMN_STRONG);
  sdk::Column late =
      text_column("late", voice.say({"Past its rhythm", "超过节奏"}), sdk::Role::Mark);
  late.type = sdk::Type::Bool;
  table.columns = {
      rank,
      text_column("customer", voice.say({"Customer", "客户"}), sdk::Role::Title),
      text_column("about", voice.say({"About", "简介"}), sdk::Role::Remark),
      months,
      net,
      share_column("share", m.facts.everyone_seen ? voice.say({"Share", "占比"})
                                                  : voice.say({"Of what you see", "占可见"})),
      share_column("change", voice.say({"Change", "比上期"}), sdk::Role::Change),
      share_column("margin", voice.say({"Margin", "毛利率"}), sdk::Role::Plain, PARETO_COLUMN_WARN),
      days_column(voice, "silent", voice.say({"Last order", "距末单"})),
      late,
      text_column("why", voice.say({"What matters", "要点"}), sdk::Role::Sentence)};
  table.columns[6].digits = 0;
  if (!m.facts.costs_readable) table.columns.erase(table.columns.begin() + kMargin);
  return table;
}

void add_row(const Material& m, Index i, std::size_t rank, bool best, sdk::BatchBuilder& rows) {
  const Facts& facts = m.facts;
  const Subject& account = facts.subjects[i];
  rows.integer(0, static_cast<std::int64_t>(rank));
  rows.text(1, facts.name(account));
  rows.text(2, about(m, i));
  rows.text(3, spark(m, i));
  rows.integer(4, account.net);
  rows.real(5, facts.share(account.net));
  if (facts.has_before() && account.net_before > 0) {
    rows.real(6, static_cast<double>(account.net) / static_cast<double>(account.net_before) - 1);
  }
  std::size_t column = kMargin;
  if (account.has_cost && account.known_net > 0) rows.real(column, account.margin_rate());
  if (facts.costs_readable) ++column;
  if (account.rhythm.last != kLongAgo) rows.integer(column, facts.silent(account));
  rows.integer(++column, facts.overdue(account) ? 1 : 0);
  AccountNotes notes;
  notes.currency = m.details.currency(i);
  notes.twins = twin_note(m, i);
  notes.best_margin = best;
  rows.text(++column, account_sentence(facts, account, notes, m.voice));
  rows.end_row();
}

sdk::Spans total_of(const Material& m, const std::vector<Index>& accounts) {
  Money net = 0, before = 0, known = 0, cost = 0;
  for (const Index i : accounts) {
    const Subject& account = m.facts.subjects[i];
    net += account.net;
    before += account.net_before;
    known += account.known_net;
    cost += account.cost;
  }
  const std::string change =
      m.facts.has_before() && before > 0
          ? percent_text(static_cast<double>(net) / static_cast<double>(before) - 1, 0, true)
          : std::string();
  const std::string margin =
      known > 0 ? percent_text(static_cast<double>(known - cost) / static_cast<double>(known))
                : std::string();
  sdk::Spans total;
  total.plain("").strong(m.voice.say({"All A", "A 类合计"})).plain("").plain("");
  total.strong(money_cell(m.voice, net)).strong(percent_text(m.facts.share(net)));
  total.plain(change);
  if (m.facts.costs_readable) total.plain(margin);
  return total.plain("").plain("").plain("");
}

}  // namespace

void write_accounts(const Material& m, sdk::Document& document) {
  const std::vector<Index> accounts = m.facts.of_tier(kKeyTier);
  document.page_break();
  document.heading(1, m.voice.say({"Key accounts", "重点客户"}),
                   m.voice.say({"A: {}, by net sales", "A 类 {}，按净销售"},
                               {m.voice.subjects(static_cast<std::int64_t>(accounts.size()))}));
  if (accounts.empty()) {
    document.paragraph(sdk::Paragraph::Summary,
                       m.voice.say({"Nobody is A by this rule.", "按这条规则没有 A 类客户。"}));
    return;
  }
  document.paragraph(sdk::Paragraph::Summary, accounts_summary(m.facts, accounts, m.voice));
  std::vector<Index> shown = accounts;
  if (shown.size() > m.top) shown.resize(m.top);
  m.details.ask_owners(shown);
  m.details.ask_months(shown);
  m.details.ask_currencies(shown);
  const Index best = best_margin(m.facts, accounts);
  sdk::TableInfo table = table_of(m);
  table.total = total_of(m, accounts);
  sdk::BatchBuilder rows(table.schema());
  for (std::size_t at = 0; at < shown.size(); ++at) {
    add_row(m, shown[at], at + 1, shown[at] == best, rows);
  }
  document.table(table, rows.finish());
  std::string after = shown_of(m.voice, shown.size(), accounts.size());
  const std::string near = nearest(m.facts, m.voice);
  if (!after.empty() && !near.empty()) after += m.voice.chinese() ? "" : " ";
  after += near;
  if (!after.empty()) document.paragraph(sdk::Paragraph::Text, after);
}

}  // namespace pareto::key_accounts
