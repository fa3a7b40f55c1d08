// What was asked for, as it may stand in the log: the words of the command without what people
// typed into it about people.
//
//     pareto set customer 霁岚 phone=138… --yes   ->   set customer … phone= --yes
//
// Pure.
#pragma once

#include <string>

#include "core/cli/words/arguments.hpp"
#include "core/cli/words/verb.hpp"

namespace pareto::cli {

// Names of files, entities, rules, plugins and the like as they are; conditions, SQL, names of
// records and values not.
[[nodiscard]] std::string gist_of(const Verb& verb, const Arguments& arguments);
// Whether the verb, or the action of it that was asked for, changes something.
[[nodiscard]] bool changes(const Verb& verb, const Arguments& arguments);
// What a user needs for it.
[[nodiscard]] std::optional<access::Duty> duty_of(const Verb& verb, const Arguments& arguments);

}  // namespace pareto::cli
