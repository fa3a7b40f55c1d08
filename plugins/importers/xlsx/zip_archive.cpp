#include "zip_archive.hpp"

#include <exception>

#include <zip.h>
#include <pareto/words.hpp>

namespace pareto::xlsx {
namespace {

// A sheet of real cells shrinks to a twentieth or fiftieth; a bomb to a thousandth.
constexpr std::uint64_t kMostRatio = 200;
constexpr std::uint64_t kRatioFrom = 64 * 1024 * 1024;
constexpr std::size_t kReadAhead = 64 * 1024;
constexpr zip_int64_t kMostParts = 100'000;

[[noreturn]] void fail_unreadable(const sdk::Job& job, const std::string& name) {
  sdk::fail(
      job, PARETO_E_DATA,
      {"the workbook is damaged: its part {} is unreadable", "工作簿已损坏：部件 {} 无法读取"},
      {name});
}

// What libzip reads from; nothing is thrown through its C code.
struct Source {
  explicit Source(sdk::Input input) : bytes(input), size(input.size()) { zip_error_init(&error); }
  ~Source() { zip_error_fini(&error); }
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  sdk::Input bytes;
  std::uint64_t size;
  sdk::SequentialReader sequence{bytes, kReadAhead};
  zip_error_t error;
};

zip_int64_t source_callback(void* state, void* data, zip_uint64_t length,
                            zip_source_cmd_t command) {
  auto& self = *static_cast<Source*>(state);
  switch (command) {
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(
          ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
          ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS, -1);
    case ZIP_SOURCE_OPEN:
      self.sequence.seek(0);
      return 0;
    case ZIP_SOURCE_CLOSE:
      return 0;
    case ZIP_SOURCE_READ:
      try {
        return static_cast<zip_int64_t>(self.sequence.read(data, static_cast<std::size_t>(length)));
      } catch (const std::exception&) {
        zip_error_set(&self.error, ZIP_ER_READ, 0);
        return -1;
      }
    case ZIP_SOURCE_STAT: {
      auto* stat = static_cast<zip_stat_t*>(data);
      zip_stat_init(stat);
      stat->size = self.size;
      stat->valid |= ZIP_STAT_SIZE;
      return sizeof *stat;
    }
    case ZIP_SOURCE_SEEK: {
      const auto offset = zip_source_seek_compute_offset(self.sequence.position(), self.size, data,
                                                         length, &self.error);
      if (offset < 0) return -1;
      self.sequence.seek(static_cast<std::uint64_t>(offset));
      return 0;
    }
    case ZIP_SOURCE_TELL:
      return static_cast<zip_int64_t>(self.sequence.position());
    case ZIP_SOURCE_ERROR:
      return zip_error_to_data(&self.error, data, length);
    case ZIP_SOURCE_FREE:
      delete &self;
      return 0;
    default:
      zip_error_set(&self.error, ZIP_ER_OPNOTSUPP, 0);
      return -1;
  }
}

}  // namespace

void ZipPart::Closer::operator()(zip_file* file) const { zip_fclose(file); }
void ZipArchive::Closer::operator()(zip* archive) const { zip_discard(archive); }

std::size_t ZipPart::read(void* into, std::size_t size) {
  std::size_t got = 0;
  while (got < size) {
    const auto part = zip_fread(file_.get(), static_cast<char*>(into) + got, size - got);
    if (part < 0) {
      sdk::fail(job_, PARETO_E_DATA,
                {"the workbook is damaged in its part {}: open it in Excel and save it anew, or "
                 "get it again",
                 "工作簿的部件 {} 已损坏：请用 Excel 打开后重新保存，或重新获取该文件"},
                {name_});
    }
    if (part == 0) break;
    got += static_cast<std::size_t>(part);
  }
  done_ += got;
  if (done_ > size_) {
    sdk::fail(
        job_, PARETO_E_DATA,
        {"the part {} is larger than the archive says: the file is damaged or made to do harm",
         "部件 {} 比压缩包所声明的更大：文件已损坏或带有恶意"},
        {name_});
  }
  return got;
}

ZipArchive::ZipArchive(sdk::Job job, sdk::Input input) : job_(job) {
  zip_error_t error;
  zip_error_init(&error);
  auto state = std::make_unique<Source>(input);
  zip_source_t* source = zip_source_function_create(&source_callback, state.get(), &error);
  if (source == nullptr) throw std::bad_alloc();
  state.release();  // freed by the source
  archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  zip_error_fini(&error);
  if (archive_ == nullptr) {
    zip_source_free(source);
    sdk::fail(job, PARETO_E_DATA,
              {"the workbook is cut off or damaged: its end is missing. Copy or download it again",
               "工作簿不完整或已损坏：缺少文件末尾。请重新复制或下载"});
  }
  if (zip_get_num_entries(archive_.get(), 0) > kMostParts) {
    sdk::fail(job, PARETO_E_DATA,
              {"the file holds more than {} parts, which no spreadsheet program writes: refused",
               "文件中有超过 {} 个部件，电子表格程序不会写出这种文件：已拒绝"},
              {std::to_string(kMostParts)});
  }
}

bool ZipArchive::has(const std::string& name) const {
  return zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE) >= 0;
}

ZipPart ZipArchive::open(const std::string& name, std::uint64_t most) const {
  const auto index = zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE);
  if (index < 0) {
    sdk::fail(job_, PARETO_E_DATA,
              {"the workbook is damaged: its part {} is missing", "工作簿已损坏：缺少部件 {}"},
              {name});
  }
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0, &stat) != 0) {
    fail_unreadable(job_, name);
  }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    sdk::fail(
        job_, PARETO_E_DATA,
        {"the workbook is protected by a password: remove it in Excel and save the file again",
         "工作簿有密码保护：请在 Excel 中取消密码后重新保存"});
  }
  if (stat.size > kRatioFrom && stat.size / kMostRatio > stat.comp_size) {
    sdk::fail(job_, PARETO_E_DATA,
              {"the part {} would unfold to more than {} times its size: refused",
               "部件 {} 解压后将超过其大小的 {} 倍：已拒绝"},
              {name, std::to_string(kMostRatio)});
  }
  if (stat.size > most) {
    sdk::fail(job_, PARETO_E_DATA,
              {"the part {} would unfold to more than {} MiB: refused",
               "部件 {} 解压后将超过 {} MiB：已拒绝"},
              {name, std::to_string(most >> 20)});
  }
  zip_file* file = zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0);
  if (file == nullptr) {
    fail_unreadable(job_, name);
  }
  return ZipPart(job_, name, file, stat.size);
}

}  // namespace pareto::xlsx
