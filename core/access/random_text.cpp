#include "core/access/random_text.hpp"

#include <sodium.h>

#include "core/base/error.hpp"

namespace pareto::access {

std::string random_bytes(std::size_t bytes) {
  static const int started = sodium_init();
  if (started < 0)
    throw Error(ErrorCode::Fail,
                Message(Text{"no random numbers can be had from the system", "系统不提供随机数"}),
                Message(Text{"try again; the system's log says more", "请再试；详情见系统日志"}));
  std::string raw(bytes, '\0');
  randombytes_buf(raw.data(), raw.size());
  return raw;
}

std::string random_hex(std::size_t bytes) {
  const std::string raw = random_bytes(bytes);
  std::string hex(bytes * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<const unsigned char*>(raw.data()),
                 raw.size());
  hex.pop_back();
  return hex;
}

bool same_secret(std::string_view one, std::string_view other) {
  return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace pareto::access
