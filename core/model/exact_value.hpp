// Values as programs read them, in the notation of JSON and of CSV.
//
// Exact and the same in every language: "1234.5", "-0.0001", "2026-10-31". Pure functions; any
// thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pareto/table.hpp"

namespace pareto::model {

// `quoted` makes a string of a number: ids. Nulls, and reals that are no number, are null.
void append_json(std::string& out, const sdk::ColumnView& column, std::int64_t row,
                 bool quoted = false);
// What a csv begins with: in a file the mark by which Excel knows UTF-8, nothing in a pipe.
[[nodiscard]] std::string_view csv_start(bool starts_file);
// Nulls are empty. Quoted where RFC 4180 wants it.
void append_csv(std::string& out, const sdk::ColumnView& column, std::int64_t row);

// A spreadsheet would calculate a text that begins with = + - @: an apostrophe before it makes it a
// text again. Numbers are none.
void append_csv_text(std::string& out, std::string_view text);

}  // namespace pareto::model
