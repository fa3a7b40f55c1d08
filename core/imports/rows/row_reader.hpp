// Reads raw rows into values: tells data from totals, coerces each cell, numbers the records
// referred to, counts lines.
//
// All that needs no store, so it runs beside the writing. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/imports/cells/coerce.hpp"
#include "core/imports/rows/plan.hpp"
#include "core/imports/rows/related_keys.hpp"
#include "core/imports/rows/typed_batch.hpp"
#include "core/imports/shape/layout.hpp"
#include "core/imports/shape/row_sorter.hpp"
#include "core/imports/source/line_counter.hpp"

namespace pareto::imports {

class RowReader {
 public:
  // `plan` and `layout` must outlive the reader. `forms` holds what is known of the whole file.
  RowReader(const Plan& plan, const Layout& layout, const Sample& sample, const Forms& forms,
            const Shape& shape = {});

  // Rows up to and including the head of the file are skipped. Takes over `raw`.
  [[nodiscard]] TypedBatch read(sdk::Batch raw);

  // Columns of the batches: their names are those of the entity's fields.
  [[nodiscard]] const std::vector<RelatedKeys>& related() const { return related_; }
  // Whether lines are counted because the file does not number them.
  [[nodiscard]] bool numbers_lines() const {
    return is_sale_ && !has_line_ && plan_.find("number") >= 0;
  }

 private:
  class Row;
  bool read_row(TypedBatch& batch, const Row& row);
  bool complete_sale(TypedBatch& batch, const Row& row);
  bool check_required(TypedBatch& batch, const Row& row);
  bool check_repeated(TypedBatch& batch, const Row& row);
  bool check_repeated_line(TypedBatch& batch, const Row& row);
  void reject(TypedBatch& batch, const Row& row, int column, Message why, Message fix);
  [[nodiscard]] int column_of(std::string_view field) const;

  const Plan& plan_;
  const Layout& layout_;
  RowSorter sorter_;
  std::vector<Coercer> coercers_;       // per plan.own
  std::vector<RelatedKeys> related_;    // per plan.related
  std::vector<Value> values_;           // per column of the batch before references
  std::vector<std::int32_t> ordinals_;  // per plan.related
  std::vector<TypedColumn> columns_;    // what an empty batch has
  bool is_sale_ = false, has_line_ = false;
  int number_ = -1, line_ = -1, date_ = -1, quantity_ = -1, price_ = -1,
      amount_ = -1;                              // in values_
  int customer_ = -1;                            // in plan.related
  int name_ = -1, code_ = -1, short_name_ = -1;  // of entities that people name
  std::vector<int> required_;                    // in values_
  LineCounter lines_;
  std::uint32_t line_of_number_ = 0;
  std::string derived_;
  std::unordered_map<std::uint64_t, std::int64_t>
      seen_;  // hash of a key to the line where it stood
  std::vector<int> key_own_, key_related_;
};

}  // namespace pareto::imports
