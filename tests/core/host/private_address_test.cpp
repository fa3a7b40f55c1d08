#include "core/host/private_address.hpp"

#include <catch2/catch.hpp>

namespace pareto::host {

TEST_CASE("An address is private by its name where the name is an address already", "[host]") {
  for (const char* text : {"https://127.0.0.1/hook", "https://127.0.0.1:8443",
                           "https://[::1]:8443/x", "http://localhost", "https://erp.localhost/?a=b",
                           "https://me:x@10.0.0.1/", "10.0.0.1", "https://192.168.1.1?x"}) {
    INFO(text);
    CHECK(is_private_by_name(text));
  }
  for (const char* text :
       {"https://erp.firm.cn/10.0.0.1", "https://localhost.firm.cn", "https://1.1.1.1",
        "https://[2606:4700::1111]/", "https://notlocalhost", ""}) {
    INFO(text);
    CHECK_FALSE(is_private_by_name(text));
  }
}

TEST_CASE("Where a name leads is asked of the system", "[host]") {
  CHECK(where_leads("https://127.0.0.1/hook") == LeadsTo::Private);
  CHECK(where_leads("https://localhost:8443/hook") == LeadsTo::Private);
  // No name of an address, and yet one to the system: 127.0.0.1, 10.0.0.1.
  CHECK(where_leads("https://2130706433/hook") == LeadsTo::Private);
  CHECK(where_leads("https://me:x@0x0a000001:8443/") == LeadsTo::Private);
  CHECK(where_leads("https://1.1.1.1:8443/hook") == LeadsTo::Internet);
  CHECK(where_leads("https://[2606:4700::1111]/") == LeadsTo::Internet);
  CHECK(where_leads("https://nobody.invalid/") == LeadsTo::Nowhere);
  CHECK(where_leads("https://") == LeadsTo::Nowhere);
}

}  // namespace pareto::host
