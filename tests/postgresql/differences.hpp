// The one list of what the host sends to SQLite and PostgreSQL gets otherwise, or not at all, and
// why. What is not in it goes to both engines as it stands, and must be answered alike.
#pragma once

#include <string>
#include <vector>

namespace pareto::trace {

enum class Way {
  Leave,      // not sent: the engine's own affair
  Rewrite,    // sent in PostgreSQL's form
  OrNothing,  // sent in PostgreSQL's form; a taken key is no failure, only no change
  EachRow,    // sent once for each row of its batch
};

struct Difference {
  std::string name;
  std::string pattern;  // of the statement or its part, ECMAScript
  Way way;
  std::string form;  // of that part, for PostgreSQL; $1 is the first group of the pattern
  std::string reason;
};

[[nodiscard]] const std::vector<Difference>& differences();

}  // namespace pareto::trace
