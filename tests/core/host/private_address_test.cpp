#include "core/host/private_address.hpp"

#include <catch2/catch.hpp>

namespace pareto::host {

TEST_CASE("An address is private by its name where the name is an address already", "[host]") {
  for (const char* text : {"https://127.0.0.1/hook", "https://127.0.0.1:8443", "https://[::1]:8443/x", "http://localhost", "https://erp.localhost/?a=b", "https://me:x@10.0.0.1/", "10.0.0.1", "https://192.168.1.1?x"}) {
    INFO(text);
    CHECK(is_private_by_name(text));
  }
  for (const char* text : {"https://erp.firm.cn/10.0.0.1", "https://localhost.firm.cn", "https://1.1.1.1", "https://[2606:4700::1111]/", "https://notlocalhost", ""}) {
    INFO(text);
    CHECK_FALSE(is_private_by_name(text));
  }
}

}  // namespace pareto::host
