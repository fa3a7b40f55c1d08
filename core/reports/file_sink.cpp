#include "core/reports/file_sink.hpp"

#include <cerrno>
#include <cstring>

#include "core/base/error.hpp"

namespace pareto::reports {

FileSink::FileSink(std::filesystem::path first) : pareto_sink{}, first_(std::move(first)) {
  size_of = sizeof(pareto_sink);
  write = write_bytes;
  next_file = open_next;
}

FileSink::~FileSink() {
  close();
  std::error_code ignored;
  for (const File& file : files_) {
    if (!kept_) std::filesystem::remove(file.temporary, ignored);
  }
}

bool FileSink::open(const std::filesystem::path& name) {
  File file{name, name};
  file.temporary += ".part";
  current_ = std::fopen(file.temporary.c_str(), "wb");
  if (current_ == nullptr) {
    if (failure_ == 0) failure_ = errno;
    return false;
  }
  files_.push_back(std::move(file));
  return true;
}

bool FileSink::close() {
  if (current_ == nullptr) return true;
  const bool sound = std::fclose(current_) == 0;
  if (!sound && failure_ == 0) failure_ = errno;
  current_ = nullptr;
  return sound;
}

pareto_status FileSink::write_bytes(const pareto_sink* sink, const void* bytes,
                                    std::uint64_t size) {
  auto& self = *const_cast<FileSink*>(static_cast<const FileSink*>(sink));
  if (self.current_ == nullptr && !self.open(self.first_)) return PARETO_E_IO;
  if (std::fwrite(bytes, 1, size, self.current_) != size) {
    if (self.failure_ == 0) self.failure_ = errno;
    return PARETO_E_IO;
  }
  self.bytes_ += size;
  return PARETO_OK;
}

pareto_status FileSink::open_next(const pareto_sink* sink, const char* name) {
  auto& self = *const_cast<FileSink*>(static_cast<const FileSink*>(sink));
  try {
    if (!self.close()) return PARETO_E_IO;
    std::filesystem::path file = self.first_;
    if (self.named_ || self.files_.empty() == false) {
      file.replace_filename(self.first_.stem().string() + "-" + name +
                            self.first_.extension().string());
    }
    self.named_ = true;
    return self.open(file) ? PARETO_OK : PARETO_E_IO;
  } catch (...) {
    return PARETO_E_FAIL;
  }
}

void FileSink::check() const {
  if (failure_ == 0) return;
  throw Error(ErrorCode::Io,
              Message(Text{"cannot write {}: {}", "无法写入 {}：{}"},
                      {first_.string(), std::strerror(failure_)}),
              Message(Text{"free some space or choose another place with --to",
                           "请腾出空间，或用 --to 换个位置"}));
}

std::vector<std::filesystem::path> FileSink::keep() {
  close();
  check();
  std::vector<std::filesystem::path> names;
  for (const File& file : files_) {
    std::error_code failed;
    std::filesystem::rename(file.temporary, file.name, failed);
    if (failed) {
      failure_ = failed.value();
      check();
    }
    names.push_back(file.name);
  }
  kept_ = true;
  return names;
}

}  // namespace pareto::reports
