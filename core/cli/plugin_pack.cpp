#include "core/cli/plugin_pack.hpp"

#include <algorithm>
#include <filesystem>

#include "core/base/counted.hpp"
#include "core/base/error.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/plugins/pack_writer.hpp"
#include "core/safety/backup.hpp"

namespace pareto::cli {
namespace {
namespace fs = std::filesystem;

// The folder itself, or the plugins that were built in a project's: build/plugins/*.
std::vector<fs::path> folders_of(const fs::path& given) {
  if (fs::exists(given / plugins::kManifestName)) return {given};
  std::vector<fs::path> out;
  std::error_code none;
  for (const fs::path& place : {given, given / "build" / "plugins"}) {
    for (const auto& entry : fs::directory_iterator(place, none)) {
      if (fs::exists(entry.path() / plugins::kManifestName)) out.push_back(entry.path());
    }
  }
  std::ranges::sort(out);
  if (!out.empty()) return out;
  throw Error(ErrorCode::Argument, Message(Text{"there is no plugin in {}", "{} 中没有插件"}, {given.string()}),
              Message(Text{"name the folder that holds manifest.json; a project is built before: cmake --build build", "请指定含 manifest.json 的文件夹；项目要先构建：cmake --build build"}));
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

}  // namespace

int pack_plugins(Context& context) {
  speak_as_here(context);
  plugins::PackRequest request{.to = context.arguments.get("out").value_or("."), .replace = context.arguments.flag("replace"), .cancel = &context.interrupted};
  std::vector<std::string> given = context.arguments.operands();
  if (given.empty()) given.emplace_back(".");
  for (const std::string& folder : given) {
    const std::vector<fs::path> found = folders_of(folder);
    request.folders.insert(request.folders.end(), found.begin(), found.end());
  }
  const plugins::PackResult result = plugins::write_pack(request);
  TextTable files({{"file"}, {"bytes", Align::Right}, {"sha256"}});
  for (const plugins::PackedFile& file : result.index.files) files.row({file.name(), std::to_string(file.bytes), file.sha256});
  if (context.is_asked_for_format() && context.format != Format::Table) return print_answer(context.output.out, context.format, files, {"file", "bytes", "sha256"}), kDone;
  Stream& out = context.output.out;
  out.line(result.same ? context.words({"{} is there already, the same", "{} 已存在，内容相同"}, {result.file.string()}) : context.words({"packed {}", "已打包 {}"}, {result.file.string()}));
  std::vector<std::pair<std::string, std::string>> lines;
  for (const plugins::PackedPlugin& plugin : result.index.plugins) {
    lines.emplace_back(context.words({"plugin", "插件"}),
                       plugin.id + " " + plugin.version + "  " + (plugin.platforms.empty() ? context.words({"for every machine", "不分机器"}) : joined(plugin.platforms)));
  }
  lines.emplace_back(context.words({"holds", "内容"}), context.words({"{} files, {}", "{} 个文件，{}"}, {counted(static_cast<std::int64_t>(result.index.files.size())), safety::size_text(result.bytes)}));
  lines.emplace_back("sha256", result.sha256);
  lines.emplace_back(context.words({"install", "安装"}), context.words({"pareto plugin install {}", "pareto plugin install {}"}, {result.file.string()}));
  print_labelled(out, lines);
  return kDone;
}

Action pack_action() {
  return {.name = "pack",
          .summary = {"make one file of it and what it brings", "打包成一个文件"},
          .operands = {{"FOLDER", {"folder of a plugin or its project (this one), or several builds of it", "插件或项目的文件夹（默认当前）；同一插件可给几种机器的构建"}, Operand::Count::Any}},
          .options = {{.name = "out", .value = "FILE", .help = {"what to write, or the folder (NAME-VERSION.pareto here)", "写到哪个文件或文件夹（默认此处的 名称-版本.pareto）"}},
                      {.name = "replace", .help = {"write over another pack of that name", "覆盖同名的另一个插件包"}}}};
}

}  // namespace pareto::cli
