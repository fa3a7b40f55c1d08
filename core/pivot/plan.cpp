#include "core/pivot/plan.hpp"

#include <algorithm>

#include "core/access/seen.hpp"
#include "core/base/error.hpp"
#include "core/base/nearest.hpp"
#include "core/records/list/condition.hpp"
#include "core/store/dialect.hpp"

namespace pareto::pivot {
namespace {

using model::Field;
using sdk::Type;

class Planning {
 public:
  Planning(const Source& source, const PivotRequest& request)
      : source_(source), request_(request), entity_(source.schema.entity(request.entity)) {}

  Plan make() {
    if (request_.rows.size() > kMostDimensions) {
      throw Error(
          ErrorCode::Argument,
          Message(Text{"{} dimensions are more than a pivot has ({})", "{} 个维度，超过上限（{}）"},
                  {request_.rows.size(), kMostDimensions}),
          Message(Text{"take fewer, or ask twice", "请减少维度，或分两次查"}));
    }
    for (const std::string& name : request_.rows) plan_.rows.push_back(dimension(name));
    if (!request_.columns.empty()) plan_.spread = dimension(request_.columns);
    measures();
    set_period();
    set_sort();
    ask();
    return std::move(plan_);
  }

 private:
  std::size_t column(const Field& field) {
    for (std::size_t c = 0; c < fields_.size(); ++c) {
      if (fields_[c] == &field) return c;
    }
    fields_.push_back(&field);
    plan_.columns.push_back({field.name, field.type});
    return fields_.size() - 1;
  }

  PlannedDimension dimension(const std::string& name) {
    model::Path path = model::path_named(source_.schema, entity_, name);
    const std::size_t at = column(*path.fields.front());
    return {std::move(path), at};
  }

  void add(const std::string& name, bool spread) {
    PlannedMeasure planned{measure_named(source_.schema, entity_, name), spread, {}, {}, {}};
    const Measure& measure = planned.measure;
    for (const PlannedMeasure& there : plan_.measures) {
      if (there.measure.name == measure.name) return;
    }
    if (measure.field != nullptr) planned.field = column(*measure.field);
    if (measure.less != nullptr) planned.less = column(*measure.less);
    if (measure.knows != nullptr) planned.knows = column(*measure.knows);
    if (!measure.of.fields.empty()) planned.of = column(*measure.of.fields.front());
    plan_.measures.push_back(std::move(planned));
  }

  void measures() {
    const bool spread = plan_.spread.has_value();
    for (const std::string& name : request_.measures) add(name, spread);
    if (request_.measures.empty())
      add(named_measures(source_.schema, entity_).front().name, spread);
    for (const std::string& name : request_.totals) add(name, false);
  }

  void set_period() {
    if (!request_.period && !request_.before) return;
    if (!request_.period) {
      throw Error(ErrorCode::Argument,
                  Message(Text{"there is a period to compare with, but none to compare",
                               "有对比期，但没有本期"}),
                  Message(Text{"give the period too, such as 2026 or 12m",
                               "请也写明本期，如 2026 或 12m"}));
    }
    plan_.date = model::date_of(entity_);
    if (!request_.date.empty()) {
      const model::Path path = model::path_named(source_.schema, entity_, request_.date);
      const bool fits = path.fields.size() == 1 && path.part == model::DatePart::None &&
                        (path.last().type == Type::Date || path.last().type == Type::Time);
      if (!fits)
        throw no_date(Message(Text{"{} is no date of {} itself", "{} 不是 {} 自己的日期"},
                              {path.name(), entity_.name}));
      plan_.date = path.fields.front();
    }
    if (plan_.date == nullptr)
      throw no_date(Message(Text{"{} has no date of its own that a period could be about",
                                 "{} 没有可用来取期间的日期"},
                            {entity_.name}));
    plan_.date_column = column(*plan_.date);
    const auto together = [](const DayRange& a, const DayRange& b) {
      return a.from <= b.to && b.from <= a.to;
    };
    if (request_.before && together(*request_.period, *request_.before)) {
      throw Error(
          ErrorCode::Argument,
          Message(Text{"{} to {} and {} to {} overlap, so they cannot be compared",
                       "{} 至 {} 与 {} 至 {} 重叠，无法对比"},
                  {request_.period->from.iso(), request_.period->to.iso(),
                   request_.before->from.iso(), request_.before->to.iso()}),
          Message(Text{"choose periods that have no day in common", "请选择没有共同日期的两段"}));
    }
  }

