#include "core/cli/plugin_demo.hpp"

#include <algorithm>
#include <ranges>

#include "core/base/counted.hpp"
#include "core/base/error.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/import_output.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/plugin_change.hpp"
#include "core/imports/demo_files.hpp"
#include "core/plugins/plugin_call.hpp"
#include "core/records/undo.hpp"

namespace pareto::cli {
namespace {

namespace fs = std::filesystem;

struct File {
  imports::ImportRequest request;
  std::optional<std::int64_t> there;  // the operation that brought it, unless that was undone
};

std::vector<fs::path> files_of(host::Host& host, const std::string& id) {
  const plugins::PluginStatus plugin = host.plugins().plugin(id);
  if (plugin.reason) throw *plugin.reason;
  if (plugin.state != plugins::PluginState::Enabled) {
    throw Error(ErrorCode::Argument, Message(Text{"{} is not enabled", "{} 没有启用"}, {id}), Message(Text{"enable it first: pareto plugin enable {}", "请先启用：pareto plugin enable {}"}, {id}));
  }
  std::vector<fs::path> files = imports::demo_files(plugin.manifest->file.parent_path());
  if (files.empty()) {
    throw Error(ErrorCode::Argument, Message(Text{"{} brings no demo data", "{} 没有附带演示数据"}, {id}), Message(Text{"what it brings: pareto plugin info {}", "它附带了什么：pareto plugin info {}"}, {id}));
  }
  return files;
}

File look_at(host::Host& host, const std::string& id, const fs::path& path) {
  const imports::Context look = import_context(host);
  File file{imports::demo_request(path, look), {}};
  // Beside the file is the plugin's folder, where nothing is written.
  file.request.rejects = host.workspace().folder() / (id + "-demo-" + path.stem().string() + ".rejects.csv");
  file.there = imports::preview_import(file.request, look, 0).imported_before;
  return file;
}

void print_files(Context& context, host::Host& host, const std::vector<File>& files) {
  TextTable table({{context.words({"File", "文件"})}, {context.words({"Imported as", "导入为"})}, {context.words({"State", "状态"}), Align::Left, 0, true}});
  for (const File& file : files) {
    const model::Entity* entity = host.schema().find(file.request.entity);
    const std::string state = file.there ? context.words({"is there (operation {})", "已导入（第 {} 号操作）"}, {*file.there}) : context.words({"to be imported", "待导入"});
    table.row({file.request.file.filename().string(), entity != nullptr ? entity->label.in(context.language) : file.request.entity, state});
  }
  table.print(context.output.out);
  context.output.out.line();
}

int take_back(Context& context, host::Host& host, const std::string& id, const std::vector<File>& files) {
  bool any = false;
  // What came last goes first: it refers to what came before.
  for (const File& file : files | std::views::reverse) {
    if (!file.there) continue;
    any = true;
    if (!context.arguments.flag("dry-run")) context.output.out.line(file.request.file.filename().string());
    undo_operation(context, host, std::to_string(*file.there));
  }
  if (!any) context.output.out.line(context.words({"the demo data of {} is not here", "这里没有 {} 的演示数据"}, {id}));
  return kDone;
}

// All or none of them.
std::vector<imports::ImportResult> import_all(Context& context, host::Host& host, const std::vector<File>& files) {
  std::vector<imports::ImportResult> done;
  for (const File& file : files) {
    try {
      done.push_back(import_with_progress(context, host, file.request));
    } catch (Error& error) {
      for (const imports::ImportResult& result : done | std::views::reverse) {
        if (result.operation != 0) records::undo(host.records(), host.session(), result.operation);
      }
      throw error.within(Message(Text{"{}; what was imported before it was taken back", "{}；此前导入的已撤销"}, {file.request.file.filename().string()}));
    }
  }
  return done;
}

}  // namespace

bool has_demo(const plugins::Manifest& manifest) { return !imports::demo_files(manifest.file.parent_path()).empty(); }

int demo_plugin(Context& context, host::Host& host) {
  const std::string id = *context.arguments.operand(0);
  std::vector<File> files;
  for (const fs::path& path : files_of(host, id)) files.push_back(look_at(host, id, path));
  Stream& out = context.output.out;
  if (context.arguments.flag("undo")) return take_back(context, host, id, files);
  print_files(context, host, files);
  std::erase_if(files, [](const File& file) { return file.there.has_value(); });
  if (files.empty() || context.arguments.flag("dry-run")) {
    out.line(context.words({"nothing was changed", "没有改动"}));
    return kDone;
  }
  if (!agreed(context, context.words({"Import the demo data into {}?", "把演示数据导入“{}”吗？"}, {host.workspace().settings().name}))) return kDone;
  const std::vector<imports::ImportResult> results = import_all(context, host, files);
  TextTable table({{context.words({"File", "文件"})}, {context.words({"New", "新建"}), Align::Right}, {context.words({"Changed", "更新"}), Align::Right},
                   {context.words({"Not taken", "未导入"}), Align::Right}, {context.words({"Operation", "操作"}), Align::Right}});
  std::int64_t rejected = 0;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const imports::ImportResult& result = results[i];
    rejected += result.rejected;
    table.row({files[i].request.file.filename().string(), counted(result.written.created), counted(result.written.updated), counted(result.rejected), std::to_string(result.operation)});
  }
  table.print(out);
  out.line();
  std::vector<std::pair<std::string, std::string>> next{{context.words({"take it back", "撤销"}), context.words({"pareto plugin demo {} --undo", "pareto plugin demo {} --undo"}, {id})}};
  for (const imports::ImportResult& result : results) {
    if (result.rejects && result.rejected > 0) next.emplace_back(context.words({"not taken", "未导入"}), result.rejects->string());
  }
  print_labelled(out, next);
  deliver(context, host);
  return rejected > 0 ? kWithRejects : kDone;
}

Action demo_action() {
  return {.name = "demo",
          .summary = {"import the data that it brings to be tried with", "导入它附带的演示数据"},
          .operands = {{"NAME", {"the plugin's name", "插件名"}}},
          .options = {{.name = "dry-run", .help = {"only show which files there are", "只看有哪些文件"}}, {.name = "undo", .help = {"take it back", "撤销导入"}}},
          .changes = true};
}

}  // namespace pareto::cli
