#include "sections.hpp"

#include "reading.hpp"

namespace pareto::eight_questions {
namespace {

using sdk::count_text;
using sdk::Words;

constexpr Words kTraitWords[kTraits] = {
    {"nobody spoke with them around that order", "那一单前后没有人联系过"},
    {"goods had come back", "之前有退货"},
    {"bought a single product", "只买一种产品"},
    {"the salesperson had just changed", "刚换过业务员"},
    {"the owner has left", "负责人已离职"},
    {"paid 5% more than others for the same, or more", "同样的产品比别人贵 5% 以上"},
    {"at most one person of theirs is known", "对方只认识一个人或没有"},
    {"the first order was smaller than half of all first orders", "首单金额低于中位数"},
    {"nobody is responsible for them", "没有负责人"}};

std::string trait_words(const Voice& voice, std::uint32_t trait) {
  int bit = 0;
  while ((trait >> bit & 1) == 0) ++bit;
  return voice.say(kTraitWords[bit]);
}

}  // namespace

sdk::Column text_column(const char* name, std::string label, sdk::Role role) {
  sdk::Column column;
  column.name = name;
  column.label = std::move(label);
  column.role = role;
  return column;
}

sdk::Column count_column(const char* name, std::string label) {
  sdk::Column column = text_column(name, std::move(label));
  column.type = sdk::Type::Int;
  return column;
}

sdk::Column money_column(const char* name, std::string label, Money largest) {
  sdk::Column column = text_column(name, std::move(label));
  column.type = sdk::Type::Money;
  constexpr Money kSmall = 100'000LL * 10'000;
  if (largest > 0 && largest < kSmall)
    column.digits = 0;
  else
    column.scale = sdk::Scale::Large;
  return column;
}

sdk::Column share_column(const char* name, std::string label, sdk::Role role) {
  sdk::Column column = text_column(name, std::move(label), role);
  column.type = sdk::Type::Real;
  column.meaning = PARETO_M_PERCENT;
  column.digits = 0;
  return column;
}

sdk::Column day_column(const char* name, std::string label) {
  sdk::Column column = text_column(name, std::move(label));
  column.type = sdk::Type::Date;
  return column;
}

std::string percent_of(std::int64_t part, std::int64_t whole, int digits) {
  return whole > 0
             ? sdk::percent_text(static_cast<double>(part) / static_cast<double>(whole), digits)
             : "–";
}

std::string shown_of(const Voice& voice, std::size_t shown, std::size_t all) {
  if (shown >= all) return {};
  return voice.say(
      {"{} of {} are shown, the largest first.", "列出金额最大的 {} 个，共 {} 个。"},
      {count_text(static_cast<std::int64_t>(shown)), count_text(static_cast<std::int64_t>(all))});
}

void write_course(const Material& m, sdk::Document& document, const char* name,
                  const std::string& title, const std::string& subtitle, const std::string& label,
                  const std::vector<std::int64_t>& values,
                  const std::vector<std::int64_t>& behind) {
  sdk::ChartInfo chart;
  chart.name = name;
  chart.kind = sdk::Chart::Trend;
  chart.title = title;
  chart.subtitle = subtitle;
  chart.columns = {text_column("label", m.voice.say({"Until", "截至"})),
                   count_column("value", label), count_column("before", subtitle),
                   text_column("mark", m.voice.say({"Mark", "标记"}))};
  sdk::BatchBuilder rows(chart.schema());
  for (int k = 0; k < kPoints; ++k) {
    const auto at = static_cast<std::size_t>(k);
    rows.text(0, m.book.point(k).iso().substr(0, 7));
    rows.integer(1, values[at]);
    if (!behind.empty()) rows.integer(2, behind[at]);
    rows.end_row();
  }
  document.chart(chart, rows.finish());
}

void write_causes(const Material& m, sdk::Document& document, const char* name,
                  const std::vector<Case>& cases, const std::string& bad_words,
                  std::vector<Unsaid>& rest) {
  const Voice& voice = m.voice;
  const Ranked ranked = rank_causes(cases, m.book.known_traits());
  const auto bad =
      std::count_if(cases.begin(), cases.end(), [](const Case& each) { return each.bad; });
  if (ranked.causes.empty()) {
    const std::string all = count_text(static_cast<std::int64_t>(cases.size()));
    document.paragraph(
        sdk::Paragraph::Text,
        voice.say(
            {"Causes: nothing that the data knows tells the {0} {1} from the others ({2} in all).",
             "原因：数据里没有什么能把这 {0} 个{1}的与其他客户分开（共 {2} 个）。"},
            {count_text(bad), bad_words, all}));
    if (static_cast<std::int64_t>(cases.size()) < 2 * kLeast) {
      rest.push_back({bad_words,
                      voice.say({"only {} cases; at least {} are needed to compare",
                                 "只有 {} 例，至少要 {} 例才能比较"},
                                {all, count_text(2 * kLeast)}),
                      voice.say({"more months of sales", "导入更长时间的销售"})});
    }
    return;
  }
  sdk::TableInfo table{
      .name = name,
      .columns = {text_column("cause", voice.say({"What goes with it", "与之相伴的情况"}),
                              sdk::Role::Title),
                  count_column("with", voice.say({"Have it", "有此情况"})),
                  share_column("rate", voice.say({"of them {}", "其中{}"}, {bad_words})),
                  share_column("other", voice.say({"of the others", "其他客户"})),
                  count_column("explained", voice.say({"Explains", "说明得了"})),
                  money_column("money", voice.say({"Sales", "涉及金额"})),
                  text_column("evidence", voice.say({"Such as", "例如"}), sdk::Role::Sentence)},
      .total = {},
      .flags = PARETO_TABLE_TIGHT};
  table.columns[4].flags = PARETO_COLUMN_STRONG;
  std::vector<std::size_t> shown;
  for (const Cause& cause : ranked.causes)
    shown.insert(shown.end(), cause.evidence.begin(), cause.evidence.end());
  const auto names = names_of(m.job, m.book, shown);
  sdk::BatchBuilder rows(table.schema());
  for (const Cause& cause : ranked.causes) {
    std::vector<std::string> evidence;
    for (const std::size_t at : cause.evidence)
      evidence.push_back(names.contains(at) ? names.at(at) : "–");
    rows.text(0, trait_words(voice, cause.trait));
    rows.integer(1, cause.with);
    rows.real(2, cause.rate_with());
    rows.real(3, cause.rate_without());
    rows.integer(4, static_cast<std::int64_t>(cause.explained + 0.5));
    rows.integer(5, cause.money);
    rows.text(
        6,
        voice.sentence(
            {voice.say({"{} of {}: {}", "{1} 个里有 {0} 个：{2}"},
                       {count_text(cause.bad_with), count_text(cause.with), voice.list(evidence)}),
             cause.maybe_chance ? voice.say({"the difference may be chance", "差别可能只是巧合"})
                                : std::string()}));
    rows.end_row();
  }
  document.table(table, rows.finish());
  document.paragraph(
      sdk::Paragraph::Note,
      voice.say({"Explains: how many of the {0} would be fewer if those who have it were like "
                 "those who have not. What goes "
                 "with a loss need not be its cause; one customer may stand in several rows.",
                 "说明得了：如果有此情况的客户和没有的一样，这 {0} "
                 "个会少多少。相伴不等于原因；一个客户可能出现在多行。"},
                {count_text(bad)}));
}

}  // namespace pareto::eight_questions
