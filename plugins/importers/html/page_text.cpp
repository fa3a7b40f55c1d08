#include "page_text.hpp"

#include <algorithm>

namespace pareto::html_tables {
namespace {

constexpr std::size_t kLookAt = 256 * 1024;

std::string first_of(MimeParts parts, std::string& charset) {
  std::string out;
  while (out.size() < kLookAt) {
    const std::string_view piece = parts.next();
    if (piece.empty()) break;
    if (charset.empty()) charset = parts.charset();
    out += piece;
  }
  return out;
}

}  // namespace

PageText::PageText(const sdk::Job& job, sdk::Input input)
    : service_(job.service<pareto_text_v1>(PARETO_SVC_TEXT)),
      size_(input.size()),
      bytes_(input),
      decoder_(nullptr, service_->close) {
  std::string first = input.first_bytes(kLookAt);
  if (MimeParts::are_in(first)) {
    parts_.emplace(input);
    first = first_of(MimeParts(input), declared_);
  }
  if (declared_.empty()) declared_ = sdk::declared_encoding(first);
  encoding_ = sdk::check_encoding(job, first, declared_, job.text("encoding", "auto"));
  decoder_.reset(service_->open(service_, encoding_.name.c_str()));
  if (decoder_ == nullptr)
    throw sdk::Failure(PARETO_E_MEMORY, "decoding " + encoding_.name + " failed");
}

std::string_view PageText::next() {
  while (!ended_) {
    const std::string_view raw = parts_ ? parts_->next() : bytes_.next();
    ended_ = raw.empty();
    pareto_str text{};
    std::uint64_t replaced = 0;
    const auto status =
        service_->feed(decoder_.get(), sdk::to_c(raw), ended_ ? 1 : 0, &text, &replaced);
    if (status != PARETO_OK) throw sdk::Failure(status, "decoding " + encoding_.name + " failed");
    out_ = sdk::to_view(text);
    // A zero would be the end of the page to the parser.
    std::replace(out_.begin(), out_.end(), '\0', ' ');
    if (!out_.empty()) return out_;
  }
  return {};
}

}  // namespace pareto::html_tables
