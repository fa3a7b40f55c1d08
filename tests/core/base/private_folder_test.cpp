#include "core/base/private_folder.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <string>

namespace fs = std::filesystem;

TEST_CASE("A folder of one's own is made for its owner alone, and left as it is where it was",
          "[base]") {
  const fs::path place =
      fs::temp_directory_path() / ("pareto_private_" + std::to_string(::getpid()));
  const auto rights = [](const fs::path& of) {
    return static_cast<unsigned>(fs::status(of).permissions() & fs::perms::all);
  };
  const mode_t before = ::umask(022);
  std::error_code failed;

  pareto::make_private_folder(place / "a" / "b" / "", failed);
  CHECK_FALSE(failed);
  CHECK(rights(place / "a" / "b") == 0700);
  CHECK(rights(place / "a") == 0755);
  CHECK_FALSE(pareto::is_open_to_others(place / "a" / "b"));
  pareto::make_private_folder(place / "a", failed);
  CHECK_FALSE(failed);
  CHECK(rights(place / "a") == 0755);
  fs::permissions(place / "a", fs::perms::others_exec, fs::perm_options::remove);
  CHECK_FALSE(pareto::is_open_to_others(place / "a"));
  std::ofstream(place / "file") << 'x';
  pareto::make_private_folder(place / "file", failed);
  CHECK(failed);
  pareto::make_private_folder(place / "file" / "below", failed);
  CHECK(failed);

  ::umask(before);
  fs::remove_all(place);
}
