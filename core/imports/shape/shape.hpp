// What is done with the shape of a file's table, each part of it to be switched off where it is
// wrong.
//
//     pareto import 销售.xlsx --shape fill-down=no,totals=no
//
// and the same words in a recipe's [shape]. Plain values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pareto::imports {

struct Shape {
  bool totals = true;   // rows of sums are left out
  bool heads = true;    // heads and titles that pages repeat are left out
  bool footers = true;  // 制单人, 打印日期, 第 1 页 are left out
  bool fill_down =
      true;  // document, day and customer on the first line of a block hold for the others
};

// What a user or a recipe says of it; the rest is left to what is recognised.
struct ShapeChoice {
  std::optional<bool> totals, heads, footers, fill_down;

  [[nodiscard]] Shape shape() const;
  // Fills in what is left open here.
  void apply(const ShapeChoice& other);
  friend bool operator==(const ShapeChoice&, const ShapeChoice&) = default;
};

// "totals", "heads", "footers", "fill-down"; null for any other word.
[[nodiscard]] std::optional<bool>* find_part(ShapeChoice& choice, std::string_view word);
[[nodiscard]] const char* parts_of_shape();  // all of them, with commas

// "fill-down=no,totals=no". Throws Error that names what there is.
[[nodiscard]] ShapeChoice parse_shape(std::string_view text);
// The lines of a head: "4" is 4 to 4, "3-4" is 3 to 4. Throws Error.
struct HeaderLines {
  std::int64_t first, last;
};
[[nodiscard]] HeaderLines parse_header_lines(std::string_view text);

// As they are written on the command line, and as lines of TOML; "" where nothing is said.
[[nodiscard]] std::string text_of(const ShapeChoice& choice);
[[nodiscard]] std::string toml_of(const ShapeChoice& choice);

}  // namespace pareto::imports
