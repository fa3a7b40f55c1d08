// What leaves the program in bulk is a right of its own, limited and written down.
//
//     rows = guard_export(records, session, limits, {"list customer", &customer, list.count}, std::move(rows));
//
// Up to kScreenful rows is reading, in whatever form; where there is a limit for a day, what was
// read counts as what was exported, so that many pages are no way around it. More is an export: it
// takes the right to export each kind of record that the rows are made of, as far as those are
// somebody's (sales by product are an export of sales; a list of nothing but products one of
// products), beyond `rows` the duty ExportBulk, and each is an operation of kind "export" in the
// journal, with who, what and how many. The owner of the folder, who has the files themselves, is
// asked nothing. One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/records/write/transaction.hpp"
#include "pareto/table.hpp"

namespace pareto::records {

inline constexpr std::int64_t kScreenful = 100;

struct ExportLimits {
  std::int64_t rows = 1'000;    // of one export without the duty
  std::int64_t rows_a_day = 0;  // read and exported by one user; 0: no limit
};

// Of which kinds of records rows are made: one, several, or none.
class Kinds {
 public:
  Kinds() = default;
  Kinds(const model::Entity* one) { add(one); }
  Kinds(std::vector<const model::Entity*> several) : all_(std::move(several)) {}

  // Null is none.
  void add(const model::Entity* kind);
  void add(const Kinds& others) {
    for (const model::Entity* kind : others.all_) add(kind);
  }
  [[nodiscard]] const std::vector<const model::Entity*>& all() const { return all_; }

 private:
  std::vector<const model::Entity*> all_;
};

// Those that a statement reads through published views. The connection is one of the session,
// before the fence.
[[nodiscard]] Kinds kinds_read(store::Connection& connection, const std::string& sql,
                               const model::Schema& schema);

struct Exported {
  std::string what;  // for people, in the journal
  Kinds of = {};
  std::optional<std::int64_t> rows = {};  // where they are known before
};

// Counts what goes out; notes it when it goes itself. For sessions with rights.
class ExportCount {
 public:
  ExportCount(Records& records, access::Session session, ExportLimits limits, Exported exported);
  ~ExportCount();
  ExportCount(const ExportCount&) = delete;
  ExportCount& operator=(const ExportCount&) = delete;

  // They are made of records of this kind, too.
  void add(const Kinds& kinds) { exported_.of.add(kinds); }
  // So many rows in all are about to be out. Throws Error(Denied) where they may not.
  void passing(std::int64_t rows);
  // Writes the operation, or adds to what was read today; once.
  void note();

 private:
  void require(std::int64_t rows) const;
  // `any`: some of them are made of what is somebody's.
  void require_right(std::int64_t rows, bool any) const;
  [[nodiscard]] bool is_somebodys() const;

  Records& records_;
  const access::Session session_;
  const ExportLimits limits_;
  Exported exported_;
  std::int64_t count_ = 0, taken_ = 0;
  bool noted_ = false;
};

// The same rows, counted. Throws Error(Denied) before the first one where the number is known, else
// when it is passed. The operation is written when the rows end or are given up.
[[nodiscard]] std::unique_ptr<sdk::BatchStream> guard_export(
    Records& records, const access::Session& session, ExportLimits limits, Exported exported,
    std::unique_ptr<sdk::BatchStream> rows);

}  // namespace pareto::records
