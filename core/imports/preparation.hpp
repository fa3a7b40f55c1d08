// The first steps of every import: open the file, find the head, decide what the columns mean.
//
// One thread. Afterwards the stream stands behind its first batch, which is kept here.
#pragma once

#include <memory>
#include <string>

#include "core/imports/import_run.hpp"
#include "core/imports/layout.hpp"
#include "core/imports/sample.hpp"
#include "core/imports/source.hpp"

namespace pareto::imports {

struct Preparation {
  Preparation(const ImportRequest& request, const Context& context);

  FileInput input;
  RawStream stream;
  sdk::Batch first;
  Sample sample;
  Layout layout;
  Mapping mapping;
  Forms forms;
};

// The operation that imported these bytes as this entity and was not undone; nothing when there is
// none.
[[nodiscard]] std::optional<std::int64_t> imported_before(store::Connection& connection,
                                                          const std::string& hash,
                                                          const std::string& entity);
// What the operation keeps so that it can be found again.
[[nodiscard]] std::string entity_mark(const std::string& entity);

}  // namespace pareto::imports
