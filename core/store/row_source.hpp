// A batch of rows that one statement reads like a table.
//
//     RowsOf people(ids.size(), [&](std::size_t row, int column, RowValue& out) {
//       column == 0 ? out.integer(ids[row]) : out.text(names[row]);
//     });
//     connection.prepare("INSERT INTO t(id, name) SELECT c0, c1 FROM pareto_rows(?1)").bind_rows(1, people).run();
//
// To start and end a statement costs as much as a row does, so what comes in batches is written by
// one statement and looked up by one. The columns are called c0, c1, … (at most kMostColumns). Rows
// come in their order when the statement names the source first.
//
// Threading: that of the connection. The source must live, unchanged, until the statement has run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

struct sqlite3;
struct sqlite3_context;

namespace pareto::store {

inline constexpr int kMostColumns = 500;

// Takes the value of one column; null when it is told nothing. Texts must live until the source
// goes to another row.
class RowValue {
 public:
  explicit RowValue(sqlite3_context* context) : context_(context) {}
  void integer(std::int64_t value);
  void real(double value);
  void text(std::string_view value);

 private:
  sqlite3_context* context_;
};

class RowSource {
 public:
  virtual ~RowSource() = default;
  [[nodiscard]] virtual std::size_t rows() const = 0;
  virtual void value(std::size_t row, int column, RowValue& out) const = 0;
};

template <class Value>
class RowsOf final : public RowSource {
 public:
  RowsOf(std::size_t rows, Value value) : rows_(rows), value_(std::move(value)) {}
  [[nodiscard]] std::size_t rows() const override { return rows_; }
  void value(std::size_t row, int column, RowValue& out) const override {
    value_(row, column, out);
  }

 private:
  std::size_t rows_;
  Value value_;
};

// Makes pareto_rows known to a connection.
void add_rows_table(sqlite3* database);

}  // namespace pareto::store
