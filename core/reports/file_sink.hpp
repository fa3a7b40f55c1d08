// Where a format writes: a file, or several beside each other, that appear only when all is
// written.
#pragma once

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "pareto/abi/document.h"

namespace pareto::reports {

class FileSink : public pareto_sink {
 public:
  // `first` names the first file; further ones get the table's name behind its stem.
  explicit FileSink(std::filesystem::path first);
  ~FileSink();  // removes what was not kept
  FileSink(const FileSink&) = delete;
  FileSink& operator=(const FileSink&) = delete;

  // Throws Error with file and cause when a write failed.
  void check() const;
  // Gives the files their names. Throws Error when the disk did not take everything.
  std::vector<std::filesystem::path> keep();
  [[nodiscard]] std::uintmax_t bytes() const { return bytes_; }

 private:
  struct File {
    std::filesystem::path name, temporary;
  };
  bool open(const std::filesystem::path& name);
  bool close();
  static pareto_status write_bytes(const pareto_sink* sink, const void* bytes, std::uint64_t size);
  static pareto_status open_next(const pareto_sink* sink, const char* name);

  std::filesystem::path first_;
  std::FILE* current_ = nullptr;
  std::vector<File> files_;
  std::uintmax_t bytes_ = 0;
  int failure_ = 0;  // errno of the first failure
  bool kept_ = false, named_ = false;
};

}  // namespace pareto::reports
