#include "core/model/own_terms.hpp"

#include <catch2/catch.hpp>

namespace pareto::model {
namespace {

constexpr std::string_view kByShare =
    R"({"indicators":[{"name":"net_sales","value":12345678},{"name":"share","value":0.125},{"name":"rank","value":3}],)"
    R"("next":{"tier":"A","indicator":"net_sales","value":98765432},"below":{"tier":"C","indicator":"net_sales","value":1099}})";

TEST_CASE("Shares of everyone are left out, own values and the place stay", "[own_terms]") {
  const std::string told = in_own_terms(kByShare);

  CHECK(told.find("share") == std::string::npos);
  CHECK(told.find(R"({"name":"net_sales","value":12345678})") != std::string::npos);
  CHECK(told.find(R"({"name":"rank","value":3})") != std::string::npos);
}

TEST_CASE("What another one bought is told in two digits: upwards enough, downwards safe",
          "[own_terms]") {
  const std::string told = in_own_terms(kByShare);

  CHECK(told.find(R"("value":99000000)") != std::string::npos);
  CHECK(told.find(R"("value":1000)") != std::string::npos);
  CHECK(told.find("98765432") == std::string::npos);
}

TEST_CASE("A score of the record's own values is told whole", "[own_terms]") {
  const std::string_view card =
      R"({"indicators":[{"name":"margin","value":0.31,"weight":40,"contribution":28.5}],"next":{"tier":"A","indicator":"margin","value":0.35}})";

  CHECK(in_own_terms(card) == card);
}

TEST_CASE("What is no explanation tells nothing", "[own_terms]") {
  CHECK(in_own_terms("").empty());
  CHECK(in_own_terms("[0.5]").empty());
  CHECK(in_own_terms("{\"indicators\":").empty());
}

TEST_CASE("Numbers become rough without leaving their range", "[own_terms]") {
  CHECK(roughly(99, Towards::Away) == 99);
  CHECK(roughly(101, Towards::Away) == 110);
  CHECK(roughly(-101, Towards::Away) == -110);
  CHECK(roughly(199, Towards::Zero) == 190);
  CHECK(roughly(INT64_MAX, Towards::Away) == 9'200'000'000'000'000'000);
}

}  // namespace
}  // namespace pareto::model
