#include "core/cli/plugins/plugin_demo.hpp"

#include <algorithm>
#include <optional>

#include "core/base/counted.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/imports/import_output.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/plugins/plugin_change.hpp"
#include "core/host/demo_data.hpp"

namespace pareto::cli {
namespace {

void print_files(Context& context, host::Host& host, const imports::ImportSet& set,
                 const std::optional<std::int64_t>& there) {
  TextTable table({{context.words({"File", "文件"})},
                   {context.words({"Imported as", "导入为"})},
                   {context.words({"State", "状态"}), Align::Left, 0, true}});
  const std::string state =
      there ? context.words({"is there (operation {})", "已导入（第 {} 号操作）"}, {*there})
            : context.words({"to be imported", "待导入"});
  for (const imports::ImportRequest& request : set.requests) {
    const model::Entity* entity = host.schema().find(request.entity);
    table.row({request.file.filename().string(),
               entity != nullptr ? entity->label.in(context.language) : request.entity, state});
  }
  table.print(context.output.out);
  context.output.out.line();
}

int take_back(Context& context, host::Host& host, const std::string& id,
              const std::optional<std::int64_t>& there) {
  if (there)
    undo_operation(context, host, std::to_string(*there));
  else
    context.output.out.line(
        context.words({"the demo data of {} is not here", "这里没有 {} 的演示数据"}, {id}));
  return kDone;
}

imports::SetResult import_all(Context& context, host::Host& host, const imports::ImportSet& set) {
  Progress progress = context.progress({"importing", "导入"}, {"kB", "kB"}, 2);
  jobs::Job job(host.jobs(), "import", set.title, [&](std::int64_t done, std::int64_t total) {
    progress.update(done / 1024, std::max<std::int64_t>(total, 0) / 1024);
  });
  imports::SetResult result = imports::run_imports(set, import_context(host, &job));
  progress.keep();
  return result;
}

}  // namespace

bool has_demo(const plugins::Manifest& manifest) {
  return !imports::demo_files(manifest.file.parent_path()).empty();
}

int demo_plugin(Context& context, host::Host& host) {
  const std::string id = *context.arguments.operand(0);
  const auto [set, there] = host::demo_data(host, id);
  Stream& out = context.output.out;
  if (context.arguments.flag("undo")) return take_back(context, host, id, there);
  print_files(context, host, set, there);
  if (there || context.arguments.flag("dry-run")) {
    out.line(context.words({"nothing was changed", "没有改动"}));
    return kDone;
  }
  if (!agreed(context, context.words({"Import the demo data into {}?", "把演示数据导入“{}”吗？"},
                                     {host.workspace().settings().name})))
    return kDone;
  const imports::SetResult imported = import_all(context, host, set);
  TextTable table({{context.words({"File", "文件"})},
                   {context.words({"New", "新建"}), Align::Right},
                   {context.words({"Changed", "更新"}), Align::Right},
                   {context.words({"Not taken", "未导入"}), Align::Right}});
  std::int64_t rejected = 0;
  for (std::size_t i = 0; i < imported.files.size(); ++i) {
    const imports::ImportResult& result = imported.files[i];
    rejected += result.rejected;
    table.row({set.requests[i].file.filename().string(), counted(result.written.created),
               counted(result.written.updated), counted(result.rejected)});
  }
  table.print(out);
  out.line();
  std::vector<std::pair<std::string, std::string>> next;
  if (imported.operation != 0) {
    next.emplace_back(
        context.words({"take it back", "撤销"}),
        context.words({"pareto plugin demo {} --undo", "pareto plugin demo {} --undo"}, {id}));
    next.emplace_back(context.words({"operation", "操作"}), std::to_string(imported.operation));
  }
  for (const imports::ImportResult& result : imported.files) {
    if (result.rejects && result.rejected > 0)
      next.emplace_back(context.words({"not taken", "未导入"}), result.rejects->string());
  }
  print_labelled(out, next);
  deliver(context, host);
  return rejected > 0 ? kWithRejects : kDone;
}

Action demo_action() {
  return {.name = "demo",
          .summary = {"import the data that it brings to be tried with", "导入它附带的演示数据"},
          .operands = {{"NAME", {"the plugin's name", "插件名"}}},
          .options = {{.name = "dry-run",
                       .help = {"only show which files there are", "只看有哪些文件"}},
                      {.name = "undo", .help = {"take it back", "撤销导入"}}},
          .changes = true};
}

}  // namespace pareto::cli
