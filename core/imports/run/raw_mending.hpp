// Makes of the rows as they stand in a file rows that stand for themselves: cells that were read in
// the wrong encoding are brought back, what somebody corrected is taken as corrected, and what the
// first line of a block says is repeated on its others.
//
// Whatever comes later, rows that are not taken included, sees the mended rows. Nothing is copied
// where nothing is to be done. Where nothing is brought back, cells that look read in the wrong
// encoding are counted: a file may be sound for its first thousands of rows. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/imports/mapping/fill_down.hpp"
#include "core/imports/run/corrections.hpp"
#include "core/imports/shape/row_sorter.hpp"
#include "pareto/table.hpp"

namespace pareto::imports {

// One cell as it stood and as it is taken.
struct MendedCell {
  std::int64_t line = 0;
  std::string before, after;
};

struct MendedCounts {
  std::int64_t texts = 0;                       // cells brought back
  std::int64_t lost = 0;                        // cells of which a character is gone for good
  std::int64_t left = 0;                        // cells that look so and were taken as they stand
  std::int64_t filled = 0;                      // rows
  std::optional<MendedCell> text, gone, as_is;  // the first of each
  std::int64_t filled_line = 0;                 // the first
};

class RawMending {
 public:
  void bring_back_texts() { texts_ = Texts::BringBack; }
  void watch_texts() { texts_ = Texts::Watch; }
  void fill_down(const FillDown& columns, const Layout& layout, const Shape& shape);
  void correct(Corrections corrections) { corrections_ = std::move(corrections); }

  // Batches in the order of the file, from its beginning.
  [[nodiscard]] sdk::Batch apply(sdk::Batch raw);
  // Another look from the beginning: the sample. Counts nothing.
  [[nodiscard]] Sample fill(Sample sample) const;
  [[nodiscard]] const MendedCounts& counts() const { return counts_; }
  [[nodiscard]] const Corrections& corrections() const { return corrections_; }

 private:
  enum class Texts { Leave, Watch, BringBack };

  void watch(const sdk::Batch& raw);
  [[nodiscard]] bool changes(const sdk::Batch& raw) const;
  [[nodiscard]] std::string_view brought_back(std::string_view cell, std::int64_t line);

  Texts texts_ = Texts::Leave;
  Corrections corrections_;
  std::optional<Filler> filler_;
  std::optional<RowSorter> sorter_;
  std::int64_t header_line_ = -1;
  std::unordered_map<std::string, std::string>
      known_;  // cells seen already: names stand in many rows
  MendedCounts counts_;
};

// The sample with its cells brought back; counts into `counts`.
[[nodiscard]] Sample bring_back_texts(Sample sample, MendedCounts& counts);

}  // namespace pareto::imports
