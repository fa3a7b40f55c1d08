// Rights that belong to no kind of record: what a user may do with the workspace as a whole.
#pragma once

namespace pareto::access {

// Manages users, backups and the journal; sets the program up; exports in bulk; rates all
// customers.
enum class Duty { Administer, Configure, ExportBulk, RunTiers };

}  // namespace pareto::access
