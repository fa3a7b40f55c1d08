// Just enough of a C++ lexer to tell words for people from everything else in a source.
//
// Comments and preprocessor lines vanish; adjacent string literals become one token, as in the
// language.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pareto::structure {

struct Token {
  // Character literals are numbers, and so are u"..." and U"...": code points to compare with,
  // nothing that can be printed.
  enum class Kind { Name, String, Number, Sign } kind;
  std::string text;  // of a string: between the quotes, escapes as written
  std::size_t line;
};

[[nodiscard]] std::vector<Token> tokens_of(std::string_view source);

}  // namespace pareto::structure
