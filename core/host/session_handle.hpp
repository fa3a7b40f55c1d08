// What a pareto_session is on this side of the border: a principal, the transaction that the work may write into, if any, and which kinds
// of records it was given.
//
// Lives on the stack of whoever runs a plugin, for as long as the job.
#pragma once

#include "core/access/session.hpp"
#include "core/records/export_guard.hpp"
#include "core/records/transaction.hpp"

struct pareto_session {
  pareto::access::Session session;
  pareto::records::Transaction* writing = nullptr;  // null: read only
  pareto::records::Kinds read = {};                 // what plugins were given for it, for sessions with rights: what a report exports
};
