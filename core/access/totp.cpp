#include "core/access/totp.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <cstdio>

#include "core/access/random_text.hpp"
#include "core/base/error.hpp"

namespace pareto::access {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

std::string percent_encoded(std::string_view text) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
  }
  return out;
}

}  // namespace

std::string totp_code(std::string_view secret, std::int64_t step) {
  std::array<unsigned char, 8> counter{};
  for (std::size_t i = 0; i < counter.size(); ++i)
    counter[7 - i] = static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (8 * i));
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned int size = 0;
  if (HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(),
           counter.size(), mac.data(), &size) == nullptr ||
      size < 20) {
    throw Error(ErrorCode::Fail,
                Text{"the one-time code cannot be computed: SHA-1 is not offered by OpenSSL here",
                     "无法计算验证码：本机 OpenSSL 不提供 SHA-1"},
                Text{"allow it in openssl.cnf", "请在 openssl.cnf 中允许"});
  }
  const unsigned at = mac[19] & 15U;
  const std::uint32_t number =
      (mac[at] & 0x7FU) << 24 | mac[at + 1] << 16 | mac[at + 2] << 8 | mac[at + 3];
  char text[16];
  std::snprintf(text, sizeof text, "%06u", number % 1'000'000);
  return text;
}

std::optional<std::int64_t> totp_step_of(std::string_view secret, std::string_view code,
                                         std::int64_t now_seconds, std::int64_t last) {
  const std::int64_t now = now_seconds / kTotpSeconds;
  std::optional<std::int64_t> found;
  for (const std::int64_t step : {now - 1, now, now + 1}) {
    if (same_secret(totp_code(secret, step), code) && step > last) found = step;
  }
  return found;
}

std::string base32(std::string_view bytes) {
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : bytes) {
    held = held << 8 | static_cast<unsigned char>(c);
    bits += 8;
    while (bits >= 5) out += kAlphabet[held >> (bits -= 5) & 31U];
  }
  if (bits > 0) out += kAlphabet[held << (5 - bits) & 31U];
  return out;
}

std::string from_base32(std::string_view text) {
  std::string out;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : text) {
    const std::size_t at = kAlphabet.find(c);
    if (at == std::string_view::npos) continue;
    held = held << 5 | static_cast<std::uint32_t>(at);
    bits += 5;
    if (bits >= 8) out += static_cast<char>(held >> (bits -= 8) & 255U);
  }
  return out;
}

std::string totp_link(std::string_view firm, std::string_view user, std::string_view secret) {
  return "otpauth://totp/" + percent_encoded(firm) + ":" + percent_encoded(user) +
         "?secret=" + base32(secret) + "&issuer=" + percent_encoded(firm) +
         "&algorithm=SHA1&digits=6&period=30";
}

}  // namespace pareto::access
