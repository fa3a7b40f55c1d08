// L1: what can be told from the files alone. Nothing of the library runs.
#include <sodium.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>
#include <vector>

#include "core/conformance/cases.hpp"
#include "core/plugins/elf_file.hpp"
#include "core/plugins/plugin_library.hpp"

namespace pareto::conformance {
namespace fs = std::filesystem;
namespace {

using plugins::ElfFile;
using plugins::read_elf;
using plugins::this_machine;

std::string joined(const std::vector<std::string>& names, std::size_t most = 5) {
  std::string out;
  for (std::size_t i = 0; i < names.size() && i < most; ++i) out += (i ? ", " : "") + names[i];
  if (names.size() > most) out += ", …";
  return out;
}

// The manifest was read to make the trial; what is left is what reading does not look at.
void manifest(Trial& trial) {
  const plugins::Manifest& m = trial.manifest();
  plugins::refuse_writable(m.file);
  if (m.vendor.empty())
    fail({"the manifest names no vendor", "清单没有写明作者"}, {},
         {"say who stands for the plugin: PluginInfo::vendor",
          "请写明由谁负责：PluginInfo::vendor"});
  const bool numbered = !m.version.empty() &&
                        std::isdigit(static_cast<unsigned char>(m.version[0])) != 0 &&
                        m.version.find('.') != std::string::npos;
  if (!numbered)
    fail({"the version \"{}\" is none that can be compared", "版本号“{}”无法比较"}, {m.version},
         {"write it as 1.2.0", "请写成 1.2.0"});
}

void chinese(Trial& trial) {
  std::vector<std::string> without;
  auto look = [&](const model::Label& label, const std::string& what) {
    if (!label.en.empty() && label.zh_hans.empty()) without.push_back(what);
  };
  auto fields = [&](const std::vector<model::Field>& list, const std::string& of) {
    for (const model::Field& field : list) look(field.label, of + "." + field.name);
  };
  const plugins::Manifest& m = trial.manifest();
  look(m.label, m.id);
  for (const plugins::Extension& e : m.extensions) {
    look(e.label, e.id);
    fields(e.settings, e.id);
    fields(e.indicators, e.id);
    fields(e.figures, e.id);
  }
  for (const plugins::AddedFields& added : m.fields) fields(added.fields, added.entity);
  for (const model::Entity& entity : m.entities) fields(entity.fields, entity.name);
  if (!without.empty())
    fail({"{0} labels have no Chinese words: {1}", "{0} 个名称没有中文：{1}"},
         {without.size(), joined(without)}, {"give both languages", "请同时给出中英文"});
}

void licence(Trial& trial) {
  const std::string& licence = trial.manifest().license;
  if (licence.empty())
    fail({"the manifest names no licence", "清单没有写明许可证"}, {},
         {"say under which terms it may be used: an SPDX name such as Apache-2.0, or "
          "LicenseRef-Vendor",
          "请写明使用条款：SPDX 名称，如 Apache-2.0，或 LicenseRef-厂商"});
  const bool known = std::ranges::all_of(licence, [](unsigned char c) {
    return std::isalnum(c) != 0 ||
           std::string_view("-.+() ").find(static_cast<char>(c)) != std::string_view::npos;
  });
  if (!known)
    fail({"\"{}\" is no SPDX expression", "“{}”不是 SPDX 表达式"}, {licence},
         {"a name of spdx.org/licenses, or LicenseRef-Vendor",
          "请用 spdx.org/licenses 里的名称，或 LicenseRef-厂商"});
}

void hash(Trial& trial) {
  const plugins::Manifest& m = trial.manifest();
  std::ifstream in(m.library, std::ios::binary);
  if (!in) fail({"{} cannot be read", "无法读取 {}"}, {m.library.string()});
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  std::vector<char> piece(1 << 18);
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0)
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(piece.data()),
                              static_cast<unsigned long long>(in.gcount()));
  unsigned char bytes[crypto_hash_sha256_BYTES];
  crypto_hash_sha256_final(&state, bytes);
  char text[2 * sizeof bytes + 1];
  if (m.sha256 != sodium_bin2hex(text, sizeof text, bytes, sizeof bytes)) {
    fail({"{} is not the file that its manifest names", "{} 与清单所记录的文件不一致"},
         {m.library.filename().string()},
         {"write the manifest after the library is done (and stripped): pareto-manifest {0} {1}",
          "请在库完成（并去除符号）之后再写清单：pareto-manifest {0} {1}"},
         {m.library.string(), m.file.string()});
  }
}

void file(Trial& trial) {
  const plugins::Manifest& m = trial.manifest();
  const ElfFile elf = read_elf(m.library);
  if (!elf.shared)
    fail({"{} is a program, no shared library", "{} 是程序，不是共享库"},
         {m.library.filename().string()});
  if (elf.machine != this_machine() || m.platform != plugins::this_platform())
    fail({"it is built for another machine ({0}, here: {1})",
          "它是为其他机器构建的（{0}，本机：{1}）"},
         {m.platform, plugins::this_platform()});
  plugins::refuse_writable(m.library);
}

