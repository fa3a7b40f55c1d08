// What a verb of the command line is called, takes and does, in words.
//
// A definition is data: parsing, help, and whatever else is made from it (manual pages,
// completions) read the same lines, so that help never promises what parsing refuses.
//
//     Verb{.name = "import", .group = Group::FileToReport,
//          .summary = {"import a file; list, undo", "导入文件；列出、撤销"},
//          .operands = {{"FILE", {"what to read", "要导入的文件"}}},
//          .options = {{.name = "as", .value = "ENTITY",
//                       .help = {"what the rows are", "导入成什么"}, .required = true}},
//          .actions = {{.name = "list", .summary = {"what was imported", "列出导入"}}}}
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/duty.hpp"
#include "core/base/message.hpp"

namespace pareto::cli {

// The headings of `pareto --help`, in this order.
enum class Group { FileToReport, LookAndChange, Workspace, Plugins };

// A word by its place.
struct Operand {
  enum class Count { One, Optional, OneOrMore, Any };

  std::string_view name;  // "FILE", the same in each language
  Text help;
  Count count = Count::One;
};

struct Option {
  std::string_view name;        // without dashes
  char letter = 0;              // -w
  std::string_view value = {};  // what stands for its value in help; a flag has none
  Text help;
  bool required = false;
  bool repeatable = false;
  std::vector<std::string_view> choices = {};  // the only values it takes; empty: any
};

struct Example {
  Text words;  // what is typed behind "pareto "
  Text meaning;
};

// A second word that makes a verb another deed: `pareto import undo 27`.
struct Action {
  std::string_view name;
  Text summary;
  std::vector<Operand> operands = {};
  std::vector<Option> options = {};
  bool changes = false;                   // the log tells of it
  std::optional<access::Duty> duty = {};  // a user needs it; nothing: the verb's
};

struct Verb {
  std::string_view name;
  Group group;
  Text summary;  // a few words, for the list of verbs
  std::vector<Operand> operands = {};
  std::vector<Option> options = {};  // of the verb and of all its actions
  std::vector<Action> actions = {};
  bool needs_action = false;  // the verb alone is nothing
  std::vector<Example> examples = {};
  bool changes = false;  // without an action; the log tells of it
  std::optional<access::Duty> duty =
      {};  // a user needs it; the owner of the folder may do everything
  std::string_view sets =
      {};  // the extension whose settings --set gives: help lists those of the one that is named
};

// The options that every verb takes: --workspace, --output, --lang, --as-of, --as, --no-color,
// --progress, --yes, --safe, --log-level,
// --help, --version.
[[nodiscard]] const std::vector<Option>& common_options();
// How many of them `pareto --help` shows; the help of a verb shows all.
inline constexpr std::size_t kFrontOptions = 5;

// "pareto import FILE --as ENTITY": without what may be left out among the options. `action` may be
// null.
[[nodiscard]] std::string usage_of(const Verb& verb, const Action* action);
[[nodiscard]] bool has_free_options(const Verb& verb, const Action* action);

}  // namespace pareto::cli
