#include "secrets.hpp"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <vector>

#include "pareto/failure.hpp"

namespace pareto::web {

std::string random_text(std::size_t bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::vector<unsigned char> raw(bytes);
  if (RAND_bytes(raw.data(), static_cast<int>(bytes)) != 1) throw sdk::Failure(PARETO_E_FAIL, "RAND_bytes");
  std::string out;
  for (const unsigned char byte : raw) {
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

bool same_secret(std::string_view one, std::string_view other) {
  return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace pareto::web
