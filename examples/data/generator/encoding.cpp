#include "encoding.hpp"

#include <iconv.h>

#include <cerrno>
#include <stdexcept>

namespace pareto::demo {

std::optional<std::string> convert(std::string_view text, const char* from, const char* to) {
  const iconv_t converter = iconv_open(to, from);
  if (converter == reinterpret_cast<iconv_t>(-1)) {
    throw std::runtime_error(std::string("iconv knows no ") + from + " or " + to);
  }
  std::string input(text);
  std::string output(4 * text.size() + 16, '\0');
  char* in = input.data();
  char* out = output.data();
  std::size_t in_left = input.size();
  std::size_t out_left = output.size();
  const bool done = iconv(converter, &in, &in_left, &out, &out_left) == 0;
  iconv_close(converter);
  if (!done) return std::nullopt;
  output.resize(output.size() - out_left);
  return output;
}

}  // namespace pareto::demo
