#include "core/cli/plugins/plugin_verbs.hpp"

#include <algorithm>
#include <deque>
#include <memory>

#include "core/base/error.hpp"
#include "core/cli/plugins/plugin_run.hpp"
#include "core/cli/plugins/serve_options.hpp"
#include "core/cli/words/named_settings.hpp"
#include "pareto/abi/service.h"

namespace pareto::cli {
namespace {

// A verb and what its views look at; lives as long as the command.
class PluginVerb {
 public:
  // The program's own verb for services, with their settings as options.
  PluginVerb(const Verb& serve, const std::vector<plugins::Offer>& services) : verb_(serve) {
    for (const plugins::Offer& offer : services) {
      for (const model::Field& field : offer.extension.settings) {
        const std::string name = option_name(field.name);
        const auto is_it = [&](const Option& option) { return option.name == name; };
        const bool of_another =
            std::ranges::count_if(services, [&](const plugins::Offer& each) {
              return std::ranges::find(each.extension.settings, field.name, &model::Field::name) !=
                     each.extension.settings.end();
            }) > 1;
        if (of_another || std::ranges::any_of(verb_.options, is_it) ||
            std::ranges::any_of(common_options(), is_it))
          continue;
        add_option(field);
        verb_.options.back().required = false;  // the service itself says what it lacks
        options_.push_back(field);
      }
    }
  }
  explicit PluginVerb(plugins::Extension of) : extension_(std::move(of)) {
    verb_.name = extension_.id;
    verb_.summary = words(extension_.label);
    verb_.changes = extension_.changes;
    for (std::size_t i = 0; i < extension_.settings.size(); ++i) {
      const model::Field& field = extension_.settings[i];
      if (i < static_cast<std::size_t>(extension_.operands))
        add_operand(field);
      else
        add_option(field);
    }
    if (extension_.changes)
      verb_.options.push_back(
          {.name = "dry-run", .help = {"do everything, keep nothing", "试运行，什么都不写入"}});
  }
  PluginVerb(const PluginVerb&) = delete;
  PluginVerb& operator=(const PluginVerb&) = delete;

  [[nodiscard]] const plugins::Extension& extension() const { return extension_; }
  [[nodiscard]] const Verb& verb() const { return verb_; }
  // Of services.
  [[nodiscard]] const std::vector<model::Field>& options() const { return options_; }

 private:
  std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }
  // A brace is a brace here.
  std::string_view plain(const std::string& text) {
    std::string out;
    for (const char c : text) out.append(c == '{' ? 2 : 1, c);
    return keep(std::move(out));
  }
  Text words(const model::Label& label) {
    return Text::of_plugin(plain(label.en), plain(label.zh_hans));
  }
  // "CUSTOMER" completes customers; see completion.cpp.
  std::string_view placeholder(const model::Field& field) {
    std::string out = field.meaning == model::Meaning::Reference ? field.reference : field.name;
    for (char& c : out)
      c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c == '_' ? '-' : c;
    return keep(std::move(out));
  }
  void add_operand(const model::Field& field) {
    const bool needed = field.required && field.default_value.empty();
    verb_.operands.push_back({placeholder(field), words(meaning_of(field)),
                              needed ? Operand::Count::One : Operand::Count::Optional});
  }
  void add_option(const model::Field& field) {
    Option option{.name = keep(option_name(field.name)),
                  .help = words(meaning_of(field)),
                  .required = field.required && field.default_value.empty()};
    if (field.type != model::Type::Bool) option.value = placeholder(field);
    for (const model::Choice& choice : field.choices) option.choices.push_back(keep(choice.code));
    verb_.options.push_back(std::move(option));
  }

  const plugins::Extension extension_;
  std::vector<model::Field> options_;
  std::deque<std::string> texts_;  // stays where it is when it grows
  Verb verb_{.name = "VERB", .group = Group::Plugins, .summary = {"-", "-"}};
};

}  // namespace

std::vector<Command> plugin_commands(const std::vector<std::string>& words,
                                     const std::vector<const Verb*>& known) {
  std::vector<Command> out;
  with_plugins(words, [&](const host::Workspace&, const plugins::PluginRegistry& registry) {
    for (const plugins::Offer& offer : registry.extensions(PARETO_EXT_COMMAND)) {
      if (std::ranges::find(known, std::string_view(offer.extension.id), &Verb::name) !=
          known.end())
        continue;
      const auto verb = std::make_shared<const PluginVerb>(offer.extension);
      out.push_back({verb->verb(), [verb](Context& context) {
                       return run_plugin_verb(context, verb->extension());
                     }});
    }
    const auto own = std::ranges::find(known, std::string_view("serve"), &Verb::name);
    if (const std::vector<plugins::Offer> services = registry.extensions(PARETO_EXT_SERVICE);
        own != known.end() && !services.empty()) {
      const auto verb = std::make_shared<const PluginVerb>(**own, services);
      out.push_back({verb->verb(),
                     [verb](Context& context) { return run_services(context, verb->options()); }});
    }
  });
  return out;
}

void add_verbs(std::vector<const Verb*>& verbs, const std::vector<Command>& brought) {
  for (const Command& command : brought) {
    const auto own = std::ranges::find(verbs, command.verb.name, &Verb::name);
    if (own != verbs.end())
      *own = &command.verb;
    else
      verbs.push_back(&command.verb);
  }
}

}  // namespace pareto::cli
