#include "core/tiering/needs.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "core/base/decimal.hpp"
#include "core/base/error.hpp"
#include "core/base/nearest.hpp"
#include "core/store/dialect.hpp"
#include "core/tiering/children.hpp"
#include "pareto/field_words.hpp"
#include "pareto/received.hpp"

namespace pareto::tiering {
namespace {

using model::Type;

std::optional<Metric> metric_of(std::string_view name) {
  const auto found = std::find(std::begin(kMetricNames), std::end(kMetricNames), name);
  if (found == std::end(kMetricNames)) return std::nullopt;
  return static_cast<Metric>(found - std::begin(kMetricNames));
}

Type type_of(Metric metric) {
  switch (metric) {
    case Metric::NetSales:
    case Metric::Margin:
    case Metric::KnownSales:
      return Type::Money;
    case Metric::Orders:
    case Metric::Numbers:
    case Metric::ActiveMonths:
      return Type::Int;
    default:
      return Type::Date;
  }
}

[[noreturn]] void refuse(const Rule& rule, Message why,
                         Message remedy = Text{"tell whoever made it: pareto plugin check shows it",
                                               "请告知插件作者：pareto plugin check 会指出"}) {
  throw Error(ErrorCode::Data, std::move(why), std::move(remedy))
      .within(plugins::plugin_context(rule.plugin()));
}

// What there is, the one that was probably meant first.
Message those_there_are(std::string_view word, const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  if (const auto meant = nearest(word, names))
    return {Text{"probably {}; there are: {}", "可能是 {}；可用的有：{}"}, {*meant, list}};
  return {Text{"there are: {}", "可用的有：{}"}, {list}};
}

// What a whole number of the type is of a real; 0 where none can be given.
double as_real(Type type) {
  if (type == Type::Int || type == Type::Bool) return 1;
  return type == Type::Money || type == Type::Quantity ? 1 / static_cast<double>(kDecimalOne) : 0;
}
// Whether a value of `from` can be given to a rule that expects `to`.
bool fits(Type from, Type to) { return from == to || (to == Type::Real && as_real(from) > 0); }

void require_type(const Rule& rule, const Need& need, Type found) {
  if (fits(found, need.type)) return;
  refuse(
      rule,
      {Text{"needs {} as another type than it has", "需要的 {} 与其实际类型不同"}, {need.source}},
      {Text{"it is of type {}; its plan asks for {}", "它的类型是 {}，计划要求的是 {}"},
       {sdk::kTypeWords[static_cast<std::size_t>(found)],
        sdk::kTypeWords[static_cast<std::size_t>(need.type)]}});
}

void check_need(const Rule& rule, const Need& need) {
  const bool known_type = need.type >= Type::Bool && need.type <= Type::Quantity;
  if (need.name.empty() || need.source.empty() || !known_type || need.kind < PARETO_NEED_FIELD ||
      need.kind > PARETO_NEED_CHILDREN) {
    refuse(rule,
           {Text{"asks for something unknown: \"{}\"", "要求了未知的内容：“{}”"}, {need.name}});
  }
  if (need.kind == PARETO_NEED_METRIC) {
    const auto metric = metric_of(need.source);
    if (!metric)
      refuse(rule,
             {Text{"asks for a metric that does not exist: {}", "要求的指标不存在：{}"},
              {need.source}},
             those_there_are(need.source, {std::begin(kMetricNames), std::end(kMetricNames)}));
    require_type(rule, need, type_of(*metric));
    try {
      const Window window = parse_window(need.window);
      if (*metric == Metric::ActiveMonths &&
          (window.is_all() || window.months > kMostActiveMonths)) {
        throw Error(ErrorCode::Argument,
                    {Text{"active_months looks at 1 to {} months, not at {}",
                          "active_months 只能看 1 到 {} 个月，不能是 {}"},
                     {kMostActiveMonths, window.text()}},
                    Text{"give a window such as 12m", "请给出期间，如 12m"});
      }
    } catch (Error& error) {
      throw error.within(plugins::plugin_context(rule.plugin()));
    }
  }
  if (need.kind == PARETO_NEED_CHILDREN) {
    try {
      (void)parse_window(need.window);
    } catch (Error& error) {
      throw error.within(plugins::plugin_context(rule.plugin()));
    }
  }
  if (need.kind == PARETO_NEED_SCORE || need.kind == PARETO_NEED_JUDGEMENT)
    require_type(rule, need, Type::Real);
  if (need.kind == PARETO_NEED_TIER) require_type(rule, need, Type::Text);
}

void resize(InputColumn& column, Type type, std::size_t rows) {
  if (type == Type::Text)
    column.texts.resize(rows);
  else if (type == Type::Real)
    column.reals.resize(rows);
  else
    column.integers.resize(rows);
  column.valid.assign(rows, 0);
}

// The value at `column` of the statement's row, which is of the type `found`.
void put(InputColumn& into, Type type, std::size_t row, const store::Statement& from, int column,
         Type found) {
  if (from.is_null(column)) return;
  into.valid[row] = 1;
  if (type == Type::Real && found != Type::Real) {
    into.reals[row] = static_cast<double>(from.integer(column)) * as_real(found);
    return;
  }
  if (type == Type::Text)
    into.texts[row] = from.text(column);
  else if (type == Type::Real)
    into.reals[row] = from.real(column);
  else
    into.integers[row] = from.integer(column);
}

InputColumn read_field(const Source& source, const Rule& rule, const Need& need) {
  const model::Field* field = source.schema.entity("customer").find(need.source);
  if (field == nullptr) {
    std::vector<std::string> names;
    for (const model::Field& each : source.schema.entity("customer").fields)
      names.push_back(each.name);
    refuse(rule,
           {Text{"needs the customer's field {}, which does not exist", "需要的客户字段 {} 不存在"},
            {need.source}},
           those_there_are(need.source, names));
  }
  require_type(rule, need, field->type);
  InputColumn column;
  resize(column, need.type, source.subjects.count());
  store::Statement rows = source.connection.prepare(
      "SELECT id, " + store::quoted_name(field->name) + " FROM customer ORDER BY id");
  const std::vector<std::int64_t>& ids = source.subjects.ids();
  for (std::size_t subject = 0; rows.step();) {
    while (subject < ids.size() && ids[subject] < rows.integer(0)) ++subject;
    if (subject < ids.size() && ids[subject] == rows.integer(0))
      put(column, need.type, subject, rows, 1, field->type);
  }
  return column;
}

// What another rule said, valid on the day.
InputColumn read_verdict(const Source& source, const Need& need, Date as_of) {
  InputColumn column;
  resize(column, need.type, source.subjects.count());
  store::Statement rows = source.connection.prepare(
      std::string("SELECT customer, ") + (need.kind == PARETO_NEED_SCORE ? "score" : "tier") +
      " FROM pareto_tier_assignment WHERE rule = ?1 AND from_date <= ?2 AND (to_date IS NULL OR "
      "to_date > ?2)");
  rows.bind(1, std::string_view(need.source)).bind(2, std::int64_t{as_of.days});
  while (rows.step()) {
    const std::size_t subject = source.subjects.find(rows.integer(0));
    if (subject != Subjects::kNone) put(column, need.type, subject, rows, 1, need.type);
  }
  return column;
}

// The latest of each subject; of a group the latest of its members. Rows come oldest first, so the
// last one stays.
InputColumn read_judgement(const Source& source, const Need& need, Date as_of) {
  InputColumn column;
  resize(column, need.type, source.subjects.count());
  store::Statement rows = source.connection.prepare(
      "SELECT customer, value FROM pareto_judgement WHERE indicator = ?1 AND date <= ?2 ORDER BY date, id");
  rows.bind(1, std::string_view(need.source)).bind(2, std::int64_t{as_of.days});
  Subjects::Walk walk(source.subjects);
  while (rows.step()) {
    const std::size_t subject = walk.subject(rows.integer(0));
    if (subject != Subjects::kNone) put(column, need.type, subject, rows, 1, Type::Real);
  }
  return column;
}

InputColumn read_records(const Source& source, const Rule& rule, const Need& need, Date as_of) {
  try {
    const Children children(source, need, as_of);
    require_type(rule, need, children.type());
    InputColumn column;
    resize(column, need.type, source.subjects.count());
    children.each([&](std::size_t subject, std::int64_t whole, double real) {
      column.valid[subject] = 1;
      if (need.type != Type::Real)
        column.integers[subject] = whole;
      else
        column.reals[subject] = children.type() == Type::Real
                                    ? real
                                    : static_cast<double>(whole) * as_real(children.type());
    });
    return column;
  } catch (Error& error) {
    throw error.within(plugins::plugin_context(rule.plugin()));
  }
}

void read_metrics(const Source& source, const RulePlan& plan, Date as_of, Input& input) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < plan.needs.size(); ++i) {
    if (plan.needs[i].kind == PARETO_NEED_METRIC) columns.push_back(i);
  }
  if (columns.empty()) return;
  if (!source.extent) {
    for (const std::size_t i : columns) resize(input.columns[i], plan.needs[i].type, input.rows);
    return;
  }
  std::optional<Metrics> own;
  if (source.metrics == nullptr) own.emplace(source.connection, source.subjects, *source.extent);
  std::vector<MetricColumn> found = (own ? *own : *source.metrics).read(metrics_of(plan, as_of));
  for (std::size_t k = 0; k < columns.size(); ++k) {
    InputColumn& column = input.columns[columns[k]];
    column.valid = std::move(found[k].valid);
    const Need& need = plan.needs[columns[k]];
    if (need.type != Type::Real) {
      column.integers = std::move(found[k].values);
      continue;
    }
    const double one = as_real(type_of(*metric_of(need.source)));
    column.reals.reserve(found[k].values.size());
    for (const std::int64_t value : found[k].values)
      column.reals.push_back(static_cast<double>(value) * one);
  }
}

}  // namespace

