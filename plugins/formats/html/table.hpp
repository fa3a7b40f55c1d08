// Tables of a document as HTML, row by row: nothing is held but the first rows, which say whether a
// page takes them together.
//
// How long a bar is depends on the largest value, which may come last. So a bar is written as its
// value alone, and a style rule behind the table says how long one of that unit is (bar_scale.hpp):
// all rows go through, however many, and all have bars.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bar_scale.hpp"
#include "pareto/format.hpp"

namespace pareto::html {

// A tier in its colour.
std::string badge(std::string_view tier);

class TableWriter {
 public:
  // `number`: of the table within its page; `room`: its width in millimetres (fit_table).
  TableWriter(const sdk::TableInfo& info, sdk::BatchStream& rows, const sdk::Amounts& amounts,
              int number, double room);

  // Reads the first rows. Whether these are all, and few enough to stand on one page together.
  bool read_ahead();
  // Writes the whole table; `check` is called once per batch and may throw to stop.
  template <class Check>
  void write(const sdk::Sink& sink, Check check) {
    fit();
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
  [[nodiscard]] bool cards() const { return (info_.flags & PARETO_TABLE_CARDS) != 0; }
  // Columns that have no cell of their own in the row.
  [[nodiscard]] bool in_row(std::size_t column) const;
  [[nodiscard]] int follower(std::size_t column, sdk::Role role) const;
  [[nodiscard]] std::string look(std::size_t column) const;
  [[nodiscard]] bool has_bars(std::size_t column) const {
    return info_.columns[column].role == sdk::Role::Bar;
  }
  [[nodiscard]] std::size_t cells() const;

  void fit();
  // How a text of the column is broken into lines: a class of the style sheet, or none.
  [[nodiscard]] std::string_view lines_of(std::size_t column, std::string_view text) const;
  std::string head() const;
  std::string bar_head(std::size_t column) const;
  std::string foot() const;
  void write_rows(const sdk::Sink& sink, const sdk::Batch& batch);
  void write_cell(std::string& out, const sdk::Batch& batch, std::size_t column, std::int64_t row);
  void write_bar(std::string& out, std::size_t column, std::optional<double> value);

  const sdk::TableInfo& info_;
  sdk::BatchStream& stream_;
  const sdk::Amounts& amounts_;
  std::vector<sdk::Batch> held_;
  TableFit fit_;
  double room_;
  std::string id_;                // of the table within its page
  std::vector<BarScale> scales_;  // of each column; only those of bars count
  std::int64_t held_rows_ = 0;
  bool ended_ = false, titled_ = false;
};

}  // namespace pareto::html
