#include "core/cli/plugin_change.hpp"

#include <algorithm>

#include "core/base/counted.hpp"
#include "core/base/error.hpp"
#include "core/store/dialect.hpp"

namespace pareto::cli {
namespace {

using host::PartKind;

struct KindWords {
  PartKind kind;
  Text words;
};
constexpr KindWords kKinds[] = {{PartKind::Entity, {"entity", "实体"}},        {PartKind::Field, {"field", "字段"}},           {PartKind::TierRule, {"tier rule", "等级规则"}},
                                {PartKind::Report, {"report", "报告"}},        {PartKind::Format, {"format", "格式"}},         {PartKind::Importer, {"importer", "导入"}},
                                {PartKind::Subscriber, {"events", "事件"}},    {PartKind::Service, {"service", "服务"}},       {PartKind::Command, {"command", "命令"}},
                                {PartKind::View, {"view", "视图"}},            {PartKind::Action, {"action", "动作"}},         {PartKind::Recipe, {"recipe", "导入方案"}},
                                {PartKind::RuleSettings, {"settings of a rule", "规则设置"}}};

Text words_of(PartKind kind) {
  return std::ranges::find(kKinds, kind, &KindWords::kind)->words;
}

void add_rows(Context& context, TextTable& table, const std::vector<host::Part>& parts, const Text& what, Style style) {
  for (const host::Part& part : parts) {
    const std::string label = part.label.in(context.language);
    const std::string why = part.faults.empty() ? label : part.faults.front().text(context.language);
    const bool faulty = style != Style::Bad && !part.faults.empty();
    table.row({faulty ? Cell(context.words(what) + context.words({", does not work", "，不可用"}), Style::Bad) : Cell(context.words(what), style), context.words(words_of(part.kind)), part.name, why});
  }
}

}  // namespace

host::PartChanges try_change(Context& context, host::Host& host, const PlannedChange& change) {
  Progress progress = context.progress({"trying it on a copy", "在副本上试运行"}, {"pages", "页"}, 2);
  host::TrialWorkspace trial(host, {.progress = [&](std::int64_t done, std::int64_t total) { progress.update(done, total); }, .cancel = &context.interrupted});
  progress.clear();
  if (change.prepare) change.prepare(trial);
  const auto tried = trial.open(change.settings, change.pins, change.needed);
  return host::compare(host::inventory_of(host), host::inventory_of(*tried));
}

std::optional<host::PartChanges> try_if_possible(Context& context, host::Host& host, const PlannedChange& change) {
  try {
    return try_change(context, host, change);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::Cancelled) throw;
    print_caution(context.output.err, context.language, context.words({"what it changes cannot be told: {}", "无法预览影响：{}"}, {error.text(context.language)}));
    return std::nullopt;
  }
}

void print_changes(Context& context, const host::PartChanges& changes) {
  if (!changes.any()) return;
  TextTable table({{context.words({"Change", "变化"})}, {context.words({"Kind", "种类"})}, {context.words({"Name", "名称"}), Align::Left, 0, true}, {context.words({"What", "说明"}), Align::Left, 0, true}});
  add_rows(context, table, changes.broken, {"no longer works", "不再可用"}, Style::Bad);
  add_rows(context, table, changes.reshaped, {"another type", "类型改变"}, Style::Bad);
  add_rows(context, table, changes.gone, {"goes", "减少"}, Style::Plain);
  add_rows(context, table, changes.fresh, {"comes", "增加"}, Style::Plain);
  table.print(context.output.out);
  context.output.out.line();
}

std::vector<store::PluginTable> tables_of(host::Host& host, const std::string& plugin) {
  std::vector<std::string> others;
  for (const plugins::PluginStatus& other : host.plugins().plugins()) {
    if (other.id != plugin) others.push_back(other.id);
  }
  return store::plugin_tables(host.connection(), plugin, others);
}

std::vector<std::pair<std::string, std::string>> table_lines(const Context& context, host::Host& host, const std::string& plugin,
                                                              const std::vector<store::PluginTable>& tables) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const store::PluginTable& table : tables) {
    if (table.table.ends_with("__search")) continue;
    std::string name = table.table.substr(store::kReserved.size());
    for (const model::Entity& entity : host.schema().entities()) {
      if (table.table == store::plugin_table(entity, plugin) || table.table == store::base_table(entity)) name = entity.name;
    }
    out.emplace_back(table.entity ? context.words({"records", "记录"}) : context.words({"fields of", "字段属于"}), context.words({"{}: {} records", "{}：{} 条记录"}, {name, counted(table.rows)}));
  }
  return out;
}

void require_own_folder(host::Host& host, const plugins::Manifest& manifest) {
  if (manifest.file.parent_path() == host.workspace().own_plugins() / manifest.id) return;
  throw Error(ErrorCode::Argument, Message(Text{"{} lies in the folder {}, which is not called as it is", "{} 放在文件夹 {} 中，与插件名不同"}, {manifest.id, manifest.file.parent_path().string()}),
              Message(Text{"rename the folder", "请重命名该文件夹"}));
}

bool agreed(Context& context, const std::string& question) {
  if (context.arguments.flag("yes") || context.questioner.confirm(question, false)) return true;
  context.output.out.line(context.words({"nothing was changed; to do it without a question: --yes", "没有改动；不提问直接执行：--yes"}));
  return false;
}

}  // namespace pareto::cli
