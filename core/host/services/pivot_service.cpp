#include "core/pivot/pivot.hpp"

#include "core/access/readable.hpp"
#include "core/host/services/border.hpp"
#include "core/host/services/services.hpp"
#include "core/host/session_handle.hpp"
#include "core/pivot/encoder.hpp"
#include "core/pivot/measure.hpp"
#include "core/plugins/lent_stream.hpp"
#include "pareto/pivot.hpp"
#include "pareto/received.hpp"

namespace pareto::host {
namespace {

std::vector<std::string> list_of(pareto_names names) {
  std::vector<std::string> out;
  for (; names != nullptr && *names != nullptr; ++names) out.emplace_back(*names);
  return out;
}
std::string text_of(const char* text) { return text != nullptr ? text : ""; }
Language reader_of(const char* language) {
  return parse_language(language != nullptr ? language : "en").value_or(Language::English);
}

pivot::PivotRequest request_from(const pareto_pivot_request& theirs, const Ground& ground) {
  if (!sdk::is_whole(theirs))
    throw Error(ErrorCode::Argument,
                Text{"the request of a pivot is shorter than one ever was", "透视请求的结构过短"});
  const pareto_pivot_request c = sdk::received(theirs);
  pivot::PivotRequest request;
  request.entity = text_of(c.entity);
  request.rows = list_of(c.rows);
  request.columns = text_of(c.columns);
  request.measures = list_of(c.measures);
  request.totals = list_of(c.totals);
  request.where = list_of(c.where);
  request.date = text_of(c.date);
  request.sort = text_of(c.sort);
  request.language = reader_of(c.language);
  request.top = c.top;
  request.top_columns = c.top_columns;
  request.zone = ground.zone;
  if (ground.today) request.today = ground.today();
  request.choices_by_label = (c.flags & PARETO_PIVOT_CHOICE_LABELS) != 0;
  if ((c.flags & PARETO_PIVOT_PERIOD) != 0) request.period = sdk::DayRange{{c.from}, {c.to}};
  if ((c.flags & PARETO_PIVOT_BEFORE) != 0)
    request.before = sdk::DayRange{{c.before_from}, {c.before_to}};
  return request;
}

sdk::Batch described(const std::vector<pivot::PivotColumn>& columns) {
  sdk::BatchBuilder rows(sdk::pivot_columns());
  for (const pivot::PivotColumn& column : columns) {
    rows.text(0, column.name);
    rows.text(1, column.label);
    rows.integer(2, static_cast<int>(column.kind));
    rows.integer(3, column.index);
    rows.integer(4, column.total ? 1 : 0);
    if (!column.value.empty()) rows.text(5, column.value);
    rows.integer(6, column.rest ? 1 : 0);
    rows.integer(7, static_cast<int>(column.type));
    rows.end_row();
  }
  return rows.finish();
}

// As a statement that read the same would be.
void refuse_unreadable(const access::Rights& rights, const model::Schema& schema,
                       const pivot::PivotRequest& asked) {
  const model::Entity* entity = schema.find(asked.entity);
  if (entity == nullptr) return;
  store::ReadsBy by;
  store::Reads& reads = by[""];
  reads[entity->name];
  const auto add_path = [&](const model::Path& path) {
    const model::Entity* of = entity;
    for (const model::Field* field : path.fields) {
      if (of != nullptr) reads[of->name].insert(field->name);
      of = schema.find(field->reference);
    }
  };
  std::vector<std::string> dimensions = asked.rows, measures = asked.measures;
  if (!asked.columns.empty()) dimensions.push_back(asked.columns);
  for (const std::string& name : dimensions) add_path(model::path_named(schema, *entity, name));
  measures.insert(measures.end(), asked.totals.begin(), asked.totals.end());
  for (const std::string& name : measures) {
    const pivot::Measure measure = pivot::measure_named(schema, *entity, name);
    for (const model::Field* field : {measure.field, measure.less, measure.knows}) {
      if (field != nullptr) reads[entity->name].insert(field->name);
    }
    add_path(measure.of);
  }
  access::refuse_unreadable(rights, by, {});
}

pareto_status run(const pareto_pivot_v1*, pareto_session* session,
                  const pareto_pivot_request* request, ArrowArrayStream* columns,
                  ArrowArrayStream* rows, pareto_error* error) {
  const Language language =
      sdk::is_whole(*request) ? reader_of(request->language) : Language::English;
  return in_words_of(language, error, [&] {
    const Ground& ground = ground_of(session);
    const pivot::PivotRequest asked = request_from(*request, ground);
    if (session->session.rights) try {
        refuse_unreadable(*session->session.rights, *ground.schema, asked);
      } catch (const Error& failure) {
        session->refused = failure;
        throw;
      }
    pivot::Pivot answer =
        pivot::pivot(*ground.store, session->session, *ground.schema, asked, ground.limits);
    if (session->session.rights) session->read.add(pivot::kinds_of(*ground.schema, asked));
    sdk::export_stream(sdk::stream_of(described(answer.columns)), columns);
    sdk::export_stream(plugins::lent(std::move(answer.rows)), rows);
  });
}

pareto_status dimensions(const pareto_pivot_v1*, pareto_session* session, const char* entity,
                         const char* language, ArrowArrayStream* out, pareto_error* error) {
  return in_words_of(reader_of(language), error, [&] {
    const Ground& ground = ground_of(session);
    sdk::BatchBuilder rows(sdk::pivot_dimensions());
    for (const model::Path& path :
         model::paths_of(*ground.schema, ground.schema->entity(text_of(entity)))) {
      rows.text(0, path.name());
      rows.text(1, path.label(reader_of(language)));
      rows.integer(2, static_cast<int>(pivot::type_of(path)));
      rows.end_row();
    }
    sdk::export_stream(sdk::stream_of(rows.finish()), out);
  });
}

}  // namespace

const pareto_pivot_v1& pivot_service() {
  static constexpr pareto_pivot_v1 kTable{
      .size_of = sizeof(pareto_pivot_v1), .ctx = nullptr, .run = &run, .dimensions = &dimensions};
  return kTable;
}

}  // namespace pareto::host
