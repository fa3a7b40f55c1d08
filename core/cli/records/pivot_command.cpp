// pivot: records grouped by any fields, added up, beside a period before.
#include <algorithm>

#include "core/base/counted.hpp"
#include "core/base/error.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/records/pivot_output.hpp"
#include "core/cli/words/entity_word.hpp"
#include "core/cli/words/name_value.hpp"
#include "core/pivot/encoder.hpp"
#include "core/pivot/measure.hpp"
#include "core/pivot/periods.hpp"
#include "core/pivot/pivot.hpp"

namespace pareto::cli {
namespace {

// Groups that a table shows unless told otherwise, and values over its columns.
constexpr std::int64_t kShownGroups = 30, kShownColumns = 12;

int show_fields(Context& context, host::Host& host, const model::Entity& entity) {
  TextTable table({{context.words({"Field", "字段"}), Align::Left, 0, false, true},
                   {context.words({"Meaning", "含义"})},
                   {context.words({"Use", "用法"})}});
  for (const pivot::Measure& measure : pivot::named_measures(host.schema(), entity)) {
    table.row({measure.name, measure.label(context.language), context.words({"measure", "指标"})});
  }
  for (const model::Path& path : model::paths_of(host.schema(), entity)) {
    const bool days = pivot::is_in_time(path);
    table.row({path.name(), path.label(context.language),
               days ? context.words({"dimension; also .year .quarter .month .week .day",
                                     "维度；可加 .year .quarter .month .week .day"})
                    : context.words({"dimension", "维度"})});
  }
  print_answer(context.output.out, context.format, table, {"field", "meaning", "use"});
  return kDone;
}

std::vector<std::string> footer_of(Context& context, const pivot::Pivot& answer,
                                   const pivot::Periods& periods, Date as_of) {
  std::vector<std::string> parts{context.words({"{} groups of {} records", "{} 组，{} 条记录"},
                                               {counted(answer.groups), counted(answer.lines)})};
  const auto days = [&](const sdk::DayRange& range) {
    return context.words({"{} to {}", "{} 至 {}"}, {range.from.iso(), range.to.iso()});
  };
  if (periods.now && !periods.now->all) parts.push_back(days(periods.now->range));
  if (periods.before)
    parts.push_back(context.words({"before: {}", "对比期 {}"}, {days(*periods.before)}));
  if (periods.now && !periods.now->is_over())
    parts.push_back(context.words({"the period is not over", "本期未完"}));
  parts.push_back(data_until(context, as_of));
  return parts;
}

int run(Context& context) {
  auto host = open_workspace(context);
  const model::Entity& entity =
      entity_named(host->schema(), *context.arguments.operand(0), context.language);
  if (context.arguments.flag("fields")) return show_fields(context, *host, entity);
  const bool table = context.format == Format::Table;
  const Date as_of = host->as_of(context.as_of);
  const pivot::Periods periods =
      pivot::parse_periods(context.arguments.get("period").value_or(""),
                           context.arguments.get("compare").value_or(""), as_of);
  const auto words = [&](const char* option) {
    std::vector<std::string> out;
    for (const std::string& given : context.arguments.list(option)) {
      for (std::string& word : comma_list(given)) out.push_back(std::move(word));
    }
    return out;
  };
  pivot::PivotRequest request;
  request.entity = entity.name;
  request.rows = words("rows");
  request.columns = context.arguments.get("columns").value_or("");
  request.measures = words("measure");
  request.totals = words("total");
  request.where = context.arguments.list("where");
  request.date = context.arguments.get("date").value_or("");
  request.sort = context.arguments.get("sort").value_or("");
  request.top = context.arguments.number("top", 0, INT64_MAX).value_or(table ? kShownGroups : 0);
  request.top_columns =
      context.arguments.number("top-columns", 0, INT64_MAX).value_or(table ? kShownColumns : 0);
  if (periods.now) request.period = periods.now->range;
  request.before = periods.before;
  request.zone = context.zone;
  request.today = host->today();
  request.language = context.language;
  request.choices_by_label = table;
  const records::QueryLimits limits{.seconds = 10 * host->workspace().settings().query_seconds,
                                    .cancel = &context.interrupted};
  pivot::Pivot answer = [&] {
    Progress progress = context.progress({"adding up", "汇总"}, {"records", "条"});
    return pivot::pivot(host->store(), host->session(), host->schema(), request, limits,
                        [&](std::int64_t records) { progress.update(records); });
  }();
  if (table) {
    if (host->session().rights) {
      records::ExportCount count(
          host->records(), host->session(), host->export_limits(),
          {"pivot " + entity.name, pivot::kinds_of(host->schema(), request)});
      count.passing(request.top > 0 ? std::min(request.top, answer.groups) : answer.groups);
    }
    print_pivot(context, answer, host->workspace().settings().home_currency,
                footer_of(context, answer, periods, as_of));
    return kDone;
  }
  std::vector<ResultColumn> columns;
  for (const pivot::PivotColumn& column : answer.columns)
    columns.push_back({.name = column.name, .label = column.label});
  const auto rows =
      exported(context, *host,
               {"pivot " + entity.name, pivot::kinds_of(host->schema(), request), answer.groups},
               std::move(answer.rows));
  write_result(context.output.out, context.result_style(), columns, *rows);
  return kDone;
}

}  // namespace

Command pivot_command() {
  return {
      Verb{.name = "pivot",
           .group = Group::LookAndChange,
           .summary = {"add up by any fields", "按任意字段汇总"},
           .operands = {{"ENTITY",
                         {"sale, customer, task, …",
                          "sale（销售明细）、customer（客户）、task（任务）等"}}},
           .options =
               {{.name = "rows",
                 .value = "A,B",
                 .help = {"what each row is: fields, also customer.province, month",
                          "每行是什么：字段，也可 customer.province、month"},
                 .repeatable = true},
                {.name = "columns",
                 .value = "FIELD",
                 .help = {"what is spread over columns", "横向展开的字段"}},
                {.name = "measure",
                 .value = "M,N",
                 .help =
                     {"net_sales, margin, count, sum:FIELD, average:, distinct: … (the first)",
                      "net_sales、margin、count、sum:字段、average:、distinct: 等（默认第一个）"},
                 .repeatable = true},
                {.name = "total",
                 .value = "M,N",
                 .help = {"measures of the row alone, not spread", "只算整行、不展开的指标"},
                 .repeatable = true},
                {.name = "where",
                 .value = "CONDITION",
                 .help = {"e.g. \"customer.industry = feed\"; may be repeated",
                          "如 \"customer.industry = 饲料\"；可重复"},
                 .repeatable = true},
                {.name = "period",
                 .value = "PERIOD",
                 .help = {"2026, 2026Q3, 2026-07, 2026-03..2026-05, 12m",
                          "2026、2026Q3、2026-07、2026-03..2026-05、12m"}},
                {.name = "compare",
                 .value = "WITH",
                 .help = {"previous, year, or a period",
                          "previous（上期）、year（去年同期）或一个期间"}},
                {.name = "date",
                 .value = "FIELD",
                 .help = {"which day the period is about (the entity's own)",
                          "期间按哪个日期（默认该记录自己的）"}},
                {.name = "sort",
                 .value = "MEASURE",
                 .help = {"order: -net_sales, net_sales.change, key; - for the largest first",
                          "排序：-net_sales、net_sales.change、key；- 为从大到小"}},
                {.name = "top",
                 .value = "N",
                 .help = {"groups shown, the others as one; 0 for all (30 in a table)",
                          "显示几组，其余并为一行；0 为全部（表格 30）"}},
                {.name = "top-columns",
                 .value = "N",
                 .help = {"likewise over columns (12 in a table)", "横向同理（表格 12）"}},
                {.name = "fields",
                 .help = {"which fields and measures there are", "有哪些字段和指标"}}},
           .examples =
               {{{"pivot sale --rows customer.province --columns month --period 12m",
                  "pivot sale --rows customer.province --columns month --period 12m"},
                 {"net sales by province and month", "按省份和月份的净销售"}},
                {{"pivot sale --rows salesperson --total margin --period 2026 --compare year",
                  "pivot sale --rows salesperson --total margin --period 2026 --compare year"},
                 {"salespeople, beside the year before", "业务员，与去年同期比"}}}},
      run};
}

}  // namespace pareto::cli
