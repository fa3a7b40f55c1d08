#include "table.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pareto/shown.hpp"
#include "pareto/table_shape.hpp"
#include "pareto/text_drawing.hpp"
#include "pipe_table.hpp"
#include "words.hpp"

namespace pareto::markdown {
namespace {

using sdk::Column;
using sdk::Role;
using sdk::TableShape;
using sdk::Type;

constexpr std::size_t kRowsWithSentences = 200;  // before their sentences are written

class TableWriter {
 public:
  TableWriter(const sdk::Sink& sink, const sdk::Job& job, const sdk::Amounts& amounts,
              const sdk::TableInfo& info)
      : sink_(sink), job_(job), amounts_(amounts), info_(info), shape_(info.columns) {
    for (const TableShape::Cell& cell : shape_.cells()) {
      const Column& column = info.columns[cell.column];
      std::string heading = sdk::heading_text(column, amounts);
      if (column.required) heading += " *";
      if (!column.note.empty())
        heading +=
            (amounts.chinese() ? "（" : " (") + column.note + (amounts.chinese() ? "）" : ")");
      columns_.push_back({std::move(heading), sdk::is_number(column)});
    }
  }

  void write(sdk::BatchStream& rows) {
    open_piece();
    for (sdk::Batch batch; rows.next(batch); batch = sdk::Batch()) {
      job_.check();
      for (std::int64_t row = 0; row < batch.rows(); ++row) {
        if (sentences_.size() >= kRowsWithSentences) {
          close_piece();
          open_piece();
        }
        write_row(batch, row);
      }
    }
    write_total();
    close_piece();
  }

 private:
  void open_piece() { table_.emplace(sink_, columns_); }
  void close_piece() {
    table_->finish();
    if (sentences_.empty()) return;
    std::string list;
    for (const std::string& sentence : std::exchange(sentences_, {}))
      list += "- " + sentence + "\n";
    sink_.write(list + "\n");
  }

  void write_row(const sdk::Batch& batch, std::int64_t row) {
    std::vector<std::string> cells;
    std::string title;
    for (const TableShape::Cell& cell : shape_.cells()) {
      cells.push_back(words_of_cell(cell, batch, row));
      if (info_.columns[cell.column].role == Role::Title) title = shown(cell.column, batch, row);
    }
    for (const std::size_t column : shape_.sentences()) {
      const sdk::ColumnView values = batch.column(column);
      if (info_.columns[column].type != Type::Text || values.is_null(row)) continue;
      std::string sentence =
          title.empty() ? "" : strong(title) + (amounts_.chinese() ? "：" : ": ");
      sentence += bad_up_to_semicolon(values.text(row));
      sentences_.push_back(title.empty() ? as_line(std::move(sentence)) : std::move(sentence));
    }
    table_->add(std::move(cells));
  }

  [[nodiscard]] std::string shown(std::size_t column, const sdk::Batch& batch,
                                  std::int64_t row) const {
    return sdk::shown(info_.columns[column], batch.column(column), row, amounts_);
  }

  std::string words_of_cell(const TableShape::Cell& cell, const sdk::Batch& batch,
                            std::int64_t row) const {
    const Column& column = info_.columns[cell.column];
    const sdk::ColumnView values = batch.column(cell.column);
    std::string words = shown(cell.column, batch, row);
    if (column.role == Role::Spark && column.type == Type::Text) return sdk::spark_signs(words);
    if (column.role == Role::Tier) {
      if (const std::size_t arrow = words.find('>'); arrow != std::string::npos)
        words.replace(arrow, 1, " → ");
      return escaped(words);
    }
    const bool marked = TableShape::is_marked(cell, batch, row);
    std::string out = words.empty()                               ? words
                      : sdk::warns(column, values, row) || marked ? strong(words)
                                                                  : escaped(words);
    if (marked) out += out.empty() ? "!" : " !";
    if (cell.remark) {
      const std::string remark = shown(*cell.remark, batch, row);
      if (!remark.empty()) out += " · " + escaped(remark);
    }
    return out;
  }

  static std::string bad_up_to_semicolon(std::string_view text) {
    if (text.substr(0, 1) != "!") return escaped(text);
    text.remove_prefix(1);
    const std::size_t end = std::min({text.find(';'), text.find("\uFF1B"), text.size()});
    return inline_words(sdk::Spans().bad(text.substr(0, end)).plain(text.substr(end)));
  }

  void write_total() {
    if (info_.total.empty()) return;
    std::vector<std::string> cells;
    for (const TableShape::Cell& cell : shape_.cells()) {
      const sdk::Span& span = info_.total[cell.column];
      cells.push_back(inline_words(sdk::Spans().add(span.style, span.text)));
    }
    table_->add(std::move(cells));
  }

  const sdk::Sink& sink_;
  const sdk::Job& job_;
  const sdk::Amounts& amounts_;
  const sdk::TableInfo& info_;
  TableShape shape_;
  std::vector<PipeTable::Column> columns_;
  std::optional<PipeTable> table_;
  std::vector<std::string> sentences_;
};

}  // namespace

void write_table(const sdk::Sink& sink, const sdk::Job& job, const sdk::Amounts& amounts,
                 const sdk::TableInfo& info, sdk::BatchStream& rows) {
  TableWriter(sink, job, amounts, info).write(rows);
}

}  // namespace pareto::markdown
