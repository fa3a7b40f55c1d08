#include "core/cli/plugins/plugin_change.hpp"

#include "core/base/counted.hpp"
#include "core/base/error.hpp"

namespace pareto::cli {
namespace {

void add_rows(Context& context, TextTable& table, const std::vector<host::Part>& parts,
              const Text& what, Style style) {
  for (const host::Part& part : parts) {
    const std::string label = part.label.in(context.language);
    const std::string why =
        part.faults.empty() ? label : part.faults.front().text(context.language);
    const bool faulty = style != Style::Bad && !part.faults.empty();
    table.row({faulty ? Cell(context.words(what) + context.words({", does not work", "，不可用"}),
                             Style::Bad)
                      : Cell(context.words(what), style),
               context.words(host::words_of(part.kind)), part.name, why});
  }
}

// Of one field: how many values, and the first of them before and after.
void print_converted(Context& context, const host::ConvertedField& one) {
  context.output.out.line(context.words(
      {"{0} is written anew from {1}; values: {2}; cannot be read and stay under the old name: {3}",
       "{0} 由 {1} 转换而来；值：{2} 个；无法转换、保留在旧名称下：{3} 个"},
      {one.field, one.from, counted(one.values), counted(one.left)}));
  TextTable table({{context.words({"before", "此前"})},
                   {context.words({"after", "此后"}), Align::Left, 0, true}});
  for (const host::ConvertedField::Example& example : one.examples) {
    table.row({Cell(example.before),
               example.after ? Cell(*example.after)
                             : Cell(context.words({"cannot be read", "无法转换"}), Style::Bad)});
  }
  table.print(context.output.out);
  context.output.out.line();
}

}  // namespace

host::TriedChange previewed(Context& context, const Preview& preview) {
  Progress progress =
      context.progress({"trying it on a copy", "在副本上试运行"}, {"pages", "页"}, 2);
  host::TriedChange tried = preview(
      {.progress = [&](std::int64_t done, std::int64_t total) { progress.update(done, total); },
       .cancel = &context.interrupted});
  progress.clear();
  return tried;
}

std::optional<host::TriedChange> previewed_if_possible(Context& context, const Preview& preview) {
  try {
    return previewed(context, preview);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::Cancelled) throw;
    print_caution(context.output.err, context.language,
                  context.words({"what it changes cannot be told: {}", "无法预览影响：{}"},
                                {error.text(context.language)}));
    return std::nullopt;
  }
}

void print_changes(Context& context, const host::PartChanges& changes) {
  if (!changes.any()) return;
  TextTable table({{context.words({"Change", "变化"})},
                   {context.words({"Kind", "种类"})},
                   {context.words({"Name", "名称"}), Align::Left, 0, true},
                   {context.words({"What", "说明"}), Align::Left, 0, true}});
  add_rows(context, table, changes.broken, {"no longer works", "不再可用"}, Style::Bad);
  add_rows(context, table, changes.reshaped, {"another type", "类型改变"}, Style::Bad);
  add_rows(context, table, changes.gone, {"goes", "减少"}, Style::Plain);
  add_rows(context, table, changes.fresh, {"comes", "增加"}, Style::Plain);
  table.print(context.output.out);
  context.output.out.line();
}

void print_tried(Context& context, const host::TriedChange& tried) {
  print_changes(context, tried.parts);
  for (const host::ConvertedField& one : tried.conversions) print_converted(context, one);
  std::string services;
  for (const host::RestartedService& one : tried.restarts)
    services += (services.empty() ? "" : ", ") + one.service;
  if (services.empty()) return;
  print_labelled(context.output.out,
                 {{context.words({"begins anew or ends in a running `pareto serve`",
                                  "运行中的 pareto serve 会重新启动或结束"}),
                   services}});
  context.output.out.line();
}

bool print_needed(Context& context,
                  const std::vector<std::pair<std::string, std::string>>& needed_by) {
  std::vector<std::pair<std::string, std::string>> lines;
  for (const auto& [plugin, needs] : needed_by)
    lines.emplace_back(plugin, context.words({"needs {}, and is left out without it",
                                              "需要 {}，缺少它就不会被使用"},
                                             {needs}));
  print_labelled(context.output.out, lines);
  if (!lines.empty()) context.output.out.line();
  return !lines.empty();
}

std::vector<std::pair<std::string, std::string>> data_lines(
    const Context& context, const std::vector<host::PluginData>& data) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const host::PluginData& each : data) {
    out.emplace_back(
        each.records ? context.words({"records", "记录"})
                     : context.words({"fields of", "字段属于"}),
        context.words({"{}: {} records", "{}：{} 条记录"}, {each.entity, counted(each.rows)}));
  }
  return out;
}

void say_look_only(Context& context) {
  context.output.out.line(context.words({"nothing was changed", "没有改动"}));
}

bool agreed(Context& context, const std::string& question) {
  if (context.arguments.flag("yes") || context.questioner.confirm(question, false)) return true;
  context.output.out.line(context.words({"nothing was changed; to do it without a question: --yes",
                                         "没有改动；不提问直接执行：--yes"}));
  return false;
}

}  // namespace pareto::cli
