#include "core/imports/run/raw_mending.hpp"

#include <algorithm>

#include "core/base/garbled_text.hpp"
#include "core/imports/shape/head_rows.hpp"

namespace pareto::imports {
namespace {

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

void count(MendedCounts& counts, std::string_view before, std::string_view after,
           std::int64_t line) {
  if (before != after && ++counts.texts == 1)
    counts.text = {line, std::string(before), std::string(after)};
  if (has_lost_text(after) && ++counts.lost == 1)
    counts.gone = {line, std::string(before), std::string(after)};
}

}  // namespace

void RawMending::fill_down(const FillDown& columns, const Layout& layout, const Shape& shape) {
  filler_.emplace(columns);
  sorter_.emplace(layout, shape);
  header_line_ = layout.has_header ? layout.header_line : -1;
}

std::string_view RawMending::brought_back(std::string_view cell, std::int64_t line) {
  if (is_ascii(cell)) return cell;
  auto found = known_.find(std::string(cell));
  if (found == known_.end()) {
    auto undone = ungarbled(cell);
    found = known_.emplace(std::string(cell), undone ? std::move(undone->text) : std::string(cell))
                .first;
  }
  count(counts_, cell, found->second, line);
  return found->second;
}

void RawMending::watch(const sdk::Batch& raw) {
  for (std::size_t c = 1; c < raw.columns(); ++c) {
    const sdk::ColumnView column = raw.column(c);
    for (std::int64_t row = 0; row < raw.rows(); ++row) {
      if (column.is_null(row)) continue;
      const std::string_view cell = column.text(row);
      if (is_ascii(cell) || !may_be_garbled(cell)) continue;
      const auto undone = ungarbled(cell);
      if (undone && ++counts_.left == 1)
        counts_.as_is = {raw.column(0).integer(row), std::string(cell), undone->text};
    }
  }
}

bool RawMending::changes(const sdk::Batch& raw) const {
  if (texts_ == Texts::BringBack || filler_) return true;
  if (corrections_.empty()) return false;
  const sdk::ColumnView lines = raw.column(0);
  for (std::int64_t row = 0; row < raw.rows(); ++row) {
    if (corrections_.has(lines.integer(row))) return true;
  }
  return false;
}

sdk::Batch RawMending::apply(sdk::Batch raw) {
  if (raw.columns() == 0) return raw;
  if (texts_ == Texts::Watch) watch(raw);
  if (!changes(raw)) return raw;
  std::vector<sdk::ColumnView> columns;
  for (std::size_t c = 0; c < raw.columns(); ++c) columns.push_back(raw.column(c));
  constexpr std::size_t kMostKnown = 100'000;
  sdk::BatchBuilder builder(raw.shared_schema());
  std::vector<std::string_view> cells(columns.size() - 1);
  for (std::int64_t row = 0; row < raw.rows(); ++row) {
    // Between rows: a row's cells are views into it.
    if (known_.size() >= kMostKnown) known_.clear();
    const std::int64_t line = columns[0].integer(row);
    builder.integer(0, line);
    for (std::size_t c = 0; c < cells.size(); ++c) {
      cells[c] = columns[c + 1].is_null(row) ? std::string_view() : columns[c + 1].text(row);
      if (texts_ == Texts::BringBack) cells[c] = brought_back(cells[c], line);
    }
    corrections_.apply(line, cells);
    if (filler_ && line > header_line_ && sorter_->kind([&](std::size_t i) {
          return i < cells.size() ? cells[i] : std::string_view();
        }) == RowKind::Data &&
        filler_->fill(cells) && ++counts_.filled == 1) {
      counts_.filled_line = line;
    }
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (cells[c].empty())
        builder.null(c + 1);
      else
        builder.text(c + 1, cells[c]);
    }
    builder.end_row();
  }
  return builder.finish();
}

Sample RawMending::fill(Sample sample) const {
  if (!filler_) return sample;
  Filler filler = *filler_;
  std::vector<std::string_view> cells;
  for (RawRow& row : sample.rows) {
    if (row.line <= header_line_) continue;
    row.cells.resize(std::max(row.cells.size(), sample.columns));
    cells.assign(row.cells.begin(), row.cells.end());
    if (sorter_->kind([&](std::size_t i) { return cell_at(row, i); }) != RowKind::Data ||
        !filler.fill(cells))
      continue;
    std::vector<std::string> filled(cells.begin(), cells.end());
    row.cells = std::move(filled);
  }
  return sample;
}

Sample bring_back_texts(Sample sample, MendedCounts& counts) {
  for (RawRow& row : sample.rows) {
    for (std::string& cell : row.cells) {
      if (is_ascii(cell)) continue;
      auto undone = ungarbled(cell);
      std::string after = undone ? std::move(undone->text) : cell;
      count(counts, cell, after, row.line);
      cell = std::move(after);
    }
  }
  return sample;
}

}  // namespace pareto::imports
