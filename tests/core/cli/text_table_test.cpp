#include "core/cli/terminal/text_table.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include <catch2/catch.hpp>

#include "captured.hpp"
#include "core/base/utf8.hpp"

namespace pareto::cli {
namespace {

constexpr Language kChinese = Language::ChineseSimplified;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

TextTable tiers() {
  TextTable table(
      {{"等级"}, {"组", Align::Right}, {"净销售 万", Align::Right}, {"占比", Align::Right}});
  table.row_with_bar({Cell{"A", Style::Accent}, "9", "9,664.1", "80.1%"}, 9664.1 / 12067.0);
  table.row_with_bar({"B", "10", "1,859.6", "15.4%"}, 1859.6 / 12067.0);
  table.row_with_bar({"C", "24", "543.3", "4.5%"}, 543.3 / 12067.0);
  table.totals({"合计", "43", "12,067.0", "100.0%"});
  return table;
}

// The list of customers of the reference, its columns dropped in the order 地区, 行业, 占比,
// 负责人.
TextTable customers() {
  TextTable table({{"编码"},
                   {"客户", Align::Left, 0, true},
                   {"等级"},
                   {"负责人", Align::Left, 4},
                   {"行业", Align::Left, 2},
                   {"地区", Align::Left, 1},
                   {"净销售 万", Align::Right},
                   {"占比", Align::Right, 3},
                   {"距末单", Align::Right}});
  const Cell a{"A", Style::Accent};
  table.row({"0004", "雾栎饲料", a, "银杏", "饲料", "西南", "2,167.8", "18.0%", "6 天"});
  table.row({"0013", "霁岚营养", a, "青檀", "食品", "华北", "1,087.3", "9.0%",
             Cell{"150 天", Style::Bad, "!"}});
  table.row({"0016", "Brennholt Nutrition", a, "海棠", "饲料", "海外", "932.9", "7.7%", "19 天"});
  return table;
}

TEST_CASE("Tiers stand as in the reference, bars last and on one scale", "[cli]") {
  Captured captured;

  tiers().print(captured.output.out);

  CHECK(captured.out_text ==
        "  等级  组  净销售 万    占比\n"
        "  ----  --  ---------  ------\n"
        "  A      9    9,664.1   80.1%  ███████████████████▏\n"
        "  B     10    1,859.6   15.4%  ███▋\n"
        "  C     24      543.3    4.5%  █\n"
        "  ----  --  ---------  ------\n"
        "  合计  43   12,067.0  100.0%\n");
}

TEST_CASE("English tiers stand as in the reference", "[cli]") {
  Captured captured;
  TextTable table({{"Tier"},
                   {"Groups", Align::Right},
                   {"Net sales, M CNY", Align::Right},
                   {"Share", Align::Right}});
  table.row_with_bar({"A", "9", "96.64", "80.1%"}, 0.801);
  table.totals({"all", "43", "120.67", "100.0%"});

  table.print(captured.output.out);

  CHECK(captured.out_text ==
        "  Tier  Groups  Net sales, M CNY   Share\n"
        "  ----  ------  ----------------  ------\n"
        "  A          9             96.64   80.1%  ███████████████████▏\n"
        "  ----  ------  ----------------  ------\n"
        "  all       43            120.67  100.0%\n");
}

TEST_CASE("A list stands as in the reference, its marks outside the figures' alignment", "[cli]") {
  Captured captured;
  TextTable table = customers();

  table.print(captured.output.out);
  table.print_footer(captured.output.out, kChinese, {"12 / 48 组", "! 超过自己的下单节奏"});

  CHECK(captured.out_text ==
        "  编码  客户                 等级  负责人  行业  地区  净销售 万   占比    距末单\n"
        "  ----  -------------------  ----  ------  ----  ----  ---------  -----  --------\n"
        "  0004  雾栎饲料             A     银杏    饲料  西南    2,167.8  18.0%    6 天\n"
        "  0013  霁岚营养             A     青檀    食品  华北    1,087.3   9.0%  150 天 !\n"
        "  0016  Brennholt Nutrition  A     海棠    饲料  海外      932.9   7.7%   19 天\n"
        "\n"
        "12 / 48 组  ·  ! 超过自己的下单节奏\n");
}

TEST_CASE("A narrow terminal shortens the name, then drops columns in their order and says so",
          "[cli]") {
  Captured captured(person(60));
  TextTable table = customers();

  table.print(captured.output.out);
  table.print_footer(captured.output.out, kChinese, {});

  CHECK(captured.out_text ==
        "  编码  客户        等级  负责人  净销售 万   占比    距末单\n"
        "  ----  ----------  ----  ------  ---------  -----  --------\n"
        "  0004  雾栎饲料    A     银杏      2,167.8  18.0%    6 天\n"
        "  0013  霁岚营养    A     青檀      1,087.3   9.0%  150 天 !\n"
        "  0016  Brennhol..  A     海棠        932.9   7.7%   19 天\n"
        "\n"
        "隐藏 2 列\n");
}

TEST_CASE("No row is wider than the terminal, whatever its width", "[cli]") {
  for (int columns = 20; columns <= 120; ++columns) {
    Captured captured(person(columns));
    customers().print(captured.output.out);
    tiers().print(captured.output.out);

    for (const std::string& line : lines_of(captured.out_text)) {
      INFO(columns << ": " << line);
      CHECK(display_width(line) <= static_cast<std::size_t>(std::min(columns, 100)));
    }
  }
}

TEST_CASE("Figures are never shortened", "[cli]") {
  Captured captured(person(24));
  TextTable table({{"名称"}, {"金额", Align::Right}});
  table.row({"一个很长很长的名称", "123,456,789.00"});

  table.print(captured.output.out);

  CHECK(captured.out_text ==
        "  名称              金额\n"
        "  ------  --------------\n"
        "  一个..  123,456,789.00\n");
}

TEST_CASE("Rows after a print go on with the same widths", "[cli]") {
  Captured captured;
  TextTable table({{"code"}, {"n", Align::Right}});
  table.row({"abcd", "1"});
  table.print(captured.output.out);
  table.row({"longer than that", "12"});

  table.print(captured.output.out);

  CHECK(captured.out_text == "  code  n\n  ----  -\n  abcd  1\n  lo..  12\n");
}

TEST_CASE("An empty table is its head", "[cli]") {
  Captured captured;
  TextTable table({{"code"}, {"n", Align::Right}});

  table.print(captured.output.out);
  table.print_footer(captured.output.out, kChinese, {});

  CHECK(captured.out_text == "  code  n\n  ----  -\n");
}

TEST_CASE("A line break in a cell breaks no line", "[cli]") {
  Captured captured;
  TextTable table({{"name"}, {"n", Align::Right}});
  table.row({"two\nlines", "1"});

  table.print(captured.output.out);

  CHECK(captured.out_text == "  name       n\n  ---------  -\n  two lines  1\n");
}

TEST_CASE("Colours are a second voice: without them the same cells stand in the same places",
          "[cli]") {
  Captured coloured(person(100, true)), plain(person(100, false));
  customers().print(coloured.output.out);
  customers().print(plain.output.out);

  std::string stripped;
  for (std::size_t i = 0; i < coloured.out_text.size(); ++i) {
    if (coloured.out_text[i] == '\x1b')
      i = coloured.out_text.find('m', i);
    else
      stripped += coloured.out_text[i];
  }

  CHECK(stripped == plain.out_text);
  CHECK(coloured.out_text.find("\x1b[31m150 天\x1b[0m") != std::string::npos);
}

// Characters whose width is a matter of the font, as far as they are marks: from EastAsianWidth.txt
// of Unicode, class A, without letters and digits in circles.
bool is_ambiguous_mark(char32_t code) {
  constexpr std::pair<char32_t, char32_t> kMarks[] = {
      {0xA1, 0xA1},     {0xA4, 0xA4},     {0xA7, 0xA8},     {0xAD, 0xAE},     {0xB0, 0xB4},
      {0xB6, 0xB8},     {0xBC, 0xBF},     {0xD7, 0xD7},     {0xF7, 0xF7},     {0x2010, 0x2010},
      {0x2013, 0x2016}, {0x2018, 0x2019}, {0x201C, 0x201D}, {0x2020, 0x2022}, {0x2024, 0x2027},
      {0x2030, 0x2030}, {0x2032, 0x2033}, {0x2035, 0x2035}, {0x203B, 0x203B}, {0x203E, 0x203E},
      {0x20AC, 0x20AC}, {0x2190, 0x2199}, {0x21D2, 0x21D2}, {0x21D4, 0x21D4}, {0x2248, 0x2248},
      {0x2260, 0x2261}, {0x2264, 0x2267}, {0x2500, 0x254B}, {0x2550, 0x2573}, {0x2580, 0x258F},
      {0x2592, 0x2595}, {0x25A0, 0x25A1}, {0x25B2, 0x25B3}, {0x25BC, 0x25BD}, {0x25C6, 0x25C8},
      {0x25CB, 0x25CB}, {0x25CE, 0x25D1}, {0x2605, 0x2606}};
  return std::ranges::any_of(
      kMarks, [&](const auto& range) { return code >= range.first && code <= range.second; });
}

// Where the first mark of uncertain width stands in a line, in bytes; npos for none.
std::size_t first_ambiguous(const std::string& line) {
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t here = at;
    if (is_ambiguous_mark(next_code_point(line, at))) return here;
  }
  return std::string::npos;
}

TEST_CASE("Nothing whose width is ambiguous stands where something must align after it", "[cli]") {
  Captured captured;
  TextTable table({{"规则 “abc”"}, {"变动", Align::Right}, {"原因…"}});
  table.row({"甲 · 乙", "€ 1 → 2", "“界线”移动…"});
  table.row({"A–B × 3", "–", "买得多了 → A"});
  table.row({"★重点", "±5", "-"});
  table.print(captured.output.out);
  tiers().print(captured.output.out);

  for (const std::string& line : lines_of(captured.out_text)) {
    INFO(line);
    const std::size_t at = first_ambiguous(line);
    if (at == std::string::npos) continue;
    // The last thing in its line: no gap between columns comes after it.
    CHECK(line.find("  ", at) == std::string::npos);
  }
  CHECK(captured.out_text.find("  甲 . 乙     EUR 1 -> 2  “界线”移动…") != std::string::npos);
}

TEST_CASE("Labels stand under each other", "[cli]") {
  Captured captured;

  print_labelled(captured.output.out,
                 {{"报告", "a.html"}, {"再看一个", "pareto tier explain 霁岚营养"}});

  CHECK(captured.out_text == "  报告      a.html\n  再看一个  pareto tier explain 霁岚营养\n");
}

}  // namespace
}  // namespace pareto::cli
