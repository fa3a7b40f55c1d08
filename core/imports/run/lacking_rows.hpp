// Rows of sales that somebody meant to bring in and that are not there: what imports did not take,
// and nobody has brought in since.
//
// Every figure is smaller by them, so whoever reads figures is told. A file of the same name that
// comes in again, or its rejects corrected (sales.rejects.csv for sales.xlsx), says anew what of it
// is missing. One thread, that of the connection.
#pragma once

#include <optional>
#include <string>

#include "core/base/date.hpp"
#include "core/base/message.hpp"
#include "core/store/connection.hpp"

namespace pareto::imports {

// "479 of 5,350 rows of sales.xlsx are not in these figures", of the imports since a year and a
// month before `as_of`, those undone left out; nothing where all rows were taken.
[[nodiscard]] std::optional<Message> lacking_rows(store::Connection& connection, Date as_of);

}  // namespace pareto::imports
