#include "core/host/uploads.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <vector>

#include "core/access/random_text.hpp"
#include "core/base/error.hpp"
#include "core/base/no_room.hpp"

namespace pareto::host {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kDigits = 32, kLongestName = 200;

bool is_known_by(std::string_view text) {
  return text.size() > kDigits + 1 && text[kDigits] == '/' &&
         is_file_name(text.substr(kDigits + 1)) &&
         std::ranges::all_of(text.substr(0, kDigits), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

constexpr std::chrono::hours kKept{48}, kOld{1};

struct Sent {
  fs::path place;  // a folder of one file, and of what an import left beside it
  fs::file_time_type at;
  std::uintmax_t bytes = 0;
};

// What goes meanwhile is not there.
std::vector<Sent> sent_by(const fs::path& folder) {
  std::vector<Sent> out;
  std::error_code failed;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed)) {
    std::error_code gone;
    Sent one{entry.path(), entry.last_write_time(gone)};
    if (gone) continue;
    for (const fs::directory_entry& file : fs::directory_iterator(entry.path(), gone)) {
      std::error_code unknown;
      const std::uintmax_t bytes = file.file_size(unknown);
      if (!unknown) one.bytes += bytes;
    }
    out.push_back(std::move(one));
  }
  std::ranges::sort(out, {}, &Sent::at);
  return out;
}

Error cannot_write(const fs::path& file) {
  return {ErrorCode::Io, Message(Text{"cannot write {}", "无法写入 {}"}, {file.string()}),
          Message(Text{"make room on the disk, then upload it again", "请腾出磁盘空间后重新上传"})};
}

}  // namespace

bool is_file_name(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName && name.front() != '.' &&
         std::ranges::none_of(name, [](char c) {
           return c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
         });
}

std::string Uploads::begin(const std::string& name) const {
  if (!is_file_name(name))
    throw Error(ErrorCode::Argument,
                Message(Text{"“{}” is no name of a file", "“{}”不是文件名"}, {name}),
                Message(Text{"write the name alone, without folders", "只写文件名，不含文件夹"}));
  std::error_code failed;
  fs::create_directories(folder_, failed);
  if (failed || chmod(all_.c_str(), 0700) != 0) throw cannot_write(folder_);
  clear_old_uploads(all_.parent_path());
  make_room(0, 1, {});
  std::string digits = access::random_hex(kDigits / 2);
  const fs::path place = folder_ / digits;
  if (mkdir(place.c_str(), 0700) != 0 || !std::ofstream(place / name, std::ios::binary))
    throw cannot_write(place);
  return digits + "/" + name;
}

std::uintmax_t Uploads::append(const std::string& known_by, std::string_view bytes) const {
  const auto file = find(known_by);
  if (!file)
    throw Error(ErrorCode::NotFound,
                Message(Text{"nothing was uploaded as {}", "没有上传过 {}"}, {known_by}),
                Message(Text{"begin anew, with a name and without a file",
                             "请从头上传：给出 name，不写 file"}));
  const std::uintmax_t size = fs::file_size(*file) + bytes.size();
  if (size > limits_.file)
    throw Error(ErrorCode::Argument,
                Message(Text{"{} is longer than {} MiB", "{} 超过 {} MiB"},
                        {file->filename().string(), limits_.file >> 20}),
                Message(Text{"import it in parts, or on the command line",
                             "请分成几个文件，或用命令行导入"}));
  make_room(bytes.size(), 0, file->parent_path());
  std::error_code unknown;
  const fs::space_info disk = fs::space(folder_, unknown);
  if (!unknown && disk.available < limits_.stays_free + bytes.size()) {
    throw Error(
        ErrorCode::Io,
        Message(Text{"the disk of the workspace is nearly full: {} MiB are free",
                     "工作区所在磁盘将满：仅剩 {} MiB"},
                {disk.available >> 20}),
        Message(
            Text{"make room on it, then send the file again; {} MiB always stay free for the data",
                 "请腾出空间后重新上传；须始终为数据留出 {} MiB"},
            {limits_.stays_free >> 20}))
        .with(kNoRoom);
  }
  std::ofstream out(*file, std::ios::binary | std::ios::app);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush();
  if (!out) throw cannot_write(*file);
  return size;
}

// What lies there for a while goes first, the oldest before others: it was imported, or is sent
// again.
void Uploads::make_room(std::uintmax_t bytes, std::size_t files, const fs::path& but) const {
  const std::vector<Sent> sent = sent_by(folder_);
  std::uintmax_t room = bytes;
  for (const Sent& one : sent) room += one.bytes;
  std::size_t count = sent.size() + files;
  const auto full = [&] { return room > limits_.user || count > limits_.files; };
  const auto old = fs::file_time_type::clock::now() - kOld;
  for (const Sent& one : sent) {
    if (!full() || one.at > old) break;
    if (one.place == but) continue;
    std::error_code failed;
    fs::remove_all(one.place, failed);
    if (failed) continue;
    room -= one.bytes;
    --count;
  }
  if (!full()) return;
  throw Error(ErrorCode::Data,
              Message(Text{"you sent more than is kept for one user: {} MiB, {} files",
                           "您上传的超过了每人可存的量：{} MiB、{} 个文件"},
                      {limits_.user >> 20, limits_.files}),
              Message(Text{"wait an hour: what was sent before makes room then",
                           "请等一小时：之前上传的届时会让出空间"}));
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
  return file.parent_path().parent_path() == folder_ && is_known_by(text)
             ? std::optional(std::move(text))
             : std::nullopt;
}

void clear_old_uploads(const fs::path& workspace) {
  const auto old = fs::file_time_type::clock::now() - kKept;
  std::error_code failed;
  for (const fs::directory_entry& user : fs::directory_iterator(workspace / "uploads", failed)) {
    for (const Sent& one : sent_by(user.path())) {
      if (one.at < old) fs::remove_all(one.place, failed);
    }
  }
}

}  // namespace pareto::host
