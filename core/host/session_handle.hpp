// What a pareto_session is on this side of the border: a principal, and the transaction that the work may write into, if any.
//
// Lives on the stack of whoever runs a plugin, for as long as the job.
#pragma once

#include "core/access/session.hpp"
#include "core/records/transaction.hpp"

struct pareto_session {
  pareto::access::Session session;
  pareto::records::Transaction* writing = nullptr;  // null: read only
};
