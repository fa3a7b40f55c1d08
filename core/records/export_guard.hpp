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

// Counts what goes out; notes it when it goes itself. For sessions with rights.
class ExportCount {
 public:
  ExportCount(Records& records, access::Session session, ExportLimits limits, Exported exported);
  ~ExportCount();
  ExportCount(const ExportCount&) = delete;
  ExportCount& operator=(const ExportCount&) = delete;

  // So many rows in all are about to be out. Throws Error(Denied) where they may not.
  void passing(std::int64_t rows);
  // Writes the operation, once.
  void note();

 private:
  void require(std::int64_t rows) const;

  Records& records_;
  const access::Session session_;
  const ExportLimits limits_;
  const Exported exported_;
  std::int64_t count_ = 0, taken_ = 0;
  bool noted_ = false;
};

// The same rows, counted. Throws Error(Denied) before the first one where the number is known, else when it is passed. The operation
// is written when the rows end or are given up.
[[nodiscard]] std::unique_ptr<sdk::BatchStream> guard_export(Records& records, const access::Session& session, ExportLimits limits, Exported exported,
                                                             std::unique_ptr<sdk::BatchStream> rows);

}  // namespace pareto::records
