#include "core/plugins/pack_reader.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "core/base/error.hpp"
#include "core/plugins/plugin_library.hpp"
#include "core/plugins/sha256.hpp"

namespace pareto::plugins {
namespace fs = std::filesystem;
namespace {

const Text kAgain{"get the pack again from whoever made it", "请向作者重新获取该插件包"};

// Everything about an archive that is as it should not be, whoever made it so.
Error harmful(Message why) {
  return {
      ErrorCode::Data, std::move(why),
      Text{"do not use this file; ask whoever gave it to you", "请勿使用此文件，并询问文件的来源"}};
}
Error damaged(Message why) { return {ErrorCode::Data, std::move(why), kAgain}; }

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

void sync(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

// The zip archive: names and sizes, looked at before a byte of any file is unpacked; and the bytes,
// never more than were announced.
class PackReader::Archive {
 public:
  Archive(const fs::path& file, const std::atomic<bool>* cancel) : cancel_(cancel) {
    int code = 0;
    archive_ = zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code);
    if (archive_ == nullptr) throw not_opened(code);
    try {
      read_names();
    } catch (...) {
      zip_discard(archive_);
      throw;
    }
  }
  ~Archive() { zip_discard(archive_); }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  [[nodiscard]] bool has(const std::string& name) const { return places_.contains(name); }
  [[nodiscard]] std::uint64_t bytes(const std::string& name) const {
    return places_.at(name).bytes;
  }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const auto& [name, place] : places_) out.push_back(name);
    return out;
  }

  // Hands on the bytes piece by piece.
  void read(const std::string& name, const std::function<void(std::string_view)>& take) const {
    const Place& place = places_.at(name);
    zip_file_t* file = zip_fopen_index(archive_, place.index, 0);
    if (file == nullptr)
      throw damaged({Text{"{} in it cannot be read", "其中的 {} 无法读取"}, {name}});
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> closer(file, &zip_fclose);
    std::vector<char> piece(1 << 16);
    std::uint64_t total = 0;
    while (true) {
      if (cancel_ != nullptr && *cancel_)
        throw Error(ErrorCode::Cancelled,
                    Text{"cancelled; nothing was installed", "已取消；没有安装任何内容"});
      const zip_int64_t got = zip_fread(file, piece.data(), piece.size());
      if (got < 0) throw damaged({Text{"{} in it is damaged", "其中的 {} 已损坏"}, {name}});
      if (got == 0) break;
      total += static_cast<std::uint64_t>(got);
      if (total > place.bytes)
        throw harmful(
            {Text{"{} in it unpacks to more than it announces", "其中的 {} 解压后比所声明的大"},
             {name}});
      take({piece.data(), static_cast<std::size_t>(got)});
    }
    if (total != place.bytes)
      throw damaged({Text{"{} in it is damaged", "其中的 {} 已损坏"}, {name}});
  }
  [[nodiscard]] std::string text(const std::string& name) const {
    std::string out;
    read(name, [&](std::string_view piece) { out += piece; });
    return out;
  }

 private:
  struct Place {
    zip_uint64_t index;
    std::uint64_t bytes;
  };

