#include "core/cli/plugins/plugin_new.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "core/base/error.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/terminal/result.hpp"
#include "core/host/host.hpp"
#include "core/plugins/manifest_fields.hpp"

namespace pareto::cli {
namespace {
namespace fs = std::filesystem;

constexpr Text kLabel{"My plugin", "我的插件"};  // what templates are called
constexpr std::string_view kShared = "common", kInC = "-c";

// Templates lie beside the program, in each layout that it is installed in:
// share/pareto-sdk/template.
fs::path templates(const Context& context) {
  if (const auto given = context.arguments.get("template")) {
    if (fs::is_directory(*given)) return *given;
    throw Error(ErrorCode::Argument,
                Message(Text{"there is no folder {}", "没有文件夹 {}"}, {*given}));
  }
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  const fs::path place = program.parent_path().parent_path() / "share" / "pareto-sdk" / "template";
  if (fs::is_directory(place, failed)) return place;
  throw Error(ErrorCode::Io,
              Message(Text{"the templates of the SDK are not installed: {} is missing",
                           "没有安装 SDK 的模板：缺少 {}"},
                      {place.string()}),
              Message(Text{"install the package pareto-sdk-dev, or name the folder with --template",
                           "请安装 pareto-sdk-dev 软件包，或用 --template 指定文件夹"}));
}

// "fields, tiering": kinds that have a template in that language.
std::string kinds_in(const fs::path& place, bool in_c) {
  std::set<std::string> kinds;
  for (const auto& entry : fs::directory_iterator(place)) {
    std::string kind = entry.path().filename().string();
    if (!entry.is_directory() || kind == kShared || kind.ends_with(kInC) != in_c) continue;
    kinds.insert(kind.substr(0, kind.size() - (in_c ? kInC.size() : 0)));
  }
  std::string out;
  for (const std::string& kind : kinds) out += (out.empty() ? "" : ", ") + kind;
  return out;
}

fs::path template_of(const Context& context, const fs::path& place) {
  const std::string kind = *context.arguments.get("kind");
  const bool in_c = context.arguments.get("language") == "c";
  const fs::path found = place / (kind + std::string(in_c ? kInC : ""));
  if (plugins::is_name(kind) && kind != kShared && fs::is_directory(found)) return found;
  if (in_c && fs::is_directory(place / kind)) {
    throw Error(ErrorCode::Argument,
                Message(Text{"there is no template in C for {}", "{} 没有 C 语言模板"}, {kind}),
                Message(Text{"in C there are: {}", "C 语言的有：{}"}, {kinds_in(place, true)}));
  }
  throw Error(ErrorCode::Argument,
              Message(Text{"“{}” is no kind of plugin", "没有“{}”这种插件"}, {kind}),
              Message(Text{"give one of: {}", "可选：{}"}, {kinds_in(place, false)}));
}

// "acme.bank-lines" is bank_lines in code.
std::string identifier_of(const std::string& id) {
  std::string out = id.substr(id.rfind('.') + 1);
  std::ranges::replace(out, '-', '_');
  return out;
}

// BankLines
std::string type_of(const std::string& identifier) {
  std::string out;
  bool begins = true;
  for (const char c : identifier) {
    if (c != '_') out += begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    begins = c == '_';
  }
  return out;
}

// "Bank lines"
std::string label_of(std::string identifier) {
  std::ranges::replace(identifier, '_', ' ');
  identifier[0] = static_cast<char>(identifier[0] - 'a' + 'A');
  return identifier;
}

// Words of the templates, which are projects that build as they are, and what stands for them here.
// In one pass: what is put in is not looked at again.
using Replacements = std::array<std::pair<std::string_view, std::string>, 5>;

std::string replaced(std::string_view text, const Replacements& with) {
  std::string out;
  while (!text.empty()) {
    const auto found =
        std::ranges::find_if(with, [&](const auto& pair) { return text.starts_with(pair.first); });
    out += found != with.end() ? std::string_view(found->second) : text.substr(0, 1);
    text.remove_prefix(found != with.end() ? found->first.size() : 1);
  }
  return out;
}

// Those beside the program go before all others: a plugin of the same name would never be used.
void require_not_bundled(const std::string& id) {
  std::error_code none;
  for (const fs::path& directory : host::plugin_directories()) {
    if (!fs::is_directory(directory / id, none)) continue;
    throw Error(
        ErrorCode::Argument,
        Message(Text{"there is a plugin {} already, which comes with Pareto",
                     "已有插件 {}，随 Pareto 提供"},
                {id}),
        Message(Text{"call yours otherwise, such as acme.{}", "请另取名称，如 acme.{}"}, {id}));
  }
}

// In a string of C, C++ or JSON.
std::string quoted_inside(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return out;
}

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw Error(ErrorCode::Io, Message(Text{"{} cannot be read", "无法读取 {}"}, {file.string()}));
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream out(file, std::ios::binary);
  if (!(out << text).flush())
    throw Error(ErrorCode::Io, Message(Text{"cannot write {}", "无法写入 {}"}, {file.string()}));
}

void require_id(const std::string& id) {
  if (plugins::is_plugin_id(id) && plugins::is_name(identifier_of(id))) return;
  throw Error(
      ErrorCode::Argument,
      Message(Text{"“{}” cannot be the name of a plugin", "“{}”不能作插件名"}, {id}),
      Message(Text{
          "write a-z, 0-9, _ and -, beginning with a letter; with dots for a firm: acme.bank-lines",
          "请用 a-z、0-9、_、-，以字母开头；公司名放在点号前：acme.bank-lines"}));
}

}  // namespace

