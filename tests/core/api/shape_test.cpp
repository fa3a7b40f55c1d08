// The notation of answers: each method states its own, and what becomes of it as a schema.
#include "core/api/shape.hpp"

#include <catch2/catch.hpp>
#include <stdexcept>
#include <string>

#include "core/api/method.hpp"

namespace pareto::api {
namespace {

std::string schema_of(std::string_view notation) {
  std::string out;
  JsonWriter writer([&](std::string_view piece) { out += piece; });
  Shape(notation).write_schema(writer);
  writer.finish();
  return out;
}

TEST_CASE("shape: what stands in it is a schema") {
  CHECK(schema_of("text") == R"({"type":"string"})");
  CHECK(schema_of("id|null") ==
        R"({"anyOf":[{"type":"string","pattern":"^-?[0-9]+$"},{"type":"null"}]})");
  CHECK(schema_of("'own'|'all'|null") == R"({"enum":["own","all",null]})");
  CHECK(schema_of("[[int]]") ==
        R"({"type":"array","items":{"type":"array","items":{"type":"integer"}}})");
  CHECK(
      schema_of("{a: day, b?: flag}") ==
      R"({"type":"object","properties":{"a":{"type":"string","format":"date"},"b":{"type":"boolean"}},"required":["a"]})");
  CHECK(
      schema_of("{*: number}") ==
      R"({"type":"object","additionalProperties":{"type":"number"},"properties":{},"required":[]})");
  CHECK(schema_of("[Effect]") ==
        R"({"type":"array","items":{"$ref":"#/components/schemas/Effect"}})");
  CHECK(schema_of("{...Operation, again?: flag}").find(R"("required":["operation"])") !=
        std::string::npos);
}

TEST_CASE("shape: what is no notation is said") {
  for (const char* wrong : {"", "words", "Nobody", "[text", "{a text}", "{a: text", "text text",
                            "{...Nobody}", "'own"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(Shape(wrong), std::invalid_argument);
  }
}

TEST_CASE("shape: every method and every name states one") {
  for (const auto& [name, notation] : named_shapes()) {
    CAPTURE(name);
    CHECK_NOTHROW(schema_of(notation));
  }
  for (const Method& method : methods()) {
    CAPTURE(method.name);
    CHECK_NOTHROW(schema_of(method.answer));
  }
}

}  // namespace
}  // namespace pareto::api
