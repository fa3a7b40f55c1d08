#include <catch2/catch.hpp>

#include "pareto/base64.hpp"

using namespace pareto::sdk;

TEST_CASE("The examples of RFC 4648 are written and read", "[sdk]") {
  constexpr struct {
    const char *bytes, *letters;
  } kExamples[] = {{"", ""},
                   {"f", "Zg=="},
                   {"fo", "Zm8="},
                   {"foo", "Zm9v"},
                   {"foob", "Zm9vYg=="},
                   {"fooba", "Zm9vYmE="},
                   {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, letters] : kExamples) {
    CHECK(to_base64(bytes) == letters);
    CHECK(from_base64(letters) == bytes);
  }
}

TEST_CASE("Every byte comes back in both forms, with padding or without", "[sdk]") {
  std::string bytes;
  for (int each = 0; each < 256; ++each) bytes += static_cast<char>(each);
  const std::string standard = to_base64(bytes), address = to_base64(bytes, Base64::Address);
  CHECK(standard.find('+') != std::string::npos);
  CHECK(address.find_first_of("+/=") == std::string::npos);
  CHECK(from_base64(standard) == bytes);
  CHECK(from_base64(address) == bytes);
}

TEST_CASE("Pieces whose length three divides are one text", "[sdk]") {
  std::string out;
  append_base64(out, "foo");
  append_base64(out, "ba");
  CHECK(out == to_base64("fooba"));
}

TEST_CASE("What is no base64 is nothing", "[sdk]") {
  for (const char* text : {"Z", "Zm9vY", "Zg===", "Zm 9v", "Zg==Zg==", "日"}) {
    INFO(text);
    CHECK_FALSE(from_base64(text).has_value());
  }
}
