// The roles that every workspace begins with: boss, sales vice president, key account manager,
// sales representative, service, administrator, integrator.
//
// They are made once, with a new workspace or when one from before is opened. From then on they are
// the firm's: what it changes or removes stays so. They belong to the workspace as it was made, so
// the journal does not list them and no undo takes them away.
#pragma once

#include "core/access/session.hpp"
#include "core/base/language.hpp"
#include "core/records/write/transaction.hpp"

namespace pareto::records {

// Costs a look at one setting where they were made already. Their names are written in `language`,
// the firm's, and in English.
void make_bundled_roles(Records& records, const access::Session& session, Language language);

}  // namespace pareto::records
