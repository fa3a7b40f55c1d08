#include "pareto/public_address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <catch2/catch.hpp>

namespace pareto::sdk {
namespace {

bool is_public_text(const char* text) {
  in_addr four{};
  in6_addr six{};
  if (inet_pton(AF_INET, text, &four) == 1) return is_public4(ntohl(four.s_addr));
  REQUIRE(inet_pton(AF_INET6, text, &six) == 1);
  return is_public6(six.s6_addr);
}

}  // namespace

TEST_CASE("Addresses that only this machine reaches are not public", "[public_address]") {
  for (const char* text : {"127.0.0.1",
                           "127.9.9.9",
                           "10.1.2.3",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.168.1.1",
                           "169.254.169.254",
                           "100.64.0.1",
                           "0.0.0.0",
                           "224.0.0.1",
                           "255.255.255.255",
                           "::1",
                           "::",
                           "fe80::1",
                           "fc00::1",
                           "fd12::1",
                           "ff02::1",
                           "::ffff:127.0.0.1",
                           "::ffff:10.0.0.1",
                           "64:ff9b::7f00:1",
                           "2002:7f00:1::",
                           "2001:db8::1",
                           "2001::1",
                           "::7f00:1"}) {
    INFO(text);
    CHECK_FALSE(is_public_text(text));
  }
  for (const char* text : {"1.1.1.1", "172.15.0.1", "172.32.0.1", "223.5.5.5", "100.128.0.1",
                           "2400:3200::1", "2606:4700::1111", "::ffff:1.1.1.1"}) {
    INFO(text);
    CHECK(is_public_text(text));
  }
}

TEST_CASE("Of an address only the host is told", "[public_address]") {
  CHECK(host_of("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=SECRET") ==
        "https://qyapi.weixin.qq.com");
  CHECK(host_of("https://erp.firm.cn") == "https://erp.firm.cn");
  CHECK(host_of("nonsense") == "nonsense");
}

}  // namespace pareto::sdk
