// Finds the records that rows refer to, makes those that are missing, and fills their empty fields.
//
// Found by code, else by a name that folds to the same. What the store holds is never overwritten
// by what stands beside a sale, unless asked for; what differs is counted. One per reference, on
// the writing thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/person_name.hpp"
#include "core/imports/rows/name_index.hpp"
#include "core/imports/rows/related_keys.hpp"
#include "core/imports/rows/stored_rows.hpp"
#include "core/records/write/transaction.hpp"

namespace pareto::imports {

// What an import says of the persons whom its rows name.
struct People {
  struct Note {
    std::string text;   // of the cell
    PersonWords words;  // how it was read
  };
  std::vector<std::string> made;  // names of new users, as they came
  std::vector<Note> notes;        // cells that say more than one name
};

// Name indexes by entity, shared by all who look names up in one import.
class NameIndexes {
 public:
  explicit NameIndexes(records::Transaction& transaction) : transaction_(transaction) {}
  [[nodiscard]] NameIndex& of(const model::Entity& entity) {
    return of(entity, entity.label_field);
  }
  // Whom a short name means: who is called so for short, else who is called so; of several of one
  // short name the one that has no other name. Short names of records that this import makes are
  // their names.
  [[nodiscard]] NameIndex::Found by_short_name(const model::Entity& entity, std::string_view name);
  [[nodiscard]] People& people() { return people_; }

 private:
  NameIndex& of(const model::Entity& entity, const std::string& field);

  records::Transaction& transaction_;
  std::map<std::string, std::unique_ptr<NameIndex>> indexes_;
  People people_;
};

// Names that were taken for those of records which are called nearly so.
struct CloseNames {
  std::string path;  // "customer"
  std::int64_t names = 0;
  std::string name, record;  // one example
};

// Why a row's record was not found.
enum class Absence { None, Unknown, Ambiguous, Refused };

struct RelatedCounts {
  std::int64_t created = 0;                    // records
  std::map<std::string, std::int64_t> filled;  // empty fields that got a value, by field
};

class RelatedRecords {
 public:
  RelatedRecords(records::Transaction& transaction, NameIndexes& names, const RelatedPlan& plan,
                 bool may_create, bool overwrite);

  // Finds or makes the records of a batch's new ordinals, then fills. `leave_missing`: those that
  // are not found are left for find_late (they may be rows of this very file).
  void take(const RelatedNews& news, bool leave_missing);
  // The same for what was left.
  void find_late();

  // 0 where there is none.
  [[nodiscard]] std::int64_t id(std::int32_t ordinal) const {
    return ordinal < 0 ? 0 : found_[static_cast<std::size_t>(ordinal)].id;
  }
  [[nodiscard]] Absence absence(std::int32_t ordinal) const {
    return found_[static_cast<std::size_t>(ordinal)].absence;
  }

  // A row that names it is in the store.
  void note_used(std::int32_t ordinal);
  // Takes out again the records that were made for rows none of which is in the store, such as
  // those of a currency without a rate. Not people: an import that knows them knows them.
  void take_back_unused();

  // How the file names a record that find_late did not find.
  [[nodiscard]] std::string lost(std::int32_t ordinal) const;

  [[nodiscard]] const RelatedCounts& counts() const { return counts_; }
  // Says whether whoever imports may be told of a record, and of what stands in a field of it
  // (null: its name). Unset: of all.
  using MayTell = std::function<bool(std::int64_t id, const model::Field* field)>;
  void tell_only(MayTell may_tell) { may_tell_ = std::move(may_tell); }
  [[nodiscard]] const CloseNames& close_names() const { return close_; }
  // Stored values that differ from the file's first ones.
  [[nodiscard]] std::vector<Differing> differing() const;
  // Values that the entity's own rules refused; the record has its other values.
  [[nodiscard]] std::vector<Unusable> unusable() const;

  // References of these records ("customer.parent"), by field and words, to be set when all rows
  // are read.
  struct Late {
    std::int64_t id;
    const model::Field* field;
    std::string words;
  };
  [[nodiscard]] std::vector<Late>& late() { return late_; }

 private:
  struct Record {
    std::int64_t id = 0;
    Absence absence = Absence::None;
    bool created = false;  // with the values of its first batch
  };
  // A record on its way to the store.
  struct Draft {
    std::int64_t id = 0;                    // 0: to be made
    std::vector<KeptValue> values, before;  // by fields_
    std::string name, code;                 // of one to be made
    bool any = false;
  };
  bool find(const RelatedNews::Key& key, Record& record);
  void note_people(const RelatedNews& news);
  void note_close(std::string_view name, std::int64_t id);
  std::vector<std::int64_t> make(std::vector<Draft>& drafts);
  void change(std::vector<Draft>& drafts);
  // Takes the refused value out of the draft; false where it cannot do without.
  bool give_in(Draft& draft, const records::Reject& refused);
  void create(const std::vector<std::int32_t>& ordinals, const RelatedNews& news,
              std::int32_t first);
  void fill(const std::vector<const RelatedNews::Fill*>& fills);
  void differ(const model::Field& field, std::int64_t id, const KeptValue& kept,
              const KeptValue& other);
  [[nodiscard]] std::size_t place_of(const model::Field& field) const;  // in fields_
  [[nodiscard]] std::string words(sdk::Type type, const KeptValue& value) const;

  records::Transaction& transaction_;
  NameIndexes& indexes_;
  NameIndex& names_;
  const RelatedPlan& plan_;
  bool may_create_, overwrite_;
  std::vector<Record> found_;           // by ordinal
  std::vector<std::uint8_t> used_;      // by ordinal
  std::vector<std::int64_t> made_;      // ids
  std::vector<RelatedNews::Key> left_;  // keys of ordinals that were left
  std::vector<std::int32_t> left_ordinals_;
  std::map<std::int32_t, std::string> lost_;
  std::vector<const model::Field*> fields_;  // that fills may set: no references
  std::unique_ptr<StoredRows> stored_;
  RelatedCounts counts_;
  MayTell may_tell_;
  CloseNames close_;
  std::map<std::string, Differing> differing_;
  std::map<std::string, Unusable> unusable_;
  std::vector<Late> late_;
};

}  // namespace pareto::imports
