// Values of a vCard as UTF-8, each by its own CHARSET or by the encoding of the file.
//
// Old phones write CHARSET=GBK or nothing at all; what is not said is detected over all values of
// the file. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <pareto/importer.hpp>

namespace pareto::vcard {

class Charsets {
 public:
  // `encoding` is that of values that do not say theirs; empty or "auto": what detect() finds.
  // Throws Failure(PARETO_E_ARGUMENT) for one that the host does not know.
  Charsets(const sdk::Job& job, std::string encoding);

  // Looks at the bytes of values that do not say their encoding.
  void detect(std::string_view bytes);
  [[nodiscard]] const std::string& encoding() const { return encoding_; }
  [[nodiscard]] double confidence() const { return confidence_; }

  [[nodiscard]] bool knows(const std::string& charset) const;
  [[nodiscard]] std::string decode(std::string_view bytes, const std::string& charset);
  // Bytes so far that were no character of their encoding and became U+FFFD.
  [[nodiscard]] std::uint64_t replaced() const { return replaced_; }

 private:
  bool decode_as(const std::string& encoding, std::string_view bytes, std::string& out,
                 std::uint64_t& replaced) const;

  sdk::Job job_;
  const pareto_text_v1* service_;
  std::string encoding_;
  double confidence_ = 1;
  bool given_;
  std::uint64_t replaced_ = 0;
};

[[nodiscard]] bool is_ascii(std::string_view bytes);

}  // namespace pareto::vcard
