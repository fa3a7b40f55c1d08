// The zip file that a workbook is: its parts as streams, read through the host's input.
//
// Sizes are checked against what the archive claims, so that a small file cannot unfold into an
// endless one. Names are found whatever their case. Failures say what is wrong with the file in the
// reader's language. One thread; one part open at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include <pareto/importer.hpp>

struct zip;
struct zip_file;

namespace pareto::xlsx {

// A part being read from front to back. Outlived by its archive.
class ZipPart {
 public:
  // Fewer bytes than asked only at the end. Throws Failure(PARETO_E_DATA) for a damaged part.
  std::size_t read(void* into, std::size_t size);
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] std::uint64_t done() const { return done_; }

 private:
  friend class ZipArchive;
  struct Closer {
    void operator()(zip_file* file) const;
  };
  ZipPart(sdk::Job job, std::string name, zip_file* file, std::uint64_t size)
      : job_(job), name_(std::move(name)), file_(file), size_(size) {}

  sdk::Job job_;
  std::string name_;
  std::unique_ptr<zip_file, Closer> file_;
  std::uint64_t size_, done_ = 0;
};

class ZipArchive {
 public:
  static constexpr std::uint64_t kAnySize = UINT64_MAX;
  // What a workbook says about itself is smaller; a sheet and its texts may have any size that
  // their share of the file warrants.
  static constexpr std::uint64_t kHeadBytes = 64 * 1024 * 1024;

  // Throws Failure(PARETO_E_DATA) for what is no archive, a damaged one, or one of more than
  // 100 000 parts.
  ZipArchive(sdk::Job job, sdk::Input input);

  [[nodiscard]] bool has(const std::string& name) const;
  // Throws Failure(PARETO_E_DATA) for a part that is missing, encrypted, would unfold without
  // measure, or to more than `most` bytes.
  [[nodiscard]] ZipPart open(const std::string& name, std::uint64_t most = kAnySize) const;

 private:
  struct Closer {
    void operator()(zip* archive) const;
  };

  sdk::Job job_;
  std::unique_ptr<zip, Closer> archive_;
};

}  // namespace pareto::xlsx
