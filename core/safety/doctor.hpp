// What is wrong with a workspace, why it matters and what to do; and the repair of all that can be
// made anew from the records.
//
// Looks from the outside in: files and rights, pages and indexes, whether the workspace opens, its
// plugins, tables and views, what the host derives, the journal, deliveries. What is read of the
// records is read in one state, so others may work meanwhile. One thread.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/host/host.hpp"

namespace pareto::safety {

enum class Gravity {
  Note,     // to be known
  Warning,  // will hurt one day
  Fault     // something is not as it must be
};

struct Finding {
  std::string check;  // "disk", "months", …
  Gravity gravity = Gravity::Fault;
  Message what, why;
  std::optional<Message> remedy;
  bool repairable = false, repaired = false;
  std::optional<Error> because = {};  // what failed, where something did

  // What is so, with what failed.
  [[nodiscard]] std::string words(Language language) const;
};

struct DoctorRequest {
  bool quick = false;  // not what has to read all records
  bool repair = false;
};

struct DoctorWatch {
  std::function<void(std::string_view check, std::int64_t done, std::int64_t total)> progress = {};
  const std::atomic<bool>* cancel = nullptr;
};

struct Diagnosis {
  std::vector<Finding> findings;
  std::int64_t checks = 0;              // that were made
  std::int64_t operation = 0;           // of the repair; 0: none was made
  [[nodiscard]] bool is_clean() const;  // no fault is left
};

// `open` opens the workspace as commands do; it is called once at first, and again after tables and
// views were made anew.
Diagnosis examine(const host::Workspace& workspace,
                  const std::function<std::unique_ptr<host::Host>()>& open,
                  const DoctorRequest& request, const DoctorWatch& watch);

}  // namespace pareto::safety
