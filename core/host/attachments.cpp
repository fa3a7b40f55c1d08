#include "core/host/attachments.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <string>

#include "core/base/error.hpp"
#include "core/base/partial_file.hpp"
#include "core/plugins/sha256.hpp"

namespace pareto::host {
namespace fs = std::filesystem;
namespace {

Error cannot_keep(const fs::path& file, const std::string& why) {
  return {
      ErrorCode::Io,
      Message(Text{"cannot write {0}: {1}", "无法写入 {0}：{1}"}, {file.string(), why}),
      Message(Text{"check the folder's rights and the free space", "请检查文件夹权限和磁盘空间"})};
}

void sync(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

constexpr std::pair<std::string_view, std::string_view> kMediaTypes[] = {
    {"pdf", "application/pdf"},
    {"png", "image/png"},
    {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},
    {"gif", "image/gif"},
    {"webp", "image/webp"},
    {"txt", "text/plain"},
    {"csv", "text/csv"},
    {"zip", "application/zip"},
    {"doc", "application/msword"},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"xls", "application/vnd.ms-excel"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"ppt", "application/vnd.ms-powerpoint"},
    {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {"mp3", "audio/mpeg"},
    {"mp4", "video/mp4"}};

}  // namespace

std::vector<Attachments::Kept> Attachments::all() const {
  std::vector<Kept> out;
  std::error_code failed;
  for (fs::recursive_directory_iterator file(folder_, failed), end; !failed && file != end;
       file.increment(failed)) {
    const std::string name = file->path().filename().string();
    // What is being written has a name of another kind.
    if (name.size() != 64 || !file->is_regular_file(failed)) continue;
    out.push_back({name, file->file_size(failed)});
  }
  std::ranges::sort(out, {}, &Kept::hash);
  return out;
}

void Attachments::remove(std::string_view hash) const {
  std::error_code failed;
  fs::remove(place_of(hash), failed);
  if (failed) throw cannot_keep(place_of(hash), failed.message());
}

fs::path Attachments::place_of(std::string_view hash) const {
  return folder_ / std::string(hash.substr(0, 2)) / std::string(hash);
}

Attachments::Kept Attachments::keep(const fs::path& file) const {
  std::error_code failed;
  Kept out{{}, fs::file_size(file, failed)};
  if (failed)
    throw Error(ErrorCode::Io,
                Message(Text{"cannot read {}", "读不了 {}"}, {file.filename().string()}),
                Message(Text{"upload it again", "请重新上传"}));
  if (out.bytes > kMostBytes) {
    throw Error(ErrorCode::Argument,
                Message(Text{"{0} is longer than {1} MiB", "{0} 超过 {1} MiB"},
                        {file.filename().string(), kMostBytes >> 20}),
                Message(Text{"keep it elsewhere, and write where in the record",
                             "请存放在别处，并在记录里写明位置"}));
  }
  out.hash = plugins::sha256_of_file(file);
  const fs::path place = place_of(out.hash);
  if (fs::is_regular_file(place, failed) && fs::file_size(place, failed) == out.bytes) return out;
  fs::create_directories(place.parent_path(), failed);
  if (failed) throw cannot_keep(place, failed.message());
  ::chmod(folder_.c_str(), 0700);
  clear_abandoned(place.parent_path());
  const fs::path fresh = partial_name(place);
  fs::copy_file(file, fresh, fs::copy_options::overwrite_existing, failed);
  if (!failed) {
    ::chmod(fresh.c_str(), 0600);
    sync(fresh);
    fs::rename(fresh, place, failed);
  }
  if (failed) {
    std::error_code ignored;
    fs::remove(fresh, ignored);
    throw cannot_keep(place, failed.message());
  }
  sync(place.parent_path());
  return out;
}

std::string Attachments::read(std::string_view hash, std::uintmax_t from,
                              std::uintmax_t most) const {
  const fs::path place = plugins::is_sha256(hash) ? place_of(hash) : fs::path();
  std::ifstream in(place, std::ios::binary);
  if (place.empty() || !in) {
    throw Error(
        ErrorCode::NotFound,
        Text{"the file of this attachment is not there", "这个附件的文件不存在"},
        Text{"bring it back from a backup, or attach it again", "请从备份恢复，或重新添加"});
  }
  in.seekg(0, std::ios::end);
  const auto size = static_cast<std::uintmax_t>(in.tellg());
  std::string out(static_cast<std::size_t>(from >= size ? 0 : std::min(most, size - from)), '\0');
  in.seekg(static_cast<std::streamoff>(std::min(from, size)));
  in.read(out.data(), static_cast<std::streamsize>(out.size()));
  if (static_cast<std::size_t>(in.gcount()) != out.size())
    throw Error(ErrorCode::Io,
                Text{"the file of this attachment cannot be read", "这个附件的文件读不了"},
                Text{"check the disk", "请检查磁盘"});
  return out;
}

std::string_view media_type_of(std::string_view name) {
  const auto dot = name.rfind('.');
  if (dot == name.npos) return {};
  std::string end(name.substr(dot + 1));
  for (char& c : end) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const auto found = std::ranges::find(kMediaTypes, std::string_view(end),
                                       &std::pair<std::string_view, std::string_view>::first);
  return found == std::end(kMediaTypes) ? std::string_view() : found->second;
}

}  // namespace pareto::host
