// A bank's statement in lines of fixed width, as many banks still send it: 120 bytes each, in
// GB18030, so that a Chinese character takes two of them and a position is a number of bytes, not
// of characters.
//
//     H  1-1 kind, 2-23 account, 24-31 from (YYYYMMDD), 32-39 to
//     D  1-1 kind, 2-9 date, 10-25 reference, 26-26 C (in) or D (out), 27-41 amount in fen, 42-81 who, 82-120 what for
//     T  1-1 kind, 2-9 number of D lines, 10-24 their sum in fen (out counts as less)
//
// Pure; one thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

inline constexpr std::size_t kLineBytes = 120;

// One D line as text, still in the bank's encoding where it may be Chinese.
struct Payment {
  std::string date, reference, amount, who, purpose;  // 2026-10-31, …, -1234.56, …
};

class Statement {
 public:
  enum class Line { Nothing, Payment, Trouble };

  // Takes the next line. Trouble: see trouble(); the others can still be taken.
  Line take(std::string_view line, Payment& payment);
  [[nodiscard]] const std::string& trouble() const { return trouble_; }
  // What is wrong with the file as a whole, once its last line was taken; empty: nothing. A
  // statement that was cut off is no statement.
  [[nodiscard]] std::string end() const;

 private:
  Line wrong(std::string what);

  std::string trouble_;
  std::int64_t count_ = 0, sum_ = 0, said_count_ = -1, said_sum_ = 0;
};
