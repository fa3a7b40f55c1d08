// The encoding of a file that names one itself, as web pages and XML do, and may be wrong: pages of
// ERP systems say utf-8 and are GBK, or the other way round.
//
//     const DeclaredEncoding found = check_encoding(job, first_bytes, "gb2312");
//     found.name           // "GB18030", for the host's text service
//     found.overruled      // what was declared is not what is there
//
// Bytes beyond ASCII decide. Header-only; throws Failure.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "pareto/importer.hpp"

namespace pareto::sdk {
inline namespace v0 {

// `encoding=` of an XML declaration or `charset=` of a page's head; empty if there is none. Looks
// at the beginning only.
[[nodiscard]] inline std::string declared_encoding(std::string_view first_bytes) {
  const std::string_view head = first_bytes.substr(0, 4096);
  std::string name;
  for (const std::string_view key : {std::string_view("charset="), std::string_view("encoding=")}) {
    for (std::size_t at = 0; at + key.size() < head.size() && name.empty(); ++at) {
      bool here = true;
      for (std::size_t i = 0; i < key.size() && here; ++i)
        here = (head[at + i] | 0x20) == (key[i] | 0x20);
      if (!here) continue;
      for (std::size_t i = at + key.size(); i < head.size() && name.size() < 31; ++i) {
        const char c = head[i];
        if ((c == '"' || c == '\'' || c == ' ') && name.empty()) continue;
        const bool part = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                          (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
        if (!part) break;
        name += c;
      }
    }
  }
  return name;
}

struct DeclaredEncoding {
  std::string name;
  double confidence = 1;
  bool overruled = false;
};

namespace detail {

// How many places of `bytes` are no text in the encoding; nothing if the host does not know it.
inline std::int64_t unreadable(const pareto_text_v1* service, const std::string& encoding,
                               std::string_view bytes) {
  const std::unique_ptr<pareto_decoder, void (*)(pareto_decoder*)> decoder(
      service->open(service, encoding.c_str()), service->close);
  if (decoder == nullptr) return -1;
  pareto_str out{};
  std::uint64_t replaced = 0;
  const auto status = service->feed(decoder.get(), to_c(bytes), 1, &out, &replaced);
  return status == PARETO_OK ? static_cast<std::int64_t>(replaced) : -1;
}

}  // namespace detail

// What the user told counts (unless empty or "auto"), then a declaration that fits the bytes, then
// what they look like. Throws Failure(PARETO_E_ARGUMENT) for a told encoding that nobody knows.
[[nodiscard]] inline DeclaredEncoding check_encoding(const Job& job, std::string_view first_bytes,
                                                     const std::string& declared,
                                                     const std::string& told = {}) {
  const auto* service = job.service<pareto_text_v1>(PARETO_SVC_TEXT);
  if (!told.empty() && told != "auto") {
    if (detail::unreadable(service, told, {}) < 0) {
      throw Failure(PARETO_E_ARGUMENT,
                    std::string(job.say("unknown encoding: ", "未知的编码：")) + told);
    }
    return {told, 1, false};
  }
  char name[32] = {};
  DeclaredEncoding found;
  const auto status = service->detect(service, to_c(first_bytes), name, &found.confidence);
  if (status != PARETO_OK) throw Failure(status, "detecting the encoding failed");
  name[sizeof name - 1] = '\0';
  found.name = name;
  // A name that can be read in ASCII says nothing of UTF-16.
  if (found.name.starts_with("UTF-16") || declared.empty()) return found;
  // No character is cut at the end of a tag.
  const std::string_view whole = first_bytes.substr(0, first_bytes.rfind('>') + 1);
  const std::int64_t lost = detail::unreadable(service, declared, whole);
  if (lost < 0) return found;
  const bool ascii = std::all_of(whole.begin(), whole.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return {declared, 1, false};
  const char first = static_cast<char>(declared[0] | 0x20);
  if (detail::unreadable(service, "UTF-8", whole) == 0)  // never by accident
    return {"UTF-8", 1, first != 'u'};
  const bool western =
      first == 'i' || first == 'l' || first == 'w';  // what those say who know none
  if (western ? found.confidence < 0.7 || found.name == "Windows-1252"
              : lost <= detail::unreadable(service, found.name, whole))
    return {declared, 1, false};
  found.overruled = true;
  return found;
}

}  // namespace v0
}  // namespace pareto::sdk
