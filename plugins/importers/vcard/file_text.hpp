// The bytes of a file of cards, piece by piece: as they are, or as UTF-8 where the file as a whole
// is UTF-16.
//
// One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include <pareto/importer.hpp>

namespace pareto::vcard {

class FileText {
 public:
  FileText(const sdk::Job& job, sdk::Input input, bool utf16)
      : bytes_(input), text_(utf16 ? std::make_unique<sdk::TextReader>(job, input) : nullptr) {}

  // Empty at the end; valid until the next call.
  std::string_view next() {
    std::string_view piece = text_ ? text_->next() : bytes_.next();
    if (begun_) return piece;
    begun_ = true;
    if (piece.starts_with("\357\273\277")) piece.remove_prefix(3);
    return piece;
  }
  [[nodiscard]] std::uint64_t position() const {
    return text_ ? text_->position() : bytes_.position();
  }

 private:
  sdk::SequentialReader bytes_;
  std::unique_ptr<sdk::TextReader> text_;
  bool begun_ = false;
};

}  // namespace pareto::vcard
