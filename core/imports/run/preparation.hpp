// The first steps of every import: open the file, find the head, decide what the columns mean.
//
// One thread. Afterwards the stream stands behind its first batch, which is kept here.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/imports/run/import_run.hpp"
#include "core/imports/run/raw_mending.hpp"
#include "core/imports/run/shape_notes.hpp"
#include "core/imports/shape/encoding_look.hpp"
#include "core/imports/shape/layout.hpp"
#include "core/imports/source/sample.hpp"
#include "core/imports/source/source.hpp"

namespace pareto::imports {

struct Preparation {
  Preparation(const ImportRequest& request, const Context& context);

  // The next batch of the file, mended as the first one is; false at the end.
  [[nodiscard]] bool next(sdk::Batch& batch);
  // What was recognised, for a preview. Before `first` is given away.
  [[nodiscard]] std::vector<ShapeNote> notes() const;

  FileInput input;
  bool repairs;                          // what was read in the wrong encoding is brought back
  std::optional<EncodingLook> encoding;  // nothing where the format has none
  RawStream stream;
  sdk::Batch first;
  MendedCounts found;  // in the first batch, whether or not it is repaired
  Sample sample;
  Layout layout;
  Shape shape;
  FillDown fill_down;
  RawMending mending;
  Mapping mapping;
  Forms forms;

 private:
  RawStream open(const ImportRequest& request, const Context& context);
  void add_notes_on_days(const model::Schema& schema);
};

// What the operation of several files keeps so that it can be found again.
[[nodiscard]] std::string mark_of_set(const std::string& mark);
// The operation that imported these bytes as this entity and was not undone; nothing when there is
// none.
[[nodiscard]] std::optional<std::int64_t> imported_before(store::Connection& connection,
                                                          const std::string& hash,
                                                          const std::string& entity);
// The same for a file of which nothing was read yet: it is read in whole only if one of its size
// was imported.
[[nodiscard]] std::optional<std::int64_t> imported_before(store::Connection& connection,
                                                          const FileInput& input,
                                                          const std::string& entity,
                                                          const std::atomic<bool>* cancel);
// What the operation keeps so that it can be found again.
[[nodiscard]] std::string entity_mark(const std::string& entity);
[[nodiscard]] std::string size_mark(std::uint64_t bytes);

}  // namespace pareto::imports
