#include "values.hpp"

#include "pareto/shown.hpp"
#include "pareto/text_width.hpp"

namespace pareto::json {
namespace {

using sdk::Type;

void append_moment(std::string& out, std::int64_t microseconds) {
  out += '"' + sdk::moment_text(microseconds, 'T', true);
  std::int64_t rest = microseconds % 1'000'000;
  if (rest < 0) rest += 1'000'000;
  if (rest > 0) out += "." + std::to_string(1'000'000 + rest).substr(1);
  out += "Z\"";
}

}  // namespace

void append_text(std::string& out, std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  while (!text.empty()) {
    const auto byte = static_cast<unsigned char>(text.front());
    if (byte >= 0x80) {
      std::string_view rest = text;
      const bool broken = sdk::next_character(rest) == 0xFFFD;
      const std::size_t length = text.size() - rest.size();
      if (broken)
        out += "\uFFFD";
      else
        out += text.substr(0, length);
      text = rest;
      continue;
    }
    text.remove_prefix(1);
    switch (byte) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (byte < 0x20 || byte == 0x7F)
          ((out += "\\u00") += kHex[byte >> 4]) += kHex[byte & 15];
        else
          out += static_cast<char>(byte);
    }
  }
  out += '"';
}

void append_value(std::string& out, Type type, const sdk::ColumnView& values, std::int64_t row) {
  if (values.is_null(row)) {
    out += "null";
    return;
  }
  switch (type) {
    case Type::Text:
      return append_text(out, values.text(row));
    case Type::Bool:
      out += values.integer(row) != 0 ? "true" : "false";
      return;
    case Type::Date:
      out += '"' + values.date(row).iso() + '"';
      return;
    case Type::Time:
      return append_moment(out, values.integer(row));
    case Type::Money:
      out += '"' + sdk::plain_decimal(values.integer(row), 2) + '"';
      return;
    case Type::Quantity:
      out += '"' + sdk::plain_decimal(values.integer(row), 0) + '"';
      return;
    case Type::Real: {
      const std::string number = sdk::plain_real(values.real(row));
      out += number.empty() ? "null" : number;
      return;
    }
    default:
      out += std::to_string(values.integer(row));
  }
}

const char* name_of(Type type) {
  switch (type) {
    case Type::Bool:
      return "bool";
    case Type::Real:
      return "real";
    case Type::Text:
      return "text";
    case Type::Date:
      return "date";
    case Type::Time:
      return "time";
    case Type::Money:
      return "money";
    case Type::Quantity:
      return "quantity";
    default:
      return "int";
  }
}

}  // namespace pareto::json
