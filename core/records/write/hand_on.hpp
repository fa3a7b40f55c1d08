// Who may hand a customer on: change its owner, deputy, head-office owner or team, or the group
// that it stands in.
//
//   nobody owns it       whoever may change it
//   scope own            its owner; not its deputy, and not the head-office owner of its group
//   scope team           whoever's team has its owner or the head-office owner of its group, or is its team; not for a deputy of the team
//   scope all            whoever may change customers
//   a duty of one's own  a deputy or head-office owner lays it down, and within a team it passes from one to the other
//
// Nobody gains what others own below it: what stands below moves along with a customer, and is seen
// by the head-office owner of its top. Parts of the one way in; not for others.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/access/rights.hpp"
#include "core/records/write/transaction.hpp"
#include "core/records/write/write_rows.hpp"

namespace pareto::records {

// Who a scope makes one, as what stands behind a column: "= 7", or those of the teams.
[[nodiscard]] std::string users_within(const access::Rights& rights, access::Scope scope);

// Rejects the rows that hand on what is not the session's to hand on. `before` holds what
// `read_for_rights` marked.
void refuse_taking(Transaction& transaction, WriteRows& rows, const WriteRows& before,
                   const std::vector<std::uint8_t>& given);

// Throws Error(Denied) unless the session may hand on all of them, each with what stands below it.
// Of other entities: nothing.
void require_to_hand_on(Transaction& transaction, const model::Entity& entity,
                        std::span<const std::int64_t> ids);

}  // namespace pareto::records
