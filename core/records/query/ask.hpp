// A question in SQL whose columns nobody described: what they are is found from the fields behind
// them and from all their values.
//
//     records::Answer answer = records::ask(store, session, "SELECT tier, isum(net_sales) FROM …", schema, {.seconds = 60});
//
// A column that shows a field has its type, so amounts and days read as such; so has the sum, the
// mean, the least or the greatest of a field. Other columns are whole numbers, reals where any
// value is one, texts where any is. Answers longer than a batch with such columns are asked twice:
// once for the types. Memory does not grow with the answer. One thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/model/schema.hpp"
#include "core/records/query/export_guard.hpp"
#include "core/records/query/query.hpp"

namespace pareto::records {

struct Answer {
  std::unique_ptr<sdk::BatchStream> rows;  // columns of one name are told apart: "name", "name_2"
  std::vector<bool> is_id;                 // by column: ids of records
  Kinds of;                                // what it reads; for sessions with rights
};

// Throws Error for what is no SELECT over published views.
[[nodiscard]] Answer ask(const store::Store& store, const access::Session& session,
                         const std::string& sql, const model::Schema& schema,
                         QueryLimits limits = {});

}  // namespace pareto::records
