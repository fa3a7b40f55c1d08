// The one sentence that says how the account stands, and the tier in words.
#pragma once

#include "account.hpp"
#include "pareto/document.hpp"
#include "words.hpp"

namespace pareto::account_brief {

[[nodiscard]] sdk::Spans lead(const Account& account, const Voice& voice);
// Empty where it has no tier.
[[nodiscard]] std::string tier_sentence(const Account& account, const Voice& voice);

}  // namespace pareto::account_brief
