#include "core/base/masked.hpp"

#include <catch2/catch.hpp>

namespace pareto {
namespace {

TEST_CASE("A masked text tells a first and a last character, not its length", "[masked]") {
  CHECK(masked("张小三", MaskKind::Text) == "张***三");
  CHECK(masked("张三", MaskKind::Text) == "张***");
  CHECK(masked("A", MaskKind::Text) == "A***");
  CHECK(masked("wechat_of_somebody", MaskKind::Text) == "w***y");
  CHECK(masked("", MaskKind::Text).empty());
}

TEST_CASE("A masked phone keeps seven of eleven digits, a short one none", "[masked]") {
  CHECK(masked("13812345678", MaskKind::Phone) == "138****5678");
  CHECK(masked("+86 138 1234 5678", MaskKind::Phone) == "138****5678");
  CHECK(masked("021-5550123", MaskKind::Phone) == "****");
  CHECK(masked("ask him", MaskKind::Phone) == "****");
}

TEST_CASE("A masked e-mail keeps its host", "[masked]") {
  CHECK(masked("zhang@alpha.example", MaskKind::Email) == "z***@alpha.example");
  CHECK(masked("nobody", MaskKind::Email) == "n***y");
}

}  // namespace
}  // namespace pareto
