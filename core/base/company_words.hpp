// The words that names of firms are made of beside the one that tells them apart: places, lines of
// business, legal forms, what makes a branch.
//
// All are folded (fold.hpp): simplified, half width, lower case. Pure data and look-ups; any
// thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pareto::company_words {

using Name = std::u32string_view;

// How many characters at the beginning are a place: 上海, 浙江省, 宁波市, 余杭区 behind a place; 0
// where none is. Names of places that are as often names of firms (东方, 平安) count as no place.
[[nodiscard]] std::size_t place_at_start(Name name);
// The place without what kind it is: 宁波 of 宁波市.
[[nodiscard]] Name bare_place(Name place);

// A legal form as bits, since some are made of several: 集团股份有限公司.
enum Form : std::uint32_t {
  kNoForm = 0,
  kLimited = 1,   // 有限公司, 公司, Ltd, GmbH, LLC
  kShares = 2,    // 股份, Inc, AG, PLC
  kGroup = 4,     // 集团
  kFactory = 8,   // 厂
  kHead = 16,     // 总公司
  kForeign = 32,  // 株式会社 and the like
};
struct FormAt {
  std::size_t length = 0;  // characters; 0: none
  std::uint32_t form = kNoForm;
};
[[nodiscard]] FormAt form_at_end(Name name);
[[nodiscard]] FormAt form_at_start(Name name);
// A word of Latin letters.
[[nodiscard]] std::uint32_t latin_form(Name word);

// 饲料, 贸易: two characters that say what a firm does.
[[nodiscard]] bool is_business(Name word);
// 科技, 实业: say nothing of what a firm does, so that names are shortened by them.
[[nodiscard]] bool is_generic(Name word);
// Begins with a line of business: what would be left of 上海电力 without its place.
[[nodiscard]] bool begins_with_business(Name name);

// 店, 分公司, 办事处: how many characters at the end say that this is a part of a firm.
[[nodiscard]] std::size_t branch_word_at_end(Name name);

}  // namespace pareto::company_words
