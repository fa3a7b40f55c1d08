// What a value is found by, and what a query looks for: tokens for a full-text index that knows no
// phrases.
//
// Chinese is written without blanks and searched by single characters, by parts of a word and by
// pinyin, whole (hualian) or initials (hlcs, lcs); phones by any digits in a row. Both sides are
// made here, so they always fit: a value is found when every token of the query is among its
// tokens, a token that ends in '*' when one of them begins so. Tokens are folded (see fold.hpp),
// separated by blanks, and hold letters, digits and Chinese characters only. Pure functions; any
// thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pareto {

enum class TokenKind {
  Name,   // firms and people: with pinyin, legal form reduced to 公司
  Phone,  // digits only
  Word,   // codes, places, addresses: without pinyin
};

// Appends the tokens of `value`, each behind a blank unless `out` is empty; a token may come twice.
void append_tokens(std::string_view value, TokenKind kind, std::string& out);

// All must match. Empty when the text holds nothing to look for.
[[nodiscard]] std::vector<std::string> query_tokens(std::string_view typed);

}  // namespace pareto
