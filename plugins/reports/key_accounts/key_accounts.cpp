#include "key_accounts.hpp"

#include <algorithm>

#include "pareto/twins.hpp"
#include "queries.hpp"
#include "sections.hpp"

namespace pareto::key_accounts {
namespace {

using sdk::Document;
using sdk::Job;

// Sets of twins that are shown.
constexpr std::size_t kMostSets = 5;
// As `pareto twins` unless told otherwise.
constexpr double kAlike = 0.8;

void begin(const Job& job, const Facts& facts, const Voice& voice, Document& document) {
  const std::string until = facts.as_of.iso();
  const Date first = facts.window.is_all() ? facts.first_sale : facts.period().from;
  sdk::DocumentInfo info;
  info.title = voice.say({"Key account report", "重点客户报告"});
  info.firm = job.text("firm", "");
  if (first != kLongAgo) info.period = voice.say({"{} to {}", "{} 至 {}"}, {first.iso(), until});
  info.data_until = voice.say({"data until {}", "数据截至 {}"}, {until});
  info.remark = job.text("remark", "");
  document.begin(info);
}

// Nothing to report on: says what is missing and what to do. Empty when there is something.
std::string missing(const Facts& facts, const Voice& voice) {
  if (facts.customers.empty()) {
    return voice.say({"There are no customers yet. Import some: pareto import FILE",
                      "还没有客户。请先导入：pareto import 文件"});
  }
  if (facts.first_sale == kLongAgo) {
    return voice.say({"There are no sales until {}. Import some: pareto import FILE --as sale",
                      "到 {} 为止没有销售。请先导入：pareto import 文件 --as sale"},
                     {facts.as_of.iso()});
  }
  if (facts.ranked.empty() || facts.net <= 0) {
    return voice.say(
        {"Net sales from {} to {} are not positive, so nobody carries them. Choose another "
         "period, such as --set window=all, or look for missing lines.",
         "{} 至 {} 的净销售不为正，谈不上谁撑起了生意。请换一个期间，如 --set window=all，"
         "或检查是否缺了明细。"},
        {std::max(facts.period().from, facts.first_sale).iso(), facts.period().to.iso()});
  }
  const bool tiered = std::any_of(facts.subjects.begin(), facts.subjects.end(),
                                  [](const Subject& subject) { return subject.tier != 0; });
  if (!facts.run.found || !tiered) {
    return voice.say({"Customers have no tiers of rule {} yet. Run it first: pareto tier run {0}",
                      "客户还没有按规则 {} 分等级。请先运行：pareto tier run {0}"},
                     {facts.run.rule});
  }
  return {};
}

std::vector<TwinSet> twins_of(const Job& job, const Facts& facts) {
  std::vector<LikelyPair> pairs;
  const auto twins = sdk::find_twins(job, "customer", kAlike);
  for (sdk::Batch batch; twins->next(batch);) {
    for (std::int64_t row = 0; row < batch.rows(); ++row) {
      pairs.push_back({batch.column(0).integer(row), batch.column(1).integer(row),
                       std::string(batch.column(3).text(row))});
    }
  }
  return twin_sets(facts, pairs);
}

}  // namespace

void KeyAccounts::build(const Job& job, Document& document) {
  const Facts facts = read_facts(job, job.text("rule", "abc"), job.text("window", ""));
  // Where nobody has a parent, groups are customers.
  const bool groups = facts.run.per_group && facts.subjects.size() < facts.customers.size();
  const Voice voice(job.chinese(), job.home_currency(), groups, facts.net);
  begin(job, facts, voice, document);
  if (const std::string words = missing(facts, voice); !words.empty()) {
    document.paragraph(sdk::Paragraph::Lead, words);
    return;
  }
  Details details(job, facts);
  Material material{facts, details, voice, 20, {}, 0, {}};
  material.top =
      static_cast<std::size_t>(std::clamp<std::int64_t>(job.integer("top", 20), 1, 1000));
  job.check();
  const std::vector<TwinSet> sets = twins_of(job, facts);
  material.twin_sets = sets.size();
  for (std::size_t i = 0; i < sets.size() && i < kMostSets; ++i) {
    material.merged.push_back({sets[i], merge(facts, subjects_of(facts, sets[i]))});
  }
  material.leavers = leavers(job, facts);
  job.check();
  write_first_page(material, document);
  write_accounts(material, document);
  write_moves(material, document);
  write_rhythm(material, document);
  write_thin(material, document);
  write_once(material, document);
  write_twins(material, document);
  write_unsaid(material, document);
  write_method(material, document);
}

}  // namespace pareto::key_accounts
