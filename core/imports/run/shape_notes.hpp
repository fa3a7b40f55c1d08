// What was recognised in a file and will be done about it, in the order of its rows: for a preview,
// each with an example and how to have it otherwise.
//
// Plain values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/message.hpp"
#include "core/imports/run/raw_mending.hpp"
#include "core/imports/shape/encoding_look.hpp"

namespace pareto::imports {

struct ShapeNote {
  Message words;
  std::string otherwise;  // the option that switches it off, "--shape totals=no"; may be empty
  bool caution = false;   // a reader had better look
};

// What one look at the beginning of the file found.
struct ShapeFindings {
  const EncodingLook* encoding = nullptr;  // null: the format has no encoding
  const MendedCounts* mended = nullptr;
  bool repairs = true;
};

[[nodiscard]] std::vector<ShapeNote> shape_notes(const ShapeFindings& findings,
                                                 const Layout& layout, const Shape& shape,
                                                 const FillDown& fill_down,
                                                 const sdk::Batch& first);

}  // namespace pareto::imports
