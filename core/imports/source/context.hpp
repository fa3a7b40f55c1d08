// What an import needs of the host: where to write, on whose behalf, and the importers that can
// read files.
//
// Lives as long as the import; the importers' factory may open plugin libraries.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "core/access/session.hpp"
#include "core/jobs/job.hpp"
#include "core/model/field.hpp"
#include "core/plugins/job_context.hpp"
#include "core/plugins/plugin_registry.hpp"
#include "core/records/write/transaction.hpp"
#include "pareto/abi/import.h"

namespace pareto::imports {

// An importer that is ready to be called.
struct Importer {
  plugins::Found<pareto_importer_v1> found;
  std::vector<model::Field> settings;

  [[nodiscard]] std::string id() const { return found->id; }
};

struct Context {
  records::Records& records;
  const access::Session& session;
  plugins::JobScope scope;  // language, home currency, time zone
  std::function<std::vector<Importer>()> importers;
  jobs::Job* job = nullptr;  // of the import; null: a look, or nobody who watches

  // Progress and cancellation for the importer.
  [[nodiscard]] plugins::JobCallbacks callbacks() const;
  [[nodiscard]] const std::atomic<bool>* cancel_flag() const;
  // Throws Error Cancelled.
  void require_going() const;
};

// All importers of the enabled plugins; those whose library cannot be opened are left out (the
// registry says why).
[[nodiscard]] std::vector<Importer> importers_of(plugins::PluginRegistry& registry);

}  // namespace pareto::imports