std::optional<std::size_t> RulePlan::measure() const {
  const auto metric = [](const Need& need) { return need.kind == PARETO_NEED_METRIC; };
  const auto at = [&](auto matches) -> std::optional<std::size_t> {
    const auto found = std::find_if(needs.begin(), needs.end(), matches);
    if (found == needs.end()) return std::nullopt;
    return static_cast<std::size_t>(found - needs.begin());
  };
  const auto money = at([&](const Need& need) { return metric(need) && need.type == Type::Money; });
  return money ? money
               : at([&](const Need& need) { return metric(need) && need.type == Type::Int; });
}

bool RulePlan::has_metrics() const {
  return std::any_of(needs.begin(), needs.end(),
                     [](const Need& need) { return need.kind == PARETO_NEED_METRIC; });
}

std::vector<std::pair<Metric, DayRange>> metrics_of(const RulePlan& plan, Date as_of) {
  std::vector<std::pair<Metric, DayRange>> wanted;
  for (const Need& need : plan.needs) {
    if (need.kind == PARETO_NEED_METRIC)
      wanted.push_back({*metric_of(need.source), parse_window(need.window).range(as_of)});
  }
  return wanted;
}

RulePlan plan_of(const Rule& rule, Date as_of) {
  struct Collector {
    RulePlan plan;
    bool damaged = false;
  } collector;
  pareto_plan c{};
  c.size_of = sizeof c;
  c.ctx = &collector;
  c.need = [](const pareto_plan* self, const pareto_need* theirs) {
    auto& to = *static_cast<Collector*>(self->ctx);
    try {
      const bool whole = theirs != nullptr && sdk::is_whole(*theirs);
      const pareto_need need = whole ? sdk::received(*theirs) : pareto_need{};
      if (need.name == nullptr || need.source == nullptr) {
        to.damaged = true;
        return;
      }
      to.plan.needs.push_back({need.name, need.kind, static_cast<Type>(need.type), need.source,
                               need.window != nullptr ? need.window : "all"});
      Need& taken = to.plan.needs.back();
      if (need.entity != nullptr) taken.entity = need.entity;
      if (need.field != nullptr) taken.field = need.field;
      if (need.where != nullptr) taken.where = need.where;
    } catch (...) {  // out of memory
      to.damaged = true;
    }
  };
  c.tier = [](const pareto_plan*, const pareto_tier*) {};  // the rule knows them: see Rule
  c.per_group = [](const pareto_plan* self, std::int32_t yes) {
    static_cast<Collector*>(self->ctx)->plan.per_group = yes != 0;
  };
  const auto job = rule.job(as_of);
  plugins::run_plugin(*job, rule.plugin(), [&](pareto_error* error) {
    return rule.table().plan(job->get(), &c, error);
  });
  if (collector.damaged) refuse(rule, Text{"has a plan that cannot be read", "的计划无法读取"});
  for (const Need& need : collector.plan.needs) check_need(rule, need);
  if (collector.plan.needs.empty())
    refuse(rule, Text{"has a plan that needs nothing", "的计划没有任何需要"});
  return std::move(collector.plan);
}

