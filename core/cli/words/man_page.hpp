// Manual pages (roff) made from the definitions of the verbs: pareto(1), and pareto-import(1) and
// so on.
//
// Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "core/base/language.hpp"
#include "core/cli/words/verb.hpp"

namespace pareto::cli {

// The page of the whole program: its verbs, and the options that all take.
[[nodiscard]] std::string man_page(const std::vector<const Verb*>& verbs, Language language);
// The page of one verb.
[[nodiscard]] std::string man_page(const Verb& verb, Language language);

}  // namespace pareto::cli
