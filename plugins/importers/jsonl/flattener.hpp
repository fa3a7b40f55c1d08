// Turns one row of JSON into keys and texts: {"a":{"b":1.50},"c":["x","y"]} into a.b = "1.50" and
// c = "x; y".
//
// Numbers keep their own digits, true and false are words, null is nothing. Lists of plain values
// are joined, others stay JSON. One thread.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pareto::jsonl {

class Flattener {
 public:
  static constexpr std::size_t kMostDepth = 32;
  // Called for each value that is not null. Of a list of values that is a row itself the keys are
  // empty and `place` counts from 0.
  using Take = std::function<void(std::string_view key, std::size_t place, std::string_view text)>;
  enum class Row { Object, List, None };  // None: no row, or no JSON

  // `separator` stands between the values of a list.
  explicit Flattener(std::string separator);
  ~Flattener();
  Flattener(Flattener&&) noexcept;
  Flattener& operator=(Flattener&&) noexcept;

  // Values that came before a fault have been taken.
  Row parse(std::string_view text, const Take& take);

  // Why there was no row: the parser's words, empty if it is JSON but neither object nor list; and
  // the byte, from 1.
  [[nodiscard]] const std::string& fault() const { return fault_; }
  [[nodiscard]] std::size_t fault_at() const { return fault_at_; }

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
  std::string fault_;
  std::size_t fault_at_ = 0;
};

}  // namespace pareto::jsonl
