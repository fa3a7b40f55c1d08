#include "statement.hpp"

#include <charconv>

namespace {

std::string_view field(std::string_view line, std::size_t first, std::size_t last) {
  std::string_view text = line.substr(first - 1, last - first + 1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  return text;
}

bool whole(std::string_view text, std::int64_t& number) {
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failure == std::errc() && end == text.data() + text.size();
}

std::string yuan(std::int64_t fen, bool out) {
  std::string text = std::to_string(fen);
  if (text.size() < 3) text.insert(0, 3 - text.size(), '0');
  return (out ? "-" : "") + text.insert(text.size() - 2, ".");
}

}  // namespace

Statement::Line Statement::wrong(std::string what) {
  trouble_ = std::move(what);
  return Line::Trouble;
}

Statement::Line Statement::take(std::string_view line, Payment& payment) {
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  if (line.empty()) return Line::Nothing;
  if (line.size() != kLineBytes)
    return wrong("a line has 120 bytes, this one " + std::to_string(line.size()));
  if (line[0] == 'H') return Line::Nothing;
  if (line[0] == 'T') {
    if (!whole(field(line, 2, 9), said_count_) || !whole(field(line, 10, 24), said_sum_))
      said_count_ = -1;
    return Line::Nothing;
  }
  if (line[0] != 'D') return wrong("a line begins with H, D or T");
  ++count_;
  std::int64_t day = 0, fen = 0;
  if (!whole(field(line, 2, 9), day) || field(line, 2, 9).size() != 8)
    return wrong("columns 2 to 9 are no date YYYYMMDD");
  if (!whole(field(line, 27, 41), fen) || fen < 0)
    return wrong("columns 27 to 41 are no amount in fen");
  const char direction = line[25];
  if (direction != 'C' && direction != 'D') return wrong("column 26 is neither C nor D");
  sum_ += direction == 'D' ? -fen : fen;
  const std::string_view date = field(line, 2, 9);
  payment.date = std::string(date.substr(0, 4)) + "-" + std::string(date.substr(4, 2)) + "-" +
                 std::string(date.substr(6));
  payment.reference = field(line, 10, 25);
  payment.amount = yuan(fen, direction == 'D');
  payment.who = field(line, 42, 81);
  payment.purpose = field(line, 82, 120);
  return Line::Payment;
}

std::string Statement::end() const {
  if (said_count_ < 0) return "the statement has no end (T): it was cut off";
  if (said_count_ != count_)
    return "the statement should have " + std::to_string(said_count_) + " payments and has " +
           std::to_string(count_);
  if (said_sum_ != sum_) return "the payments do not add up to what the statement says";
  return {};
}
