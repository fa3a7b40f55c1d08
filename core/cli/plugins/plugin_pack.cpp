#include "core/cli/plugins/plugin_pack.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "core/base/counted.hpp"
#include "core/base/error.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/host/pack_content.hpp"
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
  throw Error(
      ErrorCode::Argument,
      Message(Text{"there is no plugin in {}", "{} 中没有插件"}, {given.string()}),
      Message(Text{
          "name the folder that holds manifest.json; a project is built before: cmake --build build",
          "请指定含 manifest.json 的文件夹；项目要先构建：cmake --build build"}));
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

}  // namespace

int pack_plugins(Context& context) {
  speak_as_here(context);
  plugins::PackRequest request{.to = context.arguments.get("out").value_or("."),
                               .replace = context.arguments.flag("replace"),
                               .cancel = &context.interrupted};
  std::vector<std::string> given = context.arguments.operands();
  if (given.empty()) given.emplace_back(".");
  for (const std::string& folder : given) {
    const std::vector<fs::path> found = folders_of(folder);
    request.folders.insert(request.folders.end(), found.begin(), found.end());
  }
  std::optional<plugins::SigningKey> key;
  if (const auto file = context.arguments.get("key"))
    request.key = &key.emplace(plugins::SigningKey::read(*file));
  // What nobody could install is said to who makes it.
  for (const fs::path& folder : request.folders)
    static_cast<void>(host::content_of(plugins::read_manifest(folder / plugins::kManifestName)));
  const plugins::PackResult result = plugins::write_pack(request);
  TextTable files({{"file"}, {"bytes", Align::Right}, {"sha256"}});
  for (const plugins::PackedFile& file : result.index.files)
    files.row({file.name(), std::to_string(file.bytes), file.sha256});
  if (context.is_asked_for_format() && context.format != Format::Table)
    return print_answer(context.output.out, context.format, files, {"file", "bytes", "sha256"}),
           kDone;
  Stream& out = context.output.out;
  out.line(result.same ? context.words({"{} is there already, the same", "{} 已存在，内容相同"},
                                       {result.file.string()})
                       : context.words({"packed {}", "已打包 {}"}, {result.file.string()}));
  std::vector<std::pair<std::string, std::string>> lines;
  for (const plugins::PackedPlugin& plugin : result.index.plugins) {
    lines.emplace_back(
        context.words({"plugin", "插件"}),
        plugin.id + " " + plugin.version + "  " +
            (plugin.platforms.empty() ? context.words({"for every machine", "不分机器"})
                                      : joined(plugin.platforms)));
  }
  lines.emplace_back(context.words({"holds", "内容"}),
                     context.words({"{} files, {}", "{} 个文件，{}"},
                                   {counted(static_cast<std::int64_t>(result.index.files.size())),
                                    safety::size_text(result.bytes)}));
  lines.emplace_back("sha256", result.sha256);
  if (key)
    lines.emplace_back(context.words({"signed by", "签名"}),
                       key->signer().maker + "  " + key->signer().fingerprint());
  lines.emplace_back(context.words({"install", "安装"}),
                     context.words({"pareto plugin install {}", "pareto plugin install {}"},
                                   {result.file.string()}));
  print_labelled(out, lines);
  return kDone;
}

Action pack_action() {
  return {
      .name = "pack",
      .summary = {"make one file of it and what it brings", "打包成一个文件"},
      .operands = {{"FOLDER",
                    {"folder of a plugin or its project (this one), or several builds of it",
                     "插件或项目的文件夹（默认当前）；同一插件可给几种机器的构建"},
                    Operand::Count::Any}},
      .options = {{.name = "out",
                   .value = "FILE",
                   .help = {"what to write, or the folder (NAME-VERSION.pareto here)",
                            "写到哪个文件或文件夹（默认此处的 名称-版本.pareto）"}},
                  {.name = "key",
                   .value = "FILE",
                   .help = {"sign it with the key in this file (plugin key makes one)",
                            "用此文件中的密钥签名（由 plugin key 生成）"}},
                  {.name = "replace",
                   .help = {"write over another pack of that name", "覆盖同名的另一个插件包"}}}};
}

int make_key(Context& context) {
  speak_as_here(context);
  const std::string file = *context.arguments.operand(0);
  const plugins::SigningKey key =
      plugins::SigningKey::make(file, context.arguments.get("maker").value_or(""));
  Stream& out = context.output.out;
  out.line(context.words({"made the key {}; keep it to yourself, and a copy in a safe place",
                          "已生成密钥 {}；请妥善保管，并在安全处另存一份"},
                         {file}));
  print_labelled(
      out,
      {{context.words({"maker", "作者"}), key.signer().maker},
       {context.words({"fingerprint", "指纹"}), key.signer().fingerprint()},
       {context.words({"sign with it", "签名"}),
        context.words({"pareto plugin pack --key {}", "pareto plugin pack --key {}"}, {file})}});
  return kDone;
}

Action key_action() {
  return {.name = "key",
          .summary = {"make a key that signs packs", "生成给插件包签名的密钥"},
          .operands = {{"FILE", {"where to write it", "写到哪个文件"}}},
          .options = {{.name = "maker",
                       .value = "NAME",
                       .help = {"whose it is, as users will see", "密钥属于谁，安装时会显示"}}}};
}

}  // namespace pareto::cli
