#include "core/plugins/plugin_call.hpp"

#include <catch2/catch.hpp>
#include <cstring>

#include "core/plugins/plugin_registry.hpp"
#include "plugin_fixture.hpp"

using namespace pareto;
using namespace pareto::plugins;
using namespace pareto::plugins::test;

namespace {

template <class Work>
std::string words_of(Work work, ErrorCode code = ErrorCode::Fail) {
  try {
    work();
  } catch (const Error& error) {
    CHECK(error.code() == code);
    return error.text(Language::English);
  }
  return "no failure";
}

}  // namespace

TEST_CASE("A status becomes an Error that names plugin, row and column", "[plugins]") {
  const auto fail = [](pareto_error* error) {
    error->row = 7;
    std::strcpy(error->column, "net_sales");
    std::strcpy(error->text, "no such figure");
    return PARETO_E_DATA;
  };

  CHECK(words_of([&] { call("acme.abc", fail); }, ErrorCode::Data) ==
        "plugin acme.abc: row 7, column net_sales: no such figure");
  CHECK(words_of(
            [&] {
              call("acme.abc", {Text{"reading {}", "读取 {}"}, {"x.csv"}}, fail);
            },
            ErrorCode::Data) ==
        "plugin acme.abc: reading x.csv: row 7, column net_sales: no such figure");
  CHECK(words_of([] { call("a", [](pareto_error*) { return 77; }); }) ==
        "plugin a: failed without saying why (status 77)");
  CHECK(words_of([] { call("a", [](pareto_error*) { return PARETO_OK; }); }) == "no failure");
}

TEST_CASE("An error's text without its NUL is not read beyond its end", "[plugins]") {
  const auto words = words_of([] {
    call("a", [](pareto_error* error) {
      std::memset(error->text, 'x', sizeof error->text);
      return PARETO_E_FAIL;
    });
  });

  CHECK(words == "plugin a: " + std::string(sizeof pareto_error::text, 'x'));
}

TEST_CASE("Faults of a running plugin are Errors with its name, whatever way they take",
          "[plugins]") {
  PluginRegistry registry({built_plugins()}, {"test.faulty", "test.c"});
  const Sales sales = {10'000, 20'000, std::nullopt};
  auto run = [&](const char* id) { return run_tiering(registry, id, sales); };

  CHECK(words_of([&] { run("throws"); }) ==
        "plugin test.faulty: threw an exception across the interface: out of the plan");
  CHECK(words_of([&] { run("fails"); }, ErrorCode::Data) ==
        "plugin test.faulty: row 7, column net_sales: no such figure");
  CHECK(words_of([&] { run("other_columns"); }) == "plugin test.faulty: expected 3 columns, got 2");
  CHECK(words_of([&] { run("fails_late"); }) == "plugin test.faulty: broke at the first row");
  CHECK(run("fewer_rows").rows.size() == 1);  // whoever asked counts the rows
  CHECK(run("threshold_c").rows.size() == 3);
}

TEST_CASE("A failure of the C++ layer is thrown and caught within libc++ and arrives as status",
          "[plugins]") {
  PluginRegistry registry({built_plugins()}, {"test.libcxx", "test.gcc"});

  for (const char* id : {"threshold_libcxx", "threshold_gcc"}) {
    const auto words = words_of([&] { (void)run_tiering(registry, id, {1}, {{"a_from", "13"}}); });
    CHECK_THAT(words, Catch::EndsWith("thirteen is not allowed"));
  }
}
