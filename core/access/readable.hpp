// What a statement reads and its session may not.
//
// A field that a session may not read is answered as nothing (seen_views.hpp). For a person who
// looks at rows that is plain to see; what adds up nothing says 0, and says it as a fact. So
// statements of others, whose answers become figures and sentences, are refused instead. Pure; any
// thread.
#pragma once

#include <string_view>

#include "core/access/rights.hpp"
#include "core/store/reads.hpp"

namespace pareto::access {

// Whether the session's views answer the field with no value at all, whatever its records hold.
[[nodiscard]] bool answers_nothing(const Rights& rights, const model::Entity& entity,
                                   const model::Field& field);

// Throws Error(Denied) that names the field, or the kind of record where none of those that are
// somebody's may be seen, and says who can allow it. What views read in their turn is not the
// statement's; what its own common tables read is.
void refuse_unreadable(const Rights& rights, const store::ReadsBy& reads, std::string_view sql);

}  // namespace pareto::access
