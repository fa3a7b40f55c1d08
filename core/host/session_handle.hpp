// What a pareto_session is on this side of the border: a principal, the ground it stands on, the
// transaction that the work may write into, if any, and which kinds of records it was given.
//
// The services of plugins are the same tables for every host of a process; what they read and write
// for a session is its ground. Lives on the stack of whoever runs a plugin, for as long as the job.
#pragma once

#include <functional>
#include <optional>

#include "core/access/session.hpp"
#include "core/base/date.hpp"
#include "core/base/error.hpp"
#include "core/base/time_zone.hpp"
#include "core/records/query/export_guard.hpp"
#include "core/records/query/query.hpp"
#include "core/records/write/transaction.hpp"

namespace pareto::host {

// The store and the schema of one host, which outlive its sessions.
struct Ground {
  const store::Store* store = nullptr;
  const model::Schema* schema = nullptr;
  TimeZone zone = {};
  std::function<Date()> today = {};
  records::QueryLimits limits = {};  // of each statement of a plugin
};

}  // namespace pareto::host

struct pareto_session {
  pareto::access::Session session;
  const pareto::host::Ground* ground = nullptr;
  pareto::records::Transaction* writing = nullptr;  // null: read only
  pareto::records::Kinds read =
      {};  // what plugins were given for it, for sessions with rights: what a report exports
  std::optional<pareto::Error> refused =
      {};  // what a plugin asked last and was refused, with all its words
};
