#include "core/plugins/plugin_library.hpp"

#include <algorithm>
#include <boost/dll/shared_library.hpp>
#include <fstream>
#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/plugins/elf_file.hpp"
#include "core/plugins/sha256.hpp"
#include "core/plugins/table_check.hpp"

#ifdef __linux__
#include <dlfcn.h>
#endif

namespace pareto::plugins {
namespace fs = std::filesystem;
namespace {

constexpr const char* kEntry = "pareto_plugin_entry_v0";
constexpr std::string_view kAnyEntry = "pareto_plugin_entry_v";

boost::dll::shared_library open(const fs::path& file) {
  using boost::dll::load_mode::type;
  auto mode = boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local;
#ifdef RTLD_NODELETE
  // Boost hands unknown bits on to the loader.
  mode = static_cast<type>(static_cast<unsigned>(mode) | RTLD_NODELETE);
#endif
  try {
    return boost::dll::shared_library(fs::absolute(file), mode);
  } catch (const std::exception& error) {
    // Boost's code says nothing; its text carries the loader's words.
    throw Error(ErrorCode::Fail, {Text{"it cannot be loaded: {}", "无法加载：{}"}, {error.what()}});
  }
}

}  // namespace

struct PluginLibrary::Image {
  boost::dll::shared_library library;
  // Of kinds that this program knows.
  struct Table {
    std::string extension, id;
    std::shared_ptr<const void> table;
  };
  std::vector<Table> tables;
};

void require_entry(const fs::path& file) {
  const ElfFile elf = read_elf(file);
  if (elf.machine != this_machine()) {
    throw Error(ErrorCode::Unsupported,
                {Text{"{0} is built for another machine than this one, {1}",
                      "{0} 为另一种机器构建，本机为 {1}"},
                 {file.filename().string(), this_platform()}},
                Text{"install the plugin's library for this machine", "请安装适用于本机的库"});
  }
  if (!elf.shared) {
    throw Error(ErrorCode::Data,
                {Text{"{} is no shared library", "{} 不是共享库"}, {file.filename().string()}},
                Text{"build it with pareto_add_plugin, or with -shared",
                     "请用 pareto_add_plugin 构建，或加 -shared"});
  }
  if (std::find(elf.exports.begin(), elf.exports.end(), kEntry) != elf.exports.end()) return;
  for (const std::string& symbol : elf.exports) {
    if (!symbol.starts_with(kAnyEntry)) continue;
    throw Error(ErrorCode::Unsupported,
                {Text{"it is built for version {0} of the interface; this Pareto has version 0",
                      "它为接口版本 {0} 构建；本 Pareto 的接口版本为 0"},
                 {symbol.substr(kAnyEntry.size())}});
  }
  throw Error(ErrorCode::Data,
              {Text{"{0} does not export {1}", "{0} 没有导出 {1}"}, {file.string(), kEntry}});
}

PluginLibrary::PluginLibrary(const Manifest& manifest, bool developer) {
  if (!developer) {
    refuse_link_out(manifest.library);
    refuse_writable(manifest.library);
  }
  if (sha256_of_file(manifest.library) != manifest.sha256) {
    throw Error(ErrorCode::Denied,
                {Text{"{} is not the file that its manifest names", "{} 与清单所记录的文件不一致"},
                 {manifest.library.string()}},
                Text{"install the plugin again as a whole", "请整体重新安装该插件"});
  }
  require_entry(manifest.library);
  image_ = std::make_unique<Image>(Image{open(manifest.library), {}});
  const auto entry = image_->library.get<const pareto_plugin_v0*()>(kEntry);
  const pareto_plugin_v0* theirs = nullptr;
  try {
    theirs = entry();
  } catch (...) {
    throw Error(ErrorCode::Fail, Text{"its entry threw an exception", "其入口函数抛出了异常"});
  }
  table_ = check_table(theirs, manifest);
  for (auto list = table_.extensions; list != nullptr && *list != nullptr; ++list) {
    if (auto table = known_table(**list))
      image_->tables.push_back({(*list)->id, std::string(own_id(**list)), std::move(table)});
  }
}

PluginLibrary::~PluginLibrary() = default;
PluginLibrary::PluginLibrary(PluginLibrary&&) noexcept = default;

const void* PluginLibrary::extension(std::string_view extension, std::string_view id) const {
  for (const Image::Table& known : image_->tables) {
    if (known.extension == extension && known.id == id) return known.table.get();
  }
  return nullptr;
}

}  // namespace pareto::plugins
