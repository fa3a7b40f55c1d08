// What `pareto --help` and `pareto VERB --help` say, made from the definitions of the verbs.
//
// One thread.
#pragma once

#include <optional>
#include <vector>

#include "core/base/language.hpp"
#include "core/cli/terminal/output.hpp"
#include "core/cli/words/named_settings.hpp"
#include "core/cli/words/verb.hpp"

namespace pareto::cli {

// Verbs by what people want, in the order given; groups without verbs are left out.
void print_help(Stream& out, Language language, const std::vector<const Verb*>& verbs);
// With what --set takes for the report or rule that was named.
void print_verb_help(Stream& out, Language language, const Verb& verb,
                     const std::optional<NamedSettings>& named = {});

// "From file to report"
[[nodiscard]] Text heading_of(Group group);

// Breaks a text into lines of at most `cells`: at blanks, and between Chinese characters, though
// never before 。，、；：！？）.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t cells);

}  // namespace pareto::cli
