// Parts put into a package of Office Open XML, which is a zip file: the same parts give the same
// bytes, whatever the clock says.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "pareto/format.hpp"

namespace pareto::ooxml {

// Bytes, or the file that holds them when `file` is not empty.
struct Part {
  std::string name;  // "word/document.xml"
  std::string bytes;
  std::filesystem::path file = {};
};

// Adds the parts to the archive, in order; it is made when it is not there, and a part that is
// there already is replaced. Throws Failure (IO), for a full disk above all. What the parts name
// must stay until it returns.
void put_parts(const sdk::Job& job, const std::filesystem::path& archive,
               const std::vector<Part>& parts);

// Sends a finished file to the sink, piece by piece.
void send(const sdk::Job& job, const std::filesystem::path& file, const sdk::Sink& sink);

// A folder of one's own for what is written on the way; removed with the object.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(const sdk::Job& job);
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] std::filesystem::path file(const char* name) const { return folder_ / name; }

 private:
  std::filesystem::path folder_;
};

}  // namespace pareto::ooxml
