// What is told of a file that is imported: as it would be taken, and what became of it.
//
// One thread.
#pragma once

#include <filesystem>
#include <string_view>

#include "core/api/method.hpp"
#include "core/host/uploads.hpp"
#include "core/imports/run/import_run.hpp"

namespace pareto::api {

// What whoever asks sent in.
[[nodiscard]] host::Uploads uploads_of(const Call& call);
// The file that a parameter names: what they uploaded; the owner of the folder may name any, as on
// the command line. Throws Error.
[[nodiscard]] std::filesystem::path file_given(const Call& call, std::string_view name);

// Members of an open object: "source", "entity", "columns", "missing", "unknown", "question"?,
// "notes", "targets", "rows", "new_fields", "imported_before"?. `schema` as it is once the
// request's fields are made.
void write_preview(Call& call, const model::Schema& schema, const imports::Preview& preview,
                   const imports::ImportRequest& request);
// {"operation", "imported_before"?, "read", "rejected", "created", "updated", "unchanged",
// "skipped", "related", "reasons", "rejects",
//  "rejects_file"?, "notes"}
void write_result(Call& call, const model::Schema& schema, const imports::ImportRequest& request,
                  const imports::ImportResult& result);

}  // namespace pareto::api
