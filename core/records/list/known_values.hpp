// What a field can be compared with, where that is not told by its choices: tiers are those that
// rules give, currencies those of ISO 4217.
//
// A condition on a tier that there is not holds for nobody, which reads as an answer and is a
// mistyped letter. One thread, that of the connection.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/entity.hpp"
#include "core/store/connection.hpp"

namespace pareto::records {

// The tiers that a rule gives, highest first, as of its last run.
void keep_tiers(store::Connection& connection, std::string_view rule,
                const std::vector<std::string>& codes);

// Throws Error with what there is where no record can have the value. What some record of the
// entity has is never refused, whatever a rule or a standard says of it by now; nor are tiers
// before any rule ran.
void require_known(store::Connection& connection, const model::Entity& entity,
                   const model::Field& field, const std::string& value);

}  // namespace pareto::records