Input read_input(const Source& source, const Rule& rule, const RulePlan& plan, Date as_of) {
  Input input;
  input.rows = source.subjects.count();
  input.columns.resize(plan.needs.size());
  for (std::size_t i = 0; i < plan.needs.size(); ++i) {
    const Need& need = plan.needs[i];
    input.schema.push_back({need.name, need.type});
    if (need.kind == PARETO_NEED_FIELD) input.columns[i] = read_field(source, rule, need);
    if (need.kind == PARETO_NEED_CHILDREN) {
      try {
        (void)parse_window(need.window);
      } catch (Error& error) {
        throw error.within(plugins::plugin_context(rule.plugin()));
      }
    }
    if (need.kind == PARETO_NEED_SCORE || need.kind == PARETO_NEED_TIER)
      input.columns[i] = read_verdict(source, need, as_of);
    if (need.kind == PARETO_NEED_JUDGEMENT) input.columns[i] = read_judgement(source, need, as_of);
    if (need.kind == PARETO_NEED_CHILDREN)
      input.columns[i] = read_records(source, rule, need, as_of);
  }
  read_metrics(source, plan, as_of, input);
  return input;
}

std::unique_ptr<sdk::BatchStream> Input::stream() const {
  auto next = [this, builder = sdk::BatchBuilder(schema),
               done = std::size_t{0}](sdk::Batch& out) mutable {
    if (done == rows) return false;
    const std::size_t end = std::min(rows, done + static_cast<std::size_t>(sdk::kBatchRows));
    for (; done < end; ++done) {
      for (std::size_t c = 0; c < columns.size(); ++c) {
        const InputColumn& column = columns[c];
        if (!column.valid[done])
          builder.null(c);
        else if (schema[c].type == Type::Text)
          builder.text(c, column.texts[done]);
        else if (schema[c].type == Type::Real)
          builder.real(c, column.reals[done]);
        else
          builder.integer(c, column.integers[done]);
      }
      builder.end_row();
    }
    out = builder.finish();
    return true;
  };
  return sdk::make_stream(schema, std::move(next));
}

}  // namespace pareto::tiering
