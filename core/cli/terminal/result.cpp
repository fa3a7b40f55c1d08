#include "core/cli/terminal/result.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <optional>
#include <utility>

#include "core/base/amount.hpp"
#include "core/base/counted.hpp"
#include "core/base/date.hpp"
#include "core/base/decimal.hpp"
#include "core/base/error.hpp"
#include "core/base/json_text.hpp"
#include "core/model/exact_value.hpp"

namespace pareto::cli {

namespace {

// Rows whose widths decide the table's; the rest follows with the same widths.
constexpr std::size_t kMeasuredRows = 1000;
constexpr std::size_t kWriteBytes = 64 * 1024;

std::size_t position(const std::string& name, const sdk::Schema& schema) {
  const auto found = std::ranges::find(schema, name, &sdk::ColumnSpec::name);
  if (found == schema.end()) {
    throw Error(ErrorCode::Fail, {Text{"the result has no column {}", "结果里没有列 {}"}, {name}});
  }
  return static_cast<std::size_t>(found - schema.begin());
}

// Where each column of the result stands in the stream.
std::vector<std::size_t> positions(const std::vector<ResultColumn>& columns,
                                   const sdk::Schema& schema) {
  std::vector<std::size_t> out;
  for (const ResultColumn& column : columns) out.push_back(position(column.name, schema));
  return out;
}

// What all forms share: the walk through the rows.
class Rows {
 public:
  Rows(Stream& out, const ResultStyle& style, const std::vector<ResultColumn>& columns,
       sdk::BatchStream& rows)
      : out_(out),
        style_(style),
        columns_(columns),
        rows_(rows),
        positions_(positions(columns, *rows.schema())),
        alarms_(columns.size()) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (!columns[i].alarm.empty()) alarms_[i] = position(columns[i].alarm, *rows.schema());
    }
  }

  // Calls `work(views, row)` for each row, views in the order of the result's columns.
  template <class Work>
  std::int64_t each(Work work) {
    std::int64_t count = 0;
    std::vector<sdk::ColumnView> views(columns_.size());
    for (sdk::Batch batch; !out_.failed() && rows_.next(batch);) {
      for (std::size_t i = 0; i < views.size(); ++i) views[i] = batch.column(positions_[i]);
      batch_ = &batch;
      for (std::int64_t row = 0; row < batch.rows() && !out_.failed(); ++row, ++count) {
        if (style_.interrupted != nullptr && style_.interrupted->load(std::memory_order_relaxed)) {
          out_.flush();
          throw Error(
              ErrorCode::Cancelled,
              Message(Text{"cancelled after {} rows", "已取消，输出了 {} 行"}, {counted(count)}));
        }
        work(views, row);
      }
    }
    return count;
  }

  // Of the row that `each` is at.
  [[nodiscard]] bool is_alarming(std::size_t column, std::int64_t row) const {
    if (!alarms_[column]) return false;
    const sdk::ColumnView alarm = batch_->column(*alarms_[column]);
    return !alarm.is_null(row) && alarm.integer(row) != 0;
  }

  // Collects small pieces; written when much has come together.
  std::string& buffer() { return buffer_; }
  void write_when_full() {
    if (buffer_.size() >= kWriteBytes) write();
  }
  void write() {
    out_.write(buffer_);
    buffer_.clear();
  }

 private:
  Stream& out_;
  const ResultStyle& style_;
  const std::vector<ResultColumn>& columns_;
  sdk::BatchStream& rows_;
  std::vector<std::size_t> positions_;
  std::vector<std::optional<std::size_t>> alarms_;
  const sdk::Batch* batch_ = nullptr;
  std::string buffer_;
};

std::int64_t write_json(Rows& rows, const std::vector<ResultColumn>& columns, bool by_lines) {
  std::vector<std::string> keys;
  for (const ResultColumn& column : columns) {
    std::string& key = keys.emplace_back(!keys.empty() ? ", " : by_lines ? "{" : "  {");
    pareto::append_json(key, column.name);
    key += ": ";
  }
  std::string& out = rows.buffer();
  if (!by_lines) out = "[";
  bool first = true;
  const std::int64_t count =
      rows.each([&](const std::vector<sdk::ColumnView>& views, std::int64_t row) {
        if (!by_lines) out += std::exchange(first, false) ? "\n" : ",\n";
        for (std::size_t i = 0; i < views.size(); ++i) {
          out += keys[i];
          model::append_json(out, views[i], row, columns[i].is_id);
        }
        out += by_lines ? "}\n" : "}";
        rows.write_when_full();
      });
  if (!by_lines) out += first ? "]\n" : "\n]\n";
  rows.write();
  return count;
}

