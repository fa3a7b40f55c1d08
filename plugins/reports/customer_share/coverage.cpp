#include "coverage.hpp"

#include <algorithm>
#include <cmath>

#include "pareto/words.hpp"
#include "wallet.hpp"

namespace pareto::customer_share {
namespace {

using sdk::count_text;
using sdk::Paragraph;
using sdk::percent_text;
using sdk::Role;
using sdk::Type;

std::optional<Span> given(const sdk::Job& job, const char* name) {
  const std::string text = job.text(name, "");
  if (text.empty()) return std::nullopt;
  const auto span = Span::parse(text);
  if (!span) {
    sdk::fail(
        job, PARETO_E_ARGUMENT,
        {"{} cannot be “{}”; write a number, a rate such as 15% or 1/3, or a range such as 10%~20%",
         "{} 不能是“{}”；请写数字、比率（15%、1/3）或范围（10%~20%）"},
        {name, text});
  }
  return span;
}
Span rate(const sdk::Job& job, const char* name) {
  const Span span = given(job, name).value_or(Span{1, 1});
  if (Ratio(1) < span.high) {
    sdk::fail(job, PARETO_E_ARGUMENT,
              {"{} is more than all: give at most 100%", "{} 超过了全部：最多 100%"}, {name});
  }
  return span;
}

std::string count_words(const Span& span) {
  return span.is_one() ? span.low.count() : span.low.count() + " – " + span.high.count();
}

// In the unit of the home currency, "60,000,000 元".
std::string money_words(const Voice& voice, const Span& span) {
  return count_words(span) + " " + voice.amounts().currency_name();
}

double middle(const Span& span) { return (span.low.real() + span.high.real()) / 2; }

struct Step {
  std::string label, remark, how;
  Span value;
};

std::vector<Step> steps_of(const sdk::Job& job, const Voice& voice, const Coverage& coverage) {
  const Funnel& f = *coverage.funnel;
  const auto text = [&](const char* name) { return job.text(name, "100%"); };
  const std::string targets = job.text("target_name", voice.say({"targets", "目标人群"}));
  std::vector<Step> steps = {
      {voice.say({"Population", "总人口"}), voice.say({"as given", "给定"}),
       job.text("population", ""), f.population},
      {targets, "× " + text("target"), f.population.low.count() + " × " + text("target"),
       f.targets},
      {voice.say({"Reachable, can pay", "够得着、买得起"}),
       voice.say({"× {}: the denominator", "× {}：分母"}, {text("reachable")}),
       f.targets.low.count() + " × " + text("reachable"), f.reachable}};
  if (coverage.counted) {
    steps.push_back({voice.say({"Captured", "有效客户"}),
                     voice.say({"counted: customers who buy", "实数：在买的客户"}),
                     voice.say({"counted", "实数"}), f.captured});
  } else {
    steps.push_back({voice.say({"Captured", "有效客户"}),
                     voice.say({"× (1 − {}): the numerator", "×（1 − {}）：分子"}, {text("lost")}),
                     f.reachable.low.count() + " × (1 − " + text("lost") + ")", f.captured});
  }
  return steps;
}

void write_funnel(const sdk::Job& job, const Voice& voice, const Coverage& coverage,
                  sdk::Document& document) {
  const Funnel& f = *coverage.funnel;
  const std::vector<Step> steps = steps_of(job, voice, coverage);
  sdk::ChartInfo chart;
  chart.name = "funnel";
  chart.kind = sdk::Chart::Funnel;
  chart.title = voice.say({"From the population to our customers", "从总人口到我们的客户"});
  sdk::Column label, value, remark;
  label.name = "label";
  label.label = voice.say({"Step", "步骤"});
  value.name = "value";
  value.label = voice.say({"Number", "人数"});
  value.type = Type::Real;
  value.digits = 0;
  remark.name = "remark";
  remark.label = voice.say({"How", "怎么来"});
  chart.columns = {label, value, remark};
  sdk::BatchBuilder rows(chart.schema());
  for (const Step& step : steps) {
    rows.text(0, step.label);
    rows.real(1, middle(step.value));
    rows.text(2, step.remark);
    rows.end_row();
  }
  document.chart(chart, rows.finish());

  sdk::Column what = label, how = remark, number = remark, high = remark;
  what.role = Role::Title;
  how.name = "how";
  number.name = "number";
  number.label = voice.say({"Number", "数"});
  number.flags = PARETO_COLUMN_STRONG;
  sdk::TableInfo table{.name = "derivation",
                       .columns = {what, how, number},
                       .total = {},
                       .flags = PARETO_TABLE_TIGHT};
  sdk::BatchBuilder lines(table.schema());
  const auto line = [&](const std::string& step, const std::string& from,
                        const std::string& result) {
    lines.text(0, step);
    lines.text(1, from);
    lines.text(2, result);
    lines.end_row();
  };
  for (const Step& step : steps) line(step.label, step.how, count_words(step.value));
  line(voice.say({"Customer share (coverage)", "客户份额（覆盖率）"}),
       count_words(f.captured) + " ÷ " + count_words(f.reachable), share_words(f.share));
  if (f.sales) {
    const std::string each = job.text("spenders", "100%") + " × " + job.text("spend", "");
    line(voice.say({"Sales of the captured, a year", "有效客户一年的销售"}),
         count_words(f.captured) + " × " + each, money_words(voice, *f.sales));
    line(voice.say({"If all the reachable were captured", "若全部抓住"}),
         count_words(f.reachable) + " × " + each, money_words(voice, *f.all_sales));
  }
  document.table(table, lines.finish());
  if (!f.reachable.is_one() || !f.share.is_one() || (f.sales && !f.sales->is_one())) {
    document.paragraph(
        Paragraph::Note,
        voice.say({"Ranges come from inputs that are estimates; bars show the middle.",
                   "范围来自估计的输入；条形取中间值。"}));
  }
}

void write_territories(const sdk::Job& job, const Voice& voice, const sdk::Window& window,
                       sdk::Document& document) {
  const std::vector<Territory> all = territories(job, window);
  if (all.size() < 2) return;
  const auto top =
      static_cast<std::size_t>(std::clamp<std::int64_t>(job.integer("top", 15), 1, 1000));
  document.heading(1, voice.say({"Customers who buy, by territory", "各区域在买的客户"}),
                   voice.say({"a coverage of one: --set province=… with its population",
                              "单个区域的覆盖率：--set province=… 并给出人口"}));
  sdk::Column name, buyers, before, customers;
  name.name = "province";
  name.label = voice.say({"Territory", "区域"});
  name.role = Role::Title;
  buyers.name = "buyers";
  buyers.label = voice.say({"Buy", "在买"});
  buyers.type = before.type = customers.type = Type::Int;
  buyers.role = Role::Bar;
  before.name = "before";
  before.label = voice.say({"Bought before", "上期在买"});
  customers.name = "customers";
  customers.label = voice.say({"On file", "登记"});
  sdk::TableInfo table{.name = "territories",
                       .columns = {name, buyers, before, customers},
                       .total = {},
                       .flags = PARETO_TABLE_TIGHT};
  sdk::BatchBuilder rows(table.schema());
  Territory rest, sum;
  for (std::size_t at = 0; at < all.size(); ++at) {
    const Territory& each = all[at];
    sum.buyers += each.buyers;
    sum.before += each.before;
    sum.customers += each.customers;
    if (at >= top) {
      rest.buyers += each.buyers;
      rest.before += each.before;
      rest.customers += each.customers;
      continue;
    }
    rows.text(0, each.name.empty() ? voice.say({"not recorded", "没有登记"}) : each.name);
    rows.integer(1, each.buyers);
    rows.integer(2, each.before);
    rows.integer(3, each.customers);
    rows.end_row();
  }
  if (all.size() > top) {
    rows.text(0, voice.say({"{} others", "其他 {} 处"},
                           {count_text(static_cast<std::int64_t>(all.size() - top))}));
    rows.integer(1, rest.buyers);
    rows.integer(2, rest.before);
    rows.integer(3, rest.customers);
    rows.end_row();
  }
  table.total = sdk::Spans()
                    .strong(voice.say({"Together", "合计"}))
                    .strong(count_text(sum.buyers))
                    .plain(count_text(sum.before))
                    .plain(count_text(sum.customers));
  document.table(table, rows.finish());
}

}  // namespace

std::string share_words(const Span& share) {
  if (!share.is_one())
    return percent_text(share.low.real()) + " – " + percent_text(share.high.real());
  const std::string fraction = share.low.fraction();
  return percent_text(share.low.real()) + (fraction.empty() ? "" : " (" + fraction + ")");
}

Coverage read_coverage(const sdk::Job& job, const sdk::Window& window) {
  Coverage coverage;
  const auto population = given(job, "population");
  coverage.counted = job.text("lost", "").empty();
  if (!population) return coverage;
  Inputs inputs{.population = *population,
                .target = rate(job, "target"),
                .reachable = rate(job, "reachable")};
  if (coverage.counted) {
    inputs.captured = buyers_in(job, window.range(job.as_of()), job.text("province", ""));
  } else {
    inputs.lost = rate(job, "lost");
  }
  inputs.spenders = rate(job, "spenders");
  inputs.spend = given(job, "spend");
  coverage.funnel = funnel_of(inputs);
  if (!coverage.funnel) {
    sdk::fail(job, PARETO_E_ARGUMENT,
              {"nobody is left in the denominator, or the numbers are too large: look at "
               "population, target and reachable",
               "分母里一个人都没有，或数字太大：请检查 population、target 和 reachable"});
  }
  coverage.inputs = inputs;
  return coverage;
}

void write_coverage(const sdk::Job& job, const Voice& voice, const sdk::Window& window,
                    const Coverage& coverage, sdk::Document& document) {
  document.heading(
      1, voice.say({"Customer share (coverage)", "客户份额（覆盖率）"}),
      voice.say({"captured customers ÷ those whom we could have", "有效客户 ÷ 够得着的目标人群"}));
  if (!coverage.funnel) {
    document.paragraph(Paragraph::Summary,
                       voice.say({"Cannot be said: how many there are is not given. --set "
                                  "population=5000000 --set target=15% --set "
                                  "reachable=20% --set lost=1/3",
                                  "说不出：没有给出一共有多少人。--set population=5000000 --set "
                                  "target=15% --set reachable=20% --set lost=1/3"}));
  } else {
    const Funnel& f = *coverage.funnel;
    document.paragraph(Paragraph::Summary,
                       sdk::Spans()
                           .strong(share_words(f.share))
                           .plain(voice.say({": {} of {} whom we could have are our customers.",
                                             "：够得着的 {1} 里，{0} 是我们的客户。"},
                                            {count_words(f.captured), count_words(f.reachable)})));
    write_funnel(job, voice, coverage, document);
  }
  write_territories(job, voice, window, document);
}

}  // namespace pareto::customer_share
