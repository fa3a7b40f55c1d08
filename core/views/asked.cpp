#include "core/views/asked.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/model/path.hpp"
#include "core/store/dialect.hpp"
#include "core/views/view_check.hpp"
#include "pareto/period.hpp"

namespace pareto::views {
namespace {

using model::Entity;
using model::Field;
using model::View;
using model::ViewKind;

bool has(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

std::string named(const records::Named& record) {
  return record.code.empty() ? std::to_string(record.id) : record.code;
}

std::optional<sdk::DayRange> days_of(const std::string& period, Date as_of) {
  if (period.empty()) return std::nullopt;
  const auto found = sdk::Period::parse(period, as_of);
  return found && !found->all ? std::optional(found->range) : std::nullopt;
}

}  // namespace

void require_subject(const View& view, const model::Schema& schema, const Asked& asked) {
  if (view.subject.empty() || asked.subject) return;
  const Entity& entity = schema.entity(view.subject);
  throw Error(ErrorCode::Argument,
              Message(Text{"the view {} is about one record", "视图 {} 针对一条记录"}, {view.id}),
              Message(Text{"say which {0}: pareto view {1} --for CODE-OR-NAME",
                           "请写明哪个{0}：pareto view {1} --for 编码或名称"},
                      {entity.spoken(), view.id}));
}

std::vector<std::string> shown_columns(const View& view, const Entity& entity) {
  if (!view.columns.empty()) return view.columns;
  std::vector<std::string> out;
  const bool marked = std::ranges::any_of(
      entity.fields, [](const Field& field) { return field.listed && field.name != "code"; });
  for (const Field& field : entity.fields) {
    const bool fits =
        !marked && field.stored() && !field.secret && field.meaning != model::Meaning::MultiLine;
    if (field.listed || fits) out.push_back(field.name);
  }
  return out;
}

records::ListRequest list_request(const View& view, const model::Schema& schema,
                                  const Asked& asked) {
  require_subject(view, schema, asked);
  const Entity& entity = schema.entity(view.entity);
  records::ListRequest request;
  request.entity = entity.name;
  request.zone = asked.zone;
  request.today = asked.today;
  request.limit = asked.limit != 0 ? asked.limit : view.limit;
  request.where = view.where;
  request.where.insert(request.where.end(), asked.where.begin(), asked.where.end());
  request.sort = view.sort;
  if (asked.subject) {
    const std::string path = path_to_subject(view, schema);
    if (path.empty())
      request.only = asked.subject->id;
    else
      request.where.push_back(path + " = " + named(*asked.subject));
  }
  const auto add = [&](const std::string& name) {
    if (!name.empty() && !has(request.columns, name)) request.columns.push_back(name);
  };
  if (view.kind == ViewKind::Tree) {
    static const Field kParent{
        .name = kParentId, .label = {kParentId, kParentId}, .type = sdk::Type::Int};
    request.computed.push_back({&kParent, "v." + store::quoted_name(view.part("parent"))});
    add("id");
    add(kParentId);
  }
  if (view.kind == ViewKind::Form) {
    for (const model::ViewGroup& group : view.groups) {
      for (const std::string& name : group.fields) add(name);
    }
    if (view.groups.empty()) {
      for (const Field& field : entity.fields) {
        if (!field.secret) add(field.name);
      }
    }
    return request;
  }
  if (view.kind != ViewKind::Tree) {
    for (const model::ViewPart& part : model::parts_of(view.kind)) add(view.part(part.name));
  }
  if (view.kind != ViewKind::List)
    add(entity.label_field.empty() ? (entity.has_code() ? "code" : "") : entity.label_field);
  for (const std::string& name : shown_columns(view, entity)) add(name);
  // What a drawing follows comes in its order; within it as the view says.
  if (view.kind == ViewKind::Calendar || view.kind == ViewKind::Timeline)
    request.sort.insert(request.sort.begin(), view.part("date"));
  if (view.kind == ViewKind::Graph && !view.part("from").empty())
    request.sort.insert(request.sort.begin(), view.part("from"));
  return request;
}

pivot::PivotRequest matrix_request(const View& view, const model::Schema& schema,
                                   const Asked& asked) {
  require_subject(view, schema, asked);
  pivot::PivotRequest request{.entity = view.entity,
                              .rows = {view.part("rows")},
                              .columns = view.part("across"),
                              .measures = {view.part("value")},
                              .where = view.where};
  request.where.insert(request.where.end(), asked.where.begin(), asked.where.end());
  if (asked.subject) {
    const std::string path = path_to_subject(view, schema);
    request.where.push_back((path.empty() ? "code" : path) + " = " + named(*asked.subject));
  }
  request.sort = "key";
  request.period = days_of(view.part("period"), asked.as_of);
  request.zone = asked.zone;
  request.today = asked.today;
  request.language = asked.language;
  request.choices_by_label = true;
  request.every_choice = true;  // an empty column is what a matrix is looked at for
  return request;
}

pivot::PivotRequest pivot_request(const model::ViewPivot& pivot, const Asked& asked) {
  pivot::PivotRequest request{.entity = pivot.entity,
                              .rows = pivot.rows,
                              .measures = pivot.measures,
                              .where = pivot.where,
                              .top = pivot.top};
  request.period = days_of(pivot.period, asked.as_of);
  request.zone = asked.zone;
  request.today = asked.today;
  request.language = asked.language;
  request.choices_by_label = true;
  return request;
}

std::string put_in(std::string condition, Date as_of, const std::string& record) {
  const auto put = [&](std::string_view name, const std::string& value) {
    for (std::size_t at = condition.find(name); at != std::string::npos;
         at = condition.find(name, at + value.size()))
      condition.replace(at, name.size(), value);
  };
  put("{as_of}", as_of.iso());
  put("{record}", record);
  return condition;
}

model::ViewRows rows_of(const model::ViewQuery& query, const model::Schema& schema,
                        const Asked& asked) {
  if (!query.pivot) {
    model::ViewRows rows = query.rows;
    for (std::string& condition : rows.where)
      condition = put_in(condition, asked.as_of, asked.subject ? named(*asked.subject) : "");
    return rows;
  }
  if (!query.pivot->rows.empty()) return {};
  model::ViewRows rows{query.pivot->entity, query.pivot->where};
  const auto days = days_of(query.pivot->period, asked.as_of);
  if (!days) return rows;
  const Field* date = model::date_of(schema.entity(rows.entity));
  if (date == nullptr) return {};
  rows.where.push_back(date->name + " >= " + days->from.iso());
  // A moment of the last day is behind its begin.
  rows.where.push_back(date->type == sdk::Type::Date ? date->name + " <= " + days->to.iso()
                                                     : date->name + " < " + (days->to + 1).iso());
  return rows;
}

std::unique_ptr<sdk::BatchStream> selected_rows(
    const store::Store& store, const access::Session& session, const model::Schema& schema,
    const model::ViewQuery& query, const Asked& asked, const std::string& home_currency,
    records::QueryLimits limits, std::optional<Error>* refused) {
  sdk::Schema result;
  for (const Field& field : query.columns) result.push_back({field.name, field.type});
  std::vector<sdk::Parameter> parameters;
  const auto give = [&](const char* name, sdk::Parameter value) {
    if (query.sql.find(std::string(":") + name) != std::string::npos)
      parameters.push_back(std::move(value));
  };
  give("as_of", sdk::Parameter::of("as_of", asked.as_of));
  give("record", sdk::Parameter::of("record", asked.subject ? asked.subject->id : 0));
  give("home_currency", sdk::Parameter::of("home_currency", home_currency));
  try {
    return records::select(store, session, query.sql, parameters, result, limits, &schema, nullptr,
                           access::Unreadable::IsRefused);
  } catch (const Error& failure) {
    if (refused == nullptr || failure.code() != ErrorCode::Denied) throw;
    *refused = failure;
    return sdk::stream_of(sdk::BatchBuilder(result).finish());
  }
}

}  // namespace pareto::views
