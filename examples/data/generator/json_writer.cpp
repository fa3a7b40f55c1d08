#include "json_writer.hpp"

#include <cstdio>

namespace pareto::demo {

void JsonWriter::name(std::string_view key) {
  text_ += first_ ? "\n" : ",\n";
  text_.append(2 * closers_.size(), ' ');
  if (!key.empty()) text_ += quoted(key) + ": ";
  first_ = false;
}

void JsonWriter::open(char bracket) {
  text_ += bracket;
  closers_.push_back(bracket == '{' ? '}' : ']');
  first_ = true;
}

void JsonWriter::end() {
  const char closer = closers_.back();
  closers_.pop_back();
  if (!first_) {
    text_ += '\n';
    text_.append(2 * closers_.size(), ' ');
  }
  text_ += closer;
  first_ = false;
}

void JsonWriter::text(std::string_view key, std::string_view value) {
  name(key);
  text_ += quoted(value);
}

void JsonWriter::integer(std::string_view key, std::int64_t value) {
  name(key);
  text_ += std::to_string(value);
}

void JsonWriter::decimal(std::string_view key, double value, int places) {
  name(key);
  char digits[64];
  std::snprintf(digits, sizeof digits, "%.*f", places, value);
  text_ += digits;
}

void JsonWriter::money(std::string_view key, Amount value) {
  integer(key, value);
  name(std::string(key) + "_yuan");
  text_ += format_amount(value, 4);
}

std::string JsonWriter::finish() {
  while (!closers_.empty()) end();
  return text_ + "\n";
}

std::string JsonWriter::quoted(std::string_view value) {
  std::string result = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

}  // namespace pareto::demo
