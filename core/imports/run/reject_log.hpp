// Gathers the rows that are not taken: into the file, by reason, and the first ones to show.
//
// One thread.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/imports/mapping/rejects_file.hpp"
#include "core/imports/rows/typed_batch.hpp"
#include "core/imports/run/import_run.hpp"

namespace pareto::imports {

class RejectLog {
 public:
  static constexpr std::size_t kExamples = 20, kReasons = 200;

  // As RejectsFile takes them.
  RejectLog(std::filesystem::path path, const std::vector<std::string>& headers, bool line_column,
            Language language, std::string_view title);

  // In the order of the file.
  void add(TypedBatch& batch);
  // Finishes the file and fills in what the result says of rejects.
  void finish(ImportResult& result);

 private:
  struct Counted {
    RejectReason reason;
    std::string fix;  // in English
  };
  void count(std::string column, const Message& why, const std::optional<Message>& fix);

  std::vector<std::string> headers_;
  Language language_;
  RejectsFile file_;
  std::map<std::pair<std::string, std::string>, Counted> reasons_;
  std::vector<RejectExample> examples_;
  std::int64_t rejected_ = 0;
};

}  // namespace pareto::imports
