// A batch of the file's rows, read into values, with what was found on the way. Made on the reading
// thread, written on the other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/message.hpp"
#include "core/imports/cells/typed_column.hpp"
#include "core/imports/rows/related_keys.hpp"
#include "core/imports/source/source.hpp"
#include "pareto/table.hpp"

namespace pareto::imports {

// A row of the file that is not taken.
struct RowReject {
  std::int64_t raw_row = 0;  // in TypedBatch::raw
  int column = -1;           // of the file; -1: the row as a whole
  std::string value;
  Message why;
  std::optional<Message> fix;
};

// Rows that are no data.
struct SkippedRows {
  std::int64_t totals = 0, headers = 0, footers = 0, blank = 0;
};

struct TypedBatch {
  sdk::Batch raw;
  std::vector<std::uint32_t> raw_rows;  // of each typed row
  std::vector<TypedColumn>
      columns;  // the entity's fields; references come last and hold ordinals first
  std::vector<std::uint8_t> derived_number;  // per typed row; empty where no row has one
  // Per typed row: it has no name, and what stands in the column for it (its code or short name) is
  // for new records only. Empty where no row is so.
  std::vector<std::uint8_t> made_name;
  std::vector<std::vector<std::int32_t>> keys;  // per RelatedPlan and row: ordinal or -1
  std::vector<RelatedNews> news;                // per RelatedPlan
  std::vector<RowReject> rejects;
  std::vector<std::uint32_t>
      line_of_number;  // per raw row, for the rejects' file; empty where the file numbers its lines
  std::vector<UnreadRow> unread;
  SkippedRows skipped;
  std::int64_t read = 0;  // rows of data

  [[nodiscard]] std::size_t rows() const { return raw_rows.size(); }
  [[nodiscard]] bool has_made_name(std::size_t row) const {
    return row < made_name.size() && made_name[row] != 0;
  }
};

}  // namespace pareto::imports