std::int64_t write_csv(Rows& rows, const Stream& to, const std::vector<ResultColumn>& columns) {
  std::string& out = rows.buffer();
  out = model::csv_start(to.terminal().starts_file);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) out += ',';
    model::append_csv_text(out, columns[i].name);
  }
  out += '\n';
  const std::int64_t count =
      rows.each([&](const std::vector<sdk::ColumnView>& views, std::int64_t row) {
        for (std::size_t i = 0; i < views.size(); ++i) {
          if (i > 0) out += ',';
          model::append_csv(out, views[i], row);
        }
        out += '\n';
        rows.write_when_full();
      });
  rows.write();
  return count;
}

std::string real_in_cell(double value) {
  // Beyond these a decimal with two digits says nothing.
  if (!std::isfinite(value)) return "-";
  if (std::abs(value) >= 1e12) return std::to_string(value);
  return format_decimal(std::llround(value * 100) * (kDecimalOne / 100), 2);
}

// As many decimals as the value has.
std::string quantity_in_cell(std::int64_t value) {
  int digits = 4;
  for (std::int64_t part = value; digits > 0 && part % 10 == 0; part /= 10) --digits;
  return format_decimal(value, digits);
}

std::string plain_text(const sdk::ColumnView& column, std::int64_t row, const ResultStyle& style) {
  switch (column.type()) {
    case sdk::Type::Text:
      return std::string(column.text(row));
    case sdk::Type::Bool:
      return column.integer(row) != 0 ? say(style.language, Text{"yes", "是"})
                                      : say(style.language, Text{"no", "否"});
    case sdk::Type::Real:
      return real_in_cell(column.real(row));
    case sdk::Type::Date:
      return Date{static_cast<std::int32_t>(column.integer(row))}.iso();
    case sdk::Type::Time:
      return style.zone.minute_text(Time{column.integer(row)});
    case sdk::Type::Money:
      return format_decimal(column.integer(row), 2);
    case sdk::Type::Quantity:
      return quantity_in_cell(column.integer(row));
    default:
      return std::to_string(column.integer(row));
  }
}

std::string shown(const sdk::ColumnView& column, std::int64_t row, Show show,
                  const ResultStyle& style) {
  switch (show) {
    case Show::Count:
      return counted(column.integer(row));
    case Show::Share:
      return column.type() == sdk::Type::Real ? percent(column.real(row))
                                              : percent(static_cast<double>(column.integer(row)) /
                                                        static_cast<double>(kDecimalOne));
    default:
      return plain_text(column, row, style);
  }
}

// Amounts are written when it is known how large they are.
bool waits_for_scale(const ResultColumn& column) {
  return column.show == Show::Amount && !column.cell;
}

Cell cell_of(const ResultColumn& column, const sdk::ColumnView& view, std::int64_t row,
             const ResultStyle& style) {
  if (view.is_null(row) || waits_for_scale(column)) return {};
  if (column.cell) return column.cell(view, row);
  std::string text = shown(view, row, column.show, style);
  const bool top = column.show == Show::Tier && (text == "A" || text == "S");
  return {std::move(text), top ? Style::Accent : Style::Plain};
}

// Figures right, words, days and codes left.
Align align_of(const ResultColumn& column, sdk::Type type) {
  const bool words = type == sdk::Type::Text || type == sdk::Type::Bool ||
                     type == sdk::Type::Date || type == sdk::Type::Time;
  return words || column.is_id || column.show == Show::Tier ? Align::Left : Align::Right;
}

// " 万", ", M CNY", ", CNY": 万 says enough, "M" alone could be anything.
std::string unit_words(const AmountScale& scale, const ResultStyle& style) {
  const bool english = style.language == Language::English;
  std::string words(scale.unit);
  if (english && !style.currency.empty()) (words += words.empty() ? "" : " ") += style.currency;
  if (words.empty()) return words;
  return (english ? ", " : " ") + words;
}

std::vector<TextColumn> table_columns(const std::vector<ResultColumn>& columns,
                                      const sdk::Schema& schema, const ResultStyle& style,
                                      const AmountScale& scale) {
  const std::vector<std::size_t> at = positions(columns, schema);
  std::vector<TextColumn> out;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::string heading = columns[i].label.empty() ? columns[i].name : columns[i].label;
    if (columns[i].show == Show::Amount) heading += unit_words(scale, style);
    const sdk::Type type = schema[at[i]].type;
    const bool whole = columns[i].is_id || type == sdk::Type::Date || type == sdk::Type::Time;
    out.push_back({std::move(heading), align_of(columns[i], type), columns[i].drop_order,
                   columns[i].gives_way, whole});
  }
  return out;
}

