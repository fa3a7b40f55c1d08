// A property of a vCard, "item1.TEL;TYPE=WORK,VOICE:+86 21 5555": its name, what it says of its
// value, and the value.
//
// The three versions write the same in three ways (TEL;WORK, TEL;TYPE=WORK, TEL;TYPE="work"); here
// they are one. Pure functions and plain values; bytes, whatever their encoding.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pareto::vcard {

struct Property {
  enum class Packing { Plain, QuotedPrintable, Base64 };

  std::string group, name;         // "ITEM1", "TEL": in capitals
  std::vector<std::string> types;  // "WORK", "VOICE": in capitals
  std::string charset;             // as given; empty: not said
  std::string service;             // X-SERVICE-TYPE
  Packing packing = Packing::Plain;
  int preference = 101;    // 1 is dearest; 101: not said
  std::string_view value;  // as it stands in the line, still packed

  [[nodiscard]] bool is(std::string_view type) const;
};

// False for what is no property. The value is a part of `line`.
[[nodiscard]] bool parse_property(std::string_view line, Property& property);

// Turns "=E5=BC=A0" into its bytes; what is no such triple stays.
[[nodiscard]] std::string unpack_quoted_printable(std::string_view text);

// Components of "Doe;John;;Mr.;": split at semicolons that are not escaped; still escaped.
[[nodiscard]] std::vector<std::string_view> split_components(std::string_view value);

// Takes out the escapes: \, \; \: \\ and, where `breaks`, \n as a line break.
[[nodiscard]] std::string unescape(std::string_view value, bool breaks);

[[nodiscard]] std::string in_capitals(std::string_view text);
// Whatever their case; ASCII.
[[nodiscard]] bool same_word(std::string_view a, std::string_view b);
[[nodiscard]] bool holds_word(std::string_view text, std::string_view word);
[[nodiscard]] std::string_view without_edges(std::string_view text);  // blanks and line breaks

}  // namespace pareto::vcard
