#include "sheet_reader.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <pareto/cell_text.hpp>
#include <pareto/words.hpp>

#include "cell_text.hpp"

namespace pareto::xlsx {
namespace {

std::int64_t number(const char* text) {
  if (text == nullptr) return -1;
  const std::string_view view(text);
  std::int64_t value = -1;
  const auto [end, error] = std::from_chars(view.data(), view.data() + view.size(), value);
  return error == std::errc() && end == view.data() + view.size() ? value : -1;
}

// The column of "AB12", from 0; -1 if there are no letters, or more than a sheet has.
std::int64_t column_of(const char* reference) {
  std::int64_t column = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = static_cast<char>(reference[i] & ~0x20);
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + (c - 'A' + 1);
  }
  return column - 1;
}

}  // namespace

SheetReader::Kind SheetReader::kind_of(std::string_view type) {
  if (type == "s") return Kind::Shared;
  if (type == "str" || type == "inlineStr") return Kind::Text;
  if (type == "b") return Kind::Bool;
  if (type == "e") return Kind::Error;
  return type == "d" ? Kind::Iso : Kind::Number;
}

CellReference parse_reference(std::string_view reference) {
  CellReference found;
  found.column = column_of(std::string(reference).c_str());
  const auto letters = std::min(reference.find_first_of("0123456789"), reference.size());
  const std::string_view digits = reference.substr(letters);
  if (std::from_chars(digits.data(), digits.data() + digits.size(), found.row).ec != std::errc())
    found.row = 0;
  return found;
}

SheetReader::SheetReader(sdk::Job job, ZipPart part, const Workbook& workbook,
                         const SharedStrings& strings, const sdk::SheetRange& range)
    : job_(job),
      workbook_(workbook),
      strings_(strings),
      range_(range),
      xml_(job, std::move(part), *this) {}

bool SheetReader::next() {
  row_ready_ = false;
  while (!row_ready_ && xml_.run()) {
  }
  return row_ready_;
}

std::string_view SheetReader::text(std::size_t i) const {
  const Cell& cell = cells_[i];
  return cell.shared ? std::string_view(cell.shared, cell.size)
                     : std::string_view(text_).substr(cell.begin, cell.size);
}

void SheetReader::begin(std::string_view name, const Attributes& attributes) {
  if (in_cell_) {
    if (name == "v" || (name == "t" && !in_phonetic_)) {
      into_ = &value_;
      has_value_ = true;
    } else if (name == "f") {
      into_ = &formula_;
      has_formula_ = true;
    } else if (name == "rPh") {
      in_phonetic_ = true;
    }
  } else if (name == "c") {
    if (row_wanted_) begin_cell(attributes);
  } else if (name == "row") {
    begin_row(attributes);
  } else if (name == "dimension") {
    if (const char* reference = attributes.find("ref")) take_dimension(reference);
  }
}

void SheetReader::end(std::string_view name) {
  if (name == "v" || name == "t" || name == "f") {
    into_ = nullptr;
  } else if (name == "c") {
    if (in_cell_) end_cell();
    in_cell_ = false;
  } else if (name == "rPh") {
    in_phonetic_ = false;
  } else if (name == "row") {
    if (cells_.empty() && trouble_.empty()) return;
    row_ready_ = true;
    xml_.pause();
  } else if (name == "sheetData") {
    // What follows (merged cells, validations, drawings) is nothing to import.
    xml_.stop();
  }
}

void SheetReader::text(std::string_view piece) {
  if (into_ == nullptr) return;
  if (into_->size() + piece.size() > kCellBytes) {
    too_long_ = true;
    return;
  }
  *into_ += piece;
}

void SheetReader::begin_row(const Attributes& attributes) {
  const std::int64_t said = number(attributes.find("r"));
  row_ = said > 0 ? said : row_ + 1;
  cells_.clear();
  text_.clear();
  trouble_.clear();
  bytes_ = width_ = 0;
  next_column_ = 0;
  row_wanted_ = row_ >= range_.first_row && row_ <= range_.last_row;
  if (row_ > range_.last_row) xml_.stop();
}

