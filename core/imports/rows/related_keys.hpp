// The records that a file's rows refer to, as the file tells of them: numbered as they come, with
// the first value of each field.
//
// Reads cells only, on the reading thread; which records these are in the store is found by
// RelatedRecords on the writing thread. Values that differ later are counted, not followed: a
// customer's country does not change because one line says so.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/imports/cells/coerce.hpp"
#include "core/imports/cells/typed_column.hpp"
#include "core/imports/rows/key_table.hpp"
#include "core/imports/rows/plan.hpp"

namespace pareto::imports {

// What one batch of rows says of related records.
struct RelatedNews {
  struct Key {
    std::string code, name;  // one of them may be empty
  };
  struct Fill {
    std::int32_t ordinal;
    std::uint32_t field;  // index into RelatedPlan::others
    KeptValue value;
  };
  std::vector<Key> keys;    // of the ordinals that are new, in order
  std::vector<Fill> fills;  // first values of fields, of new ordinals and of old ones
};

// Later values of a field that differ from the first one.
struct Differing {
  std::string path;                 // "product.name"
  std::int64_t records = 0;         // how many records have several values
  std::string record, kept, other;  // one example
};

// Values beside a row that its related records cannot hold: left out, while the row is taken.
struct Unusable {
  std::string path;  // "product.list_price"
  std::int64_t cells = 0;
  std::int64_t line = 0;  // of the file; 0: not known. This and what follows is one example
  std::string value;
  std::optional<Message> why;
};

class RelatedKeys {
 public:
  // `coercers` gives one per column of the file, by what the plan says that it holds.
  RelatedKeys(const RelatedPlan& plan, Coercer code, Coercer name, std::vector<Coercer> others);

  // The record of a row in this line: -1 where the row names none. `cell(i)` is the text of the
  // file's column i.
  template <class Cell>
  std::int32_t read(const Cell& cell, std::int64_t line, RelatedNews& news) {
    const std::string_view code = plan_->code ? cell(*plan_->code) : std::string_view();
    const std::string_view name =
        plan_->name && (!plan_->code || code.empty()) ? cell(*plan_->name) : std::string_view();
    const std::int32_t ordinal = place(code, name, news);
    if (ordinal < 0) return ordinal;
    for (std::size_t i = 0; i < plan_->others.size(); ++i) {
      const std::string_view text = cell(plan_->others[i].column);
      if (!text.empty()) see(ordinal, i, text, line, news);
    }
    return ordinal;
  }

  [[nodiscard]] std::vector<Differing> differing() const;
  [[nodiscard]] std::vector<Unusable> unusable() const;
  // How the file names the record.
  [[nodiscard]] std::string_view key(std::int32_t ordinal) const {
    return keys_[ordinal].substr(1);
  }
  [[nodiscard]] const RelatedPlan& plan() const { return *plan_; }

 private:
  std::int32_t place(std::string_view code, std::string_view name, RelatedNews& news);
  void see(std::int32_t ordinal, std::size_t field, std::string_view text, std::int64_t line,
           RelatedNews& news);

  struct First {
    std::uint32_t hash = 0;  // of the first value as it stands in the file; 0: none yet
    bool differs = false;
  };
  const RelatedPlan* plan_;
  Coercer code_, name_;
  std::vector<Coercer> others_;
  KeyTable keys_;              // "c" + code or "n" + name
  std::vector<First> firsts_;  // ordinal × others
  std::vector<Differing> differing_;
  std::vector<Unusable> unusable_;  // by field
  std::string last_code_, last_name_, scratch_;
  std::int32_t last_ = -1;
};

}  // namespace pareto::imports
