#include "core/plugins/pack_writer.hpp"

#include <sys/stat.h>
#include <zip.h>

#include <algorithm>
#include <map>
#include <memory>

#include "core/base/error.hpp"
#include "core/base/partial_file.hpp"
#include "core/plugins/plugin_library.hpp"
#include "core/plugins/sha256.hpp"

namespace pareto::plugins {
namespace fs = std::filesystem;
namespace {

// 1980-01-01, the first day that a zip archive knows: when a file was made says nothing of what is
// in it.
constexpr std::uint16_t kFirstDay = 1 << 5 | 1;
constexpr std::uint32_t kEffort = 9;
constexpr std::uint32_t kPlainFile = (S_IFREG | 0644u) << 16;

Error refused(const fs::path& folder, Message why) {
  return Error(ErrorCode::Data, std::move(why))
      .within({Text{"packing {}", "打包 {}"}, {folder.string()}});
}

void stop_if(const std::atomic<bool>* cancel) {
  if (cancel != nullptr && *cancel)
    throw Error(ErrorCode::Cancelled, Text{"cancelled; no file was written", "已取消；没有写文件"});
}

// What goes into the pack, and where each file of it is read from.
class Contents {
 public:
  explicit Contents(const std::atomic<bool>* cancel) : cancel_(cancel) {}

  void add(const fs::path& folder) {
    manifests.push_back(read_manifest(folder / kManifestName));
    const Manifest& manifest = manifests.back();
    PackedPlugin& plugin = plugin_of(manifest, folder);
    const std::string library = manifest.library.filename().string();
    if (!manifest.library.empty()) {
      if (std::ranges::find(plugin.platforms, manifest.platform) != plugin.platforms.end()) {
        throw refused(folder, {Text{"{0} is there for {1} already", "{0} 已有 {1} 的构建"},
                               {manifest.id, manifest.platform}});
      }
      if (sha256_of_file(manifest.library) != manifest.sha256) {
        throw Error(
            ErrorCode::Data,
            {Text{"{} is not the file that its manifest names", "{} 与清单所记录的文件不一致"},
             {manifest.library.string()}},
            Text{"build the plugin again", "请重新构建插件"});
      }
      require_entry(manifest.library);
      plugin.platforms.push_back(manifest.platform);
    }
    for (const std::string& path : files_of_plugin(folder)) {
      stop_if(cancel_);
      if (const auto fault = fault_of_name(path))
        throw refused(folder, {Text{"the name {0} may not be: {1}", "不允许的文件名 {0}：{1}"},
                               {path, fault_argument(*fault)}});
      const bool of_machine =
          !manifest.library.empty() && (path == kManifestName || path == library);
      add_file({manifest.id, of_machine ? manifest.platform : std::string(kAnyMachine), path,
                fs::file_size(folder / path), sha256_of_file(folder / path)},
               folder);
    }
  }

  // The index, and where its files are.
  [[nodiscard]] PackIndex index() const {
    PackIndex out{plugins_, {}};
    for (const auto& [name, file] : files_) out.files.push_back(file);
    for (PackedPlugin& plugin : out.plugins) std::ranges::sort(plugin.platforms);
    return out;
  }
  [[nodiscard]] const std::map<std::string, fs::path>& sources() const { return sources_; }

  std::vector<Manifest> manifests;

 private:
  PackedPlugin& plugin_of(const Manifest& manifest, const fs::path& folder) {
    const auto found = std::ranges::find(plugins_, manifest.id, &PackedPlugin::id);
    if (found == plugins_.end())
      return plugins_.emplace_back(PackedPlugin{manifest.id, manifest.version, {}});
    if (found->version != manifest.version) {
      throw refused(folder, {Text{"{0} is version {1} here and {2} elsewhere",
                                  "{0} 此处为 {1} 版，别处为 {2} 版"},
                             {manifest.id, manifest.version, found->version}});
    }
    if (manifest.library.empty())
      throw refused(folder, {Text{"{} is there already", "{} 已在其中"}, {manifest.id}});
    return *found;
  }

  void add_file(PackedFile file, const fs::path& folder) {
    const std::string name = file.name();
    if (const auto known = files_.find(name); known != files_.end()) {
      if (known->second.sha256 == file.sha256) return;
      throw refused(folder,
                    {Text{"{0} differs from that of the build in {1}", "{0} 与 {1} 中的不同"},
                     {file.path, sources_.at(name).parent_path().string()}});
    }
    if (const auto [other, fresh] = keys_.emplace(key_of_name(name), name); !fresh) {
      throw refused(
          folder,
          {Text{"{0} and {1} differ only in capitals; not every file system can tell them apart",
                "{0} 与 {1} 只有大小写不同，有的文件系统无法区分"},
           {other->second, name}});
    }
    total_ += file.bytes;
    if (file.bytes > kLargestFile || total_ > kMostBytes || files_.size() >= kMostFiles) {
      throw refused(folder, {Text{"a pack holds at most {0} files and {1} MB, {2} MB in one file",
                                  "一个插件包最多 {0} 个文件、{1} MB，单个文件 {2} MB"},
                             {kMostFiles, kMostBytes >> 20, kLargestFile >> 20}});
    }
    sources_.emplace(name, folder / file.path);
    files_.emplace(name, std::move(file));
  }

