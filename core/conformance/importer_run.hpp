// Runs an importer over bytes in memory, through its C table as the host does, and keeps all of its
// answer.
//
// One thread per run; runs may go beside each other.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "core/conformance/case.hpp"
#include "core/conformance/host_shapes.hpp"
#include "core/conformance/sample_files.hpp"
#include "core/plugins/job_context.hpp"
#include "pareto/table.hpp"

namespace pareto::conformance {

struct ImportAnswer {
  std::string encoding, part;
  std::size_t columns = 0;
  std::vector<std::int64_t> lines;
  std::vector<std::string> rows;  // cells, each behind a mark that no cell holds; a null is "\x1E"
  std::vector<std::string> rejects;  // "line column why"
  bool refused = false;              // the file as a whole, with words
  std::string words;

  bool operator==(const ImportAnswer&) const = default;
};

struct ImportHow {
  std::uint64_t most_bytes = UINT64_MAX;  // that one read_at gives
  std::uint64_t fails_from = UINT64_MAX;  // offset from which reading fails
  const std::atomic<bool>* cancel = nullptr;
  HostShape shape = HostShape::Today;
  // Told of each batch; false: enough, the stream is let go.
  std::function<bool(std::size_t batch)> batch = {};
  std::int64_t most_rows = INT64_MAX;  // kept of the answer; all are looked at
};

class ImporterRun {
 public:
  explicit ImporterRun(Trial& trial);

  // Throws Error for what an importer must not do; a file that it refuses with words is an answer,
  // and so is one that it gives up half-way. Cancelled throws, too.
  [[nodiscard]] ImportAnswer read(const SampleFile& file, const ImportHow& how = {}) const;
  // Opens and closes; nothing is read.
  void open_only(const SampleFile& file) const;
  [[nodiscard]] int probe(const SampleFile& file) const;

 private:
  const pareto_importer_v1& table_;
  const pareto_host* host_;
  std::string plugin_;
  const plugins::Extension& extension_;
  Language language_;
  bool oldest_;
};

}  // namespace pareto::conformance
