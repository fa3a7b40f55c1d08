// A firm's name taken apart: what tells it from others, where it is, which part of the firm it is,
// its legal form.
//
//     parse_company("上海漱汀日化（集团）股份有限公司浦东店")
//         core 漱汀日化, place 上海, branch 浦东店, form group and shares
//
// Two spellings of one firm have the same core; two stores of one chain have the same core and
// another branch; a sister in another town has another place. All parts are folded (fold.hpp), so
// width, case and traditional characters do not matter. A name of which nothing would be left keeps
// what it has. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pareto {

struct CompanyName {
  std::u32string core;     // never empty where the name has letters
  std::u32string place;    // the narrowest one that is named: 宁波 of 浙江省宁波市
  std::u32string branch;   // digits for numerals: 3店 of 第三店
  std::uint32_t form = 0;  // company_words::Form
};

[[nodiscard]] CompanyName parse_company(std::string_view name);

// Letters and digits only, folded: a name whose punctuation and blanks do not matter, as of
// products and persons.
[[nodiscard]] std::u32string bare_letters(std::string_view name);

// How an exact name may be written otherwise without any doubt: marks, blanks, width, traditional
// characters, 有限责任公司 for 有限公司, "Co., Ltd." for "Company Limited". Other legal forms
// (集团, 股份) stay, since a group and its company are two firms.
[[nodiscard]] std::string same_spelling(std::string_view name);

}  // namespace pareto