  static Error not_opened(int code) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    if (code == ZIP_ER_NOZIP)
      return damaged({Text{"it is no pack, or its end is missing", "它不是插件包，或文件不完整"}});
    if (code == ZIP_ER_EXISTS)
      return harmful({Text{"two files in it have one name", "其中有两个文件同名"}});
    if (code == ZIP_ER_OPEN || code == ZIP_ER_READ || code == ZIP_ER_NOENT)
      return {ErrorCode::Io, {Text{"it cannot be read: {}", "无法读取：{}"}, {why}}};
    return damaged({Text{"it is damaged: {}", "文件已损坏：{}"}, {why}});
  }

  void read_names() {
    const zip_int64_t count = zip_get_num_entries(archive_, 0);
    if (count > static_cast<zip_int64_t>(kMostFiles))
      throw harmful(
          {Text{"it holds {0} files; at most {1} are taken", "它含有 {0} 个文件，最多接受 {1} 个"},
           {count, kMostFiles}});
    std::map<std::string, std::string> keys;
    std::uint64_t total = 0;
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
      zip_stat_t stat;
      zip_stat_init(&stat);
      const char* raw = zip_get_name(archive_, i, ZIP_FL_ENC_RAW);
      if (raw == nullptr || zip_stat_index(archive_, i, 0, &stat) != 0)
        throw damaged({Text{"it is damaged: {}", "文件已损坏：{}"}, {zip_strerror(archive_)}});
      const std::string name = raw;
      if (const auto fault = fault_of_name(name))
        throw harmful({Text{"the name {0} in it may not be: {1}", "其中不允许的文件名 {0}：{1}"},
                       {name, fault_argument(*fault)}});
      if (const auto [other, fresh] = keys.emplace(key_of_name(name), name); !fresh) {
        throw harmful(
            {Text{"{0} and {1} in it differ only in capitals", "其中的 {0} 与 {1} 只有大小写不同"},
             {other->second, name}});
      }
      check_kind(i, name, stat);
      total += stat.size;
      check_size(name, stat, total);
      places_.emplace(name, Place{i, stat.size});
    }
  }

  void check_kind(zip_uint64_t i, const std::string& name, const zip_stat_t& stat) const {
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    zip_file_get_external_attributes(archive_, i, 0, &system, &attributes);
    const unsigned kind = attributes >> 16 & S_IFMT;
    if (system == ZIP_OPSYS_UNIX && kind != 0 && kind != S_IFREG)
      throw harmful(
          {Text{"{} in it is a link or a device, not a file", "其中的 {} 是链接或设备，不是文件"},
           {name}});
    const bool known = stat.comp_method == ZIP_CM_STORE || stat.comp_method == ZIP_CM_DEFLATE;
    if (!known || stat.encryption_method != ZIP_EM_NONE)
      throw harmful({Text{"{} in it is encrypted or packed in a way that packs are not",
                          "其中的 {} 被加密，或压缩方式不是插件包所用"},
                     {name}});
  }

  static void check_size(const std::string& name, const zip_stat_t& stat, std::uint64_t total) {
    if (stat.size > kLargestFile || total > kMostBytes) {
      throw harmful({Text{"{0} in it would unpack to more than {1} MB in one file or {2} MB in all",
                          "其中的 {0} 解压后会超过单个文件 {1} MB 或总共 {2} MB"},
                     {name, kLargestFile >> 20, kMostBytes >> 20}});
    }
    if (stat.size > kRatioFrom &&
        stat.size / std::max<zip_uint64_t>(stat.comp_size, 1) > kMostRatio) {
      throw harmful({Text{"{0} in it is packed to less than a {1}th: a bomb",
                          "其中的 {0} 压缩超过 {1} 倍：这是压缩炸弹"},
                     {name, kMostRatio}});
    }
  }

  zip_t* archive_ = nullptr;
  const std::atomic<bool>* cancel_;
  std::map<std::string, Place> places_;
};

PackReader::PackReader(const fs::path& file, const std::atomic<bool>* cancel) : file_(file) {
  try {
    sha256_ = sha256_of_file(file);
    archive_ = std::make_unique<Archive>(file, cancel);
    const std::string list(kPackIndex);
    if (!archive_->has(list) || archive_->bytes(list) > kRatioFrom * 4) {
      throw damaged({Text{"it is an archive, but no pack: it has no {}",
                          "它是压缩文件，但不是插件包：没有 {}"},
                     {list}});
    }
    const std::string listing = archive_->text(list), signature(kPackSignature);
    if (archive_->has(signature)) {
      if (archive_->bytes(signature) > kRatioFrom)
        throw harmful({Text{"{} in it is too large for a signature", "其中的 {} 过大，不是签名"},
                       {signature}});
      signer_ = verify_signature(archive_->text(signature), listing);
    }
    const PackIndex index = parse_pack_index(listing, list);
    std::map<std::string, const PackedFile*> listed;
    for (const PackedFile& packed : index.files) listed.emplace(packed.name(), &packed);
    for (const std::string& name : archive_->names()) {
      if (name != list && name != signature && !listed.contains(name))
        throw harmful(
            {Text{"{0} in it does not stand in its {1}", "其中的 {0} 不在 {1} 中"}, {name, list}});
    }
    for (const auto& [name, packed] : listed) {
      if (!archive_->has(name)) throw damaged({Text{"{} is missing in it", "其中缺少 {}"}, {name}});
      Sha256 hash;
      archive_->read(name, [&](std::string_view piece) { hash.add(piece); });
      if (archive_->bytes(name) != packed->bytes || hash.hex() != packed->sha256) {
        throw harmful({Text{"{0} in it is not the file that its {1} names: it was changed",
                            "其中的 {0} 与 {1} 所记录的不一致：文件被改动过"},
                       {name, list}});
      }
    }
    for (const PackedPlugin& packed : index.plugins) read_plugin(packed, index);
  } catch (Error& error) {
    throw error.within({Text{"pack {}", "插件包 {}"}, {file.string()}});
  }
}

PackReader::~PackReader() = default;

