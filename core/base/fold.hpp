// Forms of a text for comparing: two spellings that mean the same fold to the same bytes.
//
// What is stored and shown stays as it was written; only keys, headers and look-ups are folded.
// Folding twice changes nothing. Pure functions over UTF-8; any thread.
#pragma once

#include <string>
#include <string_view>

namespace pareto {

// Half width, lower case, Latin letters without accents, traditional characters simplified, blanks
// collapsed and trimmed.
[[nodiscard]] std::string fold(std::string_view text);

// For the head of a column: folded, without blanks, brackets and what they hold, and the marks * :
// _ - . / and the like, so that "＊客戶 名稱（全称）：" is 客户名称. A head that is nothing else
// keeps what its brackets hold.
[[nodiscard]] std::string fold_header(std::string_view text);

}  // namespace pareto
