#include "ooxml/archive.hpp"

#include <stdlib.h>
#include <zip.h>

#include <fstream>

#include "pareto/words.hpp"

namespace pareto::ooxml {
namespace {

// 1980-01-01, the first day that a zip file knows.
constexpr std::uint16_t kFirstDay = 1 << 5 | 1;
constexpr std::uint32_t kEffort = 3;  // of 9: twice as fast as usual for a tenth more bytes

[[noreturn]] void refuse(const sdk::Job& job, const std::string& why) {
  sdk::fail(
      job, PARETO_E_IO,
      {"the document could not be put together in {}: {}; is there room on the disk, and may you write there? Another place: TMPDIR=FOLDER",
       "无法在 {} 里组装文档：{}；请检查磁盘空间和写权限，也可用 TMPDIR=文件夹 换个地方"},
      {std::filesystem::temp_directory_path().string(), why});
}

}  // namespace

void put_parts(const sdk::Job& job, const std::filesystem::path& file,
               const std::vector<Part>& parts) {
  int code = 0;
  zip_t* archive = zip_open(file.c_str(), ZIP_CREATE, &code);
  if (archive == nullptr) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    refuse(job, why);
  }
  const auto give_up = [&] {
    const std::string why = zip_strerror(archive);
    zip_discard(archive);
    refuse(job, why);
  };
  for (const Part& part : parts) {
    zip_source_t* source = part.file.empty()
                               ? zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0)
                               : zip_source_file(archive, part.file.c_str(), 0, -1);
    if (source == nullptr) give_up();
    const zip_int64_t at =
        zip_file_add(archive, part.name.c_str(), source, ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8);
    if (at < 0) {
      zip_source_free(source);
      give_up();
    }
    const auto index = static_cast<zip_uint64_t>(at);
    if (zip_file_set_dostime(archive, index, 0, kFirstDay, 0) != 0 ||
        zip_set_file_compression(archive, index, ZIP_CM_DEFLATE, kEffort) != 0)
      give_up();
  }
  if (zip_close(archive) != 0) give_up();
}

void send(const sdk::Job& job, const std::filesystem::path& file, const sdk::Sink& sink) {
  std::ifstream in(file, std::ios::binary);
  std::string piece(60'000, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
    sink.write(std::string_view(piece.data(), static_cast<std::size_t>(in.gcount())));
  }
  if (!in.eof()) refuse(job, std::string(job.say("it cannot be read again", "写好后读不回来")));
}

TemporaryFolder::TemporaryFolder(const sdk::Job& job) {
  std::string name = (std::filesystem::temp_directory_path() / "pareto-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr)
    refuse(job, std::string(job.say("no temporary folder", "建不了临时文件夹")));
  folder_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

}  // namespace pareto::ooxml
