#include "core/tiering/reach.hpp"

#include <algorithm>

#include "core/tiering/what_if.hpp"

namespace pareto::tiering {

Answer ask(const Rule& rule, const Input& input, Date as_of, std::size_t subject,
           Explanations explanations) {
  Answer answer;
  evaluate(
      rule, input, as_of,
      [&](const Rating& rating) {
        if (rating.subject == subject)
          answer = {rating.tier, rating.score, std::string(rating.explanation)};
      },
      explanations);
  return answer;
}

namespace {

bool is_whole_number(model::Type type) {
  return type == model::Type::Int || type == model::Type::Money || type == model::Type::Quantity;
}

// Puts a value into one cell for as long as it lives.
class OtherValue {
 public:
  OtherValue(InputColumn& column, std::size_t row)
      : column_(column), row_(row), value_(column.integers[row]), valid_(column.valid[row]) {}
  ~OtherValue() {
    column_.integers[row_] = value_;
    column_.valid[row_] = valid_;
  }
  OtherValue(const OtherValue&) = delete;
  OtherValue& operator=(const OtherValue&) = delete;
  void set(std::int64_t value) {
    column_.integers[row_] = value;
    column_.valid[row_] = 1;
  }

 private:
  InputColumn& column_;
  std::size_t row_;
  std::int64_t value_;
  std::uint8_t valid_;
};

// Twice what all have together: more than that lifts nobody further.
std::int64_t most_sensible(const InputColumn& column) {
  std::int64_t sum = 1'000'000;
  for (std::size_t i = 0; i < column.integers.size(); ++i) {
    const std::int64_t value = column.valid[i] ? column.integers[i] : 0;
    if (__builtin_add_overflow(sum, value < 0 ? -(value + 1) : value, &sum) || sum > INT64_MAX / 8)
      return INT64_MAX / 4;
  }
  return sum * 2;
}

}  // namespace

void try_needs(const Rule& rule, Input& input, const RulePlan& plan, Date as_of,
               std::size_t subject, std::uint8_t tier, RuleExplanation& why) {
  const int level = rule.level(tier);
  const int top = static_cast<int>(rule.tiers().size()) - 1;
  for (std::size_t i = 0; i < plan.needs.size(); ++i) {
    const Need& need = plan.needs[i];
    if (!is_whole_number(need.type) ||
        (need.kind != PARETO_NEED_METRIC && need.kind != PARETO_NEED_FIELD))
      continue;
    InputColumn& column = input.columns[i];
    const std::int64_t now = column.valid[subject] ? column.integers[subject] : 0;
    const std::int64_t most = most_sensible(column);
    OtherValue other(column, subject);
    const auto level_at = [&](std::int64_t value) {
      other.set(value);
      return rule.level(ask(rule, input, as_of, subject, Explanations::NotWanted).tier);
    };
    // Nobody needs more than five figures; few subjects are tried out to the last digit.
    const Search search{
        input.rows <= 2'000 ? 1 : std::max<std::int64_t>(1, (now < 0 ? -(now + 1) : now) / 100'000),
        120};
    const auto step = [&](const Turn& turn) {
      Step found;
      found.tier = rule.tiers()[static_cast<std::size_t>(turn.level)].code;
      found.indicator = need.name;
      for (const model::Field& field : rule.indicators()) {
        if (field.name == need.name) found.field = field;
      }
      found.type = need.type;
      found.value.integer = turn.value;
      found.now = now;
      found.found_by_host = true;
      return found;
    };
    if (!why.next && level < top) {
      for (int below = level; below < top;) {
        const std::int64_t from = why.reach.empty() ? now : *why.reach.back().value.integer;
        const auto turn = value_to_rise(from, below, most, level_at, search);
        if (!turn) break;
        why.reach.push_back(step(*turn));
        below = turn->level;
      }
      if (!why.reach.empty()) why.next = why.reach.front();
    }
    if (!why.below && level > 0 && now > 0) {
      if (const auto turn = value_to_fall(now, level, 0, level_at, search)) why.below = step(*turn);
    }
  }
}

}  // namespace pareto::tiering
