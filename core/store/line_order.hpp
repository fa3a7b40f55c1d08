// The order of the index over the lines of customers (ddl.cpp), for those who read them customer by
// customer.
//
// With `customer, ` before it, or under `customer = ?1`, nothing is sorted, and both engines tell
// ties alike. It goes with the index: tests/core/store/store_test.cpp asks the engine.
#pragma once

namespace pareto::store {

inline constexpr const char* kLineOrder =
    "date, number NULLS FIRST, home_amount NULLS FIRST, salesperson NULLS FIRST, id";

}  // namespace pareto::store