  const std::atomic<bool>* cancel_;
  std::vector<PackedPlugin> plugins_;
  std::map<std::string, PackedFile> files_;
  std::map<std::string, fs::path> sources_;
  std::map<std::string, std::string> keys_;
  std::uint64_t total_ = 0;
};

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

[[noreturn]] void cannot_write(const fs::path& file, const std::string& why) {
  throw Error(ErrorCode::Io,
              {Text{"cannot write {0}: {1}", "无法写入 {0}：{1}"}, {file.string(), why}},
              Text{"check the folder's rights and the free space", "请检查文件夹权限和磁盘空间"});
}

void put(zip_t* archive, const fs::path& file, const std::string& name, zip_source_t* source) {
  if (source == nullptr) cannot_write(file, zip_strerror(archive));
  const zip_int64_t at = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (at < 0) {
    zip_source_free(source);
    cannot_write(file, zip_strerror(archive));
  }
  const auto place = static_cast<zip_uint64_t>(at);
  const bool set =
      zip_file_set_dostime(archive, place, 0, kFirstDay, 0) == 0 &&
      zip_set_file_compression(archive, place, ZIP_CM_DEFLATE, kEffort) == 0 &&
      zip_file_set_external_attributes(archive, place, 0, ZIP_OPSYS_UNIX, kPlainFile) == 0;
  if (!set) cannot_write(file, zip_strerror(archive));
}

void write_archive(const fs::path& file, const std::string& list, const std::string& signature,
                   const Contents& contents) {
  int code = 0;
  std::unique_ptr<zip_t, Discard> archive(zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code));
  if (!archive) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    cannot_write(file, why);
  }
  put(archive.get(), file, std::string(kPackIndex),
      zip_source_buffer(archive.get(), list.data(), list.size(), 0));
  if (!signature.empty())
    put(archive.get(), file, std::string(kPackSignature),
        zip_source_buffer(archive.get(), signature.data(), signature.size(), 0));
  for (const auto& [name, from] : contents.sources())
    put(archive.get(), file, name, zip_source_file(archive.get(), from.c_str(), 0, -1));
  if (zip_close(archive.get()) != 0) cannot_write(file, zip_strerror(archive.get()));
  static_cast<void>(archive.release());
}

}  // namespace

std::vector<std::string> files_of_plugin(const fs::path& folder) {
  std::vector<std::string> out;
  for (auto at = fs::recursive_directory_iterator(folder); at != fs::recursive_directory_iterator();
       ++at) {
    const std::string name = at->path().filename().string();
    if (name.starts_with('.')) {  // of editors and version control
      at.disable_recursion_pending();
      continue;
    }
    const fs::file_status status = at->symlink_status();
    if (fs::is_directory(status)) continue;
    if (!fs::is_regular_file(status)) {
      throw Error(ErrorCode::Data,
                  {Text{"{} is a link or a device, not a file", "{} 是链接或设备，不是文件"},
                   {at->path().string()}},
                  Text{"put the file itself there", "请放入文件本身"});
    }
    out.push_back(at->path().lexically_relative(folder).generic_string());
  }
  std::ranges::sort(out);
  return out;
}

PackResult write_pack(const PackRequest& request) {
  Contents contents(request.cancel);
  for (const fs::path& folder : request.folders) contents.add(folder);
  PackResult result{.index = contents.index(), .manifests = contents.manifests};
  const PackedPlugin& first = result.index.plugins.at(0);
  result.file = fs::is_directory(request.to)
                    ? (request.to / (first.id + "-" + first.version + std::string(kPackEnd)))
                          .lexically_normal()
                    : request.to;
  const fs::path part = partial_name(result.file);
  std::error_code failed;
  try {
    const std::string list = to_json(result.index);
    write_archive(part, list, request.key != nullptr ? request.key->sign(list) : std::string(),
                  contents);
    stop_if(request.cancel);
    result.sha256 = sha256_of_file(part);
    result.bytes = fs::file_size(part);
    if (fs::exists(result.file)) {
      result.same =
          fs::is_regular_file(result.file) && sha256_of_file(result.file) == result.sha256;
      if (!result.same && !request.replace) {
        throw Error(ErrorCode::Argument,
                    {Text{"{} is there already and holds something else", "{} 已存在，且内容不同"},
                     {result.file.string()}},
                    Text{"raise the plugin's version, or write over it with --replace",
                         "请提高插件版本号，或用 --replace 覆盖"});
      }
    }
    fs::rename(part, result.file, failed);
    if (failed) cannot_write(result.file, failed.message());
  } catch (...) {
    fs::remove(part, failed);
    throw;
  }
  return result;
}

}  // namespace pareto::plugins
