#include "sheet_reader.hpp"

#include <algorithm>
#include <charconv>

#include <pareto/cell_text.hpp>

namespace pareto::spreadsheetml {
namespace {

// Of "ss:Index" and the like; `otherwise` for none, and for what is none.
std::int64_t number(const char* text, std::int64_t otherwise, std::int64_t most) {
  if (text == nullptr) return otherwise;
  const std::string_view view(text);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(view.data(), view.data() + view.size(), value);
  return error == std::errc() && value >= 0 ? std::min(value, most) : otherwise;
}

}  // namespace

void SheetReader::begin(std::string_view name, const char** attributes) {
  if (name == "Workbook") {
    is_workbook_ = true;
  } else if (name == "Style") {
    const char* id = attribute(attributes, "ID");
    style_ = id != nullptr ? id : "";
  } else if (name == "NumberFormat") {
    if (const char* code = attribute(attributes, "Format"))
      formats_[style_] = sdk::format_of_code(code);
  } else if (name == "Worksheet") {
    const char* title = attribute(attributes, "Name");
    sheets_.push_back({title != nullptr ? title : "", true});
    next_row_ = 1;
  } else if (name == "Row") {
    begin_row(attributes);
  } else if (name == "Cell") {
    begin_cell(attributes);
  } else if (name == "Comment") {
    in_comment_ = true;
  } else if (name == "Data" && in_cell_ && !in_comment_) {
    const char* type = attribute(attributes, "Type");
    const std::string_view kind = type != nullptr ? type : "";
    kind_ = kind == "Number"     ? Kind::Number
            : kind == "DateTime" ? Kind::Day
            : kind == "Boolean"  ? Kind::Bool
                                 : Kind::Text;
    in_data_ = true;
  } else if (name == "Visible") {
    in_visible_ = true;
    value_.clear();
  }
}

void SheetReader::end(std::string_view name) {
  if (name == "Data" && !in_comment_) {
    in_data_ = false;
  } else if (name == "Comment") {
    in_comment_ = false;
  } else if (name == "Cell") {
    if (in_cell_) end_cell();
  } else if (name == "Row") {
    if (in_row_ && !sheets_.empty() && (!row_.cells.empty() || row_.too_long))
      sink_(sheets_.size() - 1, std::move(row_));
    in_row_ = false;
  } else if (name == "Visible") {
    // "SheetHidden" or "SheetVeryHidden"
    if (!sheets_.empty() && value_.find("Hidden") != std::string::npos)
      sheets_.back().visible = false;
    in_visible_ = false;
  }
}

void SheetReader::text(std::string_view piece) {
  if (!in_data_ && !in_visible_) return;
  if (value_.size() + piece.size() > kCellBytes)
    row_.too_long = true;
  else
    value_ += piece;
}

// A row may stand for several without cells.
void SheetReader::begin_row(const char** attributes) {
  constexpr std::int64_t kMost = sdk::SheetRange::kRows;
  row_ = SheetRow{};
  row_.number = std::max<std::int64_t>(1, number(attribute(attributes, "Index"), next_row_, kMost));
  next_row_ = std::min(row_.number + 1 + number(attribute(attributes, "Span"), 0, kMost), kMost);
  next_column_ = 0;
  in_row_ = true;
  in_cell_ = false;
}

void SheetReader::begin_cell(const char** attributes) {
  constexpr std::int64_t kMost = sdk::SheetRange::kColumns;
  if (!in_row_) return;
  column_ = number(attribute(attributes, "Index"), next_column_ + 1, kMost) - 1;
  column_ = std::max<std::int64_t>(0, column_);
  next_column_ =
      std::min(column_ + 1 + number(attribute(attributes, "MergeAcross"), 0, kMost), kMost);
  const char* style = attribute(attributes, "StyleID");
  const auto found = formats_.find(std::string_view(style != nullptr ? style : "Default"));
  format_ = found == formats_.end() ? sdk::NumberFormat{} : found->second;
  kind_ = Kind::Text;
  value_.clear();
  in_cell_ = true;
}

void SheetReader::end_cell() {
  in_cell_ = false;
  if (!range_.has_column(column_) || row_.number < range_.first_row ||
      row_.number > range_.last_row || value_.empty())
    return;
  const std::size_t begin = row_.text.size();
  switch (kind_) {
    case Kind::Number:
      sdk::append_value(row_.text, value_, format_, false);
      break;
    case Kind::Bool:
      row_.text += value_ == "1" || value_ == "true" ? "TRUE" : "FALSE";
      break;
    case Kind::Day:
      // A time alone stands on the last day before the calendar begins.
      sdk::append_iso(row_.text, value_.starts_with("1899-12-31T")
                                     ? std::string_view(value_).substr(10)
                                     : std::string_view(value_));
      break;
    case Kind::Text:
      row_.text += value_;
      break;
  }
  if (row_.text.size() > kRowBytes) row_.too_long = true;
  if (row_.text.size() == begin) return;
  row_.cells.push_back(
      {static_cast<std::size_t>(column_ - range_.first_column), begin, row_.text.size() - begin});
}

}  // namespace pareto::spreadsheetml
