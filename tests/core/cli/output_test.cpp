#include "core/cli/terminal/output.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <filesystem>

#include <catch2/catch.hpp>

#include "captured.hpp"
#include "core/base/error.hpp"

namespace pareto::cli {
namespace {

std::FILE* closed_pipe() {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  close(ends[0]);
  return fdopen(ends[1], "w");
}

TEST_CASE("Who closes the pipe has what he wanted", "[cli]") {
  std::signal(SIGPIPE, SIG_IGN);
  std::FILE* file = closed_pipe();
  std::string messages;
  Output output{{file, pipe()}, {messages, pipe()}};

  for (int i = 0; i < 100'000 && !output.out.failed(); ++i) output.out.line("one more line");

  CHECK(output.out.failure() == EPIPE);
  CHECK_NOTHROW(output.finish());
  std::fclose(file);
}

TEST_CASE("A full disk is said once, at the end", "[cli]") {
  if (!std::filesystem::exists("/dev/full")) return;
  std::FILE* file = std::fopen("/dev/full", "w");
  std::string messages;
  Output output{{file, pipe()}, {messages, pipe()}};

  output.out.line("a single line, still in the buffer");

  CHECK_FALSE(output.out.failed());
  CHECK_THROWS_AS(output.finish(), Error);
  CHECK(output.out.failure() == ENOSPC);
  std::fclose(file);
}

TEST_CASE("Streams keep their words apart", "[cli]") {
  Captured captured;

  captured.output.out.line("answer");
  captured.output.err.line("message");

  CHECK(captured.out_text == "answer\n");
  CHECK(captured.err_text == "message\n");
}

}  // namespace
}  // namespace pareto::cli