void SheetReader::begin_cell(const Attributes& attributes) {
  in_phonetic_ = has_value_ = has_formula_ = too_long_ = false;
  value_.clear();
  formula_.clear();
  into_ = nullptr;
  kind_ = Kind::Number;
  style_ = 0;
  column_ = next_column_;
  for (const char** at = attributes.list(); *at != nullptr; at += 2) {
    if (at[0][0] == '\0' || at[0][1] != '\0') continue;  // r, s and t are all that matters
    const char* value = at[1];
    if (at[0][0] == 'r') {
      if (const auto column = column_of(value); column >= 0) column_ = column;
    } else if (at[0][0] == 's') {
      style_ = static_cast<std::size_t>(std::max<std::int64_t>(0, number(value)));
    } else if (at[0][0] == 't') {
      kind_ = kind_of(value);
    }
  }
  next_column_ = column_ + 1;
  in_cell_ = range_.has_column(column_);
}

void SheetReader::end_cell() {
  if (too_long_ || bytes_ > kRowBytes) {
    object(too_long_ ? sdk::say(job_, {"the cell is longer than 1 MiB", "单元格超过 1 MiB"})
                     : sdk::say(job_, {"the row is longer than 8 MiB", "该行超过 8 MiB"}));
    return;
  }
  const std::size_t begin = text_.size();
  const char* shared = nullptr;
  std::size_t size = 0;
  if (!has_value_ || (value_.empty() && has_formula_ && kind_ != Kind::Text)) {
    // A formula that no program has computed: its own text, so that nothing is lost unseen.
    if (!has_formula_) return;
    text_ += '=';
    append_string(text_, formula_);
  } else if (value_.empty()) {
    return;
  } else {
    switch (kind_) {
      case Kind::Shared: {
        const std::int64_t index = number(value_.c_str());
        if (index < 0 || static_cast<std::size_t>(index) >= strings_.size()) {
          object(
              sdk::say(job_, {"there is no shared string {}", "共享字符串 {} 不存在"}, {value_}));
          return;
        }
        const std::string_view found = strings_[static_cast<std::size_t>(index)];
        shared = found.data();
        size = found.size();
        break;
      }
      case Kind::Text:
        append_string(text_, value_);
        break;
      case Kind::Bool:
        text_ += value_ == "1" || value_ == "true" ? "TRUE" : "FALSE";
        break;
      case Kind::Error:
        text_ += value_;
        break;
      case Kind::Iso:
        sdk::append_iso(text_, value_);
        break;
      case Kind::Number:
        sdk::append_value(text_, value_, workbook_.format(style_), workbook_.date1904);
        break;
    }
  }
  if (shared == nullptr) size = text_.size() - begin;
  if (size == 0) return;
  bytes_ += size;
  const auto column = static_cast<std::size_t>(column_ - range_.first_column);
  width_ = std::max(width_, column + 1);
  cells_.push_back({column, shared, begin, size});
}

void SheetReader::object(std::string why) {
  if (!trouble_.empty()) return;
  trouble_ = std::move(why);
  trouble_column_ = static_cast<std::size_t>(column_ - range_.first_column);
}

void SheetReader::take_dimension(std::string_view reference) {
  const auto colon = reference.find(':');
  const auto last =
      parse_reference(colon == std::string_view::npos ? reference : reference.substr(colon + 1));
  const std::int64_t column = std::min(last.column, range_.last_column);
  claimed_columns_ =
      static_cast<std::size_t>(std::max<std::int64_t>(0, column - range_.first_column + 1));
  claimed_rows_ = std::max<std::int64_t>(0, std::min(last.row, range_.last_row));
}

}  // namespace pareto::xlsx
