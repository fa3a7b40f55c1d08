// What an import looks like on a terminal: the file as it was read, its columns, what was or would
// be done, what was not taken.
#pragma once

#include <memory>

#include "core/cli/command.hpp"
#include "core/host/importing.hpp"
#include "core/imports/run/import_run.hpp"

namespace pareto::cli {

using host::import_context;

// Runs with progress on standard error.
[[nodiscard]] imports::ImportResult import_with_progress(Context& context, host::Host& host,
                                                         imports::ImportRequest request);

// One line: file, encoding, separator or sheet.
void print_source(Context& context, const imports::ImportRequest& request,
                  const imports::Preview& preview);
void print_mapping(Context& context, const model::Schema& schema, const imports::Preview& preview);
void print_first_rows(Context& context, const model::Schema& schema,
                      const imports::Preview& preview);
// Counts, where each row of the file went, differing values, examples of rejected rows, where the
// rejects are.
void print_result(Context& context, const model::Schema& schema,
                  const imports::ImportRequest& request, const imports::ImportResult& result);

}  // namespace pareto::cli
