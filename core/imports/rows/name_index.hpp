// Finds records of an entity by code, by a name that folds to the same, by another name
// (customer_name, …), or by one that is spelled otherwise. Stricter than what people type into
// commands (records/names.hpp): no parts of names, no sounds, and names that the import itself
// brings stay as different as the file has them.
//
// Reads through the transaction's connection, so records that it created are found. Names are
// loaded once, when one is first asked for. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/model/entity.hpp"
#include "core/store/connection.hpp"

namespace pareto::imports {

// Whether a name alone tells records of this kind apart: not where they belong to another record (a
// contact to its customer).
[[nodiscard]] bool is_known_by_name(const model::Entity& entity);

// Whether its names are those of persons, which lists write with titles, remarks and several in a
// cell (core/base/person_name.hpp).
[[nodiscard]] bool is_person(const model::Entity& entity);

class NameIndex {
 public:
  // `field`: the one that holds the names; `others`: the entity of other names, if there is one.
  NameIndex(store::Connection& connection, const model::Entity& entity, std::string field,
            const model::Entity* others);

  // 0 when there is none.
  [[nodiscard]] std::int64_t by_code(std::string_view code);

  struct Found {
    std::int64_t id = 0;   // 0: none
    bool several = false;  // several records are called so; id is one of them
    bool other = false;    // by another name or code: of a record that was merged, or an alias
    bool close = false;    // by what is nearly its name
  };
  // By its own name, then by another name, then by one that is spelled otherwise.
  [[nodiscard]] Found by_name(std::string_view name);
  [[nodiscard]] Found by_other_name(std::string_view name_or_code);
  // Also 霁岚营养 for 霁岚营养有限公司, where only one of the records that were there before is
  // called so.
  [[nodiscard]] Found by_likely_name(std::string_view name);

  // What names are compared by.
  [[nodiscard]] std::string key_of(std::string_view name) const;

  // A record was made or renamed.
  void add(std::string_view name, std::int64_t id);

 private:
  using Names = std::unordered_map<std::uint64_t, Found>;

  void load();
  void load_spellings();
  void load_forms();
  static void put(Names& names, std::uint64_t key, std::int64_t id);

  store::Connection& connection_;
  const model::Entity& entity_;
  std::string field_;
  const model::Entity* others_;
  bool loaded_ = false, empty_ = false, spellings_loaded_ = false, forms_loaded_ = false;
  std::int64_t last_before_ = 0;  // the largest id before the import
  Names names_, other_names_;     // by hash of the folded name
  Names spellings_, forms_;  // by hash of same_spelling, and of the name without its legal form
};

}  // namespace pareto::imports
