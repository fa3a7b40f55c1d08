// References to records that went while the plugin of whoever refers was disabled.
//
// A disabled plugin's entities are hidden and their tables stay, so removing a customer asks nobody
// about them. Once the plugin is back, its records that refer to what is gone follow their entity's
// rule as if they had been asked: they are removed, or the reference is cleared. Where the rule was
// to refuse, it is too late for that; the reference is cleared if the field may be empty, and
// otherwise the record is left as it is and counted, since losing it would be worse than a
// reference to nothing. All is one operation of the journal, which can be undone.
//
// One thread, in no other transaction.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/records/write/transaction.hpp"

namespace pareto::records {

struct Mended {
  std::string entity, field;
  std::int64_t removed = 0, cleared = 0, left = 0;  // records
};

struct MendResult {
  std::int64_t operation = 0;  // 0: nothing was changed
  std::vector<Mended> fields;  // those that had any
};

// Whether a plugin's fields refer to anything at all; if not, there is nothing to look for.
[[nodiscard]] bool has_plugin_references(const model::Schema& schema);

[[nodiscard]] MendResult mend_references(Records& records, const access::Session& session);

}  // namespace pareto::records
