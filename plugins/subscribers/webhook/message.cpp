#include "message.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

#include "pareto/base64.hpp"
#include "pareto/failure.hpp"

namespace pareto::webhook {
namespace {

constexpr std::string_view kFront = "whsec_";

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
  const std::string key = secret.starts_with(kFront)
                              ? sdk::from_base64(secret.substr(kFront.size())).value_or("")
                              : std::string(secret);
  const std::string text =
      std::string(id) + "." + std::to_string(timestamp) + "." + std::string(body);
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned int size = 0;
  if (key.empty() || HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
                          reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                          mac.data(), &size) == nullptr) {
    throw sdk::Failure(PARETO_E_ARGUMENT, "whsec_");
  }
  return "v1," + sdk::to_base64({reinterpret_cast<const char*>(mac.data()), size});
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
