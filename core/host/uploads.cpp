#include "core/host/uploads.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <fstream>

#include "core/access/random_text.hpp"
#include "core/base/error.hpp"

namespace pareto::host {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kDigits = 32, kLongestName = 200;

bool is_known_by(std::string_view text) {
  return text.size() > kDigits + 1 && text[kDigits] == '/' && is_file_name(text.substr(kDigits + 1)) &&
         std::ranges::all_of(text.substr(0, kDigits), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

void clear_old(const fs::path& folder) {
  const auto old = fs::file_time_type::clock::now() - std::chrono::hours(48);
  std::error_code failed;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed)) {
    if (entry.is_directory(failed) && entry.last_write_time(failed) < old && !failed) fs::remove_all(entry.path(), failed);
  }
}

Error cannot_write(const fs::path& file) {
  return {ErrorCode::Io, Message(Text{"cannot write {}", "无法写入 {}"}, {file.string()}), Message(Text{"make room on the disk, then upload it again", "请腾出磁盘空间后重新上传"})};
}

}  // namespace

bool is_file_name(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName && name.front() != '.' && std::ranges::none_of(name, [](char c) { return c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20; });
}

std::string Uploads::begin(const std::string& name) const {
  if (!is_file_name(name)) throw Error(ErrorCode::Argument, Message(Text{"“{}” is no name of a file", "“{}”不是文件名"}, {name}), Message(Text{"write the name alone, without folders", "只写文件名，不含文件夹"}));
  std::error_code failed;
  fs::create_directories(folder_, failed);
  if (failed || chmod(folder_.c_str(), 0700) != 0) throw cannot_write(folder_);
  clear_old(folder_);
  std::string digits = access::random_hex(kDigits / 2);
  const fs::path place = folder_ / digits;
  if (mkdir(place.c_str(), 0700) != 0 || !std::ofstream(place / name, std::ios::binary)) throw cannot_write(place);
  return digits + "/" + name;
}

std::uintmax_t Uploads::append(const std::string& known_by, std::string_view bytes) const {
  const auto file = find(known_by);
  if (!file) throw Error(ErrorCode::NotFound, Message(Text{"nothing was uploaded as {}", "没有上传过 {}"}, {known_by}), Message(Text{"begin anew, with a name and without a file", "请从头上传：给出 name，不写 file"}));
  const std::uintmax_t size = fs::file_size(*file) + bytes.size();
  if (size > kMostBytes) throw Error(ErrorCode::Argument, Message(Text{"{} is longer than {} MiB", "{} 超过 {} MiB"}, {file->filename().string(), kMostBytes >> 20}), Message(Text{"import it in parts, or on the command line", "请分成几个文件，或用命令行导入"}));
  std::ofstream out(*file, std::ios::binary | std::ios::app);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush();
  if (!out) throw cannot_write(*file);
  return size;
}

std::optional<fs::path> Uploads::find(const std::string& known_by) const {
  if (!is_known_by(known_by)) return std::nullopt;
  const fs::path file = folder_ / known_by;
  std::error_code failed;
  // No link that somebody put there.
  return fs::is_regular_file(fs::symlink_status(file, failed)) ? std::optional(file) : std::nullopt;
}

std::optional<std::string> Uploads::known_by(const fs::path& file) const {
  std::string text = file.parent_path().filename().string() + "/" + file.filename().string();
  return file.parent_path().parent_path() == folder_ && is_known_by(text) ? std::optional(std::move(text)) : std::nullopt;
}

}  // namespace pareto::host
