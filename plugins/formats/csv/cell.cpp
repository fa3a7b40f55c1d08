#include "cell.hpp"

#include "pareto/shown.hpp"

namespace pareto::csv_format {
namespace {

using sdk::Type;

// What spreadsheet programs take for the begin of a formula, also in the wide forms that some of
// them fold.
bool begins_formula(std::string_view text) {
  if (text.empty()) return false;
  if (std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos) return true;
  for (const std::string_view wide : {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
    if (text.substr(0, wide.size()) == wide) return true;
  }
  return false;
}

}  // namespace

void append_text(std::string& out, std::string_view text, char separator) {
  const bool formula = begins_formula(text);
  bool quote = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  for (const char c : text)
    quote |= c == separator || c == '"' || c == '\n' || c == '\r' || c == '\t';
  if (quote) out += '"';
  if (formula) out += '\'';
  for (const char c : text) {
    if (c == '"')
      out += "\"\"";
    else if ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') ||
             c == 0x7F)
      out += "\uFFFD";
    else
      out += c;
  }
  if (quote) out += '"';
}

void append_value(std::string& out, const sdk::Column& column, const sdk::ColumnView& values,
                  std::int64_t row, char separator, bool chinese) {
  if (values.is_null(row)) return;
  switch (column.type) {
    case Type::Text:
      return append_text(out, sdk::words_of(column, values, row), separator);
    case Type::Bool:
      out += values.integer(row) != 0 ? (chinese ? "是" : "yes") : (chinese ? "否" : "no");
      return;
    case Type::Date:
      out += values.date(row).iso();
      return;
    case Type::Time:
      out += sdk::moment_text(values.integer(row), ' ', true);
      return;
    case Type::Money:
      out += sdk::plain_decimal(values.integer(row), 2);
      return;
    case Type::Quantity:
      out += sdk::plain_decimal(values.integer(row), 0);
      return;
    case Type::Real:
      out += sdk::plain_real(values.real(row));
      return;
    default:
      out += std::to_string(values.integer(row));
  }
}

std::string heading(const sdk::Column& column, std::string_view currency, bool chinese) {
  std::string words = column.label.empty() ? column.name : column.label;
  const std::string_view unit =
      column.type == Type::Money ? currency : std::string_view(column.unit);
  if (unit.empty()) return words;
  return words + (chinese ? "（" : " (") + std::string(unit) + (chinese ? "）" : ")");
}

}  // namespace pareto::csv_format
