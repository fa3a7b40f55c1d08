// What the session of a transaction may not do becomes a reject: row by row, with who may and what
// to ask for.
//
// Verbs, whose records they are before and after, what they refer to, and the fields that are set.
// Sessions without rights (the owner of the folder, the host's own work) are asked nothing. Shared
// by the sources that create, change, remove and undo. Not for others, but for `require_reach`.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/access/rights.hpp"
#include "core/records/write/transaction.hpp"
#include "core/records/write/write_rows.hpp"

namespace pareto::records {

// Before anything is derived. `given`: the fields that the caller sets; `before`: null when the
// records are new.
void refuse_creating(Transaction& transaction, WriteRows& rows,
                     const std::vector<std::uint8_t>& given);
void refuse_changing(Transaction& transaction, WriteRows& rows, const WriteRows& before,
                     const std::vector<std::uint8_t>& given);
void refuse_removing(Transaction& transaction, WriteRows& rows);

// Marks the fields that `refuse_result` must see of records of which `given` are changed; none
// where whose they are stays as it is.
void read_for_rights(const Transaction& transaction, const model::Entity& entity,
                     const std::vector<std::uint8_t>& given, std::vector<std::uint8_t>& needed);
// Once all is derived and valid: records that would refer to what the session may not see, or not
// be within its reach any more.
void refuse_result(Transaction& transaction, WriteRows& rows,
                   const std::vector<std::uint8_t>& given, bool created);

// A record that somebody creates who reaches not everything belongs to its maker where it comes
// without an owner.
void give_owner(Transaction& transaction, WriteRows& rows);

// By id: 1 where the session may do so with the record.
[[nodiscard]] std::vector<std::uint8_t> within_reach(Transaction& transaction,
                                                     const model::Entity& entity,
                                                     std::span<const std::int64_t> ids,
                                                     access::Verb verb);
// Throws Error(Denied) unless all of them are.
void require_reach(Transaction& transaction, const model::Entity& entity,
                   std::span<const std::int64_t> ids, access::Verb verb);

}  // namespace pareto::records
