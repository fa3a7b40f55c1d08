// What leaves the program in bulk is a right of its own, limited and written down.
//
//     rows = guard_export(records, session, limits, {"list customer", &customer, list.count}, std::move(rows));
//
// Up to kScreenful rows is reading. More is an export: for a kind of record it takes the right to export it, beyond `rows` the duty
// ExportBulk, and each is an operation of kind "export" in the journal, with who, what and how many. The owner of the folder, who has
// the files themselves, is asked nothing. One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/records/transaction.hpp"
#include "pareto/table.hpp"

namespace pareto::records {

inline constexpr std::int64_t kScreenful = 100;

struct ExportLimits {
  std::int64_t rows = 1'000;  // of one export without the duty
  std::int64_t rows_a_day = 0;  // of one user; 0: no limit
};

struct Exported {
  std::string what;                        // for people, in the journal
  const model::Entity* entity = nullptr;   // null: of several kinds
  std::optional<std::int64_t> rows = {};   // where they are known before
};

// The same rows, counted. Throws Error(Denied) before the first one where the number is known, else when it is passed. The operation
// is written when the rows end or are given up.
[[nodiscard]] std::unique_ptr<sdk::BatchStream> guard_export(Records& records, const access::Session& session, ExportLimits limits, Exported exported,
                                                             std::unique_ptr<sdk::BatchStream> rows);

}  // namespace pareto::records
