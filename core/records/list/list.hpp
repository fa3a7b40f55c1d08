// Lists of records: chosen columns, conditions, order, a page at a time; streamed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/access/session.hpp"
#include "core/base/date.hpp"
#include "core/base/time_zone.hpp"
#include "core/model/schema.hpp"
#include "core/store/store.hpp"
#include "pareto/table.hpp"

namespace pareto::records {

// A table of the host with a row for each record whose value is above 0, and an index over these.
struct Ranked {
  std::string table, record, value;
};

// A column that no record holds: an expression over the entity's view, called v. Made by the host,
// never from outside.
struct ComputedColumn {
  const model::Field* field;  // what it is called and how it is shown; outlives the list
  std::string sql;
  Ranked ranked = {};  // where the same values are kept; without a table: nowhere
};

struct ListRequest {
  std::string entity;
  std::vector<std::string> columns;  // fields; empty: those that the entity lists
  std::vector<std::string> where;    // as in condition.hpp; all must hold
  TimeZone zone = {};                // of times in conditions that name none
  std::optional<Date> today =
      {};                 // of days in conditions that are told from it; without it there are none
  std::int64_t only = 0;  // this record, if it fulfils the rest; 0: any
  std::string search;     // what would be typed into a search box
  std::vector<std::string>
      sort;  // fields, "-" before for descending; the key decides where they are equal
  std::int64_t limit = 0;  // 0: all
  bool count_far = true;   // false: who sees some rows alone waits for no count beyond kCountedRows
  std::vector<ComputedColumn> computed;  // may be named among columns, in conditions and in sort
  bool count = true;      // false: nobody wants to know how many there are; List::count is 0
  bool cursors = false;   // rows tell where they stand, for pages (List::order)
  std::string after;      // only what comes behind this place (list_cursor.hpp)
  std::int64_t skip = 0;  // so many rows less at the beginning
  bool reference_ids =
      false;  // beside what references are called, which records they are (List::references)
};

struct ListColumn {
  std::string name;
  const model::Field* field;  // null for id
  sdk::Type type;  // of the stream: references are texts, the names of what they refer to
};

struct List {
  std::vector<ListColumn> columns;
  std::unique_ptr<sdk::BatchStream> rows;
  std::int64_t count = 0;  // of all that match, whatever the limit and wherever the page begins
  bool more = false;       // they are more than that
  // Which columns of `rows` hold what a cursor keeps, with ListRequest::cursors. Those behind
  // `columns` are there for this alone.
  std::vector<std::size_t> order;
  // With ListRequest::reference_ids: for each of `columns` that refers to records, which column of
  // `rows` holds their ids.
  struct Reference {
    std::string column;
    std::size_t at;
  };
  std::vector<Reference> references;
};

// Each row that is counted is asked whose it is, which beyond these is more work than a page of
// them.
inline constexpr std::int64_t kCountedRows = 500;

// Throws Error for fields and conditions that make no sense, with what would.
[[nodiscard]] List list_records(store::Store& store, const access::Session& session,
                                const model::Schema& schema, const ListRequest& request);
// How many records match, without reading one.
[[nodiscard]] std::int64_t count_records(store::Store& store, const access::Session& session,
                                         const model::Schema& schema, const ListRequest& request);

// What the records that match come to together.
struct Sums {
  struct Sum {
    const model::Field* field;  // outlives the answer, as the schema does
    sdk::Type type;
    bool has_value = false;  // false: no record has one, or they are in several currencies
    std::int64_t value = 0;  // of money in 1/10000
    std::string currency;    // of money, where all of it is in one
  };
  std::int64_t count = 0;  // of the records
  std::vector<Sum> of;     // in the order of ListRequest::columns
};
// Of ListRequest::columns, which are money or whole numbers; of quantities in several units there
// is no sum. Amounts of records without a currency are in `home_currency`. Throws Error for other
// fields.
[[nodiscard]] Sums sum_records(store::Store& store, const access::Session& session,
                               const model::Schema& schema, const ListRequest& request,
                               const std::string& home_currency);

}  // namespace pareto::records
