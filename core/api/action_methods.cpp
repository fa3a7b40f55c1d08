// Verbs of plugins and files on selected records.
#include <algorithm>

#include "core/access/duties.hpp"
#include "core/api/write_parts.hpp"
#include "core/base/error.hpp"
#include "core/host/action_run.hpp"
#include "core/views/actions.hpp"
#include "core/views/selection.hpp"

namespace pareto::api {
namespace {

views::Actions actions_of(Call& call) {
  return {call.host.plugins(),
          call.host.workspace().folder(),
          {call.host.store(), call.host.schema(), call.host.workspace().zone()}};
}

void list(Call& call) {
  const std::string entity = call.given.text("entity");
  JsonWriter& out = call.out;
  out.begin_object().key("actions").begin_array();
  const views::Actions actions = actions_of(call);
  for (const views::KnownAction& known : actions.all()) {
    if (!known.faults.empty() || (!entity.empty() && known.action.entity != entity)) continue;
    out.begin_object()
        .member("name", known.action.id)
        .member("label", known.action.label.in(call.language))
        .member_if("help", known.action.help.in(call.language));
    out.member("entity", known.action.entity);
    // Where files of the machine lie is for who looks after plugins.
    if (access::has_duty(call.host.session(), access::Duty::Configure))
      out.member("from", known.from);
    out.key("where").begin_array();
    for (const std::string& condition : known.action.where) out.text(condition);
    out.end_array().key("form").begin_array();
    for (const model::Field& field : known.action.form)
      write_field(out, field, access::FieldAccess::Change, call.language);
    out.end_array().end_object();
  }
  out.end_array().end_object();
}

void run_action(Call& call) {
  host::Host& host = call.host;
  const views::Actions actions = actions_of(call);
  const model::Action& action = actions.find(call.given.text("action"));
  const views::Selecting from{host.store(),  host.reader(),           host.session(),
                              host.schema(), host.workspace().zone(), host.today(),
                              call.language};
  const std::vector<std::string> named = call.given.texts("ids"), where = call.given.texts("where");
  if (named.empty() == where.empty()) {
    throw Error(ErrorCode::Argument, Text{"records are named by ids or by conditions",
                                          "用 ids 或用条件指定记录，二者选一"});
  }
  views::ActionRequest request{.action = action,
                               .ids = where.empty() ? views::named_for(from, action, named)
                                                    : views::matching(from, action, where, {}),
                               .as_of = host.options().as_of.value_or(host.today()),
                               .dry_run = call.given.flag("dry_run"),
                               .language = call.language};
  for (const auto& [name, value] : call.given.object("form")) request.form.emplace(name, value);
  const views::ActionResult result = host::run_action(host, request);
  JsonWriter& out = call.out;
  out.begin_object();
  write_id(out, "operation", result.operation);
  out.key("records").integer(static_cast<std::int64_t>(request.ids.size())).key("effects");
  write_effects(out, result.effects);
  out.key("examples");
  write_changes(out, result.examples);
  out.end_object();
  if (result.operation != 0) static_cast<void>(host.deliver());
}

}  // namespace

std::vector<Method> action_methods() {
  return {
      {.name = "actions.list",
       .summary = {"verbs of plugins and files, with their forms", "插件和文件提供的动作及其表单"},
       .parameters = {{"entity",
                       Kind::Text,
                       {"only on this kind of record (all)", "只看这一种记录的（默认全部）"}}},
       .answer =
           "{actions: [{name: text, label: text, help?: text, entity: text, from?: text, where: [text], form: [Field]}]}",
       .run = list},
      {.name = "actions.run",
       .summary = {"do one, as one operation", "执行一个动作，记为一次操作"},
       .parameters = {{"action", Kind::Text, {"its name", "名称"}, true},
                      {"ids", Kind::Texts, {"on which records", "对哪些记录"}},
                      {"where",
                       Kind::Texts,
                       {"or on all that these conditions name", "或对符合条件的全部记录"}},
                      {"form", Kind::Object, {"values of its form", "表单的值"}},
                      {"dry_run",
                       Kind::Flag,
                       {"say what would change, keep nothing", "只看会改什么，不写入"}}},
       .answer = "{operation: id|null, records: int, effects: [Effect], examples: [Change]}",
       .changes = true,
       .run = run_action}};
}

}  // namespace pareto::api
