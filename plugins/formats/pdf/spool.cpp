#include "spool.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "pareto/words.hpp"

namespace pareto::pdf {

Spool::Spool(const sdk::Job& job) : job_(job) {
  std::error_code none;
  std::string name = (std::filesystem::temp_directory_path(none) / "pareto-pdf-XXXXXX").string();
  file_ = ::mkstemp(name.data());
  if (file_ < 0) fail();
  ::unlink(name.c_str());
}

Spool::~Spool() {
  if (file_ >= 0) ::close(file_);
}

void Spool::fail() const {
  const char* why = std::strerror(errno);
  sdk::fail(
      job_, PARETO_E_IO,
      {"pages of the PDF could not be kept in a temporary file: {}; see that the folder for temporary files (TMPDIR) has room",
       "无法把 PDF 的页面暂存到临时文件：{}；请检查临时文件夹（TMPDIR）的空间"},
      {why});
}

void Spool::add(PaperSize size, const Picture& page) {
  std::string_view rest = page.bytes();
  pages_.push_back({size, end_, rest.size()});
  while (!rest.empty()) {
    const ssize_t written = ::pwrite(file_, rest.data(), rest.size(), static_cast<off_t>(end_));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail();
    end_ += static_cast<std::uint64_t>(written);
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
}

Spool::Page Spool::read(std::int64_t page) const {
  const Place& place = pages_[static_cast<std::size_t>(page)];
  Page out{place.size, std::string(place.length, '\0')};
  for (std::uint64_t done = 0; done < place.length;) {
    const ssize_t got = ::pread(file_, out.bytes.data() + done, place.length - done,
                                static_cast<off_t>(place.at + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) fail();
    done += static_cast<std::uint64_t>(got);
  }
  return out;
}

}  // namespace pareto::pdf
