// One-time codes by time, against the tables of RFC 6238 and RFC 4648.
#include "core/access/totp.hpp"

#include <catch2/catch.hpp>

namespace pareto::access {

TEST_CASE("One-time codes are those of RFC 6238", "[access]") {
  // Appendix B, SHA-1, of which six digits are taken.
  const std::string secret = "12345678901234567890";

  CHECK(totp_code(secret, 59 / 30) == "287082");
  CHECK(totp_code(secret, 1111111109 / 30) == "081804");
  CHECK(totp_code(secret, 1111111111 / 30) == "050471");
  CHECK(totp_code(secret, 1234567890 / 30) == "005924");
  CHECK(totp_code(secret, 2000000000 / 30) == "279037");
  CHECK(totp_code(secret, 20000000000 / 30) == "353130");
}

TEST_CASE("A code holds beside its half minute, and once", "[access]") {
  const std::string secret = "12345678901234567890";
  const std::int64_t step = 1234567890 / 30;
  const std::string code = totp_code(secret, step);

  CHECK(totp_step_of(secret, code, 1234567890, 0) == step);
  CHECK(totp_step_of(secret, code, 1234567890 + 30, 0) == step);
  CHECK(totp_step_of(secret, code, 1234567890 - 30, 0) == step);
  CHECK_FALSE(totp_step_of(secret, code, 1234567890 + 60, 0).has_value());
  CHECK_FALSE(totp_step_of(secret, code, 1234567890, step).has_value());
  CHECK_FALSE(totp_step_of(secret, "", 1234567890, 0).has_value());
}

TEST_CASE("Secrets are written as RFC 4648 has it", "[access]") {
  CHECK(base32("foobar") == "MZXW6YTBOI");
  CHECK(base32("fooba") == "MZXW6YTB");
  CHECK(base32("f") == "MY");
  for (const char* bytes : {"", "f", "fo", "foo", "foob", "fooba", "foobar", "\xff\x80\x01"})
    CHECK(from_base32(base32(bytes)) == bytes);
  CHECK(
      totp_link("Niacin & Co", "李敏", "foobar") ==
      "otpauth://totp/Niacin%20%26%20Co:%E6%9D%8E%E6%95%8F?secret=MZXW6YTBOI&issuer=Niacin%20%26%20Co&algorithm=SHA1&digits=6&period=30");
}

}  // namespace pareto::access
