#include "core/pivot/columns.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "core/base/decimal.hpp"

namespace pareto::pivot {
namespace {

using sdk::Type;

// Of all groups in one column, by the first measure that is spread.
std::int64_t weight(const Grouping& grouping, std::uint32_t code) {
  Sum sum;
  const Accumulator& measure = grouping.measures.front();
  for (std::size_t group = 0; group < grouping.groups(); ++group)
    measure.fold(sum, measure.at(group, code, 0));
  return sum.none() ? INT64_MIN : sum.whole;
}

// Whether anything fell into the column that has no value.
bool is_used(const Grouping& grouping, const Plan& plan, std::uint32_t code) {
  for (std::size_t m = 0; m < plan.measures.size() && plan.measures[m].spread; ++m) {
    const Accumulator& measure = grouping.measures[m];
    for (std::size_t i = 0; i < measure.seen_size(); ++i) {
      if (measure.seen(i).column == code) return true;
    }
    for (std::size_t group = 0; group < grouping.groups(); ++group) {
      for (int series = 0; series < 2; ++series) {
        if (measure.at(group, code, series).count != 0) return true;
      }
    }
  }
  return false;
}

// Whether each choice that there is has a column.
bool is_every_choice(const model::Path& path, const PivotRequest& request) {
  return request.every_choice && !path.last().choices.empty() && path.part == model::DatePart::None;
}

// As the choices are ordered, those that no record has among them; what is none of them comes last.
std::vector<Spread> by_choices(std::vector<Spread> found, const model::Path& path,
                               const PivotRequest& request) {
  std::vector<Spread> out;
  for (const model::Choice& choice : path.last().choices) {
    const std::string& text =
        request.choices_by_label ? choice.label.in(request.language) : choice.code;
    const auto there = std::ranges::find(found, text, &Spread::value);
    if (there == found.end()) {
      out.push_back({text, text, {}});
      continue;
    }
    out.push_back(std::move(*there));
    found.erase(there);
  }
  std::ranges::move(found, std::back_inserter(out));
  return out;
}

}  // namespace

std::string text_of(const Value& value, Type type) {
  if (value.none) return {};
  switch (type) {
    case Type::Text:
      return value.text;
    case Type::Date:
      return Date{static_cast<std::int32_t>(value.whole)}.iso();
    case Type::Time:
      return Time{value.whole}.iso();
    case Type::Money:
    case Type::Quantity:
      return plain_decimal(value.whole);
    case Type::Real:
      return std::to_string(value.real);
    default:
      return std::to_string(value.whole);
  }
}

void relabel(std::vector<Value>& values, const model::Path& path, const PivotRequest& request) {
  if (!request.choices_by_label || path.last().choices.empty() ||
      path.part != model::DatePart::None)
    return;
  for (Value& value : values) {
    if (const model::Choice* choice = path.last().find_choice(value.text))
      value.text = choice->label.in(request.language);
  }
}

std::vector<Spread> spread_of(Grouping& grouping, const Plan& plan, const PivotRequest& request) {
  if (!grouping.spread || plan.measures.empty() || !plan.measures.front().spread) return {};
  const model::Path& path = plan.spread->path;
  const Type type = type_of(path);
  std::vector<std::uint32_t> codes(grouping.columns());
  std::iota(codes.begin(), codes.end(), 0u);
  if (!is_used(grouping, plan, 0)) codes.erase(codes.begin());
  std::vector<Value> values = grouping.spread->values(codes);
  relabel(values, path, request);
  const std::uint32_t first = codes.empty() ? 0 : codes.front();
  const auto value_of = [&](std::uint32_t code) -> const Value& { return values[code - first]; };
  const bool in_time = is_in_time(path);
  std::vector<std::int64_t> weights(grouping.columns(), 0);
  if (!in_time) {
    for (const std::uint32_t code : codes) weights[code] = weight(grouping, code);
  }
  std::sort(codes.begin(), codes.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (weights[a] != weights[b]) return weights[a] > weights[b];
    return compare(value_of(a), value_of(b), type) < 0;
  });
  std::vector<Spread> out;
  const bool every = is_every_choice(path, request);
  const std::size_t most = in_time || every || request.top_columns <= 0
                               ? codes.size()
                               : static_cast<std::size_t>(request.top_columns);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    // One more is no rest.
    if (i >= most && codes.size() > most + 1) {
      if (i == most) out.push_back({{}, say(request.language, Text{"Others", "其他"}), {}, true});
      out.back().codes.push_back(codes[i]);
      continue;
    }
    const std::string text = text_of(value_of(codes[i]), type);
    out.push_back(
        {text, text.empty() ? say(request.language, Text{"(none)", "（无）"}) : text, {codes[i]}});
  }
  return every ? by_choices(std::move(out), path, request) : out;
}

std::vector<AnswerColumn> columns_of(const Plan& plan, const std::vector<Spread>& spread,
                                     const PivotRequest& request) {
  const Language language = request.language;
  std::vector<AnswerColumn> out;
  out.push_back({{"row",
                  say(language, Text{"Kind of row", "行的种类"}),
                  ColumnKind::Row,
                  0,
                  true,
                  {},
                  false,
                  Type::Text}});
  out.push_back({{"groups",
                  say(language, Text{"Groups", "分组数"}),
                  ColumnKind::Groups,
                  0,
                  true,
                  {},
                  false,
                  Type::Int}});
  for (std::size_t d = 0; d < plan.rows.size(); ++d) {
    const model::Path& path = plan.rows[d].path;
    out.push_back({{path.name(),
                    path.label(language),
                    ColumnKind::Dimension,
                    static_cast<int>(d),
                    true,
                    {},
                    false,
                    type_of(path),
                    meaning_of(path)}});
  }
  const auto add = [&](std::size_t m, int at) {
    const Measure& measure = plan.measures[m].measure;
    const bool total = at < 0;
    const Spread* part = total ? nullptr : &spread[static_cast<std::size_t>(at)];
    const std::string name =
        total ? measure.name : measure.name + ":" + (part->rest ? "…" : part->value);
    PivotColumn column{name,
                       total ? measure.label(language) : part->label,
                       ColumnKind::Now,
                       static_cast<int>(m),
                       total,
                       total ? "" : part->value,
                       !total && part->rest,
                       measure.type(),
                       measure.meaning()};
    out.push_back({column, m, at});
    if (request.before) {
      column.name = name + ".before";
      column.kind = ColumnKind::Before;
      out.push_back({column, m, at});
      if (measure.type() != Type::Date && measure.type() != Type::Time) {
        column.name = name + ".change";
        column.kind = ColumnKind::Change;
        out.push_back({column, m, at});
      }
    }
    if (total && measure.has_unit()) {
      out.push_back({{name + ".unit",
                      measure.of.last().label.in(language),
                      ColumnKind::Unit,
                      static_cast<int>(m),
                      true,
                      {},
                      false,
                      Type::Text},
                     m,
                     at});
    }
  };
  for (std::size_t m = 0; m < plan.measures.size(); ++m) add(m, -1);
  for (std::size_t m = 0; m < plan.measures.size(); ++m) {
    for (std::size_t s = 0; plan.measures[m].spread && s < spread.size(); ++s)
      add(m, static_cast<int>(s));
  }
  return out;
}

}  // namespace pareto::pivot
