// Words for people stand in `Text{"english", "中文"}` and nowhere else, so that nobody ever reads
// half a program.
//
// The compiler refuses a Text that lacks a language (see compile/). What it cannot see are words
// that go around Text, and these rules look for them. In core:
//
//  - a literal with Chinese characters is the second half of a pair {"english", "中文"}. Data that
//  is read or recognised is
//    no speech: single Chinese words may stand alone in core/base, core/model and core/imports
//    (aliases, units, endings of names), sentences may not;
//  - in core/cli a literal of two or more English words is the first half of such a pair, whatever
//  becomes of it;
//  - elsewhere in core such a literal may not go to the terminal or into an exception;
//  - `verbatim` is for words from outside and takes no literal with words.
//
// Plugins have no Text; they say `job.say("english", "中文")` or give both to a label. There a
// literal with Chinese characters or of two or more English words has its other half beside it,
// after a comma or as the other branch of `? :`. Single Chinese words may stand alone in importers
// and in lists of aliases.
//
// Logs, assertions and SQL are not read by users.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "source_tree.hpp"

namespace pareto::structure {

// The findings of one source; `file` decides which rules hold.
[[nodiscard]] std::vector<Finding> check_texts_of(const std::string& file, std::string_view source);

[[nodiscard]] std::vector<Finding> check_texts(const std::filesystem::path& root);

}  // namespace pareto::structure
