// Sentences made from facts by rules: each says what is particular, the most pressing first, and
// nothing that its table says already. Pure functions; the words are in both languages.
#pragma once

#include <string>
#include <vector>

#include "facts.hpp"
#include "pareto/document.hpp"
#include "words.hpp"

namespace pareto::key_accounts {

// "9 of 48 groups bring 80% of 120.7 M CNY net sales; the largest 18%. Two A groups …"
[[nodiscard]] sdk::Spans lead(const Facts& facts, const Voice& voice);

// What is known of one account besides its facts.
struct AccountNotes {
  std::string currency;      // foreign one that it pays in; empty: none
  std::string twins;         // "If the three names of … are merged, it falls to B"; empty: none
  bool best_margin = false;  // of all key accounts
};
// Begins with "!" when its first part is bad news.
[[nodiscard]] std::string account_sentence(const Facts& facts, const Subject& account,
                                           const AccountNotes& notes, const Voice& voice);

// "Together 96.6 M, 80.1%. Two are silent, one loses money: go to these three first."
[[nodiscard]] std::string accounts_summary(const Facts& facts, const std::vector<Index>& accounts,
                                           const Voice& voice);
// Who needs least to become a key account; empty where the rule does not say.
[[nodiscard]] std::string nearest(const Facts& facts, const Voice& voice);

// Who changed tier, in which direction, and whether only the line moved.
struct Moves {
  std::vector<Index> rose, fell;    // the largest first
  std::int64_t came = 0, went = 0;  // tiers now but not before, and the other way round
};
[[nodiscard]] Moves moves_of(const Facts& facts);
[[nodiscard]] std::string moves_summary(const Facts& facts, const Moves& moves, const Voice& voice);

// Subjects past their rhythm, by money at stake; and how many are silent for two years.
[[nodiscard]] std::vector<Index> overdue_subjects(const Facts& facts);
[[nodiscard]] std::int64_t long_gone(const Facts& facts);
[[nodiscard]] std::string rhythm_summary(const Facts& facts, const std::vector<Index>& overdue,
                                         const Voice& voice);

// Thin ones, the largest gain first; what average margin would bring.
[[nodiscard]] std::vector<Index> thin_subjects(const Facts& facts);
[[nodiscard]] Money gain_at_average(const Facts& facts, const Subject& subject);
[[nodiscard]] std::string thin_summary(const Facts& facts, const std::vector<Index>& thin,
                                       const Voice& voice);

// Names of currencies: "欧元", "EUR".
[[nodiscard]] std::string currency_name(const Voice& voice, const std::string& code);

}  // namespace pareto::key_accounts
