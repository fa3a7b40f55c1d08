#include "message.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

#include "pareto/failure.hpp"

namespace pareto::webhook {
namespace {

constexpr std::string_view kFront = "whsec_";

std::string base64(std::string_view bytes) {
  std::string out(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                                   reinterpret_cast<const unsigned char*>(bytes.data()),
                                   static_cast<int>(bytes.size()));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

std::string from_base64(std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  std::string whole(text);
  while (whole.size() % 4 != 0) whole += '=';
  std::string out(whole.size() / 4 * 3 + 1, '\0');
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                                   reinterpret_cast<const unsigned char*>(whole.data()),
                                   static_cast<int>(whole.size()));
  if (size < 0) return {};
  out.resize(text.size() * 3 / 4);
  return out;
}

// Topics and columns are names of the schema; whatever else is in them is left out.
std::string quoted(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) {
    if (c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return out + '"';
}

std::string moment(std::int64_t microseconds) {
  const std::time_t seconds = microseconds / 1'000'000;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

}  // namespace

std::string id_of(std::int64_t sequence) { return "evt_" + std::to_string(sequence); }

std::string body_of(const sdk::Event& event) {
  std::string out = "{\"id\":" + quoted(id_of(event.sequence())) +
                    ",\"topic\":" + quoted(event.topic()) +
                    ",\"at\":" + quoted(moment(event.time())) +
                    ",\"records\":" + std::to_string(event.rows()) + ",\"ids\":[";
  const auto ids = event.ids();
  for (std::size_t i = 0; i < ids.size() && i < static_cast<std::size_t>(kMostIds); ++i)
    out += (i > 0 ? "," : "") + quoted(std::to_string(ids[i]));
  out += "]";
  if (event.kind() == sdk::EventKind::Updated && event.c()->changed != nullptr) {
    out += ",\"changed\":[";
    for (pareto_names name = event.c()->changed; *name != nullptr; ++name)
      out += (name != event.c()->changed ? "," : "") + quoted(*name);
    out += "]";
  }
  if (event.cause() != 0) out += ",\"cause\":" + quoted(id_of(event.cause()));
  return out + "}";
}

std::string signature_of(std::string_view secret, std::string_view id, std::int64_t timestamp,
                         std::string_view body) {
  const std::string key =
      secret.starts_with(kFront) ? from_base64(secret.substr(kFront.size())) : std::string(secret);
  const std::string text =
      std::string(id) + "." + std::to_string(timestamp) + "." + std::string(body);
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned int size = 0;
  if (key.empty() || HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
                          reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                          mac.data(), &size) == nullptr) {
    throw sdk::Failure(PARETO_E_ARGUMENT, "whsec_");
  }
  return "v1," + base64({reinterpret_cast<const char*>(mac.data()), size});
}

bool is_wanted(std::string_view topics, std::string_view topic) {
  bool any = false;
  while (!topics.empty()) {
    const std::size_t end = std::min(topics.find_first_of(", \n\t"), topics.size());
    const std::string_view one = topics.substr(0, end);
    topics.remove_prefix(std::min(end + 1, topics.size()));
    if (one.empty()) continue;
    any = true;
    const bool front = one.ends_with('*');
    if (front ? topic.starts_with(one.substr(0, one.size() - 1)) : topic == one) return true;
  }
  return !any;
}

}  // namespace pareto::webhook
