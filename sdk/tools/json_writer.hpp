// Writes JSON, indented, member after member; knows nothing of what it writes.
#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

class JsonWriter {
 public:
  void begin(char bracket) {
    open(bracket);
    ++depth_;
    first_ = true;
  }
  void end(char bracket) {
    --depth_;
    if (!first_) line();
    first_ = false;
    out_ += bracket;
  }
  void key(std::string_view name) {
    separate();
    quote(name);
    out_ += ": ";
    after_key_ = true;
  }
  void value(std::string_view text) {
    separate();
    quote(text);
  }
  void value(std::int64_t number) {
    separate();
    out_ += std::to_string(number);
  }
  void value(double number) {
    separate();
    char digits[40];
    out_.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
  }
  void yes() {
    separate();
    out_ += "true";
  }
  [[nodiscard]] std::string text() const { return out_ + '\n'; }

 private:
  void open(char bracket) {
    separate();
    out_ += bracket;
  }
  void separate() {
    if (after_key_) {
      after_key_ = false;
      return;
    }
    if (!first_) out_ += ',';
    first_ = false;
    if (depth_ > 0) line();
  }
  void line() {
    out_ += '\n';
    out_.append(2 * static_cast<std::size_t>(depth_), ' ');
  }
  void quote(std::string_view text) {
    static constexpr char kHex[] = "0123456789abcdef";
    out_ += '"';
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == '"' || c == '\\')
        (out_ += '\\') += c;
      else if (byte < 0x20)
        ((out_ += "\\u00") += kHex[byte >> 4]) += kHex[byte & 15];
      else
        out_ += c;
    }
    out_ += '"';
  }

  std::string out_;
  int depth_ = 0;
  bool first_ = true, after_key_ = false;
};
