#include "sheet.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "names.hpp"
#include "pareto/batch_builder.hpp"
#include "pareto/shown.hpp"

namespace pareto::xlsx_format {
namespace {

using sdk::Column;
using sdk::Role;
using sdk::Type;

constexpr std::uint32_t kFormRows = 20'000;  // as far down as a form offers its lists
constexpr std::size_t kLongestRule = 255;    // characters of a list that stands in the rule itself
constexpr double kWidest = 60, kNarrowest = 8;
constexpr std::uint32_t kSeenRows = 5'000;  // of which the widths of columns follow

void check(lxw_error error) {
  // What the library says is English; it is about our own mistakes, but for a full disk.
  if (error != LXW_NO_ERROR)
    throw sdk::Failure(error == LXW_ERROR_CREATING_TMPFILE ? PARETO_E_IO : PARETO_E_FAIL,
                       lxw_strerror(error));
}

// Days since 1970 as Excel counts them; it knows none before March 1900 for certain.
constexpr std::int64_t kFirstDay = 61, kExcelEpoch = 25'569;

std::string heading_of(const Column& column, const std::string& currency, bool form, bool chinese) {
  std::string words = column.label.empty() ? column.name : column.label;
  if (form) return column.required ? words + " *" : words;
  const std::string& unit =
      column.type == Type::Money && column.unit.empty() ? currency : column.unit;
  if (!unit.empty()) words += (chinese ? "（" : " (") + unit + (chinese ? "）" : ")");
  if (!column.note.empty()) words += "\n" + column.note;
  return words;
}

std::string column_letters(std::size_t column) {
  std::string out;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return out;
}

// Numbers stand at the right of their cells, days too.
bool is_number_cell(const Column& column) {
  return column.type != Type::Text && column.type != Type::Bool;
}

// "+80.1%" as 0.801: 801 of 1000, which is the nearest number there is.
std::optional<double> share_of(std::string_view told) {
  if (told.empty() || told.back() != '%') return std::nullopt;
  std::string digits;
  double parts = 100;
  bool behind_point = false;
  for (std::size_t i = 0; i + 1 < told.size(); ++i) {
    if (told.substr(i).starts_with(sdk::kMinus)) {
      digits += '-';
      i += sdk::kMinus.size() - 1;
    } else if (told[i] == '.') {
      behind_point = true;
    } else if (told[i] != ',' && told[i] != '+') {
      digits += told[i];
      if (behind_point) parts *= 10;
    }
  }
  std::int64_t value = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return fault == std::errc() && end == digits.data() + digits.size()
             ? std::optional(static_cast<double>(value) / parts)
             : std::nullopt;
}

}  // namespace

TableSheets::TableSheets(Book& book, const std::string& title, const sdk::TableInfo& info)
    : book_(book), title_(title), info_(info) {
  for (std::size_t i = 0; i < info.columns.size(); ++i) {
    if (info.columns[i].role == Role::Spark) continue;
    shown_.push_back(i);
    formats_.push_back(number_format(info.columns[i], is_form()));
    // Words that begin where a number ends would be read as one.
    apart_.push_back(shown_.size() > 1 && !is_number_cell(info.columns[i]) &&
                     is_number_cell(info.columns[shown_[shown_.size() - 2]]));
    plain_.push_back(book.styles.of(
        (info.columns[i].flags & PARETO_COLUMN_STRONG) != 0 ? Look::Strong : Look::Plain,
        formats_.back(), apart_.back()));
  }
}

void TableSheets::see(std::size_t place, std::string_view text) {
  if (row_ > kSeenRows) return;
  widths_[place] = std::max(widths_[place], std::min(kWidest, width_of(text) + 2));
}

std::string TableSheets::cells_of(std::size_t column) const {
  const auto place = std::find(shown_.begin(), shown_.end(), column);
  if (sheets_ != 1 || place == shown_.end() || row_ < 2) return {};
  std::string quoted;
  for (const char c : name_) quoted += c == '\'' ? "''" : std::string(1, c);
  const std::string letters =
      "$" + column_letters(static_cast<std::size_t>(place - shown_.begin())) + "$";
  return "'" + quoted + "'!" + letters + "2:" + letters + std::to_string(row_);
}

void TableSheets::begin_sheet() {
  name_ = sheet_name(title_.empty() ? info_.name : title_, book_.names);
  ++sheets_;
  sheet_ = workbook_add_worksheet(book_.workbook, name_.c_str());
  if (sheet_ == nullptr)
    throw sdk::Failure(PARETO_E_FAIL,
                       std::string(book_.job.say("the workbook did not take a further sheet",
                                                 "工作簿加不了新表")));
  widths_.assign(shown_.size(), kNarrowest);
  if (sheets_ == 1) sums_.assign(shown_.size(), 0);
  row_ = 0;
  const std::string currency = sdk::Amounts(book_.job).currency_name();
  for (std::size_t k = 0; k < shown_.size(); ++k) {
    const Column& column = info_.columns[shown_[k]];
    const std::string words =
        cell_text(heading_of(column, currency, is_form(), book_.job.chinese()));
    const Look look = is_form() && column.required ? Look::RequiredHead : Look::Head;
    check(worksheet_write_string(sheet_, 0, static_cast<lxw_col_t>(k), words.c_str(),
                                 book_.styles.of(look, {}, apart_[k])));
    see(k, words);
    if (is_form()) {
      offer_choices(static_cast<std::uint16_t>(k), column);
    }
  }
  row_ = 1;
  worksheet_freeze_panes(sheet_, 1, 0);
}

void TableSheets::end_sheet() {
  if (sheet_ == nullptr) return;
  const auto last = static_cast<lxw_col_t>(std::max<std::size_t>(shown_.size(), 1) - 1);
  if (!shown_.empty() && !is_form())
    worksheet_autofilter(sheet_, 0, 0, std::max<std::uint32_t>(row_, 2) - 1, last);
  for (std::size_t k = 0; k < shown_.size(); ++k) {
    // In a form the column's own form holds for what is typed below, so that 0031 stays 0031.
    lxw_format* format =
        is_form() && !formats_[k].empty() ? book_.styles.of(Look::Plain, formats_[k]) : nullptr;
    worksheet_set_column(sheet_, static_cast<lxw_col_t>(k), static_cast<lxw_col_t>(k), widths_[k],
                         format);
  }
  worksheet_set_paper(sheet_, kA4);
  worksheet_set_landscape(sheet_);
  worksheet_fit_to_pages(sheet_, 1, 0);
  worksheet_repeat_rows(sheet_, 0, 0);
  written_ = std::exchange(sheet_, nullptr);
}

// A rule of Excel's for what may be typed. What it cannot hold in itself it reads from the hidden
// sheet.
void TableSheets::offer_choices(std::uint16_t place, const Column& column) {
  lxw_data_validation rule{};
  const bool chinese = book_.job.chinese();
  std::string help = cell_text(column.note, 255), title = cell_text(column.label, 32);
  std::vector<std::string> words;
  for (const sdk::ColumnChoice& choice : column.choices)
    words.push_back(cell_text(choice.label.empty() ? choice.code : choice.label, 255));
  if (column.type == Type::Bool) words = {chinese ? "是" : "yes", chinese ? "否" : "no"};
  std::vector<char*> list;  // the library takes what it only reads as if it were its own
  std::string formula, error_title, error_message;
  rule.validate = LXW_VALIDATION_TYPE_ANY;
  if (!words.empty()) {
    std::size_t length = 0;
    bool plain = true;
    for (const std::string& word : words) {
      length += word.size() + 1;
      plain = plain && word.find(',') == std::string::npos && word.find('"') == std::string::npos;
    }
    if (plain && length <= kLongestRule) {
      rule.validate = LXW_VALIDATION_TYPE_LIST;
      for (std::string& word : words) list.push_back(word.data());
      list.push_back(nullptr);
      rule.value_list = list.data();
    } else {
      rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      const std::string letters = column_letters(book_.lists.lists.size());
      formula = "='" + book_.lists.sheet + "'!$" + letters + "$1:$" + letters + "$" +
                std::to_string(words.size());
      rule.value_formula = formula.data();
      book_.lists.lists.push_back(words);
    }
    error_title = chinese ? "不在可选值里" : "None of the choices";
    error_message = chinese ? "请从下拉列表里选一个。" : "Please take one from the list.";
  } else if (column.type == Type::Date) {
    rule.validate = LXW_VALIDATION_TYPE_DATE;
    rule.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    rule.minimum_datetime = {1900, 3, 1, 0, 0, 0};
    rule.maximum_datetime = {9999, 12, 31, 0, 0, 0};
    error_title = chinese ? "不是日期" : "Not a day";
    error_message = chinese ? "请写成 2026-10-31 这样。" : "Please write it as 2026-10-31.";
  }
  if (!error_title.empty()) {
    rule.error_title = error_title.data();
    rule.error_message = error_message.data();
  }
  rule.ignore_blank = LXW_VALIDATION_ON;
  rule.dropdown = LXW_VALIDATION_ON;
  if (!help.empty()) {
    rule.input_title = title.data();
    rule.input_message = help.data();
    rule.show_input = LXW_VALIDATION_ON;
  }
  if (rule.validate == LXW_VALIDATION_TYPE_ANY && help.empty()) return;
  check(worksheet_data_validation_range(sheet_, 1, place, kFormRows, place, &rule));
}

void TableSheets::write_cell(std::uint32_t row, std::uint16_t place, const Column& column,
                             const sdk::ColumnView& values, std::int64_t from) {
  if (values.is_null(from)) return;
  Look look = is_form() ? Look::Example : Look::Plain;
  const auto format = [&] {
    return look == Look::Plain ? plain_[place]
                               : book_.styles.of(look, formats_[place], apart_[place]);
  };
  if (sums_[place] &&
      (column.type == Type::Money || column.type == Type::Quantity || column.type == Type::Int)) {
    if (__builtin_add_overflow(*sums_[place], values.integer(from), &*sums_[place]))
      sums_[place].reset();
  }
  const auto number = [&](double value) {
    check(worksheet_write_number(sheet_, row, place, value, format()));
    see(place, "0,000,000.00");
  };
  const auto text = [&](std::string_view words) {
    std::string cell = cell_text(words);
    check(worksheet_write_string(sheet_, row, place, cell.c_str(), format()));
    see(place, cell);
  };
  switch (column.type) {
    case Type::Text: {
      const std::string_view words = sdk::words_of(column, values, from);
      if (sdk::warns(column, values, from)) look = Look::Bad;
      for (const sdk::ColumnChoice& choice : column.choices) {
        if (choice.code == words && !choice.label.empty()) return text(choice.label);
      }
      return text(words);
    }
    case Type::Bool:
      return text(book_.job.say(values.integer(from) != 0 ? "yes" : "no",
                                values.integer(from) != 0 ? "是" : "否"));
    case Type::Date: {
      const sdk::Date day = values.date(from);
      const std::int64_t serial = day.days + kExcelEpoch;
      if (serial < kFirstDay) return text(day.iso());
      return number(static_cast<double>(serial));
    }
    case Type::Time: {
      const double serial = static_cast<double>(values.integer(from)) / 86'400'000'000.0 +
                            static_cast<double>(kExcelEpoch);
      return number(serial);
    }
    case Type::Money:
    case Type::Quantity:
      return number(static_cast<double>(values.integer(from)) / 10'000.0);
    case Type::Real: {
      const double value = values.real(from);
      if (std::isfinite(value)) number(value);
      return;
    }
    default: {
      // Excel rounds what has more than 15 digits.
      const std::int64_t value = values.integer(from);
      constexpr std::int64_t kExact = 999'999'999'999'999;
      if (value > kExact || value < -kExact) return text(std::to_string(value));
      return number(static_cast<double>(value));
    }
  }
}

void TableSheets::write_total() {
  if (info_.total.empty()) return;
  for (std::size_t k = 0; k < shown_.size(); ++k) {
    const sdk::Span& span = info_.total[shown_[k]];
    if (span.text.empty()) continue;
    const Look look = span.style == sdk::Style::Bad ? Look::Bad : Look::Strong;
    const auto at = static_cast<lxw_col_t>(k);
    if (const auto number = total_number(k, span.text)) {
      check(worksheet_write_number(sheet_, row_, at, *number, book_.styles.of(look, formats_[k])));
      see(k, "0,000,000.00");
      continue;
    }
    // In another unit than the cells above it, so it says which.
    const sdk::Heading heading = sdk::heading_of(info_.columns[shown_[k]], sdk::Amounts(book_.job));
    const std::string words =
        cell_text(heading.unit.empty() ? span.text : span.text + " " + heading.unit);
    check(worksheet_write_string(sheet_, row_, at, words.c_str(),
                                 book_.styles.of(look, {}, apart_[k])));
  }
}

// A total is told in the words of the reader. Where these are the sum of the rows, or a share, it
// is a number here as the cells are.
std::optional<double> TableSheets::total_number(std::size_t place, std::string_view told) const {
  const Column& column = info_.columns[shown_[place]];
  if (!sdk::is_number(column)) return std::nullopt;
  if (column.type == Type::Real)
    return column.meaning == PARETO_M_PERCENT ? share_of(told) : std::nullopt;
  if (!sums_[place]) return std::nullopt;
  sdk::BatchBuilder one({{column.name, column.type}});
  one.integer(0, *sums_[place]);
  one.end_row();
  const sdk::Batch sum = one.finish();
  if (sdk::shown(column, sum.column(0), 0, sdk::Amounts(book_.job)) != told) return std::nullopt;
  return column.type == Type::Int ? static_cast<double>(*sums_[place])
                                  : static_cast<double>(*sums_[place]) / 10'000.0;
}

void TableSheets::write(sdk::BatchStream& rows) {
  begin_sheet();
  for (sdk::Batch batch; rows.next(batch); batch = sdk::Batch()) {
    book_.job.check();
    for (std::int64_t row = 0; row < batch.rows(); ++row) {
      if (row_ >= book_.most_rows) {
        end_sheet();
        begin_sheet();
      }
      for (std::size_t k = 0; k < shown_.size(); ++k) {
        write_cell(row_, static_cast<std::uint16_t>(k), info_.columns[shown_[k]],
                   batch.column(shown_[k]), row);
      }
      ++row_;
    }
  }
  if (row_ < book_.most_rows) write_total();
  end_sheet();
}

}  // namespace pareto::xlsx_format
