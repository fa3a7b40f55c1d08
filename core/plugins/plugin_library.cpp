#include "core/plugins/plugin_library.hpp"

#include <sodium.h>

#include <algorithm>
#include <boost/dll/library_info.hpp>
#include <boost/dll/shared_library.hpp>
#include <fstream>
#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/plugins/table_check.hpp"

#ifdef __linux__
#include <dlfcn.h>
#endif

namespace pareto::plugins {
namespace fs = std::filesystem;
namespace {

constexpr const char* kEntry = "pareto_plugin_entry_v0";
constexpr std::string_view kAnyEntry = "pareto_plugin_entry_v";

std::string sha256_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Error(ErrorCode::Io, {Text{"{} cannot be read", "无法读取 {}"}, {file.string()}});
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  std::vector<char> piece(1 << 18);
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0) {
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(piece.data()),
                              static_cast<unsigned long long>(in.gcount()));
  }
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256_final(&state, hash);
  char text[2 * sizeof hash + 1];
  return sodium_bin2hex(text, sizeof text, hash, sizeof hash);
}

// Reads the file without running any of it.
void require_entry(const fs::path& file) {
  std::vector<std::string> symbols;
  try {
    boost::dll::library_info info(file);
    symbols = info.symbols();
  } catch (const std::exception& error) {
    throw Error(ErrorCode::Data, {Text{"{0} is no shared library: {1}", "{0} 不是共享库：{1}"},
                                  {file.string(), error.what()}});
  }
  if (std::find(symbols.begin(), symbols.end(), kEntry) != symbols.end()) return;
  for (const std::string& symbol : symbols) {
    if (!symbol.starts_with(kAnyEntry)) continue;
    throw Error(ErrorCode::Unsupported,
                {Text{"it is built for version {0} of the interface; this Pareto has version 0",
                      "它为接口版本 {0} 构建；本 Pareto 的接口版本为 0"},
                 {symbol.substr(kAnyEntry.size())}});
  }
  throw Error(ErrorCode::Data,
              {Text{"{0} does not export {1}", "{0} 没有导出 {1}"}, {file.string(), kEntry}});
}

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
};

void refuse_writable(const fs::path& file) {
  std::error_code fault;
  const fs::perms mode = fs::status(file, fault).permissions();
  if (fault)
    throw Error(ErrorCode::Io, {Text{"{} cannot be read", "无法读取 {}"}, {file.string()}});
  if ((mode & (fs::perms::group_write | fs::perms::others_write)) == fs::perms::none) return;
  throw Error(
      ErrorCode::Denied,
      {Text{"others than its owner may write {}", "所有者以外的用户可以写入 {}"}, {file.string()}},
      {Text{"chmod go-w '{}'", "chmod go-w '{}'"}, {file.string()}});
}

PluginLibrary::PluginLibrary(const Manifest& manifest, bool developer) {
  if (!developer) refuse_writable(manifest.library);
  if (sha256_of(manifest.library) != manifest.sha256) {
    throw Error(ErrorCode::Denied,
                {Text{"{} is not the file that its manifest names", "{} 与清单所记录的文件不一致"},
                 {manifest.library.string()}},
                Text{"install the plugin again as a whole", "请整体重新安装该插件"});
  }
  require_entry(manifest.library);
  image_ = std::make_unique<Image>(Image{open(manifest.library)});
  const auto entry = image_->library.get<const pareto_plugin_v0*()>(kEntry);
  try {
    table_ = entry();
  } catch (...) {
    throw Error(ErrorCode::Fail, Text{"its entry threw an exception", "其入口函数抛出了异常"});
  }
  check_table(table_, manifest);
}

PluginLibrary::~PluginLibrary() = default;
PluginLibrary::PluginLibrary(PluginLibrary&&) noexcept = default;

const void* PluginLibrary::extension(std::string_view extension, std::string_view id) const {
  for (auto list = table_->extensions; list != nullptr && *list != nullptr; ++list) {
    if (extension == (*list)->id && own_id(**list) == id) return (*list)->table;
  }
  return nullptr;
}

}  // namespace pareto::plugins
