// What may stand where somebody presses Tab, found from the definitions of the verbs; one engine
// for every shell.
//
//     complete({"tier", "run"}, "--r", verbs, language, look_up).candidates   // --rule
//
// What only a workspace knows (entities, reports, names of customers) comes from `look_up`, asked
// by kind. Pure but for that.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.hpp"
#include "core/cli/words/verb.hpp"

namespace pareto::cli {

struct Candidate {
  std::string word, meaning;
};

// What the workspace is asked for.
struct Wanted {
  enum class Kind {
    Entity,
    Field,
    Assignment,
    Record,
    Report,
    Format,
    Rule,
    Recipe,
    Plugin,
    View,
    Action
  };

  Kind kind;
  std::string entity;  // of a field, an assignment (FIELD=) and a record
  std::string_view typed;
  // Where and on whose behalf, as far as it was typed: --workspace=DIR, --as=USER.
  std::vector<std::string> front = {};
};
using LookUp = std::function<std::vector<Candidate>(const Wanted& wanted)>;

struct Completion {
  enum class Paths { None, Files, Folders };

  std::vector<Candidate> candidates;
  Paths paths = Paths::None;  // beside them, which the shell finds itself
};

// `words` are those before the one that is being typed, without the program's name.
[[nodiscard]] Completion complete(const std::vector<std::string>& words, std::string_view typed,
                                  const std::vector<const Verb*>& verbs, Language language,
                                  const LookUp& look_up);

// The script that makes a shell ask: "bash", "zsh" or "fish"; empty for another.
[[nodiscard]] std::string_view completion_script(std::string_view shell);

}  // namespace pareto::cli
