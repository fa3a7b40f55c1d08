#include "core/base/toml_headers.hpp"

#include <catch2/catch.hpp>

using namespace pareto;

TEST_CASE("A header without a key is found with its line", "[toml]") {
  CHECK(toml_header_without_key("a = 1\n[\nb = 2\n") == 2);
  CHECK(toml_header_without_key("[[\n") == 1);
  CHECK(toml_header_without_key("[[[a]]]\n") == 1);
  CHECK(toml_header_without_key("# x\n\n  [ =\n") == 3);
  CHECK(toml_header_without_key("[表]\n") == 1);
  CHECK(toml_header_without_key("a = [1,\n2]\n[#\n") == 3);
}

TEST_CASE("What toml++ answers itself is none of it", "[toml]") {
  for (const char* text :
       {"", "[", "[ ", "[]", "[a", "[a]\n", "[[a]]\nb = 1\n", "[\"表\".a] # [\n",
        "a = [\n[1],\n[2]\n]\n", "a = \"[\"\n", "a = \"\"\"\n[\n\"\"\"\n", "a = '''\n[\n'''\n",
        "# [\n", "a = { b = [ [1] ] }\n", "a = \"\\\"\"\n[b]\n"}) {
    INFO(text);
    CHECK_FALSE(toml_header_without_key(text));
  }
}
