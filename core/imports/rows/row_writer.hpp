// Writes batches of typed rows: resolves references, finds what exists, creates, updates what
// differs, counts.
//
// Everything goes through the one transaction of the import. On the writing thread.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/imports/rows/plan.hpp"
#include "core/imports/rows/related_records.hpp"
#include "core/imports/rows/stored_rows.hpp"
#include "core/imports/rows/typed_batch.hpp"
#include "core/records/write/transaction.hpp"

namespace pareto::imports {

struct WritePolicy {
  bool create_missing = false;     // customers and products that a row names; salespeople and teams
                                   // always come into being
  bool overwrite_related = false;  // values of related records replace stored ones
};

struct WriteCounts {
  std::int64_t created = 0, updated = 0, unchanged = 0;
  std::int64_t net = 0;             // of created and updated sales: home currency, excluding tax
  std::optional<Date> first, last;  // their days
};

// A record that rows name only as somebody's parent, owner, … and that was not found.
struct MissingReference {
  std::string path;  // "customer.parent"
  std::int64_t records = 0;
  std::string example;
};

class RowWriter {
 public:
  RowWriter(records::Transaction& transaction, const Plan& plan, const WritePolicy& policy);

  // Adds to the batch's rejects.
  void write(TypedBatch& batch);
  // References to records that may come later in the file.
  void finish();

  [[nodiscard]] const WriteCounts& counts() const { return counts_; }
  [[nodiscard]] const std::vector<std::unique_ptr<RelatedRecords>>& related() const {
    return related_;
  }
  [[nodiscard]] const std::vector<MissingReference>& missing() const { return missing_; }
  [[nodiscard]] const People& people() { return names_.people(); }
  // Records that were made because related ones name them, by entity.
  [[nodiscard]] const std::map<std::string, std::int64_t>& late_created() const {
    return late_created_;
  }

 private:
  struct Match {
    std::int64_t id = 0;  // 0: new
    bool by_other =
        false;  // by the name or code of one that was merged into it: fills what is empty
    const std::vector<KeptValue>* stored = nullptr;
  };
  void add_references(TypedBatch& batch, std::vector<std::uint8_t>& taken);
  void match_sales(TypedBatch& batch, const std::vector<std::uint8_t>& taken,
                   std::vector<Match>& matches);
  void match_others(TypedBatch& batch, std::vector<std::uint8_t>& taken,
                    std::vector<Match>& matches);
  void create(TypedBatch& batch, const std::vector<std::size_t>& rows);
  void update(TypedBatch& batch, const std::vector<std::size_t>& rows,
              const std::vector<Match>& matches);
  void note_used(const TypedBatch& batch, std::size_t row);
  void account(const TypedBatch& batch, const std::vector<std::size_t>& rows,
               const std::vector<std::int64_t>& ids);
  void set_references(const model::Entity& entity, const std::vector<std::int64_t>& ids,
                      const sdk::Batch& rows, MissingReference missing);
  void set_late(const model::Entity& entity, std::vector<RelatedRecords::Late> late);
  void reject(TypedBatch& batch, std::size_t row, const std::string& field, std::string value,
              Message why, std::optional<Message> fix);
  void reject_reference(TypedBatch& batch, std::size_t row, const RelatedPlan& related,
                        Absence absence);
  // A name that the record gets only if it is new.
  [[nodiscard]] bool is_made_name(const TypedBatch& batch, std::size_t row,
                                  std::size_t column) const;
  [[nodiscard]] int file_column(std::string_view field) const;

  records::Transaction& transaction_;
  const Plan& plan_;
  WritePolicy policy_;
  NameIndexes names_;
  std::vector<std::unique_ptr<RelatedRecords>> related_;
  bool fresh_ = false;            // the entity's table was empty when the import began
  std::int64_t last_before_ = 0;  // largest id before it
  std::unique_ptr<StoredRows> by_number_, by_code_, by_key_, by_id_;
  std::vector<StoredRow> stored_;  // that matches of the current batch point into
  std::vector<const model::Field*> key_;
  WriteCounts counts_;
  std::vector<MissingReference> missing_;
  std::map<std::string, std::int64_t> late_created_;
  // Rows whose own references are to be set at the end: id, plan, ordinal.
  struct OwnLate {
    std::int64_t id;
    std::size_t related;
    std::int32_t ordinal;
  };
  std::vector<OwnLate> own_late_;
  std::vector<std::pair<std::size_t, std::size_t>> waiting_;  // (row, plan) of the current batch
};

}  // namespace pareto::imports
