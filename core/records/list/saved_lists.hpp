// Lists that somebody keeps to see them again: columns, conditions, words, order; one's own, or
// shared with the team or everybody.
//
// They are records (entity saved_list), so they are journalled and undone. Everybody has one's own
// (access/rights.cpp); those that others share are read here alone, and changed by nobody but whose
// they are. One thread, that of the connection.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/session.hpp"
#include "core/records/write/transaction.hpp"

namespace pareto::records {

struct SavedList {
  std::int64_t id = 0;  // 0: not stored yet
  std::string name, entity;
  std::vector<std::string> columns;  // empty: those that the entity lists
  std::vector<std::string> where;    // as in condition.hpp
  std::string search;
  std::vector<std::string> sort;  // "-" before for descending
  std::map<std::string, int> widths =
      {};                  // how wide columns are drawn, in pixels; of those that somebody drew
  std::string board = {};  // the field whose values are its lanes; empty: it is a table
  std::string sharing =
      "me";  // "me", "team" (of whose it is, with the teams above and below), "all"
  bool own = true;
  std::string whose = {};  // of others' the name
};

// The session's own and those that are shared with it, of kinds of records that it may see; by kind
// and name. `entity`: only of this kind; empty: all.
[[nodiscard]] std::vector<SavedList> saved_lists(store::Connection& connection,
                                                 const model::Schema& schema,
                                                 const access::Session& session,
                                                 std::string_view entity = {});

// Writes it; one with an id in its place, another in the place of the session's own of that kind
// and name. Answers its id. Throws Error where it has no name, or is not the session's.
std::int64_t save_list(Transaction& transaction, const SavedList& list);
// Throws Error where it is not the session's.
void remove_list(Transaction& transaction, std::int64_t id);

}  // namespace pareto::records
