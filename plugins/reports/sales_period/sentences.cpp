#include "sentences.hpp"

#include <cmath>

#include "pareto/words.hpp"

namespace pareto::sales_period {

using sdk::say;

Material::Material(const sdk::Job& of, const Question& asked, const Answer& answered)
    : job(of), question(asked), answer(answered), amounts(of) {
  // The host names measures fully ("amount" is "sum:amount"); the first one is what was asked for.
  now = -1;
  for (std::size_t c = 0; c < answer.columns().size() && now < 0; ++c) {
    if (answer.columns()[c].kind == PARETO_PIVOT_COLUMN_NOW && answer.columns()[c].index == 0)
      now = static_cast<int>(c);
  }
  const std::string& name = answer.columns()[static_cast<std::size_t>(now)].name;
  before = answer.find(name + ".before");
  change = answer.find(name + ".change");
  net = answer.find("net_sales");
  margin = answer.find("margin");
  known_sales = answer.find("known_sales");
  count = answer.find("count");
  const auto total = answer.integer(answer.total(), now);
  std::int64_t sum = 0;
  bool whole = total.has_value();
  for (const Answer::Row& row : answer.groups())
    whole = whole && !__builtin_add_overflow(sum, answer.integer(row, now).value_or(0), &sum);
  adds_up = whole && sum == *total;
}

bool Material::large() const {
  const auto total = answer.integer(answer.total(), now);
  return total && std::llabs(*total) >= 1'000'000LL * 10'000;
}

std::string Material::spoken(std::int64_t value, bool plus) const {
  switch (type()) {
    case sdk::Type::Money:
      return amounts.spoken(value, plus);
    case sdk::Type::Quantity:
      return amounts.exact(value, value % 10'000 == 0 ? 0 : 2, plus);
    default:
      break;
  }
  return (plus && value > 0 ? "+" : "") + sdk::count_text(value);
}

std::string Material::spoken_whole(std::int64_t value) const {
  return type() == sdk::Type::Money ? amounts.spoken_money(value) : spoken(value);
}

std::string days_text(const sdk::Job& job, const sdk::DayRange& range) {
  if (range.from == range.to) return range.from.iso();
  return say(job, {"{} to {}", "{} 至 {}"}, {range.from.iso(), range.to.iso()});
}

std::string before_text(const sdk::Job& job, const Question& question) {
  if (question.year_before) return say(job, {"a year before", "去年同期"});
  if (question.before == question.period.previous()) return say(job, {"the period before", "上期"});
  return days_text(job, *question.before);
}

std::string before_heading(const sdk::Job& job, const Question& question) {
  if (question.year_before) return say(job, {"Year before", "去年同期"});
  return question.before == question.period.previous() ? say(job, {"Period before", "上期"})
                                                       : before_text(job, question);
}

sdk::Spans lead(const Material& m) {
  const auto now = m.answer.integer(m.answer.total(), m.now),
             before = m.answer.integer(m.answer.total(), m.before);
  const std::string days = days_text(m.job, m.question.period.range);
  sdk::Spans words;
  if (!now)
    return words.plain(say(m.job,
                           {"{} from {}: no figure, since unlike units are not added up.",
                            "{}，{}：单位不同，不相加。"},
                           {m.measure(), days}));
  if (m.question.period.all)
    words.plain(say(m.job, {"{} until {}: ", "截至 {1}，{0}"},
                    {m.measure(), m.question.period.range.to.iso()}));
  else
    words.plain(say(m.job, {"{} from {}: ", "{1}，{0}"}, {m.measure(), days}));
  words.accent(m.spoken_whole(*now));
  if (!m.question.before) return words.plain(say(m.job, {".", "。"}));
  const std::string than = before_text(m.job, m.question);
  if (!before || *before <= 0)
    return words.plain(
        say(m.job, {"; {} there was nothing to compare with.", "；{}没有可比的数。"}, {than}));
  const double growth = static_cast<double>(*now - *before) / static_cast<double>(*before);
  const std::string share = sdk::percent_text(std::fabs(growth));
  if (*now == *before) return words.plain(say(m.job, {", as much as {}.", "，与{}持平。"}, {than}));
  words.plain(say(m.job, {", ", "，"}));
  if (growth < 0)
    words.bad(say(m.job, {"{} less than {}", "比{1}少 {0}"}, {share, than}));
  else
    words.strong(say(m.job, {"{} more than {}", "比{1}多 {0}"}, {share, than}));
  return words.plain(say(m.job, {" ({}).", "（{}）。"}, {m.spoken(*now - *before, true)}));
}

std::string movers(const Material& m) {
  if (m.change < 0) return {};
  const auto grew = m.answer.changed(m.change, true, 1),
             shrank = m.answer.changed(m.change, false, 1);
  const auto one = [&](const Answer::Row& row) { return m.answer.name(row, m.job); };
  const auto by = [&](const Answer::Row& row) {
    return m.spoken(*m.answer.integer(row, m.change), true);
  };
  if (!grew.empty() && !shrank.empty()) {
    return say(
        m.job,
        {"{} grew most ({}), {} shrank most ({}).", "增得最多：{}（{}）；减得最多：{}（{}）。"},
        {one(grew[0]), by(grew[0]), one(shrank[0]), by(shrank[0])});
  }
  if (!grew.empty())
    return say(m.job, {"{} grew most ({}); none shrank.", "增得最多：{}（{}）；没有减少的。"},
               {one(grew[0]), by(grew[0])});
  if (!shrank.empty())
    return say(m.job, {"{} shrank most ({}); none grew.", "减得最多：{}（{}）；没有增加的。"},
               {one(shrank[0]), by(shrank[0])});
  return {};
}

std::string unfinished(const Material& m) {
  const sdk::Period& period = m.question.period;
  if (period.is_over()) return {};
  const std::int32_t days = period.end - period.range.from + 1;
  std::string words = say(
      m.job, {"The period is not over: {} of its {} days.", "本期未完：共 {1} 天，目前 {0} 天。"},
      {std::to_string(period.range.days()), std::to_string(days)});
  if (m.question.before) {
    words += say(m.job, {" It is compared with {}.", "对比的是 {}。"},
                 {days_text(m.job, *m.question.before)});
  }
  return words;
}

}  // namespace pareto::sales_period
