#include "charsets.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include <pareto/words.hpp>

namespace pareto::vcard {

Charsets::Charsets(const sdk::Job& job, std::string encoding)
    : job_(job),
      service_(job.service<pareto_text_v1>(PARETO_SVC_TEXT)),
      encoding_(std::move(encoding)),
      given_(!encoding_.empty() && encoding_ != "auto") {
  if (!given_) encoding_ = "UTF-8";
  if (!knows(encoding_)) {
    sdk::fail(job, PARETO_E_ARGUMENT,
              {"unknown encoding: {}; write one such as UTF-8, GB18030 or Big5",
               "未知的编码：{}；可写 UTF-8、GB18030 或 Big5 等"},
              {encoding_});
  }
}

void Charsets::detect(std::string_view bytes) {
  if (given_ || bytes.empty()) return;
  char name[32] = {};
  const auto status = service_->detect(service_, sdk::to_c(bytes), name, &confidence_);
  if (status != PARETO_OK)
    sdk::fail(job_, status, {"detecting the encoding failed", "识别编码失败"});
  name[sizeof name - 1] = '\0';
  encoding_ = name;
}

bool Charsets::knows(const std::string& charset) const {
  std::string nothing;
  std::uint64_t replaced = 0;
  return !charset.empty() && decode_as(charset, "", nothing, replaced);
}

std::string Charsets::decode(std::string_view bytes, const std::string& charset) {
  std::string out;
  if (is_ascii(bytes)) return out = bytes;
  std::uint64_t replaced = 0;
  if (charset.empty() || !decode_as(charset, bytes, out, replaced))
    decode_as(encoding_, bytes, out, replaced);
  replaced_ += replaced;
  return out;
}

// False if the host does not know the encoding.
bool Charsets::decode_as(const std::string& encoding, std::string_view bytes, std::string& out,
                         std::uint64_t& replaced) const {
  const std::unique_ptr<pareto_decoder, void (*)(pareto_decoder*)> decoder(
      service_->open(service_, encoding.c_str()), service_->close);
  if (decoder == nullptr) return false;
  pareto_str text{};
  const auto status = service_->feed(decoder.get(), sdk::to_c(bytes), 1, &text, &replaced);
  if (status != PARETO_OK)
    sdk::fail(job_, status, {"decoding {} failed", "按 {} 解码失败"}, {encoding});
  out += sdk::to_view(text);
  return true;
}

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace pareto::vcard
