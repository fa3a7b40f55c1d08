#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>

#include "html_format.hpp"
#include "pareto/testing/rendering.hpp"
#include "sample_document.hpp"

namespace {

std::string page() {
  return pareto::sdk::testing::render<pareto::html::HtmlFormat>("zh-Hans",
                                                                pareto::html::write_sample)
      .files.at("");
}
bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("The figures of a page are those given", "[html]") {
  const std::string html = page();

  // Cells: 21,678 thousand are 2,167.8 万; shares, changes and days as given.
  CHECK(has(
      html,
      "<td class=\"n st\">2,167.8</td><td class=\"n\">18.0%</td><td class=\"n\">+13%</td><td class=\"n\">23.4%</td>"
      "<td class=\"n\">6 天</td>"));
  CHECK(has(html, "<td class=\"n bad\">−15.4</td>"));
  CHECK(has(html, "<td class=\"n bad\">150 天</td>"));
  CHECK(has(html, "<b>9,664.1</b>"));
  // Bands, from the rows: A is 96,641 of 120,670 thousand, B 18,596, C 5,433.
  CHECK(has(html, "9 组 · 80.1%"));
  CHECK(has(html, "10 组 · 15.4%"));
  CHECK(has(html, "24 组 · 4.5%"));
  CHECK(has(html, ">前 9 组累计 80.1%<"));
  CHECK(has(html, ">最大一组 18.0%<"));
  // Differences, from before and after: 6,882 − 3,020 and 10,873 − 16,152 thousand.
  CHECK(has(html, ">+386.2<"));
  CHECK(has(html, ">−527.9<"));
  CHECK(has(html, ">711.8 万<"));
}

// PARETO_SAMPLE=out.html pareto_tests "[.sample]" writes the sample, to be looked at.
TEST_CASE("The sample can be written for looking at", "[.sample]") {
  const char* path = std::getenv("PARETO_SAMPLE");
  if (path == nullptr) return;
  std::ofstream(path, std::ios::binary) << page();
}
