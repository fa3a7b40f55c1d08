// Sums over records by any fields, and questions in SQL.
#include <algorithm>

#include "core/api/parameters.hpp"
#include "core/api/write_parts.hpp"
#include "core/pivot/encoder.hpp"
#include "core/pivot/measure.hpp"
#include "core/pivot/periods.hpp"
#include "core/pivot/pivot.hpp"
#include "core/records/query/ask.hpp"
#include "core/records/query/export_guard.hpp"

namespace pareto::api {
namespace {

constexpr std::int64_t kGroups = 100, kMostRows = 10'000;

void pivot_records(Call& call) {
  host::Host& host = call.host;
  const model::Entity& entity = call.entity();
  pivot::PivotRequest request{.entity = entity.name,
                              .rows = call.given.texts("rows"),
                              .columns = call.given.text("columns"),
                              .measures = call.given.texts("measures"),
                              .totals = call.given.texts("totals"),
                              .where = call.given.texts("where"),
                              .sort = call.given.text("sort"),
                              .zone = host.workspace().zone(),
                              .today = host.today(),
                              .language = call.language};
  request.top = std::clamp<std::int64_t>(call.given.integer("top", kGroups), 1, kMostRows);
  request.top_columns = call.given.integer("top_columns", 0);
  const pivot::Periods periods =
      pivot::parse_periods(call.given.text("period"), call.given.text("against"), call.as_of());
  if (periods.now) request.period = periods.now->range;
  request.before = periods.before;
  const records::QueryLimits limits{.seconds = 10 * host.workspace().settings().query_seconds,
                                    .cancel = call.cancel};
  pivot::Pivot answer = pivot::pivot(host.store(), host.session(), host.schema(), request, limits,
                                     [&](std::int64_t records) {
                                       if (call.progress) call.progress(records, -1);
                                     });
  const auto rows =
      records::guard_export(host.records(), host.session(), host.export_limits(),
                            {"pivot.run " + entity.name, pivot::kinds_of(host.schema(), request),
                             std::min(request.top, answer.groups)},
                            std::move(answer.rows));
  JsonWriter& out = call.out;
  out.begin_object().key("columns").begin_array();
  for (const pivot::PivotColumn& column : answer.columns) {
    out.begin_object()
        .member("name", column.name)
        .member("label", column.label)
        .member_if("value", column.value)
        .end_object();
  }
  out.end_array().key("rows");
  static_cast<void>(write_rows(out, *rows, {}));
  out.key("groups").integer(answer.groups).key("records").integer(answer.lines).end_object();
}

// What may be asked of pivot.run: measures and dimensions of a kind of record.
void show_dimensions(Call& call) {
  const model::Entity& entity = call.entity();
  JsonWriter& out = call.out;
  out.begin_object().key("measures").begin_array();
  for (const pivot::Measure& measure : pivot::named_measures(call.host.schema(), entity)) {
    out.begin_object()
        .member("name", measure.name)
        .member("label", measure.label(call.language))
        .end_object();
  }
  out.end_array().key("dimensions").begin_array();
  for (const model::Path& path : model::paths_of(call.host.schema(), entity)) {
    out.begin_object()
        .member("name", path.name())
        .member("label", path.label(call.language))
        .key("in_time")
        .flag(pivot::is_in_time(path))
        .end_object();
  }
  out.end_array().end_object();
}

void query(Call& call) {
  host::Host& host = call.host;
  const std::int64_t limit =
      std::clamp<std::int64_t>(call.given.integer("limit", 1000), 1, kMostRows);
  const records::QueryLimits limits{.seconds = host.workspace().settings().query_seconds,
                                    .cancel = call.cancel};
  records::Answer answer =
      records::ask(host.store(), host.session(), call.given.text("sql"), host.schema(), limits);
  const auto rows =
      records::guard_export(host.records(), host.session(), host.export_limits(),
                            {"query.run", std::move(answer.of)}, std::move(answer.rows));
  JsonWriter& out = call.out;
  out.begin_object().key("columns").begin_array();
  for (const auto& column : *rows->schema())
    out.begin_object().member("name", column.name).end_object();
  out.end_array().key("rows");
  const bool more = write_rows(out, *rows, answer.is_id, limit);
  out.key("more").flag(more).end_object();
}

}  // namespace

std::vector<Method> figure_methods() {
  return {
      {.name = "pivot.run",
       .summary = {"records grouped by any fields and added up", "按任意字段分组汇总"},
       .parameters =
           {kEntity,
            {"rows",
             Kind::Texts,
             {"dimensions, such as customer.province", "维度，如 customer.province"}},
            {"columns",
             Kind::Text,
             {"a dimension over the columns, such as month", "横向展开的维度，如 month"}},
            {"measures",
             Kind::Texts,
             {"what is added up (the kind's first)", "指标（默认第一个）"}},
            {"totals", Kind::Texts, {"measures of each row alone", "只按行的指标"}},
            {"where", Kind::Texts, {"conditions, all must hold", "条件，须全部满足"}},
            {"period",
             Kind::Text,
             {"2026, 2026Q3, 2026-07, 12m, all", "2026、2026Q3、2026-07、12m、all"}},
            {"against",
             Kind::Text,
             {"previous, year, or a period", "previous（上期）、year（去年同期）或一个期间"}},
            {"sort",
             Kind::Text,
             {"a measure, - before for the largest first, or key", "指标，前加 - 为降序，或 key"}},
            {"top",
             Kind::Integer,
             {"groups that are rows of their own, up to 10000 (100)",
              "单独成行的组数，不超过 10000（100）"}},
            {"top_columns",
             Kind::Integer,
             {"values over the columns; 0 for all (0)", "横向最多几个值；0 为全部（0）"}}},
       .answer =
           "{columns: [{name: text, label: text, value?: text}], rows: Rows, groups: int, records: int}",
       .run = pivot_records,
       .repeats = true},
      {.name = "pivot.fields",
       .summary = {"measures and dimensions of a kind of record", "某种记录的指标和维度"},
       .parameters = {kEntity},
       .answer = "{measures: [Named], dimensions: [{name: text, label: text, in_time: flag}]}",
       .run = show_dimensions,
       .repeats = true},
      {.name = "query.run",
       .summary = {"one SELECT over the published views", "对公开视图的一条 SELECT"},
       .parameters = {{"sql", Kind::Text, {"the statement", "语句"}, true},
                      {"limit",
                       Kind::Integer,
                       {"rows at most, up to 10000 (1000)", "最多几行，不超过 10000（1000）"}}},
       .answer = "{columns: [{name: text}], rows: Rows, more: flag}",
       .run = query}};
}

}  // namespace pareto::api
