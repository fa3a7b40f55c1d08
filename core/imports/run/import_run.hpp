// Imports a file: from its bytes to records, with everything that a user wants to know before and
// after.
//
//     ImportRequest request{.file = "销售.xlsx", .entity = "sale", .create_missing = true};
//     Preview before = preview_import(request, context);
//     ImportResult after = run_import(request, context);
//
// Rows are read and coerced on a second thread while this one writes; memory does not grow with the
// file but for the keys in it. Good rows land though others are rejected; a failed or cancelled run
// leaves nothing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/imports/mapping/mapping.hpp"
#include "core/imports/mapping/unknown_columns.hpp"
#include "core/imports/rows/new_twins.hpp"
#include "core/imports/rows/row_writer.hpp"
#include "core/imports/run/corrections.hpp"
#include "core/imports/run/shape_notes.hpp"
#include "core/imports/shape/unlike_values.hpp"
#include "core/imports/source/context.hpp"
#include "core/model/workspace_field.hpp"

namespace pareto::imports {

struct ImportRequest {
  std::filesystem::path file;
  std::string entity;                           // empty: guessed
  MappingText columns;                          // goes before what is proposed
  std::string importer;                         // empty: by the file's content
  std::map<std::string, std::string> settings;  // of the importer: encoding, sheet, separator, …
  std::optional<std::int64_t> header_line;
  std::optional<std::int64_t> header_last;  // the last line of a head over several
  ShapeChoice shape;
  std::optional<bool>
      repair;  // of cells read in the wrong encoding; not said: yes, as the preview says
  std::optional<DayOrder> day_order;
  std::optional<DecimalStyle> decimal_style;
  std::optional<bool> tax_included;        // goes before what the heads say
  std::optional<std::int64_t> money_unit;  // goes before what the titles say: 1, 1000 or 10000 yuan
  bool create_missing = false;             // customers and products that rows name
  std::vector<model::FieldDefinition>
      new_fields;  // of the firm's own, made along with the records, in one operation
  bool overwrite_related =
      false;  // what stands beside a sale replaces what the customer's record holds
  std::vector<Correction> corrections;  // of cells, made before anything is written
  bool dry_run = false;
  bool again = false;  // though the same file was imported before
  std::optional<std::filesystem::path>
      rejects;  // where rows go that are not taken; otherwise beside the file
  bool one_thread = false;
};

// What a user sees before deciding.
struct Preview {
  Opening opening;
  std::string entity;
  Layout layout;
  Mapping mapping;
  std::vector<std::string> missing;    // targets without which the import cannot run
  std::vector<UnknownColumn> unknown;  // columns that mean nothing yet, and how they might be kept
  std::optional<Question> question;
  std::vector<ShapeNote> notes;                 // what was recognised in the file's rows and cells
  std::optional<std::int64_t> imported_before;  // the operation that imported these very bytes
  std::vector<std::string> targets;             // of the rows below
  struct Row {
    std::int64_t line;
    std::vector<std::string> values;  // as they will be stored, in plain notation; times by the
                                      // firm's clocks; empty: nothing
  };
  std::vector<Row> rows;
};

struct RejectReason {
  std::string column;  // its head; empty: the row as a whole
  Message why;
  std::optional<Message> fix;
  std::int64_t rows = 0;
};

struct RejectExample {
  std::int64_t line = 0;
  std::string column, value;
  Message why;
  std::optional<Message> fix;
};

struct RelatedResult {
  std::string entity;
  std::int64_t created = 0, filled = 0;  // records; empty fields that got a value
};

struct ImportResult {
  std::int64_t operation = 0;                   // 0: nothing was written
  std::string details;                          // JSON that is kept with the operation
  std::optional<std::int64_t> imported_before;  // then nothing else was done
  Opening opening;
  Mapping mapping;
  // Together with `skipped` and `read` all rows of the file.
  std::size_t title_rows = 0, header_rows = 0;
  SkippedRows skipped;
  MendedCounts mended;
  std::vector<UnlikeValue> unlike;  // kept as they are, but perhaps slips of the pen
  std::int64_t read = 0,
               rejected = 0;  // rows of data; those not taken, the importer's own included
  WriteCounts written;
  std::vector<model::FieldDefinition> fields;  // made for it
  std::string recipe;                          // how the file was taken, as a recipe
  std::vector<RelatedResult> related;
  People people;  // users that were made, cells that name several persons
  std::vector<Differing>
      differing;                   // several values for one field of one record: the first is kept
  std::vector<Unusable> unusable;  // values beside the rows that were left out
  std::vector<MissingReference> missing;
  std::vector<CloseNames> close_names;           // names taken for what is nearly the same
  std::vector<LikelyTwins> twins;                // new records that look like old ones
  std::vector<RejectReason> reasons;             // most frequent first
  std::vector<RejectExample> examples;           // the first ones
  std::optional<std::filesystem::path> rejects;  // the file with the rows that were not taken
};

// Throws Error when the file cannot be read at all or no head is found.
[[nodiscard]] Preview preview_import(const ImportRequest& request, const Context& context,
                                     std::size_t rows = 3);

// Throws Error when nothing can be imported, and when the context's job is cancelled; then nothing
// is left behind.
[[nodiscard]] ImportResult run_import(const ImportRequest& request, const Context& context);

// Files that belong together: one operation, which one undo takes back.
struct ImportSet {
  std::vector<ImportRequest> requests;  // each finds what those before it brought
  std::string title;                    // of the operation, for people
  std::string mark;                     // what it is found by again: see imported_with_mark()
};
struct SetResult {
  std::int64_t operation = 0;  // 0: nothing was written
  std::vector<ImportResult> files;
};

// All of them, or none where this throws.
[[nodiscard]] SetResult run_imports(const ImportSet& set, const Context& context);
// The operation of a set with this mark that was not undone.
[[nodiscard]] std::optional<std::int64_t> imported_with_mark(store::Connection& connection,
                                                             const std::string& mark);

}  // namespace pareto::imports
