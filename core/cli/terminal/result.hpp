// One answer in four forms: a table for people; JSON, JSON by lines and CSV for programs.
//
// Programs get exact values, never what a column looks like on the screen: names instead of labels,
// plain decimals with an ASCII minus, ISO dates, ids as strings, nothing for nothing. Rows stream;
// a million of them need no more memory than a batch.
//
//     std::vector<ResultColumn> columns{
//         {.name = "code", .label = "编码"},
//         {.name = "net_12m", .label = "净销售", .show = Show::Amount}};
//     write_result(output.out, context.result_style(), columns, *stream);
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/base/time_zone.hpp"
#include "core/cli/terminal/text_table.hpp"
#include "pareto/table.hpp"

namespace pareto::cli {

// Jsonl: an object per line, for programs that read while it is written.
enum class Format { Table, Json, Jsonl, Csv };

// How a value looks in a table; json and csv are the same for all.
enum class Show {
  Plain,   // by its type: money with two decimals, dates as 2026-10-31, yes and no
  Amount,  // money in 万 or M, with the unit in the head
  Share,   // a ratio: 0.801 is 80.1%
  Count,   // whole numbers with commas
  Tier     // A in the accent
};

struct ResultColumn {
  std::string name;   // the stream's column, the key in json, the head in csv
  std::string label;  // the head in a table
  Show show = Show::Plain;
  bool is_id = false;  // an int64 that JavaScript would round: a string in json
  int drop_order = 0;  // as in TextColumn
  bool gives_way = false;
  // A yes-or-no column of the stream: where it says yes, a table shows the value in red with "!".
  std::string alarm = {};
  // Makes the cell of a table instead of `show`; not asked for nulls.
  std::function<Cell(const sdk::ColumnView& column, std::int64_t row)> cell = {};
};

// The stream's own columns, each called by its name: for a query whose columns nobody described.
[[nodiscard]] std::vector<ResultColumn> columns_of(const sdk::Schema& schema);

struct ResultStyle {
  Format format = Format::Table;
  Language language = Language::English;
  // By whose clocks a table shows times; json and csv have them in UTC, with a Z.
  TimeZone zone = {};
  // Of the amounts, for the heads of an English table: "CNY".
  std::string currency = {};
  // The footer of a table, from the number of rows.
  std::function<std::vector<std::string>(std::int64_t rows)> footer = {};
  // Raised: the output ends there and Error(Cancelled) is thrown. An interrupted json is left open,
  // so that nobody takes it for whole.
  const std::atomic<bool>* interrupted = nullptr;
};

// Answers how many rows were written, fewer than there are when the output failed (Stream::failed).
// Throws Error when the stream lacks a column.
std::int64_t write_result(Stream& out, const ResultStyle& style,
                          const std::vector<ResultColumn>& columns, sdk::BatchStream& rows);

// A small table that is itself the answer, in the form asked for. `names`, in the order of the
// columns, are the keys in json and the heads in csv.
void print_answer(Stream& out, Format format, TextTable& table,
                  const std::vector<std::string>& names);

}  // namespace pareto::cli
