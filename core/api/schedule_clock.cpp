#include "core/api/schedule_clock.hpp"

#include <utility>

#include "core/host/schedule_run.hpp"
#include "core/host/uploads.hpp"

namespace pareto::api {

constexpr std::chrono::seconds kBetween{30};

ScheduleClock::ScheduleClock(HostPool& hosts, Language language, Turns::Failed failed)
    : turns_(
          kBetween,
          [&hosts, language](const std::atomic<bool>& ends) {
            const HostPool::Lease host = hosts.lease({.language = language, .cancel = &ends});
            host::clear_old_uploads(host->workspace().folder());
            if (!host::run_due(*host).empty()) static_cast<void>(host->deliver());
          },
          std::move(failed)) {}

}  // namespace pareto::api
