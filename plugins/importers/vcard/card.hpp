// One card at a time: its properties, and the values that they become.
//
//     CardReader reader(source, charsets);
//     while (reader.next() == CardReader::Found::Card) … reader.card().values …
//
// Pictures, sounds and keys are left out and counted. A card without its end is taken when another
// begins behind it, and not at the end of the file, where it may be cut off anywhere. Memory is
// that of one card. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "charsets.hpp"
#include "columns.hpp"
#include "line_reader.hpp"
#include "property.hpp"

namespace pareto::vcard {

struct Card {
  std::int64_t line = 0;  // where it begins, from 1
  std::vector<Value> values;
  std::size_t left_out = 0;  // pictures and the like
  bool too_long = false;     // more than CardReader::kMostBytes
};

class CardReader {
 public:
  static constexpr std::size_t kMostBytes = 8 * 1024 * 1024;
  enum class Found { Card, CutOff, End };

  // `charsets` outlives the reader.
  CardReader(LineReader::Source source, Charsets& charsets)
      : lines_(std::move(source)), charsets_(charsets) {}

  Found next();
  // Of a CutOff only its line.
  [[nodiscard]] const Card& card() const { return card_; }

 private:
  struct Kept {
    Property property;  // without its value
    std::string bytes;
  };

  bool find_begin();
  void begin();
  void take(Property& property);
  void lengthen(std::string_view line);
  Found finish();

  LineReader lines_;
  Charsets& charsets_;
  Card card_;
  std::vector<Kept> kept_;
  std::size_t bytes_ = 0;             // kept
  std::int64_t begin_line_ = 0;       // of the card being read
  bool begun_ = false, old_ = false;  // inside a card; it is of version 2.1
};

// Whether a property holds a picture, a sound or a key rather than text.
[[nodiscard]] bool is_blob(const Property& property);
[[nodiscard]] std::string unpacked(const Property& property, std::string_view bytes);

}  // namespace pareto::vcard
