#include <catch2/catch.hpp>

#include "message.hpp"

namespace pareto::webhook {

TEST_CASE("Messages are signed as Standard Webhooks has it", "[webhook]") {
  // The example of its specification.
  CHECK(signature_of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                     1614265330, R"({"test": 2432232314})") ==
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  CHECK(signature_of("a", "b", 1, "c") != signature_of("a", "b", 2, "c"));
  CHECK_THROWS(signature_of("whsec_", "b", 1, "c"));
  CHECK_THROWS(signature_of("whsec_!!!!", "b", 1, "c"));
}

TEST_CASE("Topics are chosen by name or by their beginning", "[webhook]") {
  CHECK(is_wanted("", "sale.created"));
  CHECK(is_wanted("customer.*, sale.created", "sale.created"));
  CHECK(is_wanted("customer.*, sale.created", "customer.tier_changed"));
  CHECK_FALSE(is_wanted("customer.*, sale.created", "sale.updated"));
  CHECK(is_wanted("*", "anything"));
}

}  // namespace pareto::webhook
