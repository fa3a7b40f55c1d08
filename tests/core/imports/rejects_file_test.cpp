#include "core/imports/mapping/rejects_file.hpp"

#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include "core/base/error.hpp"
#include "core/base/partial_file.hpp"
#include "tests/core/imports/samples.hpp"

using namespace pareto;
using namespace pareto::imports;

TEST_CASE("The rejects file lies beside its file and is numbered when it is imported in its turn",
          "[imports]") {
  CHECK(rejects_path("/a/销售.xlsx", Language::ChineseSimplified) == "/a/销售.未导入.csv");
  CHECK(rejects_path("/a/sales.csv", Language::English) == "/a/sales.rejects.csv");
  CHECK(rejects_path("/a/sales.rejects.csv", Language::English) == "/a/sales.rejects2.csv");
  CHECK(rejects_path("/a/sales.rejects2.csv", Language::English) == "/a/sales.rejects3.csv");
  CHECK(rejects_path("/a/销售.未导入.csv", Language::English) == "/a/销售.rejects2.csv");
}

TEST_CASE("Cells that would begin a formula are defused, negative numbers are not", "[imports]") {
  const auto path =
      std::filesystem::temp_directory_path() / ("rejects-" + std::to_string(::getpid()) + ".csv");
  sdk::BatchBuilder builder(
      {{"@line", sdk::Type::Int}, {"c1", sdk::Type::Text}, {"c2", sdk::Type::Text}});
  builder.integer(0, 7);
  builder.text(1, "=cmd|' /C calc'!A0");
  builder.text(2, "-12.50");
  builder.end_row();
  const sdk::Batch raw = builder.finish();

  RejectsFile file(path, {"名称", "金额"}, false, Language::English);
  file.add(raw, 0, 0, 0, "=cmd", "because, \"so\"", "");
  const auto written = file.finish();

  REQUIRE(written);
  CHECK(bytes_of(*written) ==
        "\xEF\xBB\xBF"
        "名称,金额,rejected: line,rejected: column,rejected: value,rejected: why,rejected: what to "
        "do\r\n"
        "\"'=cmd|' /C calc'!A0\",-12.50,7,名称,\"'=cmd\",\"because, \"\"so\"\"\",\r\n");
  std::filesystem::remove(*written);
}

TEST_CASE("A long value is cut at the border of a character", "[imports]") {
  const auto path = std::filesystem::temp_directory_path() /
                    ("rejects-long-" + std::to_string(::getpid()) + ".csv");
  std::string value = "xx";
  while (value.size() < 2000) value += "客";

  RejectsFile file(path, {"a"}, false, Language::English);
  file.add(3, value, "too long");
  const auto written = file.finish();

  REQUIRE(written);
  const std::string bytes = bytes_of(*written);
  CHECK(is_valid_utf8(bytes));
  CHECK(bytes.find(value.substr(0, 998)) != bytes.npos);  // 2 and 332 characters of 3 bytes
  CHECK(bytes.find(value.substr(0, 1001)) == bytes.npos);
  std::filesystem::remove(*written);
}

TEST_CASE("Without rejects there is no file, and an unfinished one goes", "[imports]") {
  const auto path = std::filesystem::temp_directory_path() /
                    ("rejects-none-" + std::to_string(::getpid()) + ".csv");
  {
    RejectsFile file(path, {"a"}, false, Language::English);
    CHECK_FALSE(file.finish());
  }
  {
    RejectsFile file(path, {"a"}, false, Language::English);
    file.add(3, "x,y", "more cells than columns");
  }
  CHECK_FALSE(std::filesystem::exists(path));
  CHECK_FALSE(std::filesystem::exists(partial_name(path)));
}

TEST_CASE("What a killed import left goes with the next, what a running one writes stays",
          "[imports]") {
  const auto folder =
      std::filesystem::temp_directory_path() / ("rejects-left-" + std::to_string(::getpid()));
  std::filesystem::create_directory(folder);
  const std::string own = partial_name(folder / "a.csv").string();
  const std::string mark = own.substr(0, own.rfind('-') + 1);
  const int dead = [] {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(0);
    ::waitpid(child, nullptr, 0);
    return child;
  }();
  const std::string left = mark + std::to_string(dead) + ".part", live = mark + "1.part",
                    foreign = (folder / "b.csv.part").string();
  for (const std::string& file : {own, left, live, foreign}) std::ofstream(file) << "x";

  RejectsFile file(folder / "sales.rejects.csv", {"a"}, false, Language::English);

  CHECK_FALSE(std::filesystem::exists(left));
  CHECK(std::filesystem::exists(own));
  CHECK(std::filesystem::exists(live));
  CHECK(std::filesystem::exists(foreign));
  std::filesystem::remove_all(folder);
}

TEST_CASE("A place that cannot be written to is an error with its path", "[imports]") {
  RejectsFile file("/nowhere/rejects.csv", {"a"}, false, Language::English);

  CHECK_THROWS_WITH(file.add(3, "x", "y"), Catch::Contains("/nowhere/rejects.csv"));
}

TEST_CASE("Columns that a rejects file adds are known by their heads", "[imports]") {
  CHECK(is_reject_header("rejected: why"));
  CHECK(is_reject_header("未导入·值"));
  CHECK_FALSE(is_reject_header("值"));
}
