#include "core/tiering/children.hpp"

#include <algorithm>
#include <vector>

#include "core/base/error.hpp"
#include "core/records/list/condition.hpp"
#include "core/store/dialect.hpp"
#include "core/tiering/checked_sum.hpp"

namespace pareto::tiering {
namespace {

using model::Entity;
using model::Field;
using model::Meaning;
using model::Type;

// The first field of a kind that must be filled in, else the first one.
template <class Is>
const Field* first_of(const Entity& entity, Is is) {
  const Field* optional = nullptr;
  for (const Field& field : entity.fields) {
    if (!field.stored() || !is(field)) continue;
    if (field.required) return &field;
    if (optional == nullptr) optional = &field;
  }
  return optional;
}

bool is_number(Type type) {
  return type == Type::Int || type == Type::Real || type == Type::Money || type == Type::Quantity;
}

[[noreturn]] void refuse(Message what, Message remedy) {
  throw Error(ErrorCode::Argument, std::move(what), std::move(remedy));
}

std::string numbers_of(const Entity& entity) {
  std::string out;
  for (const Field& field : entity.fields) {
    if (is_number(field.type) && field.meaning != Meaning::Reference)
      out += (out.empty() ? "" : ", ") + field.name;
  }
  return out;
}

}  // namespace

Children::Children(const Source& source, const Need& need, Date as_of)
    : source_(source), need_(need), as_of_(as_of) {
  entity_ = source.schema.find(need.entity);
  if (entity_ == nullptr) {
    std::string known;
    for (const Entity& entity : source.schema.entities())
      known += (known.empty() ? "" : ", ") + entity.name;
    refuse({Text{"there is no entity “{}”", "没有实体“{}”"}, {need.entity}},
           {Text{"there are: {}", "现有：{}"}, {known}});
  }
  customer_ = first_of(*entity_, [](const Field& field) {
    return field.meaning == Meaning::Reference && field.reference == "customer";
  });
  if (customer_ == nullptr || entity_->name == "customer") {
    refuse({Text{"{} does not refer to a customer", "{}不指向客户"}, {entity_->spoken()}},
           Text{"take one that does, such as contact or interaction",
                "请用指向客户的实体，如 contact 或 interaction"});
  }
  day_ = first_of(*entity_, [](const Field& field) {
    return field.required && (field.type == Type::Date || field.type == Type::Time);
  });
  make_ = need.source == "count" ? Make::Count : need.source == "sum" ? Make::Sum : Make::Latest;
  if (make_ == Make::Latest && need.source != "latest") {
    refuse({Text{"“{}” cannot be made of records", "不能对记录求“{}”"}, {need.source}},
           Text{"there are: count, sum, latest", "可用：count、sum、latest"});
  }
  if (day_ == nullptr && (make_ == Make::Latest || !parse_window(need.window).is_all())) {
    refuse({Text{"{} has no date, so there is no window and no latest one",
                 "{}没有日期，不能按期间计算，也没有“最近”"},
            {entity_->spoken()}},
           Text{"count them with the window all", "请用期间 all 计数"});
  }
  if (make_ != Make::Sum) return;
  sum_ = entity_->find(need.field);
  if (sum_ == nullptr || !is_number(sum_->type) || sum_->meaning == Meaning::Reference) {
    refuse({Text{"{} has no number “{}” to add up", "{}没有可相加的数字字段“{}”"},
            {entity_->spoken(), need.field}},
           {Text{"there are: {}", "现有：{}"}, {numbers_of(*entity_)}});
  }
}

Type Children::type() const {
  return make_ == Make::Count ? Type::Int : make_ == Make::Sum ? sum_->type : Type::Date;
}

void Children::each(const std::function<void(std::size_t, std::int64_t, double)>& take) const {
  // Past quarters are rated as they were: days are told from the day looked at.
  records::Conditions where(source_.schema, *entity_, source_.zone, as_of_);
  for (std::size_t at = 0; at < need_.where.size();) {
    const std::size_t end = std::min(need_.where.find(';', at), need_.where.size());
    where.add(source_.connection, need_.where.substr(at, end - at));
    at = end + 1;
  }
  const std::string day = day_ != nullptr ? "v." + store::quoted_name(day_->name) : "";
  if (day_ != nullptr) {
    // What is not known of the day looked at is left out: past quarters are rated by what was there
    // then.
    const Window window = parse_window(need_.window);
    const sdk::DayRange range = window.range(as_of_);
    const auto bound = [&](Date date) {
      return where.parameter(sdk::Parameter::of("", day_->type == Type::Time
                                                        ? source_.zone.instant(date, 0).micros
                                                        : std::int64_t{date.days}));
    };
    where.add_sql(day + " < " + bound(range.to + 1));
    if (!window.is_all()) where.add_sql(day + " >= " + bound(range.from));
  }
  const std::string customer = "v." + store::quoted_name(customer_->name);
  const std::string made = make_ == Make::Count    ? "count(*)"
                           : make_ == Make::Latest ? "max(" + day + ")"
                           : sum_->type == Type::Real
                               ? "sum(v." + store::quoted_name(sum_->name) + ")"
                               : "isum(v." + store::quoted_name(sum_->name) + ")";
  where.add_sql(customer + " IS NOT NULL");
  store::Statement rows = source_.connection.prepare("SELECT " + customer + ", " + made + " FROM " +
                                                     store::quoted_name(entity_->name) + " v" +
                                                     where.sql() + " GROUP BY 1 ORDER BY 1");
  for (const sdk::Parameter& p : where.parameters()) {
    const int at = rows.parameter_index(":" + p.name);
    if (p.type == Type::Text)
      rows.bind(at, std::string_view(p.text));
    else if (p.type == Type::Real)
      rows.bind(at, p.real);
    else
      rows.bind(at, p.integer);
  }
  const std::size_t subjects = source_.subjects.count();
  std::vector<std::int64_t> whole(subjects, 0);
  std::vector<double> real(subjects, 0);
  std::vector<std::uint8_t> valid(subjects, make_ == Make::Count ? 1 : 0);
  Subjects::Walk walk(source_.subjects);
  while (rows.step()) {
    const std::size_t subject = walk.subject(rows.integer(0));
    if (subject == Subjects::kNone || rows.is_null(1)) continue;
    if (make_ == Make::Latest) {
      const std::int64_t found =
          day_->type == Type::Time ? source_.zone.day(Time{rows.integer(1)}).days : rows.integer(1);
      whole[subject] = valid[subject] != 0 ? std::max(whole[subject], found) : found;
    } else if (type() == Type::Real) {
      real[subject] += rows.real(1);
    } else {
      add_checked(whole[subject], rows.integer(1));
    }
    valid[subject] = 1;
  }
  for (std::size_t subject = 0; subject < subjects; ++subject) {
    if (valid[subject] != 0) take(subject, whole[subject], real[subject]);
  }
}

}  // namespace pareto::tiering
