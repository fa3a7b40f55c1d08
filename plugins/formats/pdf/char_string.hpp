// Outlines of characters as the font that a PDF embeds: Type 2 charstrings in a CFF font whose
// characters are known by number, as Adobe's Technical Notes 5176 and 5177 have them.
//
//     CharString one;
//     one.move(0, 0); one.line(500, 700); one.line(1000, 0);
//     const std::string font = cff_font("ABCDEF+Own", {CharString().finish(500), one.finish(1000)});
//
// Units are thousandths of an em, y upwards; paths close by themselves. Pure; values; one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pareto::pdf {

class CharString {
 public:
  void move(double x, double y);
  void line(double x, double y);
  void curve(double x1, double y1, double x2, double y2, double x3, double y3);
  // The bytes; nothing is added after it.
  [[nodiscard]] std::string finish(int width);

 private:
  struct Point {
    int x = 0, y = 0;
  };
  void begin(std::size_t arguments, char op);
  void to(double x, double y);
  void flush();

  std::string done_, pending_;
  std::size_t arguments_ = 0;
  char op_ = 0;
  Point at_, start_;
  bool moved_ = false;  // since the last path ended
};

// A whole font. The first character is what stands for those that are missing; the number of each
// is its place.
[[nodiscard]] std::string cff_font(std::string_view name,
                                   const std::vector<std::string>& characters);

}  // namespace pareto::pdf
