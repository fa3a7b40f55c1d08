// Whether two names are likely to mean one firm, and why.
//
// Exports spell the same customer in several ways: another legal form, a character that looks the
// same, an abbreviation, a slip of the hand, the town in front. Siblings are not twins: other
// branches and stores (中山店, 3店), towns, numbers (一厂, 二厂), directions or lines of business
// (饲料, 贸易) tell firms apart. A person decides; the score only orders what is shown. What else
// is known of the two (tax number, phone) is weighed in core/twins. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/company_name.hpp"
#include "core/base/message.hpp"

namespace pareto {

enum class TwinReason : std::uint8_t {
  None,
  SameName,
  VariantCharacter,
  Abbreviation,
  SameSound,
  OneEdit
};

struct TwinScore {
  double score = 0;  // 0: no twins; 1: the same but for spelling
  TwinReason reason = TwinReason::None;
  bool other_form = false;   // 股份 here, 集团 there
  bool place_added = false;  // one of the names begins with a place

  explicit operator bool() const { return reason != TwinReason::None; }
};

[[nodiscard]] TwinScore twin_score(std::string_view a, std::string_view b);
[[nodiscard]] TwinScore twin_score(const CompanyName& a, const CompanyName& b);

// Of what tells the names apart alone (CompanyName::core).
[[nodiscard]] TwinScore core_score(std::u32string_view a, std::u32string_view b);
// What legal forms, places and branches make of the score of the cores.
[[nodiscard]] TwinScore weigh_parts(TwinScore cores, const CompanyName& a, const CompanyName& b);

// Characters that tell siblings apart: digits, 东 and 西, 甲 and 乙.
[[nodiscard]] bool tells_apart(char32_t code);

// "one name abbreviates the other; the legal form differs"
[[nodiscard]] std::string words_of(const TwinScore& score, Language language);

}  // namespace pareto
