// Teams, as the tree they are.
#include "core/access/duties.hpp"
#include "core/base/counted.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/records/done.hpp"
#include "core/records/people/people.hpp"
#include "core/records/values/names.hpp"
#include "core/records/values/values.hpp"

namespace pareto::cli {
namespace {

int list_teams(Context& context, host::Host& host) {
  const bool everything = access::has_duty(host.session(), access::Duty::Administer);
  const std::vector<records::TeamLine> teams = records::team_lines(host.reader());
  if (teams.empty() && context.format == Format::Table) {
    context.output.out.line(context.words({"no teams yet", "还没有团队"}));
    print_labelled(context.output.out,
                   {{context.words({"add one", "新增"}),
                     context.words({"pareto team add East", "pareto team add 华东组"})}});
    return kDone;
  }
  TextTable table({{context.words({"Team", "团队"}), Align::Left, 0, true},
                   {context.words({"Code", "编码"})},
                   {context.words({"People", "人数"}), Align::Right},
                   {context.words({"Customers", "客户"}), Align::Right}});
  for (const records::TeamLine& team : teams) {
    const std::string indent(
        context.format == Format::Table ? static_cast<std::size_t>(team.depth) * 2 : 0, ' ');
    table.row({indent + team.name, team.code, counted(team.users),
               everything ? counted(team.customers) : ""});
  }
  print_answer(context.output.out, context.format, table, {"team", "code", "people", "customers"});
  return kDone;
}

int add_team(Context& context, host::Host& host) {
  const model::Entity& entity = host.schema().entity("team");
  const std::string name = *context.arguments.operand(0);
  std::vector<std::string> values{"name=" + name};
  if (const auto code = context.arguments.get("code")) values.push_back("code=" + *code);
  if (const auto parent = context.arguments.get("below")) values.push_back("parent=" + *parent);
  const sdk::Batch row =
      records::row_from(host.reader(), host.schema(), context.zone, entity, values);
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "add", .title = "team " + name});
  require_done(transaction.create(entity, row));
  const std::int64_t operation = transaction.commit();
  context.output.out.line(context.words({"added the team {}", "已新增团队 {}"}, {name}));
  say_undo(context, operation);
  deliver(context, host);
  return kDone;
}

int set_team(Context& context, host::Host& host) {
  const model::Entity& entity = host.schema().entity("team");
  const records::Named team =
      records::the_one(host.reader(), host.schema(), entity, *context.arguments.operand(0));
  std::vector<std::string> values(context.arguments.operands().begin() + 1,
                                  context.arguments.operands().end());
  if (const auto parent = context.arguments.get("below")) values.push_back("parent=" + *parent);
  const sdk::Batch row =
      records::row_from(host.reader(), host.schema(), context.zone, entity, values);
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "set", .title = "team " + team.label});
  const std::int64_t ids[] = {team.id};
  require_done(transaction.update(entity, ids, row));
  const std::int64_t operation = transaction.commit();
  context.output.out.line(
      operation == 0
          ? context.words({"nothing to change: {} is so already", "没有变化：{} 本来就是这样"},
                          {team.label})
          : context.words({"changed {}", "已修改 {}"}, {team.label}));
  say_undo(context, operation);
  deliver(context, host);
  return kDone;
}

int run(Context& context) {
  auto host = open_workspace(context);
  if (context.arguments.action() == "add") return add_team(context, *host);
  if (context.arguments.action() == "set") return set_team(context, *host);
  return list_teams(context, *host);
}

}  // namespace

Command team_command() {
  const Option below{.name = "below", .value = "TEAM", .help = {"the team above it", "上级团队"}};
  return {
      Verb{.name = "team",
           .group = Group::Workspace,
           .summary = {"teams, as a tree", "团队，按层级"},
           .actions =
               {{.name = "list", .summary = {"the tree", "团队树"}},
                {.name = "add",
                 .summary = {"a new team", "新增"},
                 .operands = {{"NAME", {"what it is called", "团队名称"}}},
                 .options =
                     {below,
                      {.name = "code", .value = "TEXT", .help = {"code (given)", "编码（自动）"}}},
                 .changes = true},
                {.name = "set",
                 .summary = {"change one", "修改"},
                 .operands = {{"TEAM", {"code, name or part of it", "编码、名称或其一部分"}},
                              {"FIELD=VALUE", {"the new values", "新的值"}, Operand::Count::Any}},
                 .options = {below},
                 .changes = true}},
           .examples = {{{"team add Shanghai --below East", "team add 上海组 --below 华东"},
                         {"a team below another", "下级团队"}}}},
      run};
}

}  // namespace pareto::cli
