// Files that somebody sent in: whose they are, how much of them is kept, and for how long.
#include "core/host/uploads.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "core/base/error.hpp"

namespace pareto::host {
namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("pareto_uploads_" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void make_older(const fs::path& file, std::chrono::hours by) {
  fs::last_write_time(file.parent_path(), fs::file_time_type::clock::now() - by);
}

TEST_CASE("uploads: a file is whose who sent it") {
  const Folder folder;
  const Uploads mine(folder.path(), 7), theirs(folder.path(), 8);
  const std::string file = mine.begin("a.csv");
  CHECK(mine.append(file, "abc") == 3);
  CHECK(mine.append(file, "de") == 5);
  REQUIRE(mine.find(file));
  CHECK(mine.known_by(*mine.find(file)) == file);
  CHECK_FALSE(theirs.find(file));
  CHECK_FALSE(theirs.known_by(*mine.find(file)));
  CHECK_THROWS_AS(theirs.append(file, "x"), Error);
  CHECK(fs::file_size(*mine.find(file)) == 5);
}

TEST_CASE("uploads: each user has so much room, which what lies there for an hour makes") {
  const Folder folder;
  const UploadLimits limits{.file = 8, .user = 10, .files = 3, .stays_free = 0};
  const Uploads uploads(folder.path(), 7, limits), other(folder.path(), 8, limits);
  const std::string first = uploads.begin("a.csv"), second = uploads.begin("b.csv");
  uploads.append(first, "12345678");
  CHECK_THROWS_AS(uploads.append(first, "9"), Error);  // of one file
  uploads.append(second, "12");
  CHECK_THROWS_AS(uploads.append(second, "3"), Error);  // of all
  CHECK(other.append(other.begin("c.csv"), "12345678") == 8);
  make_older(*uploads.find(first), std::chrono::hours(2));
  CHECK(uploads.append(second, "3") == 3);
  CHECK_FALSE(uploads.find(first));
  // One that is being written stays, however old it is.
  make_older(*uploads.find(second), std::chrono::hours(2));
  CHECK(uploads.append(second, "45678") == 8);
  REQUIRE(uploads.find(second));
  make_older(*uploads.find(second), std::chrono::hours(0));
  static_cast<void>(uploads.begin("d.csv")), static_cast<void>(uploads.begin("e.csv"));
  CHECK_THROWS_AS(uploads.begin("f.csv"), Error);  // of their number
}

TEST_CASE("uploads: the disk is not filled") {
  const Folder folder;
  const Uploads uploads(folder.path(), 7, {.stays_free = fs::space(folder.path()).capacity});
  const std::string file = uploads.begin("a.csv");
  try {
    uploads.append(file, "abc");
    FAIL("taken");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::Io);
    CHECK(error.remedy(Language::English));
  }
}

TEST_CASE("uploads: what lies there for two days goes, of whoever it is") {
  const Folder folder;
  const Uploads mine(folder.path(), 7), theirs(folder.path(), 8);
  const std::string old = mine.begin("a.csv"), fresh = mine.begin("b.csv"),
                    other = theirs.begin("c.csv");
  make_older(*mine.find(old), std::chrono::hours(49));
  make_older(*mine.find(fresh), std::chrono::hours(47));
  make_older(*theirs.find(other), std::chrono::hours(49));
  clear_old_uploads(folder.path());
  CHECK_FALSE(mine.find(old));
  CHECK(mine.find(fresh));
  CHECK_FALSE(theirs.find(other));
  clear_old_uploads(folder.path() / "none");
}

}  // namespace
}  // namespace pareto::host
