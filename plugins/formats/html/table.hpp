// Tables of a document as HTML, row by row: nothing is held but the first rows, which say how long the bars are.
//
// A table that has bars and more than kHeldRows rows goes without them: their scale cannot be known before the last row, and the
// figures beside them say the same.
#pragma once

#include <string>
#include <vector>

#include "pareto/format.hpp"

namespace pareto::html {

inline constexpr std::int64_t kHeldRows = 1000;

class TableWriter {
 public:
  TableWriter(const sdk::TableInfo& info, sdk::BatchStream& rows, const sdk::Amounts& amounts);

  // Reads the first rows. Whether these are all, and few enough to stand on one page together.
  bool read_ahead();
  // Writes the whole table; `check` is called once per batch and may throw to stop.
  template <class Check>
  void write(const sdk::Sink& sink, Check check) {
    sink.write(head());
    for (sdk::Batch& batch : held_) {
      check();
      write_rows(sink, batch);
      batch = sdk::Batch();
    }
    for (sdk::Batch batch; !ended_ && stream_.next(batch); batch = sdk::Batch()) {
      check();
      write_rows(sink, batch);
    }
    sink.write(foot());
  }

 private:
  struct Scale {
    double least = 0, most = 0;
  };
  [[nodiscard]] bool cards() const { return (info_.flags & PARETO_TABLE_CARDS) != 0; }
  // Columns that have no cell of their own in the row.
  [[nodiscard]] bool in_row(std::size_t column) const;
  [[nodiscard]] int follower(std::size_t column, sdk::Role role) const;
  [[nodiscard]] std::string look(std::size_t column) const;
  [[nodiscard]] bool has_bars(std::size_t column) const { return bars_ && info_.columns[column].role == sdk::Role::Bar; }
  [[nodiscard]] std::size_t cells() const;

  std::string head() const;
  std::string bar_head(std::size_t column) const;
  std::string foot() const;
  void write_rows(const sdk::Sink& sink, const sdk::Batch& batch) const;
  void write_cell(std::string& out, const sdk::Batch& batch, std::size_t column, std::int64_t row) const;
  void write_bar(std::string& out, std::size_t column, double value, bool null) const;
  [[nodiscard]] double bar_x(std::size_t column, double value) const;

  const sdk::TableInfo& info_;
  sdk::BatchStream& stream_;
  const sdk::Amounts& amounts_;
  std::vector<sdk::Batch> held_;
  std::vector<Scale> scales_;
  std::int64_t held_rows_ = 0;
  bool ended_ = false, bars_ = true, titled_ = false;
};

}  // namespace pareto::html
