// What a SELECT over the published views would answer, found without running it: for those who keep
// statements (reports made of files), so that what does not fit is said when they are loaded and
// not when they are needed.
//
// One thread; a reading connection for as long as it looks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/model/schema.hpp"
#include "core/store/store.hpp"

namespace pareto::records {

struct QueryShape {
  struct Column {
    std::string name;
    std::optional<sdk::Type> type;  // of the field that it shows; nothing where it is computed
  };
  std::vector<Column> columns;
  std::vector<std::string> parameters;  // their names without the colon, in order, each once
};

// Why a statement is none.
struct QueryFault {
  Error error;                        // with the remedy; does not name the place
  std::optional<std::size_t> offset;  // byte of the statement that it is about
};

struct QueryCheck {
  QueryShape shape;  // empty when there is a fault
  std::optional<QueryFault> fault;
};

// It asks the published views whoever asks: nothing is read, and of a user's own views fields that
// are masked would not be told.
[[nodiscard]] QueryCheck check_query(const store::Store& store, const std::string& sql,
                                     const model::Schema& schema);

// Why `sql` cannot be prepared on this connection, which has just refused it with `error`.
[[nodiscard]] QueryFault fault_in(store::Connection& connection, const std::string& sql,
                                  const Error& error);

// Where a byte of a text stands, from 1; columns are counted in characters.
struct TextPlace {
  std::size_t line = 1, column = 1;
};
[[nodiscard]] TextPlace place_in(std::string_view text, std::size_t offset);

}  // namespace pareto::records
