// Writes JSON in the order of the calls, two spaces deep, one value a line; enough for
// expected.json.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "amount.hpp"

namespace pareto::demo {

class JsonWriter {
 public:
  JsonWriter() { open('{'); }

  void begin_object(std::string_view key = {}) {
    name(key);
    open('{');
  }
  void begin_array(std::string_view key) {
    name(key);
    open('[');
  }
  void end();  // of the innermost object or array

  void text(std::string_view key, std::string_view value);
  void integer(std::string_view key, std::int64_t value);
  void decimal(std::string_view key, double value, int places);
  // `key` in 1/10000 and `key`_yuan as a decimal number.
  void money(std::string_view key, Amount value);

  [[nodiscard]] std::string finish();  // closes what is open

 private:
  void name(std::string_view key);
  void open(char bracket);
  static std::string quoted(std::string_view value);

  std::string text_;
  std::vector<char> closers_;
  bool first_ = true;
};

}  // namespace pareto::demo
