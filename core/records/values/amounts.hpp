// Whether a workspace holds amounts yet, and in which currency they were reckoned: as long as there
// are none, the home currency may still be another. Afterwards it may not: what was reckoned in one
// would be told as the other.
//
// The settings say it, and whoever may edit them may change it there; so each operation keeps it in
// the store, with what it wrote, and it is compared when a workspace is opened.
//
// One thread, that of the connection.
#pragma once

#include <string>

#include "core/base/message.hpp"
#include "core/model/schema.hpp"
#include "core/store/connection.hpp"

namespace pareto::records {

// A rate of exchange counts as one: it says what a foreign unit is worth in the home currency.
// Amounts of 0 do not.
[[nodiscard]] bool has_amounts(store::Connection& connection, const model::Schema& schema);

// The currency that was kept; empty in a store of before, until the next operation.
[[nodiscard]] std::string home_currency_of(store::Connection& connection);
// Inside of a write.
void keep_home_currency(store::Connection& connection, const std::string& currency);
// Throws Error(Data) when there are amounts, reckoned in another than this.
void require_home_currency(store::Connection& connection, const model::Schema& schema,
                           const std::string& currency);
// What to do then.
[[nodiscard]] Message put_home_currency_back(const std::string& kept);

}  // namespace pareto::records
