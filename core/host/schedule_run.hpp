// Scheduled reports that are due, written and sent.
//
// Each is written to a file by a host of its own that works for whoever it belongs to, with the
// rights of that moment; then, in one transaction, the run is noted, the next moment is set, and
// what is to be sent becomes an event, schedule.written (title, file, destination, address,
// messenger). A subscriber sends it (plugins/subscribers/report_post): the delivery from the
// journal tries again after a while and parks in the end. Who is killed before the note writes the
// file again. One process runs them at a time (a lock beside the store). One thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/host/host.hpp"
#include "core/host/schedules.hpp"

namespace pareto::host {

struct ScheduleRun {
  std::string name;
  std::filesystem::path file;  // empty: it failed
  std::optional<Error> failure = {};
  bool sends = false;  // it goes on its way by the next delivery
};

// All that are due; nothing where another process does it just now.
std::vector<ScheduleRun> run_due(Host& host);
// One at once, whenever it is due.
ScheduleRun run_now(Host& host, const Schedule& schedule);

// Throws Error where nobody would send what goes to this destination: no enabled plugin hears of
// schedule.written.
void require_sender(Host& host, const Schedule& schedule);
inline constexpr const char* kScheduleWritten = "schedule.written";

}  // namespace pareto::host
