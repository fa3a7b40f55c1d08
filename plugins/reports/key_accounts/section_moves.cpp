#include <algorithm>
#include <cstdlib>

#include "sections.hpp"
#include "sentences.hpp"

namespace pareto::key_accounts {
namespace {

// Rows in each direction: tiers that moved come first, then the largest changes among A and B.
constexpr std::size_t kRows = 6;  // others only when they changed by a twentieth

Money change_of(const Subject& subject) { return subject.net - subject.net_before; }

std::vector<Index> shown_moves(const Facts& facts, bool up, std::size_t most) {
  std::vector<Index> moved, others;
  for (Index i = 0; i < facts.subjects.size(); ++i) {
    const Subject& subject = facts.subjects[i];
    if ((change_of(subject) >= 0) != up) continue;
    const bool has_moved =
        subject.tier != 0 && subject.tier_before != 0 && subject.tier != subject.tier_before;
    const bool is_large = subject.tier == kKeyTier || subject.tier == kSecondTier;
    if (has_moved)
      moved.push_back(i);
    else if (is_large && std::abs(change_of(subject)) * 20 >= subject.net_before)
      others.push_back(i);
  }
  const auto larger = [&](Index a, Index b) {
    return up ? change_of(facts.subjects[a]) > change_of(facts.subjects[b])
              : change_of(facts.subjects[a]) < change_of(facts.subjects[b]);
  };
  std::stable_sort(moved.begin(), moved.end(), larger);
  std::stable_sort(others.begin(), others.end(), larger);
  if (moved.size() > most) moved.resize(most);
  for (const Index i : others) {
    if (moved.size() >= std::min(kRows, most)) break;
    moved.push_back(i);
  }
  std::stable_sort(moved.begin(), moved.end(), larger);
  return moved;
}

}  // namespace

void write_moves(const Material& m, sdk::Document& document) {
  const Voice& voice = m.voice;
  if (m.facts.window.is_all()) return;  // nothing lies before; `unsaid` has it
  document.page_break();
  document.heading(
      1, voice.say({"Up and down", "升与降"}),
      voice.say({"hollow: the period before; full: this one", "空心：上期；实心：本期"}));
  if (!m.facts.has_before()) {
    document.paragraph(sdk::Paragraph::Summary,
                       voice.say({"There is nothing to compare with: the data begin on {}.",
                                  "没有上期可比：数据从 {} 开始。"},
                                 {m.facts.first_sale.iso()}));
    return;
  }
  document.paragraph(sdk::Paragraph::Summary, moves_summary(m.facts, moves_of(m.facts), voice));
  sdk::ChartInfo chart;
  chart.name = "moves";
  chart.kind = sdk::Chart::Changes;
  chart.columns = {text_column("label", voice.say({"Customer", "客户"})),
                   text_column("tier", voice.say({"Tier", "等级"})),
                   money_column(voice, "before", voice.say({"Before", "上期"})),
                   money_column(voice, "after", voice.say({"Now", "本期"})),
                   text_column("direction", voice.say({"Change", "变动"}))};
  sdk::BatchBuilder rows(chart.schema());
  for (const bool up : {true, false}) {
    for (const Index i : shown_moves(m.facts, up, std::max<std::size_t>(m.top / 2, 1))) {
      const Subject& subject = m.facts.subjects[i];
      std::string tier;
      if (subject.tier_before != 0 && subject.tier_before != subject.tier) {
        tier = std::string(1, subject.tier_before) + ">";
      }
      if (subject.tier != 0) tier += subject.tier;
      rows.text(0, m.facts.name(subject));
      rows.text(1, tier);
      rows.integer(2, subject.net_before);
      rows.integer(3, subject.net);
      rows.text(4, up ? "up" : "down");
      rows.end_row();
    }
  }
  if (rows.rows() > 0) document.chart(chart, rows.finish());
}

}  // namespace pareto::key_accounts
