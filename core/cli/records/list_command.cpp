#include <algorithm>
#include <memory>

#include "core/access/rights.hpp"
#include "core/base/counted.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/terminal/list_column.hpp"
#include "core/cli/tiers/tier_output.hpp"
#include "core/cli/tiers/tier_rule.hpp"
#include "core/cli/words/entity_word.hpp"
#include "core/cli/words/name_value.hpp"
#include "core/host/tier_rules.hpp"
#include "core/records/list/list.hpp"
#include "core/tiering/list_figures.hpp"

namespace pareto::cli {
namespace {

bool has(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// A figure is read at a glance: amounts in 万 or M, shares in percent.
void show_figure(const records::ListColumn& column, std::string_view entity, ResultColumn& out) {
  const std::vector<model::Field>& figures = tiering::list_figures(entity);
  if (std::ranges::none_of(figures, [&](const auto& each) { return &each == column.field; }))
    return;
  if (column.type == sdk::Type::Money) out.show = Show::Amount;
  if (column.field->meaning == model::Meaning::Percent) {
    out.show = Show::Share;
    out.cell = nullptr;
  }
}

// Tiers of customers are told by their labels, as the rule that gives them calls them; the codes do
// where it cannot be asked.
void label_tiers(Context& context, host::Host& host, std::vector<ResultColumn>& columns) {
  const auto is_tier = [](const ResultColumn& column) { return column.show == Show::Tier; };
  const std::string id = host::primary_rule(host);
  if (id.empty() || std::none_of(columns.begin(), columns.end(), is_tier)) return;
  std::shared_ptr<const tiering::Rule> rule;
  try {
    rule.reset(new tiering::Rule(host::tier_rule(host, id, {}, context.language)));
  } catch (const Error&) {
    return;
  }
  for (ResultColumn& column : columns) {
    if (!is_tier(column)) continue;
    column.cell = [&context, rule](const sdk::ColumnView& tiers, std::int64_t row) {
      const std::string code(tiers.text(row));
      return Cell(
          tier_word(context, *rule, code),
          rule->ordered() && code == rule->tiers().back().code ? Style::Accent : Style::Plain);
    };
  }
}

// What a list of customers shows: who they are, and the figures that its reader may see. A share is
// of what one sees. Who sees a part of the sales would read another share of the same customer than
// a colleague, so it is shown to them where it is asked for.
std::vector<std::string> customer_columns(const host::Host& host) {
  std::vector<std::string> out{"code", "name", "tier", "owner", "industry", "province"};
  const auto& rights = host.session().rights;
  const model::Schema& schema = host.schema();
  const bool part =
      rights && rights->scope(schema.entity("sale"), access::Verb::See) != access::Scope::All;
  for (const model::Field& figure : tiering::list_figures("customer")) {
    const bool seen =
        !rights || rights->field(schema.entity("customer"), figure) >= access::FieldAccess::Read;
    if (figure.listed && seen && !(part && figure.meaning == model::Meaning::Percent))
      out.push_back(figure.name);
  }
  return out;
}

int show_columns(Context& context, const host::Host& host, const model::Entity& entity) {
  TextTable table({{context.words({"Field", "字段"})},
                   {context.words({"Meaning", "含义"})},
                   {context.words({"In the list", "默认列出"})}});
  const std::vector<std::string> customers = customer_columns(host);
  const auto add = [&](const model::Field& field) {
    const bool listed = entity.name == "customer" ? has(customers, field.name) : field.listed;
    table.row(
        {field.name, field.label.in(context.language), listed ? context.words({"yes", "是"}) : ""});
  };
  for (const model::Field& field : entity.fields) add(field);
  for (const model::Field& figure : tiering::list_figures(entity.name)) add(figure);
  print_answer(context.output.out, context.format, table, {"field", "meaning", "listed"});
  return kDone;
}

int run(Context& context) {
  auto host = open_workspace(context);
  records::ListRequest request;
  const model::Entity& entity =
      entity_named(host->schema(), *context.arguments.operand(0), context.language);
  request.entity = entity.name;
  const std::string columns = context.arguments.get("columns").value_or("");
  if (columns == "?") return show_columns(context, *host, entity);
  request.columns = comma_list(columns);
  request.where = context.arguments.list("where");
  if (const auto since = context.arguments.get("since"))
    request.where.push_back("date >= " + *since);
  if (const auto until = context.arguments.get("until"))
    request.where.push_back("date <= " + *until);
  request.search = context.arguments.get("search").value_or("");
  request.sort = comma_list(context.arguments.get("sort").value_or(""));
  const bool table = context.format == Format::Table;
  const bool customers = request.entity == "customer";
  const Date as_of = host->as_of(context.as_of);
  tiering::know_figures(request, host->session(), host->connection(), as_of);
  if (customers && request.columns.empty()) request.columns = customer_columns(*host);
  // In a table who is past the own rhythm is a mark, not a column.
  const bool marks = customers && table && has(request.columns, "silent_days");
  const bool only_marks = marks && !has(request.columns, "past_rhythm");
  if (only_marks) request.columns.emplace_back("past_rhythm");
  request.zone = context.zone;
  request.today = host->today();
  request.limit = context.arguments.number("limit", 0, INT64_MAX).value_or(table ? 50 : 0);
  request.count_far = false;
  records::List list =
      records::list_records(host->store(), host->session(), host->schema(), request);
  std::vector<ResultColumn> shown;
  if (only_marks) list.columns.pop_back();
  for (std::size_t c = 0; c < list.columns.size(); ++c) {
    shown.push_back(result_column(list.columns[c], context.language));
    show_figure(list.columns[c], entity.name, shown.back());
    if (marks && shown.back().name == "silent_days") shown.back().alarm = "past_rhythm";
    if (c > 2) shown.back().drop_order = static_cast<int>(list.columns.size() - c);
  }
  if (customers && table) label_tiers(context, *host, shown);
  ResultStyle style = context.result_style();
  style.currency = host->workspace().settings().home_currency;
  style.footer = [&](std::int64_t rows) {
    const Text of =
        list.more ? Text{"{} of more than {}", "{} / {} 多条"} : Text{"{} of {}", "{} / {} 条"};
    std::vector<std::string> parts{context.words(of, {counted(rows), counted(list.count)})};
    if (marks)
      parts.push_back(context.words({"! past its own order rhythm", "! 超过自己的下单节奏"}));
    if (customers) parts.push_back(data_until(context, as_of));
    if (rows < list.count) parts.push_back(context.words({"more: --limit 0", "全部：--limit 0"}));
    parts.push_back(context.words({"all columns: --columns ?", "全部列：--columns ?"}));
    return parts;
  };
  const std::int64_t out = request.limit > 0 ? std::min(request.limit, list.count) : list.count;
  const auto rows = exported(
      context, *host, {"list " + request.entity, &host->schema().entity(request.entity), out},
      std::move(list.rows));
  write_result(context.output.out, style, shown, *rows);
  return kDone;
}

}  // namespace

Command list_command() {
  return {
      Verb{.name = "list",
           .group = Group::LookAndChange,
           .summary = {"list records", "列出记录"},
           .operands = {{"ENTITY",
                         {"customer, sale, task, …",
                          "customer（客户）、sale（销售明细）、task（任务）等"}}},
           .options =
               {{.name = "columns",
                 .value = "A,B",
                 .help = {"which fields; ? shows all", "哪些字段；? 列出全部"}},
                {.name = "where",
                 .value = "CONDITION",
                 .help = {"e.g. \"industry = feed\", \"last_order < today-90d\"; may be repeated",
                          "如 \"industry = 饲料\"、\"last_order < 今天-90天\"；可重复"},
                 .repeatable = true},
                {.name = "search",
                 .value = "WORDS",
                 .help = {"by name, pinyin initials, phone digits", "按名称、拼音首字母、电话"}},
                {.name = "since",
                 .value = "DATE",
                 .help = {"sales from this day on", "从这天起的销售"}},
                {.name = "until",
                 .value = "DATE",
                 .help = {"sales until this day", "到这天为止的销售"}},
                {.name = "sort",
                 .value = "A,-B",
                 .help = {"order; - for descending", "排序；- 为降序"}},
                {.name = "limit",
                 .value = "N",
                 .help = {"rows at most; 0 for all (50)", "最多几行；0 为全部（50）"}}},
           .examples = {{{"list customer --where \"tier = A\"",
                          "list customer --where \"tier = A\""},
                         {"the key accounts", "重点客户"}}}},
      run};
}

}  // namespace pareto::cli
