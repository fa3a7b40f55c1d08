// A set of ids that statements ask as a function of the connection: `name(id)` is 1 for those in
// it, NULL for NULL.
//
// It costs what is asked. A small set is read when it is made, and that is all. Of a larger one
// each id that is asked is looked up by itself until that has been done so often that reading all
// of it is no more work: a page of a long list looks up some hundred ids, a sum over everything
// reads the set once. How large it is, is not known before it was read; where `among` tells of how
// many ids it is a part, those that were found among the asked tell about how many there are. An
// answer is kept until `name()`, without an id, makes the set forget what it knows: after something
// was committed. For the embedded engine; one thread, that of the connection.
#pragma once

#include <cstdint>
#include <string>

#include "core/store/connection.hpp"

namespace pareto::store {

struct IdSet {
  std::string name;  // of the function
  std::string all;   // a SELECT of its ids, some of them maybe twice, and for each whether `more`
                     // knows others by it
  std::string more;  // a SELECT of these; not asked where nothing of `all` leads to others
  std::string one;   // a SELECT with a row where the id ?1 is in it
  std::int64_t small = 0;  // up to so many, repeats counted, are read at once
  std::string among =
      {};  // a SELECT of how many ids may be asked, read when it matters; empty: all will be asked
};

// Answers how many there are as far as they were read: fewer than `small`, or that. The connection
// has no set of that name yet, or no statement that asks it is running.
std::int64_t add_id_set(Connection& connection, const IdSet& set);

}  // namespace pareto::store