int new_plugin(Context& context) {
  speak_as_here(context);
  const std::string id = *context.arguments.operand(0), identifier = identifier_of(id);
  require_id(id);
  require_not_bundled(id);
  const fs::path place = templates(context), chosen = template_of(context, place);
  const fs::path folder = context.arguments.get("out").value_or(id);
  if (fs::exists(folder) && !fs::is_empty(folder)) {
    throw Error(ErrorCode::Argument,
                Message(Text{"{} is there already", "{} 已存在"}, {folder.string()}),
                Message(Text{"choose another folder with --out", "请用 --out 换一个文件夹"}));
  }
  const std::string label = context.arguments.get("label").value_or(label_of(identifier));
  const Replacements with{{{"my-plugin", id},
                           {"my_plugin", identifier},
                           {"MyPlugin", type_of(identifier)},
                           {kLabel.in(Language::English), quoted_inside(label)},
                           {kLabel.in(Language::ChineseSimplified),
                            quoted_inside(context.arguments.get("label-zh").value_or(label))}}};
  // A kind's own files go before those that all share.
  std::map<fs::path, fs::path> files;
  for (const fs::path& from : {chosen, place / kShared}) {
    if (!fs::is_directory(from)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(from)) {
      if (entry.is_regular_file() && !entry.is_symlink())
        files.emplace(replaced(fs::relative(entry.path(), from).string(), with), entry.path());
    }
  }
  for (const auto& [name, from] : files) {
    write(folder / name, replaced(read(from), with));
    fs::permissions(folder / name, fs::status(from).permissions() | fs::perms::owner_write);
  }
  Stream& out = context.output.out;
  for (const auto& [name, from] : files) out.line((folder / name).string());
  if (context.format != Format::Table) return kDone;
  const std::string built = (folder / "build").string();
  print_labelled(
      out, {{context.words({"build", "构建"}),
             "cmake -S " + folder.string() + " -B " + built + " && cmake --build " + built},
            {context.words({"test", "测试"}), "ctest --test-dir " + built + " --output-on-failure"},
            {context.words({"pack", "打包"}), "pareto plugin pack " + folder.string()},
            {context.words({"use", "使用"}),
             context.words({"in a workspace: pareto plugin install {}-VERSION.pareto --enable",
                            "在工作区中：pareto plugin install {}-版本.pareto --enable"},
                           {id})}});
  return kDone;
}

Action new_plugin_action() {
  return {
      .name = "new",
      .summary = {"begin one of your own", "新建自己的插件"},
      .operands = {{"ID",
                    {"what it is called: a-z, 0-9, _, -; acme.resin for a firm",
                     "插件名：a-z、0-9、_、-；公司可写 acme.resin"}}},
      .options = {
          {.name = "kind",
           .value = "KIND",
           .help =
               {"fields, entities, tiering, report, format, importer, subscriber, command, service, views, …",
                "fields、entities、tiering、report、format、importer、subscriber、command、service、views 等"},
           .required = true},
          {.name = "language",
           .value = "LANGUAGE",
           .help = {"what it is written in (c++)", "用什么语言写（c++）"},
           .choices = {"c++", "c"}},
          {.name = "label", .value = "WORDS", .help = {"what people call it", "给人看的名称"}},
          {.name = "label-zh", .value = "WORDS", .help = {"the same in Chinese", "中文名称"}},
          {.name = "out",
           .value = "FOLDER",
           .help = {"where (a folder of its name)", "写到哪里（默认同名文件夹）"}},
          {.name = "template",
           .value = "FOLDER",
           .help = {"templates of your own: a folder with one per kind",
                    "自己的模板：每种插件一个子文件夹"}}}};
}

}  // namespace pareto::cli
