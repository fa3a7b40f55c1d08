#include "core/base/log.hpp"

#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <atomic>
#include <fstream>
#include <regex>
#include <set>
#include <thread>
#include <vector>

namespace pareto {
namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "pareto-log-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] fs::path file() const { return path_ / "logs" / "pareto.log"; }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::vector<std::string> lines_of(const fs::path& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> all_lines(const fs::path& folder) {
  std::vector<std::string> lines;
  for (const auto& entry : fs::directory_iterator(folder)) {
    for (std::string& line : lines_of(entry.path())) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

TEST_CASE("A line says when in UTC, how serious, which process and who", "[base]") {
  const Folder folder;
  Log log({.file = folder.file()});

  log.info("begins");
  log.write(LogLevel::Warn, "tier-fall-task", "a plugin\nspeaks");

  const auto lines = lines_of(folder.file());
  REQUIRE(lines.size() == 2);
  const std::string process = std::to_string(::getpid());
  CHECK(std::regex_match(
      lines[0], std::regex("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z info " + process +
                           " pareto begins")));
  CHECK(lines[1].ends_with("Z warn " + process + " tier-fall-task a plugin speaks"));
}

TEST_CASE("What is less than the level leaves no file", "[base]") {
  const Folder folder;
  Log log({.file = folder.file(), .level = LogLevel::Warn});

  log.info("begins");

  CHECK_FALSE(log.takes(LogLevel::Info));
  CHECK_FALSE(fs::exists(folder.file().parent_path()));
  log.warn("something");
  CHECK(lines_of(folder.file()).size() == 1);
}

TEST_CASE("A log that is off or was never opened takes nothing", "[base]") {
  const Folder folder;
  Log off({.file = folder.file(), .level = LogLevel::Off}), none;

  off.error("lost");
  none.error("lost");

  CHECK_FALSE(off.takes(LogLevel::Error));
  CHECK_FALSE(fs::exists(folder.file().parent_path()));
}

TEST_CASE("A log that is opened anew goes on, for those who write meanwhile as well", "[base]") {
  const Folder folder;
  Log log({.file = folder.file()});
  std::atomic<bool> done = false;
  std::thread writer([&] {
    while (!done) log.warn("from a thread");
  });
  for (int again = 0; again < 200; ++again) CHECK(log.goes_on({.file = folder.file()}));
  CHECK_FALSE(log.goes_on({.file = folder.path() / "another.log"}));
  done = true;
  writer.join();

  CHECK(log.goes_on({.file = folder.file(), .level = LogLevel::Error}));
  CHECK_FALSE(log.takes(LogLevel::Warn));
  CHECK_FALSE(Log().goes_on({.file = folder.file()}));
}

TEST_CASE("A full file is put aside and the oldest goes", "[base]") {
  const Folder folder;
  Log log({.file = folder.file(), .most_bytes = 1000, .kept = 2});

  for (int i = 0; i < 100; ++i) log.info("line " + std::to_string(i));

  const fs::path logs = folder.file().parent_path();
  CHECK(fs::exists(logs / "pareto.1.log"));
  CHECK(fs::exists(logs / "pareto.2.log"));
  CHECK_FALSE(fs::exists(logs / "pareto.3.log"));
  for (const auto& entry : fs::directory_iterator(logs)) CHECK(fs::file_size(entry.path()) <= 1000);
  CHECK(lines_of(folder.file()).back().ends_with("line 99"));
}

// 1 200 lines of about 110 bytes fill seven files of 20 000, far from thirty: not one may be
// missing or torn.
TEST_CASE("Processes that write and put aside at once lose and tear no line", "[base]") {
  const Folder folder;
  constexpr int kProcesses = 4, kLines = 300;
  std::vector<pid_t> children;
  for (int p = 0; p < kProcesses; ++p) {
    const pid_t child = ::fork();
    if (child == 0) {
      Log log({.file = folder.file(), .most_bytes = 20'000, .kept = 30});
      for (int i = 0; i < kLines; ++i)
        log.info("<" + std::to_string(p) + " " + std::to_string(i) + " " + std::string(60, 'x') +
                 ">");
      ::_exit(0);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) ::waitpid(child, nullptr, 0);

  std::set<std::string> seen;
  const std::regex whole("\\S+Z info \\d+ pareto <(\\d \\d+) x{60}>");
  std::smatch match;
  for (const std::string& line : all_lines(folder.file().parent_path())) {
    INFO(line);
    REQUIRE(std::regex_match(line, match, whole));
    seen.insert(match[1]);
  }
  CHECK(seen.size() == kProcesses * kLines);
  CHECK(fs::exists(folder.file().parent_path() / "pareto.2.log"));
}

TEST_CASE("A log that cannot be written is told of once and stops nobody", "[base]") {
  const Folder folder;
  std::ofstream(folder.path() / "logs") << "a file where the folder should be";
  int told = 0;
  std::string why;
  Log log({.file = folder.file(), .lost = [&](const fs::path&, std::string_view words) {
             ++told;
             why = words;
           }});

  log.info("one");
  log.info("two");

  CHECK(told == 1);
  CHECK(why == "Not a directory");
}

TEST_CASE("A log whose file is removed goes on in a new one", "[base]") {
  const Folder folder;
  Log log({.file = folder.file()});
  log.info("one");

  fs::remove(folder.file());
  log.info("two");

  CHECK(lines_of(folder.file()).size() == 1);
}

TEST_CASE("What is quoted in an error stays out of the log", "[base]") {
  CHECK(without_quoted("phone: “138” is no phone of “Wang”") == "phone: “…” is no phone of “…”");
  CHECK(without_quoted("nothing quoted") == "nothing quoted");
  CHECK(without_quoted("never “closed") == "never “…”");
}

TEST_CASE("Levels have the names of the command line", "[base]") {
  for (const char* name : {"trace", "debug", "info", "warn", "error", "off"})
    CHECK(name_of(*parse_log_level(name)) == name);
  CHECK_FALSE(parse_log_level("loud"));
}

}  // namespace pareto
