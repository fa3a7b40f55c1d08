// What to ask on the visit: questions that follow from the data, each with the reason for it.
//
// Rules, in the order of what an answer is worth: a silence, what is owed, a product that fell,
// goods that came back, a price above the average, what its industry buys and it does not, how much
// it uses, who decides, growth. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "account.hpp"
#include "words.hpp"

namespace pareto::account_brief {

struct Question {
  std::string ask, why;
  bool bad = false;  // something of ours is to be put right first
};

// At most `most`, the most useful first.
[[nodiscard]] std::vector<Question> questions(const Account& account, const Voice& voice,
                                              std::size_t most = 5);

}  // namespace pareto::account_brief