// Rows on their way into a table. The first ones decide its widths and, by their largest amount,
// what amounts are written in.
class Waiting {
 public:
  Waiting(const ResultStyle& style, const std::vector<ResultColumn>& columns,
          const sdk::Schema& schema)
      : style_(style), columns_(columns), schema_(schema) {}

  void row(std::vector<Cell> cells) { rows_.push_back(std::move(cells)); }
  // Of the cell at `column` in the row that comes next.
  void amount(std::size_t column, std::int64_t value) {
    amounts_.push_back({rows_.size(), column, value});
  }
  [[nodiscard]] bool many() const { return rows_.size() >= kMeasuredRows; }

  // What waits is printed, the first time with the head.
  void print(Stream& out) {
    if (!table_) begin();
    for (const Amount& amount : amounts_)
      rows_[amount.row][amount.column].text = amount_in_cell(amount.value, scale_);
    for (std::vector<Cell>& cells : rows_) table_->row(std::move(cells));
    rows_.clear();
    amounts_.clear();
    table_->print(out);
  }
  [[nodiscard]] const TextTable& table() const { return *table_; }

 private:
  struct Amount {
    std::size_t row, column;
    std::int64_t value;
  };

  void begin() {
    std::int64_t largest = 0;
    for (const Amount& amount : amounts_) {
      // The smallest of all has no opposite.
      const std::int64_t value = std::max(amount.value, -std::numeric_limits<std::int64_t>::max());
      largest = std::max(largest, std::abs(value));
    }
    scale_ = table_scale_for(largest, style_.language);
    table_.emplace(table_columns(columns_, schema_, style_, scale_));
  }

  const ResultStyle& style_;
  const std::vector<ResultColumn>& columns_;
  const sdk::Schema& schema_;
  std::vector<std::vector<Cell>> rows_;
  std::vector<Amount> amounts_;
  AmountScale scale_;
  std::optional<TextTable> table_;
};

std::int64_t write_table(Rows& rows, Stream& out, const ResultStyle& style,
                         const std::vector<ResultColumn>& columns, const sdk::Schema& schema) {
  Waiting waiting(style, columns, schema);
  const std::int64_t count =
      rows.each([&](const std::vector<sdk::ColumnView>& views, std::int64_t row) {
        std::vector<Cell> cells;
        cells.reserve(views.size());
        for (std::size_t i = 0; i < views.size(); ++i) {
          cells.push_back(cell_of(columns[i], views[i], row, style));
          if (waits_for_scale(columns[i]) && !views[i].is_null(row))
            waiting.amount(i, views[i].integer(row));
          if (!rows.is_alarming(i, row)) continue;
          cells.back().style = Style::Bad;
          cells.back().mark = "!";
        }
        waiting.row(std::move(cells));
        if (waiting.many()) waiting.print(out);
      });
  waiting.print(out);
  waiting.table().print_footer(out, style.language,
                               style.footer ? style.footer(count) : std::vector<std::string>{});
  return count;
}

}  // namespace

std::vector<ResultColumn> columns_of(const sdk::Schema& schema) {
  std::vector<ResultColumn> out;
  for (const sdk::ColumnSpec& column : schema) {
    const bool is_id =
        column.type == sdk::Type::Int && (column.name == "id" || column.name.ends_with("_id"));
    out.push_back({.name = column.name, .label = column.name, .is_id = is_id});
  }
  return out;
}

void print_answer(Stream& out, Format format, TextTable& table,
                  const std::vector<std::string>& names) {
  switch (format) {
    case Format::Json:
    case Format::Jsonl:
      return table.print_json(out, names, format == Format::Jsonl);
    case Format::Csv:
      return table.print_csv(out, names);
    default:
      return table.print(out);
  }
}

std::int64_t write_result(Stream& out, const ResultStyle& style,
                          const std::vector<ResultColumn>& columns, sdk::BatchStream& rows) {
  Rows walk(out, style, columns, rows);
  switch (style.format) {
    case Format::Json:
    case Format::Jsonl:
      return write_json(walk, columns, style.format == Format::Jsonl);
    case Format::Csv:
      return write_csv(walk, out, columns);
    default:
      return write_table(walk, out, style, columns, *rows.schema());
  }
}

}  // namespace pareto::cli
