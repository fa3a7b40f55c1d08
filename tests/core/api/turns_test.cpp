// Something done again and again: until it is enough, and whatever happens meanwhile.
#include "core/api/turns.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <vector>

namespace pareto::api {
namespace {

using namespace std::chrono_literals;

// Until it holds, or for a second.
template <class Holds>
bool soon(Holds holds) {
  const auto until = std::chrono::steady_clock::now() + 10s;
  while (!holds() && std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(1ms);
  return holds();
}

}  // namespace

TEST_CASE("Turns follow each other until the object goes", "[api]") {
  std::atomic<int> taken = 0;
  {
    Turns turns(1ms, [&](const std::atomic<bool>&) { ++taken; }, {});

    CHECK(soon([&] { return taken >= 3; }));
  }
  const int at_end = taken;
  std::this_thread::sleep_for(20ms);
  CHECK(taken == at_end);
}

TEST_CASE("A turn that is under way sees that it is to end, and is waited for", "[api]") {
  std::atomic<bool> began = false, saw = false;
  {
    Turns turns(
        1h,
        [&](const std::atomic<bool>& ends) {
          began = true;
          saw = soon([&] { return ends.load(); });
          throw std::runtime_error("cut off");
        },
        [](const Error&) { FAIL("nobody is told of a turn that was to end"); });
    REQUIRE(soon([&] { return began.load(); }));
  }
  CHECK(saw);
}

TEST_CASE("A busy workspace is met again soon, of what else goes wrong somebody is told", "[api]") {
  std::atomic<int> taken = 0, told = 0;
  Turns turns(
      1ms,
      [&](const std::atomic<bool>&) {
        if (++taken < 3) throw Error(ErrorCode::Busy, Text{"busy", "正忙"});
        throw std::runtime_error("broken");
      },
      [&](const Error& why) { told += why.text(Language::English) == "broken" ? 1 : 100; });

  CHECK(soon([&] { return told == 1; }));
  CHECK(taken == 3);
  std::this_thread::sleep_for(50ms);
  CHECK(taken == 3);  // not at once again
}

}  // namespace pareto::api
