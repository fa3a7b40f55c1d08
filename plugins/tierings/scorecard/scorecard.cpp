#include "scorecard.hpp"

#include <algorithm>
#include <cmath>

#include "pareto/window.hpp"

namespace pareto::scorecard {
namespace {

using sdk::Job;
using sdk::Type;

// Ways into one tier that are worth saying.
constexpr std::size_t kMostWays = 3;

Definition definition_of(const Job& job) {
  const std::string said = job.text("definition", "industrial");
  if (const auto bundled = bundled_definition(said)) return parse_definition(job, *bundled);
  if (said.find('=') == std::string::npos) {
    throw sdk::Failure(
        PARETO_E_ARGUMENT,
        std::string(job.say(
            "the definition is neither industrial nor traits nor a scorecard; write lines such as: sales = "
            "metric net_sales 12m | weight 40 | percentile",
            "打分表既不是 industrial 或 traits，也不是自己写的行；请写如：销售 = 指标 net_sales 12m | 权重 40 | 百分位")));
  }
  return parse_definition(job, said);
}

Type type_of(const Indicator& one) {
  if (one.source == Source::Since || one.source == Source::Latest) return Type::Date;
  if (one.source == Source::Tier || one.unit == Unit::Word) return Type::Text;
  if (one.source == Source::Metric && one.unit == Unit::Money) return Type::Money;
  return Type::Real;
}

// What the rule asks the host for: a column per metric and window, once.
class Asked {
 public:
  explicit Asked(sdk::Plan* plan) : plan_(plan) {}

  std::size_t metric(Type type, const std::string& what, const std::string& window) {
    return column(
        "metric " + what + ' ' + window + (type == Type::Money ? " money" : ""),
        [&](const char* name) { plan_->metric(name, type, what.c_str(), window.c_str()); });
  }
  std::size_t other(const Indicator& one) {
    const char* what = one.what.c_str();
    switch (one.source) {
      case Source::Count:
      case Source::Sum:
      case Source::Latest:
        return records(one, one.source == Source::Count ? "count"
                            : one.source == Source::Sum ? "sum"
                                                        : "latest");
      case Source::Field:
        return column("field " + one.what + (one.unit == Unit::Word ? " word" : ""),
                      [&](const char* name) { plan_->field(name, type_of(one), what); });
      case Source::Score:
        return column("score " + one.what, [&](const char* name) { plan_->score(name, what); });
      case Source::Tier:
        return column("tier " + one.what, [&](const char* name) { plan_->tier(name, what); });
      default:
        return column("judged " + one.what,
                      [&](const char* name) { plan_->judgement(name, what); });
    }
  }

 private:
  std::size_t records(const Indicator& one, const char* make) {
    const std::string name =
        std::string(make) + " " + one.what + " " + one.against + " " + one.window + " " + one.where;
    return column(name, [&](const char* column) {
      plan_->children(column, type_of(one),
                      {.make = make,
                       .of = one.what.c_str(),
                       .field = one.source == Source::Sum ? one.against.c_str() : nullptr,
                       .where = one.where.empty() ? nullptr : one.where.c_str(),
                       .window = one.window.c_str()});
    });
  }
  template <class Ask>
  std::size_t column(std::string name, Ask ask) {
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (found != names_.end()) return static_cast<std::size_t>(found - names_.begin());
    if (plan_ != nullptr) ask(name.c_str());
    names_.push_back(std::move(name));
    return names_.size() - 1;
  }
  sdk::Plan* plan_;
  std::vector<std::string> names_;
};

std::pair<std::size_t, std::size_t> ask(Asked& asked, const Indicator& one) {
  switch (one.source) {
    case Source::Metric:
    case Source::Since: {
      const std::size_t column = asked.metric(type_of(one), one.what, one.window);
      return {column, column};
    }
    case Source::Growth: {
      const std::size_t now = asked.metric(Type::Real, one.what, one.window);
      return {now, asked.metric(Type::Real, one.what,
                                sdk::Window::parse(one.window)->previous().text())};
    }
    case Source::Ratio: {
      const std::size_t part = asked.metric(Type::Real, one.what, one.window);
      return {part, asked.metric(Type::Real, one.against, one.window)};
    }
    default: {
      const std::size_t column = asked.other(one);
      return {column, column};
    }
  }
}

double rounded(double value, double places) { return std::round(value * places) / places; }

}  // namespace

void Scorecard::plan(const Job& job, sdk::Plan& plan) {
  const Definition definition = definition_of(job);
  Asked asked(&plan);
  for (const Indicator& one : definition.indicators) ask(asked, one);
  for (auto limit = definition.limits.rbegin(); limit != definition.limits.rend(); ++limit)
    plan.has_tier(limit->tier.c_str(), {limit->tier.c_str()});
  plan.per_group(job.text("per", "group") != "customer");
}

Scorecard::Scorecard(const Job& job)
    : card_(definition_of(job)),
      today_(job.as_of().days),
      relative_(card_.is_relative()),
      explains_(job.wants_explanations()),
      all_ways_(job.wants_all_ways()) {
  Asked asked(nullptr);
  for (const Indicator& one : card_.definition().indicators) {
    const auto [first, second] = ask(asked, one);
    columns_.push_back({first, second});
  }
  values_.resize(columns_.size());
}

void Scorecard::read(const sdk::Row& row) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Indicator& one = card_.definition().indicators[i];
    const auto [first, second] = columns_[i];
    Value& value = values_[i] = {};
    if (row.is_null(first) || row.is_null(second)) continue;
    value.known = true;
    switch (type_of(one)) {
      case Type::Text:
        value.word = *row.text(first);
        break;
      case Type::Date:
        value.number = today_ - *row.integer(first);
        break;
      case Type::Money:
        value.number = static_cast<double>(*row.integer(first)) / 10'000;
        break;
      default:
        value.number = *row.real(first);
    }
    if (one.source != Source::Growth && one.source != Source::Ratio) continue;
    // Against nothing, or less, there is no share.
    const double against = *row.real(second);
    value.known = against > 0;
    if (value.known) value.number = value.number / against - (one.source == Source::Growth ? 1 : 0);
  }
}

