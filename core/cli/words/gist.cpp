#include "core/cli/words/gist.hpp"

#include <algorithm>
#include <array>

namespace pareto::cli {
namespace {

// What these stand for names no person and no value.
constexpr std::array<std::string_view, 15> kHarmless = {
    "FILE", "FOLDER", "DIR",  "ENTITY", "RULE",   "REPORT", "NUMBER", "LANG",
    "LINE", "N",      "DATE", "LEVEL",  "FORMAT", "PLACE",  "WINDOW"};

const Action* action_of(const Verb& verb, const Arguments& arguments) {
  const auto found =
      std::ranges::find(verb.actions, std::string_view(arguments.action()), &Action::name);
  return found != verb.actions.end() ? &*found : nullptr;
}

// "phone=138…" is "phone=".
std::string shown(std::string_view stands_for, const std::string& value) {
  if (std::ranges::find(kHarmless, stands_for) != kHarmless.end()) return value;
  const std::size_t equals = value.find('=');
  return stands_for.ends_with("=VALUE") && equals != std::string::npos ? value.substr(0, equals + 1)
                                                                       : "…";
}

void add_options(std::string& out, const std::vector<Option>& options, const Arguments& arguments) {
  for (const Option& option : options) {
    if (option.value.empty()) {
      if (arguments.flag(option.name)) out.append(" --").append(option.name);
      continue;
    }
    for (const std::string& value : arguments.list(option.name))
      out.append(" --")
          .append(option.name)
          .append(" ")
          .append(option.choices.empty() ? shown(option.value, value) : value);
  }
}

// Those whose names the verb does not have for its own.
std::vector<Option> common_options_beside(const Verb& verb, const Action* action) {
  std::vector<Option> options = common_options();
  const auto has = [](const std::vector<Option>& own, std::string_view name) {
    return std::ranges::find(own, name, &Option::name) != own.end();
  };
  std::erase_if(options, [&](const Option& option) {
    return has(verb.options, option.name) ||
           (action != nullptr && has(action->options, option.name));
  });
  return options;
}

}  // namespace

std::string gist_of(const Verb& verb, const Arguments& arguments) {
  const Action* action = action_of(verb, arguments);
  std::string out(verb.name);
  if (action != nullptr) out.append(" ").append(action->name);
  const std::vector<Operand>& operands = action != nullptr ? action->operands : verb.operands;
  for (std::size_t i = 0; i < arguments.operands().size() && !operands.empty(); ++i) {
    const Operand& operand = operands[std::min(i, operands.size() - 1)];
    // A plugin's name is one of few words.
    const bool plugin = verb.name == "plugin" && operand.name == "NAME";
    out.append(" ").append(plugin ? arguments.operands()[i]
                                  : shown(operand.name, arguments.operands()[i]));
  }
  add_options(out, verb.options, arguments);
  if (action != nullptr) add_options(out, action->options, arguments);
  add_options(out, common_options_beside(verb, action), arguments);
  return out;
}

bool changes(const Verb& verb, const Arguments& arguments) {
  const Action* action = action_of(verb, arguments);
  return action != nullptr ? action->changes : verb.changes;
}

std::optional<access::Duty> duty_of(const Verb& verb, const Arguments& arguments) {
  const Action* action = action_of(verb, arguments);
  return action != nullptr && action->duty ? action->duty : verb.duty;
}

}  // namespace pareto::cli
