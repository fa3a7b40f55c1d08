// Names of firms, short enough for a table.
#pragma once

#include <string_view>

namespace pareto::key_accounts {

// The name without its legal form at the end: 有限公司, Co., Ltd., GmbH, … The whole name where
// nothing else would be left.
[[nodiscard]] std::string_view without_legal_form(std::string_view name);

// Whether it says more than a number: has a letter.
[[nodiscard]] bool is_spoken_name(std::string_view name);

}  // namespace pareto::key_accounts