void Scorecard::observe(const sdk::Row& row) {
  if (!relative_) return;
  read(row);
  card_.observe(values_);
}

sdk::Rating Scorecard::rate(const sdk::Row& row) {
  read(row);
  const Scored scored = card_.score(values_);
  ++(scored.tier ? rated_ : unrated_);
  if (!scored.score) return {};
  if (scored.tier) scores_ += *scored.score;
  sdk::Rating rating{.tier = scored.tier, .score = rounded(*scored.score, 1e6)};
  if (explains_ || all_ways_) explain(scored, rating.explanation);
  return rating;
}

void Scorecard::explain(const Scored& scored, std::string& out) const {
  sdk::Explanation why;
  // A value as it is declared: money in 1/10000, whole numbers whole.
  const auto told = [&](std::size_t i, double number, const std::string& word, auto tell) {
    const Indicator& one = card_.definition().indicators[i];
    const bool declared = one.name == "net_sales" || one.name == "margin";
    if (one.unit == Unit::Word)
      tell(std::string_view(word));
    else if (one.unit == Unit::Money && declared)
      tell(static_cast<std::int64_t>(std::llround(number * 10'000)));
    else if (one.unit == Unit::Whole)
      tell(static_cast<std::int64_t>(std::llround(number)));
    else
      tell(rounded(number, 1e6));
  };
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const Indicator& one = card_.definition().indicators[i];
    const Counted& counted = scored.indicators[i];
    std::optional<double> weight, contribution;
    if (counted.counts) {
      weight = rounded(one.weight / scored.weights, 1e6);
      contribution = rounded(counted.points * one.weight / scored.weights, 1e6);
    }
    if (!values_[i].known)
      why.indicator(one.name, std::optional<std::int64_t>(), weight, contribution);
    else
      told(i, values_[i].number, std::string(values_[i].word),
           [&](auto value) { why.indicator(one.name, value, weight, contribution); });
  }
  const std::vector<Way> up = card_.ways_up(values_, scored, all_ways_, all_ways_ ? kMostWays : 1);
  for (std::size_t i = 0; i < up.size() && (i == 0 || all_ways_); ++i) {
    const Way& way = up[i];
    const std::string& name = card_.definition().indicators[way.indicator].name;
    told(way.indicator, way.number, way.word, [&](auto value) {
      if (i == 0) why.next(card_.code(way.tier), name, value);
      if (all_ways_) why.reach(card_.code(way.tier), name, value);
    });
  }
  if (const auto down = card_.way_down(values_, scored)) {
    told(down->indicator, down->number, down->word, [&](auto value) {
      why.below(card_.code(down->tier), card_.definition().indicators[down->indicator].name, value);
    });
  }
  out = why.json();
}

void Scorecard::finish(const Job& job) const {
  job.figure("rated", static_cast<double>(rated_));
  job.figure("unrated", static_cast<double>(unrated_));
  if (rated_ > 0) job.figure("mean_score", scores_ / static_cast<double>(rated_));
}

}  // namespace pareto::scorecard
