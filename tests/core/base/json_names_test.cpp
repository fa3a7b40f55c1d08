#include <catch2/catch.hpp>

#include "core/base/json_names.hpp"

using pareto::name_given_twice;

TEST_CASE("A name that one object has twice is found wherever the object stands", "[base]") {
  CHECK(name_given_twice(R"({"entity": "customer", "entity": "user"})") == "entity");
  CHECK(name_given_twice(R"({"values": {"a": 1, "b": 2, "\u0061": 3}})") == "a");
  CHECK(name_given_twice(R"({"rows": [{"a": 1}, {"b": {"c": 1, "c": 1}}]})") == "c");
}

TEST_CASE("The same name in two objects is no fault, nor is what is no JSON", "[base]") {
  CHECK_FALSE(name_given_twice(R"({"a": {"a": 1}, "b": [{"a": 1}, {"a": 2}]})"));
  CHECK_FALSE(name_given_twice("{}"));
  CHECK_FALSE(name_given_twice("[1, 2]"));
  CHECK_FALSE(name_given_twice(R"({"a": 1, )"));
  CHECK_FALSE(name_given_twice(""));
}
