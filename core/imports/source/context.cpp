#include "core/imports/source/context.hpp"

#include "core/base/error.hpp"

namespace pareto::imports {

plugins::JobCallbacks Context::callbacks() const {
  return job != nullptr ? job->callbacks() : plugins::JobCallbacks{};
}

const std::atomic<bool>* Context::cancel_flag() const {
  return job != nullptr ? job->cancel_flag() : nullptr;
}

void Context::require_going() const {
  if (job == nullptr || !job->cancelled()) return;
  throw Error(ErrorCode::Cancelled,
              Message(Text{"cancelled; nothing was written", "已取消；没有写入任何内容"}));
}

std::vector<Importer> importers_of(plugins::PluginRegistry& registry) {
  std::vector<Importer> out;
  for (const plugins::Offer& offer : registry.extensions(PARETO_EXT_IMPORTER)) {
    try {
      out.push_back({registry.find<pareto_importer_v1>(PARETO_EXT_IMPORTER, offer.extension.id),
                     offer.extension.settings});
    } catch (const Error&) {
      // Named and skipped by the registry; the other importers still read their formats.
    }
  }
  return out;
}

}  // namespace pareto::imports