  Error no_date(Message what) const {
    std::string known;
    for (const Field& field : entity_.fields) {
      if (field.type == Type::Date || field.type == Type::Time)
        known += (known.empty() ? "" : ", ") + field.name;
    }
    if (known.empty())
      return {ErrorCode::Argument, std::move(what),
              Message(Text{"leave the period out", "请去掉期间"})};
    return {ErrorCode::Argument, std::move(what),
            Message(Text{"say which one is meant: {}", "请写明用哪个：{}"}, {known})};
  }

  void set_sort() {
    Plan::Sort& sort = plan_.sort;
    std::string text = request_.sort;
    if (text.empty()) {
      sort.by_key = plan_.rows.empty() || is_in_time(plan_.rows.front().path);
      sort.down = !sort.by_key;
      return;
    }
    sort.down = text.front() == '-';
    if (sort.down) text.erase(0, 1);
    if (text == "key") {
      sort.by_key = true;
      return;
    }
    if (text.ends_with(".change")) {
      sort.change = true;
      text.resize(text.size() - 7);
      if (!request_.before) {
        throw Error(ErrorCode::Argument,
                    Message(Text{"“{}”: without a period before there is no change to sort by",
                                 "“{}”：没有对比期，不能按变化排序"},
                            {request_.sort}),
                    Message(Text{"give one to compare with", "请给出对比期"}));
      }
    }
    std::vector<std::string> names;
    for (std::size_t m = 0; m < plan_.measures.size(); ++m) {
      const Measure& measure = plan_.measures[m].measure;
      if (measure.name == text || measure.label_en == text || measure.label_zh == text) {
        sort.measure = m;
        return;
      }
      names.push_back(measure.name);
    }
    names.emplace_back("key");
    std::string known;
    for (const std::string& name : names) known += (known.empty() ? "" : ", ") + name;
    const auto meant = nearest(text, names);
    const Message what(Text{"“{}” is nothing to sort by", "不能按“{}”排序"}, {request_.sort});
    if (meant)
      throw Error(ErrorCode::Argument, what,
                  Message(Text{"is it {}? one of: {}, with - before it for the largest first",
                               "是不是 {}？可用：{}；前面加 - 为从大到小"},
                          {*meant, known}));
    throw Error(ErrorCode::Argument, what,
                Message(Text{"one of: {}, with - before it for the largest first",
                             "可用：{}；前面加 - 为从大到小"},
                        {known}));
  }

  // The days of both periods; of two that lie apart, what is between them is not read.
  void add_days(records::Conditions& where) {
    const std::string column = "v." + store::quoted_name(plan_.date->name);
    const bool moments = plan_.date->type == Type::Time;
    const auto between = [&](const DayRange& days) {
      if (!moments) {
        const std::string from = where.parameter(sdk::Parameter::of("", days.from)),
                          to = where.parameter(sdk::Parameter::of("", days.to));
        return column + " BETWEEN " + from + " AND " + to;
      }
      const std::string from = where.parameter(
          sdk::Parameter::of("", source_.zone.instant(days.from, 0).micros, Type::Time));
      const std::string end = where.parameter(
          sdk::Parameter::of("", source_.zone.instant(days.to + 1, 0).micros, Type::Time));
      return column + " >= " + from + " AND " + column + " < " + end;
    };
    const DayRange& now = *request_.period;
    if (!request_.before) return where.add_sql(between(now));
    const DayRange& then = *request_.before;
    if (then.to + 1 == now.from) return where.add_sql(between({then.from, now.to}));
    where.add_sql("(" + between(now) + " OR " + between(then) + ")");
  }

  void ask() {
    records::Conditions where(source_.schema, entity_, source_.zone, request_.today);
    if (!request_.where.empty()) {
      const auto connection = access::open_reader(source_.store, source_.session);
      for (const std::string& condition : request_.where) where.add(*connection, condition);
    }
    if (plan_.date != nullptr) add_days(where);
    std::string columns;
    for (const Field* field : fields_)
      columns += (columns.empty() ? "v." : ", v.") + store::quoted_name(field->name);
    if (columns.empty()) {  // nothing but a count
      columns = "v.id";
      plan_.columns.push_back({"id", Type::Int});
    }
    plan_.sql =
        "SELECT " + columns + " FROM " + store::quoted_name(entity_.name) + " v" + where.sql();
    plan_.parameters = where.parameters();
  }

  const Source& source_;
  const PivotRequest& request_;
  const model::Entity& entity_;
  std::vector<const Field*> fields_;  // of the query's columns
  Plan plan_;
};

}  // namespace

Plan plan_of(const Source& source, const PivotRequest& request) {
  return Planning(source, request).make();
}

}  // namespace pareto::pivot
