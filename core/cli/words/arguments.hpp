// A command line, understood.
//
// What was typed is checked against the definition of its verb, so a command only reads what it
// asked for. Whatever is wrong is an Error(Argument) that names the word, suggests the nearest one
// and gives the verb's usage. Values; one thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/cli/words/verb.hpp"

namespace pareto::cli {

class Arguments {
 public:
  // "undo" of `pareto import undo 27`; empty for the verb alone.
  [[nodiscard]] const std::string& action() const { return action_; }
  [[nodiscard]] const std::vector<std::string>& operands() const { return operands_; }
  [[nodiscard]] std::optional<std::string> operand(std::size_t i) const;

  // Options by their long name without dashes. Asking for one that the verb does not define is our
  // own mistake (assert).
  [[nodiscard]] bool flag(std::string_view name) const;
  [[nodiscard]] std::optional<std::string> get(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> list(std::string_view name) const;
  // An option that every verb takes, though the verb may have one of its own of that name: then it
  // stands before the verb. `pareto --as "Li Na" import sales.csv --as sale`
  [[nodiscard]] std::optional<std::string> common(std::string_view name) const;
  // A whole number. Throws Error(Argument) for anything else or outside of the range.
  [[nodiscard]] std::optional<std::int64_t> number(std::string_view name, std::int64_t least,
                                                   std::int64_t most) const;

 private:
  friend class ArgumentParser;
  [[nodiscard]] const std::vector<std::string>* values(std::string_view name) const;

  std::string action_;
  std::vector<std::string> operands_;
  // All options that are defined; those not given have no entry in `given_`.
  std::vector<std::string> defined_;
  std::map<std::string, std::vector<std::string>, std::less<>> given_;
  // Common options whose names the verb has for its own.
  std::map<std::string, std::optional<std::string>, std::less<>> covered_;
};

struct Request {
  enum class Kind { Run, Help, Manual, Version };

  Kind kind = Kind::Run;
  const Verb* verb = nullptr;  // null: help of everything, or nothing to run
  Arguments arguments;
};

// `words` without the program's name. Verbs and their actions must be written out; options stand
// anywhere, common ones before the verb too (where they must stand if the verb has its own of that
// name), and what follows "--" is never an option. `verbs` must outlive the request.
[[nodiscard]] Request understand_command(const std::vector<std::string>& words,
                                         const std::vector<const Verb*>& verbs);

// The value of an option looked up before all else is understood (--lang decides the language of
// what is wrong); nothing when it is not there.
[[nodiscard]] std::optional<std::string> find_option(const std::vector<std::string>& words,
                                                     std::string_view name);

}  // namespace pareto::cli
