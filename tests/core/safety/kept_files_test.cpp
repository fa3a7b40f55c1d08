#include "core/safety/kept_files.hpp"

#include <unistd.h>
#include <catch2/catch.hpp>

#include <fstream>

using namespace pareto::safety;
namespace fs = std::filesystem;

TEST_CASE("A backup puts no file outside of the workspace and none in the place of the database",
          "[safety]") {
  for (const char* name :
       {"", "/etc/passwd", "../x", "recipes/../../x", "recipes//../x", "./x", "pareto.db",
        "pareto.db-wal", "pareto.db-restore", "logs/pareto.log", "backups/x.pareto-backup",
        "reports/x.html", "mine.pareto-backup", "x.csv.pareto-12345678-9.part"}) {
    INFO(name);
    CHECK_FALSE(may_be_kept(name));
  }
  for (const char* name : {"pareto.toml", "recipes/erp.toml", "attachments/2026/合同.pdf",
                           "plugins/acme/manifest.json", "notes.txt", "recipes/logs/x"}) {
    INFO(name);
    CHECK(may_be_kept(name));
  }
}

TEST_CASE("The files of a workspace are listed without links and what is left out", "[safety]") {
  const fs::path folder = fs::temp_directory_path() / ("pareto-kept-" + std::to_string(::getpid()));
  fs::create_directories(folder / "recipes");
  fs::create_directories(folder / "logs");
  for (const char* name : {"pareto.toml", "pareto.db", "recipes/a.toml", "logs/pareto.log"})
    std::ofstream(folder / name) << "12345";
  fs::create_symlink("/etc/passwd", folder / "link");
  fs::create_directory_symlink("/etc", folder / "recipes" / "all");

  const std::vector<KeptFile> files = kept_files(folder);

  fs::remove_all(folder);
  REQUIRE(files.size() == 2);
  CHECK(files[0].name == "pareto.toml");
  CHECK(files[1].name == "recipes/a.toml");
  CHECK(files[1].bytes == 5);
}
