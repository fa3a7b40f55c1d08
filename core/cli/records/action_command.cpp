// action: verbs of plugins and files on selected records.
#include <algorithm>

#include "core/base/counted.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/records/bulk.hpp"
#include "core/cli/records/done.hpp"
#include "core/cli/words/name_value.hpp"
#include "core/host/action_run.hpp"
#include "core/views/act.hpp"
#include "core/views/actions.hpp"
#include "core/views/selection.hpp"

namespace pareto::cli {
namespace {

std::string form_words(const model::Action& action) {
  std::string out;
  for (const model::Field& field : action.form)
    out += (out.empty() ? "" : ", ") + field.name + (field.required ? "*" : "");
  return out;
}

int show_list(Context& context, host::Host& host, const views::Actions& actions) {
  TextTable table({{context.words({"Action", "动作"})},
                   {context.words({"What", "内容"}), Align::Left, 0, true},
                   {context.words({"On", "对象"})},
                   {context.words({"Form", "表单"}), Align::Left, 1},
                   {context.words({"From", "来自"}), Align::Left, 2},
                   {context.words({"Fault", "问题"}), Align::Left, 0, true}});
  std::vector<std::pair<std::string, std::string>> below;
  for (const views::KnownAction& known : actions.all()) {
    std::string reason = known.faults.empty() ? "" : known.faults.front().text(context.language);
    if (context.format == Format::Table && !reason.empty())
      below.emplace_back(known.action.id,
                         std::exchange(reason, context.words({"see below", "见下"})));
    const bool own = known.from.starts_with(host.workspace().folder().string());
    table.row({known.action.id, known.action.label.in(context.language), known.action.entity,
               form_words(known.action), own ? std::string(views::kOwnActions) : known.from,
               Cell(reason, Style::Bad)});
  }
  if (context.format == Format::Table && actions.all().empty()) {
    context.output.out.line(context.words({"no actions yet", "还没有动作"}));
    print_labelled(context.output.out,
                   {{context.words({"make your own", "自己写"}),
                     (host.workspace().folder() / views::kOwnActions / "NAME.toml").string()}});
    return kDone;
  }
  print_answer(context.output.out, context.format, table,
               {"action", "what", "on", "form", "from", "fault"});
  if (!below.empty()) print_labelled(context.output.out, below);
  return kDone;
}

// Those that were named, or all that --where and --search name.
std::vector<std::int64_t> selected(Context& context, host::Host& host,
                                   const model::Action& action) {
  const std::vector<std::string>& words = context.arguments.operands();
  const bool many = names_many(context);
  if (many == (words.size() > 1)) {
    throw Error(
        ErrorCode::Argument,
        many ? Message(Text{"records are named one by one or by conditions, not both",
                            "要么逐条指定，要么用条件，不能同时用"})
             : Message(Text{"on which records?", "对哪些记录？"}),
        Message(Text{"pareto action {0} RECORD…, or for many: pareto action {0} --where CONDITION",
                     "pareto action {0} 记录…；批量：pareto action {0} --where 条件"},
                {action.id}));
  }
  const views::Selecting from{host.store(), host.reader(), host.session(),  host.schema(),
                              context.zone, host.today(),  context.language};
  if (many)
    return views::matching(from, action, context.arguments.list("where"),
                           context.arguments.get("search").value_or(""));
  return views::named_for(from, action, {words.begin() + 1, words.end()});
}

void print_result(Context& context, host::Host& host, const views::ActionResult& result) {
  if (!result.examples.empty()) {
    print_changes(context, result.examples);
    context.output.out.line();
  }
  if (!result.effects.empty()) {
    effects_table(context, host.schema(), result.effects, true).print(context.output.out);
    context.output.out.line();
  }
}

int run(Context& context) {
  auto host = open_workspace(context);
  const views::Actions actions(host->plugins(), host->workspace().folder(),
                               {host->store(), host->schema(), context.zone});
  const auto name = context.arguments.operand(0);
  if (!name || context.arguments.action() == "list") return show_list(context, *host, actions);
  const model::Action& action = actions.find(*name);
  views::ActionRequest request{.action = action,
                               .ids = selected(context, *host, action),
                               .form = parse_name_values(context.arguments.list("set")),
                               .as_of = context.as_of.value_or(host->today()),
                               .language = context.language};
  Stream& out = context.output.out;
  if (request.ids.empty()) {
    out.line(
        context.words({"no record matches; nothing was changed", "没有符合条件的记录；没有改动"}));
    return kDone;
  }
  out.line(out.styled(Style::Strong, action.label.in(context.language)) + "  " +
           (request.ids.size() == 1
                ? context.words({"1 record", "1 条记录"})
                : context.words({"{} records", "{} 条记录"}, {counted(request.ids.size())})));
  out.line();
  // Until somebody agreed it is the same work rolled back: what it shows is what will happen. A
  // single record is no bulk work.
  const bool agreed =
      context.arguments.flag("yes") || (!names_many(context) && request.ids.size() == 1);
  request.dry_run = context.arguments.flag("dry-run") || !agreed;
  views::ActionResult result = host::run_action(*host, request);
  print_result(context, *host, result);
  if (request.dry_run) {
    const bool nothing = result.effects.empty();
    const bool wanted = !context.arguments.flag("dry-run") && !nothing &&
                        context.questioner.confirm(context.words({"Do it?", "执行吗？"}), true);
    if (!wanted) {
      out.line(nothing ? context.words(
                             {"nothing to change: all is so already", "没有变化：本来就是这样"})
                       : context.words({"nothing was changed", "没有改动"}));
      return kDone;
    }
    request.dry_run = false;
    result = host::run_action(*host, request);
  }
  out.line(result.operation == 0
               ? context.words({"nothing to change: all is so already", "没有变化：本来就是这样"})
               : context.words({"done", "完成"}));
  say_undo(context, result.operation);
  deliver(context, *host);
  return kDone;
}

}  // namespace

Command action_command() {
  std::vector<Option> options{{.name = "set",
                               .value = "NAME=VALUE",
                               .help = {"a field of the form; may be repeated", "表单字段；可重复"},
                               .repeatable = true}};
  options.insert(options.end(), bulk_options().begin(), bulk_options().end());
  return {Verb{.name = "action",
               .group = Group::LookAndChange,
               .summary = {"do what plugins and files offer", "执行插件和文件提供的动作"},
               .operands = {{"ACTION",
                             {"which; without it, the list of actions", "哪一个；不写则列出全部"},
                             Operand::Count::Optional},
                            {"RECORD",
                             {"code, name or part of it", "编码、名称或其一部分"},
                             Operand::Count::Any}},
               .options = std::move(options),
               .actions = {{.name = "list",
                            .summary = {"which there are, and what is wrong with them",
                                        "列出全部动作及其问题"}}},
               .changes = true},
          run};
}

}  // namespace pareto::cli
