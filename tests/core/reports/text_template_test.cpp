#include "core/reports/text_template.hpp"

#include <catch2/catch.hpp>

#include "core/base/error.hpp"

namespace pareto::reports {
namespace {

std::string rendered(std::string_view text) {
  return TextTemplate::parse(text)
      .render([](std::string_view name) -> Shown {
        if (name == "one") return {"1", 1};
        if (name == "many") return {"1,200", 1200};
        if (name == "none") return {""};
        return {std::string(name)};
      })
      .text();
}

TEST_CASE("Values stand where they are named, counts with their noun", "[reports]") {
  CHECK(rendered("{many} rows, {x.y}") == "1,200 rows, x.y");
  CHECK(rendered("{one|customer|customers} and {many|customer|customers}") ==
        "1 customer and 1,200 customers");
  CHECK(rendered("{none|day|days}") == "");
  CHECK(rendered("a {{ brace }") == "a { brace }");
}

TEST_CASE("Between Chinese characters and a Latin value stands a blank", "[reports]") {
  CHECK(rendered("共{many}家") == "共 1,200 家");
  CHECK(rendered("（{many}）") == "（1,200）");
}

TEST_CASE("Marks set runs of words off", "[reports]") {
  const sdk::Spans spans =
      TextTemplate::parse("a **b** __c__ !!{d}!!").render([](std::string_view) {
        return Shown{"5"};
      });

  REQUIRE(spans.size() == 6);
  CHECK(spans[1].style == sdk::Style::Strong);
  CHECK(spans[3].style == sdk::Style::Accent);
  CHECK(spans[5] == sdk::Span{sdk::Style::Bad, "5"});
}

TEST_CASE("What is opened and not closed is refused", "[reports]") {
  CHECK_THROWS_AS(TextTemplate::parse("{many rows"), Error);
  CHECK_THROWS_AS(TextTemplate::parse("**strong"), Error);
  CHECK_THROWS_AS(TextTemplate::parse("an empty {}"), Error);
}

}  // namespace
}  // namespace pareto::reports
