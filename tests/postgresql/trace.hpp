// What the program asked of SQLite, in order: each run of a statement with its values, what it
// answered and how it ended.
//
// Written by record.cpp while the program runs, read by replay.cpp. One file per process, named so
// that they sort by time.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace pareto::trace {

enum class Kind : char { Null = 'n', Integer = 'i', Real = 'r', Text = 't', Blob = 'b' };

struct Value {
  Kind kind = Kind::Null;
  std::int64_t integer = 0;
  double real = 0;
  std::string bytes;  // of texts and blobs
};

enum class End : char {
  Complete = 'c',  // run to its end
  Stopped = 's',   // its user wanted no more rows
  Failed = 'f',
};

struct Run {
  std::uint64_t number = 0;      // in the order in which runs began
  std::uint64_t connection = 0;  // told apart within the process
  std::string file;              // of the database; empty for one in memory
  std::string sql;
  bool script = false;  // run as a whole, without values and answers
  std::vector<std::pair<std::string, Value>> parameters;
  std::vector<std::vector<Value>> batch;  // the rows of a bound row source
  std::vector<std::string> columns;
  std::vector<std::vector<Value>> rows;
  End end = End::Complete;
  std::int64_t changes = -1;  // rows written; -1 for what only reads
};

void write(std::FILE* file, const Run& run);
// All runs of a process, in the order in which they began.
[[nodiscard]] std::vector<Run> read(const std::string& path);

}  // namespace pareto::trace
