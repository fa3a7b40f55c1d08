// Whether two names are likely to mean one firm, and why.
//
// Exports spell the same customer in several ways: another legal form, a character that looks the
// same, an abbreviation, a slip of the hand. Siblings are not twins: other numbers (一厂, 二厂),
// directions or lines of business (饲料, 贸易) tell firms apart. A person decides; the score only
// orders what is shown. Pure functions; any thread.
#pragma once

#include <string_view>

#include "core/base/message.hpp"

namespace pareto {

enum class TwinReason { None, SameName, VariantCharacter, Abbreviation, SameSound, OneEdit };

struct TwinScore {
  double score = 0;  // 0: no twins; 1: the same but for legal form and spelling
  TwinReason reason = TwinReason::None;

  explicit operator bool() const { return reason != TwinReason::None; }
};

[[nodiscard]] TwinScore twin_score(std::string_view a, std::string_view b);
// For names that normalise_company has seen already: comparing many pairs normalises each name
// once.
[[nodiscard]] TwinScore twin_score_normalised(std::string_view a, std::string_view b);

// "the same name with another legal form", "one character is a variant of the other", …
[[nodiscard]] Message describe(TwinReason reason);

}  // namespace pareto
