// A web page as UTF-8, piece by piece, from a file of its own or from one that holds it as a mail
// holds its parts.
//
// What the page says of its encoding is checked against its bytes. Memory does not grow with the
// file. One thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <pareto/declared_encoding.hpp>
#include <pareto/importer.hpp>

#include "mime_parts.hpp"

namespace pareto::html_tables {

class PageText {
 public:
  // Throws Failure(PARETO_E_ARGUMENT) for an unknown encoding in the settings.
  PageText(const sdk::Job& job, sdk::Input input);

  // The next piece; empty at the end. Valid until the next call.
  std::string_view next();

  [[nodiscard]] const sdk::DeclaredEncoding& encoding() const { return encoding_; }
  [[nodiscard]] const std::string& declared() const { return declared_; }
  // Bytes of the file taken so far, and all.
  [[nodiscard]] std::uint64_t position() const {
    return parts_ ? parts_->position() : bytes_.position();
  }
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  const pareto_text_v1* service_;
  std::uint64_t size_;
  sdk::SequentialReader bytes_;
  std::optional<MimeParts> parts_;
  std::string declared_;
  sdk::DeclaredEncoding encoding_;
  std::unique_ptr<pareto_decoder, void (*)(pareto_decoder*)> decoder_;
  std::string out_;
  bool ended_ = false;
};

}  // namespace pareto::html_tables
