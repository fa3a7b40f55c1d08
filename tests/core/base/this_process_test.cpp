#include "core/base/this_process.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

using namespace pareto;

TEST_CASE("A process is there as long as it lives, by number and by when it began", "[base]") {
  const std::string me = this_process();
  CHECK(!is_gone(me));
  CHECK(std::string(process_label(me)).ends_with("/" + std::to_string(::getpid())));

  const std::string other_start = me.substr(0, me.rfind(' ')) + " 1";
  CHECK(is_gone(other_start));

  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  ::waitpid(child, nullptr, 0);
  std::string ended = me;
  ended.replace(ended.find('/') + 1, std::to_string(::getpid()).size(), std::to_string(child));
  CHECK(is_gone(ended));
}

TEST_CASE("Of a process of another machine nothing is known", "[base]") {
  CHECK(!is_gone("desk/1 9 9"));
  CHECK(!is_gone(""));
  CHECK(!is_gone("nonsense"));
}
