// From the bytes of a file to UTF-8, and back to GB18030 for those who need it.
//
// Exports from ERP systems come in UTF-8 with or without a byte order mark, GB18030 (and its
// subsets GBK and GB2312), Big5, UTF-16 and Windows-1252, and say so nowhere. `detect_encoding`
// weighs a sample; `Decoder` turns a stream of blocks into valid UTF-8, replacing what cannot be
// read by U+FFFD and counting it. A byte order mark is never part of the text.
//
// Threading: the functions any thread; a Decoder belongs to one thread at a time.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace pareto {

enum class Encoding { Utf8, Utf16Le, Utf16Be, Gb18030, Big5, Windows1252 };

// "UTF-8", "GB18030", … as people and `--encoding` write it.
[[nodiscard]] std::string_view name_of(Encoding encoding);
// Also gbk, gb2312, cp936, utf8, utf-16, cp950, latin1, iso-8859-1 and cp1252, in any case.
[[nodiscard]] std::optional<Encoding> parse_encoding(std::string_view name);

struct DetectedEncoding {
  Encoding encoding = Encoding::Utf8;
  double confidence = 0;  // 0 to 1; about 0 for what is no text at all
  bool byte_order_mark = false;
  bool only_ascii = false;  // the sample decides nothing: every encoding but UTF-16 reads it alike
  // What it would be if it were not that; nothing where a mark or the bytes' form decides.
  std::optional<Encoding> second = {};
};

// Below it a reader had better look at the text before believing it.
inline constexpr double kSureEncoding = 0.7;

// `sample`: the first bytes of a file, 64 KiB are plenty; it may end inside a character.
[[nodiscard]] DetectedEncoding detect_encoding(std::string_view sample);

// What becomes of a run of characters in GB18030 or Big5 that lost one byte, so that every pair
// behind it is read one byte off and the last one lacks its half.
//   Keep    characters that nobody uses stand where the bytes say so
//   Mend    the place is looked for where leaving out half a character makes all others common ones;
//           U+FFFD stands for the one that lost its half
enum class Slips { Keep, Mend };

// Behind an encoding's name where importers are told it ("GB18030+mended"): Slips::Mend.
inline constexpr std::string_view kMendedSuffix = "+mended";

class Decoder {
 public:
  explicit Decoder(Encoding encoding, Slips slips = Slips::Keep);
  ~Decoder();
  Decoder(Decoder&&) noexcept;
  Decoder& operator=(Decoder&&) noexcept;

  // Appends the text of `bytes` to `out`. A character may be cut between two calls; set `is_last`
  // with the last block, which may be empty. Nothing may follow it.
  void feed(std::string_view bytes, bool is_last, std::string& out);

  // Places that could not be read and became U+FFFD.
  [[nodiscard]] std::size_t replaced() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The text in another encoding; nothing where a character has no form in it.
[[nodiscard]] std::optional<std::string> encode(std::string_view utf8, Encoding encoding);

// All at once, for small texts.
[[nodiscard]] std::string decode(std::string_view bytes, Encoding encoding);

// GB18030 knows all of Unicode; damaged UTF-8 becomes its replacement character.
[[nodiscard]] std::string encode_gb18030(std::string_view utf8);

[[nodiscard]] bool is_valid_utf8(std::string_view text);

}  // namespace pareto
