// The rows of a JSON file as texts, one after the other, each to be parsed by itself: what is
// wrong with one does not touch the next.
//
// Works on UTF-8. A row beyond the limit is passed over whole, so memory stays bounded. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "document_shape.hpp"

namespace pareto::jsonl {

// What is shown of a row that is not read: some 200 bytes, cut at the border of a character.
[[nodiscard]] std::string_view beginning_of(std::string_view text);

class ElementReader {
 public:
  // Gives the next piece of text, valid until the next call; empty at the end.
  using Source = std::function<std::string_view()>;
  enum class Found {
    Element,
    TooLong,   // text() is its beginning
    Unclosed,  // it begins in line() and does not end; nothing behind it was read
    End
  };
  static constexpr std::size_t kMostBytes = 8 * 1024 * 1024;

  explicit ElementReader(Source source) : source_(std::move(source)) {}

  // Text ahead without consuming it: at least `bytes`, or all that is left.
  std::string_view peek(std::size_t bytes);
  [[nodiscard]] bool source_ended() const { return ended_; }

  // How the rows stand; before the first next().
  void start(const Shape& shape);
  Found next();

  // Of the row found last. The view is valid until the next call.
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::int64_t line() const { return line_; }           // 1-based, where it begins
  [[nodiscard]] std::uint64_t consumed() const { return consumed_; }  // bytes of text

 private:
  Found next_line();
  Found next_value();
  Found skip_value(std::size_t seen, std::size_t depth, bool quoted);
  bool refill();
  void consume(std::size_t bytes);
  [[nodiscard]] std::string_view rest() const { return std::string_view(buffer_).substr(begin_); }

  Source source_;
  Shape shape_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of what is unread in the buffer
  bool ended_ = false, over_ = false;
  std::size_t taken_ = 0;  // bytes of the row that next() gave, to be consumed by the next one

  std::string_view text_;
  std::string beginning_;  // of a row that was too long
  std::int64_t line_ = 0, next_line_ = 1;
  std::uint64_t consumed_ = 0;
};

}  // namespace pareto::jsonl