void PackReader::read_plugin(const PackedPlugin& packed, const PackIndex& index) {
  Plugin plugin{.manifest = {}, .platforms = packed.platforms, .files = {}};
  const std::string machine(packed.platforms.empty() ? kAnyMachine : this_platform());
  if (!packed.platforms.empty() &&
      std::ranges::find(packed.platforms, machine) == packed.platforms.end()) {
    throw Error(
        ErrorCode::Unsupported,
        {Text{"{0} in it is for {1}; this machine is {2}", "其中的 {0} 用于 {1}；本机为 {2}"},
         {packed.id, joined(packed.platforms), machine}},
        Text{"ask its maker for a build for this machine", "请向作者索取用于本机的构建"});
  }
  for (const PackedFile& file : index.files) {
    if (file.plugin == packed.id && (file.platform == kAnyMachine || file.platform == machine))
      plugin.files.push_back(file);
  }
  std::ranges::sort(plugin.files, {}, &PackedFile::path);
  const auto find = [&](const std::string& path) {
    return std::ranges::find(plugin.files, path, &PackedFile::path);
  };
  std::set<std::string> keys;  // as in one folder, from both parts
  for (const PackedFile& file : plugin.files) {
    if (!keys.insert(key_of_name(file.path)).second)
      throw harmful({Text{"{} is in it twice", "其中有两个 {}"}, {file.path}});
  }
  const auto manifest = find(std::string(kManifestName));
  if (manifest == plugin.files.end())
    throw damaged(
        {Text{"{0} in it has no {1}", "其中的 {0} 没有 {1}"}, {packed.id, kManifestName}});
  plugin.manifest = parse_manifest(archive_->text(manifest->name()), manifest->name());
  if (plugin.manifest.id != packed.id || plugin.manifest.version != packed.version) {
    throw harmful({Text{"its list says {0} {1}, the manifest {2} {3}",
                        "列表写的是 {0} {1}，清单写的是 {2} {3}"},
                   {packed.id, packed.version, plugin.manifest.id, plugin.manifest.version}});
  }
  if (!plugin.manifest.library.empty()) {
    const auto library = find(plugin.manifest.library.filename().string());
    if (library == plugin.files.end())
      throw damaged({Text{"{0} in it has no {1}", "其中的 {0} 没有 {1}"},
                     {packed.id, plugin.manifest.library.filename().string()}});
    if (library->sha256 != plugin.manifest.sha256)
      throw harmful({Text{"{} in it is not the file that its manifest names",
                          "其中的 {} 与清单所记录的文件不一致"},
                     {library->name()}});
  }
  require_fitting(plugin.manifest);
  plugins_.push_back(std::move(plugin));
}

std::string PackReader::text(const Plugin& plugin, const std::string& path) const {
  return archive_->text(std::ranges::find(plugin.files, path, &PackedFile::path)->name());
}

void PackReader::unpack(const Plugin& plugin, const fs::path& folder) const {
  const auto cannot = [](const fs::path& file, int code) {
    return Error(
        ErrorCode::Io,
        {Text{"cannot write {0}: {1}", "无法写入 {0}：{1}"},
         {file.string(), std::generic_category().message(code)}},
        Text{"check the folder's rights and the free space", "请检查文件夹权限和磁盘空间"});
  };
  std::error_code failed;
  if (!fs::create_directories(folder, failed))
    throw cannot(folder, failed ? failed.value() : EEXIST);
  for (const PackedFile& file : plugin.files) {
    const fs::path to = folder / file.path;
    fs::create_directories(to.parent_path(), failed);
    const int descriptor =
        ::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (descriptor < 0) throw cannot(to, errno);
    const std::unique_ptr<const int, void (*)(const int*)> closer(
        &descriptor, [](const int* open) { ::close(*open); });
    Sha256 hash;
    archive_->read(file.name(), [&](std::string_view piece) {
      hash.add(piece);
      while (!piece.empty()) {
        const ssize_t put = ::write(descriptor, piece.data(), piece.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) throw cannot(to, errno);
        piece.remove_prefix(static_cast<std::size_t>(put));
      }
    });
    if (hash.hex() != file.sha256)
      throw damaged({Text{"{} in it changed while it was unpacked", "解压时其中的 {} 发生了变化"},
                     {file.name()}});
    if (::fchmod(descriptor, 0644) != 0 || ::fsync(descriptor) != 0) throw cannot(to, errno);
  }
  try {
    const Manifest manifest = read_manifest(folder / kManifestName);
    if (!manifest.library.empty()) require_entry(manifest.library);
  } catch (Error& error) {
    throw error.within({Text{"pack {}", "插件包 {}"}, {file_.string()}});
  }
  std::vector<fs::path> folders{folder};
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  for (const fs::path& made : folders) {
    // Whatever the umask: nobody but the owner may change what is loaded later.
    fs::permissions(made, fs::perms::group_write | fs::perms::others_write,
                    fs::perm_options::remove, failed);
    sync(made);
  }
}

}  // namespace pareto::plugins