void exports(Trial& trial) {
  const ElfFile elf = read_elf(trial.manifest().library);
  std::vector<std::string> others;
  std::size_t entries = 0;
  for (const std::string& name : elf.exports) {
    if (name.starts_with("pareto_plugin_entry_v"))
      ++entries;
    else
      others.push_back(name);
  }
  if (entries == 0)
    fail({"it does not export {}", "没有导出 {}"}, {"pareto_plugin_entry_v0"},
         {"see PARETO_PLUGIN", "请看 PARETO_PLUGIN"});
  if (!others.empty()) {
    fail({"it exports {0} names besides its entry: {1}", "除入口外还导出了 {0} 个名称：{1}"},
         {others.size(), joined(others)},
         {"build it with pareto_add_plugin, or with -fvisibility=hidden and the version script of "
          "the SDK",
          "请用 pareto_add_plugin 构建，或加 -fvisibility=hidden 与 SDK 的 version script"});
  }
}

void relocations(Trial& trial) {
  const ElfFile elf = read_elf(trial.manifest().library);
  if (elf.text_relocations)
    fail({"its code is changed while it is loaded (text relocations)",
          "加载时要改写它的代码（text relocations）"},
         {}, {"compile all of it with -fPIC", "请全部用 -fPIC 编译"});
  if (elf.writable_code) fail({"it has code that can be written", "它有可写的代码段"});
}

void stack(Trial& trial) {
  if (read_elf(trial.manifest().library).stack_executable)
    fail({"it makes the stack executable", "它要求可执行的栈"}, {},
         {"no nested functions in C, and .note.GNU-stack in assembler; or link with -z noexecstack",
          "C 中不用嵌套函数，汇编加 .note.GNU-stack；或链接时加 -z noexecstack"});
}

std::vector<fs::path> library_folders() {
  std::vector<fs::path> out{"/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib"};
  std::error_code none;
  for (const fs::directory_entry& entry : fs::directory_iterator("/etc/ld.so.conf.d", none)) {
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with('/')) out.emplace_back(line);
    }
  }
  return out;
}

std::vector<std::string> search_paths(const ElfFile& elf) {
  std::vector<std::string> out;
  std::istringstream parts(elf.search_path);
  for (std::string part; std::getline(parts, part, ':');) out.push_back(part);
  return out;
}

void needed(Trial& trial) {
  const ElfFile elf = read_elf(trial.manifest().library);
  std::vector<fs::path> folders = library_folders();
  for (const std::string& path : search_paths(elf)) {
    if (path.starts_with("$ORIGIN")) folders.push_back(trial.folder().string() + path.substr(7));
  }
  std::vector<std::string> missing;
  for (const std::string& name : elf.needed) {
    if (name.find('/') != std::string::npos)
      fail({"it needs {}, a path of the machine that built it", "它需要 {}，这是构建机上的路径"},
           {name}, {"link with -l and the library's name", "请用 -l 加库名链接"});
    if (name.starts_with("libpareto") || name == "pareto")
      fail({"it links {}: a plugin sees the host by its interface alone",
            "它链接了 {}：插件只能通过接口使用主程序"},
           {name});
    if (std::ranges::none_of(folders,
                             [&](const fs::path& folder) { return fs::exists(folder / name); }))
      missing.push_back(name);
  }
  if (!missing.empty())
    fail({"libraries that it needs are not there: {}", "缺少它需要的库：{}"}, {joined(missing)},
         {"install them, or ship them beside the plugin", "请安装这些库，或与插件放在一起"});
}

void search_path(Trial& trial) {
  for (const std::string& path : search_paths(read_elf(trial.manifest().library))) {
    if (path.starts_with("$ORIGIN")) continue;
    fail(
        {"it looks for libraries in {}", "它在 {} 中查找库"}, {path},
        {"RUNPATH begins with $ORIGIN: a folder of the build machine is somebody else's on another",
         "RUNPATH 须以 $ORIGIN 开头：构建机上的文件夹在别的机器上可能属于别人"});
  }
}

constexpr Case kCases[] = {
    {"static.manifest",
     1,
     "",
     {"the manifest can be read and says who stands for it", "清单可读，并写明作者"},
     10,
     manifest},
    {"static.licence", 1, "", {"the manifest names its licence", "清单写明许可证"}, 10, licence},
    {"static.chinese", 1, "", {"every label is there in Chinese", "每个名称都有中文"}, 10, chinese},
    {"static.file",
     1,
     kLibrary,
     {"a shared library for this machine that others cannot write", "适合本机、他人不可写的共享库"},
     10,
     file},
    {"static.hash",
     1,
     kLibrary,
     {"the library is the one that the manifest names", "库文件与清单一致"},
     10,
     hash},
    {"static.exports", 1, kLibrary, {"the entry is all it exports", "只导出入口"}, 10, exports},
    {"static.relocations",
     1,
     kLibrary,
     {"its code is not changed while it is loaded", "加载时不改写代码"},
     10,
     relocations},
    {"static.stack", 1, kLibrary, {"its stack is not executable", "栈不可执行"}, 10, stack},
    {"static.needed",
     1,
     kLibrary,
     {"the libraries that it needs are there", "需要的库都在"},
     10,
     needed},
    {"static.search_path",
     1,
     kLibrary,
     {"it looks for libraries beside itself alone", "只在自身旁边查找库"},
     10,
     search_path},
};

}  // namespace

std::span<const Case> static_cases() { return kCases; }

}  // namespace pareto::conformance
