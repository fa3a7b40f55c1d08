#include "core/cli/words/completion.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace pareto::cli {
namespace {

using Kind = Wanted::Kind;

// What stands for a value in help says what it is. A verb may use a word in its own sense.
struct Source {
  std::string_view verb, placeholder;
  std::optional<Kind> kind;
  Completion::Paths paths = Completion::Paths::None;
  std::string_view entity = {};
};
constexpr Source kSources[] = {
    {"recipe", "NAME", Kind::Recipe},
    {"", "RECIPE", Kind::Recipe},
    {"plugin", "NAME", Kind::Plugin},
    {"", "REPORT", Kind::Report},
    {"", "VIEW", Kind::View},
    {"", "ACTION", Kind::Action},
    {"", "FORMAT", Kind::Format},
    {"", "RULE", Kind::Rule},
    {"", "ENTITY", Kind::Entity},
    {"", "FIELD", Kind::Field},
    {"field", "NAME", Kind::Field},
    {"", "FIELD=VALUE", Kind::Assignment},
    {"", "CONDITION", Kind::Field},
    {"", "WHICH", Kind::Record},
    {"", "STAYS", Kind::Record},
    {"", "GOES", Kind::Record},
    {"", "CUSTOMER", Kind::Record, Completion::Paths::None, "customer"},
    {"", "PRODUCT", Kind::Record, Completion::Paths::None, "product"},
    {"", "USER", Kind::Record, Completion::Paths::None, "user"},
    {"", "ROLE", Kind::Record, Completion::Paths::None, "role"},
    {"", "TEAM", Kind::Record, Completion::Paths::None, "team"},
    {"", "FILE", std::nullopt, Completion::Paths::Files},
    {"", "FOLDER", std::nullopt, Completion::Paths::Folders},
    {"", "DIR", std::nullopt, Completion::Paths::Folders},
};

const Source* source_of(const Verb* verb, std::string_view placeholder) {
  for (const Source& source : kSources) {
    const bool own = verb != nullptr && source.verb == verb->name;
    if (source.placeholder == placeholder && (source.verb.empty() || own)) return &source;
  }
  return nullptr;
}

class Completer {
 public:
  Completer(std::string_view typed, const std::vector<const Verb*>& verbs, Language language,
            const LookUp& look_up)
      : typed_(typed), verbs_(verbs), language_(language), look_up_(look_up) {}

  Completion run(const std::vector<std::string>& words) {
    for (const std::string& word : words) take(word);
    if (value_of_ != nullptr) {
      value(*value_of_);
    } else if (!ended_ && typed_.starts_with("-")) {
      options();
    } else if (verb_ == nullptr) {
      for (const Verb* verb : verbs_) offer(std::string(verb->name), verb->summary);
      offer("help", Text{"what a verb does", "某个动词的用法"});
    } else {
      if (action_ == nullptr && operands_.empty()) {
        for (const Action& action : verb_->actions) offer(std::string(action.name), action.summary);
      }
      operand();
    }
    return std::move(out_);
  }

 private:
  void take(const std::string& word) {
    if (word == "=") return;  // bash takes --format=csv apart
    if (value_of_ != nullptr) {
      keep_value(*value_of_, word);
      value_of_ = nullptr;
    } else if (!ended_ && word == "--") {
      ended_ = true;
    } else if (!ended_ && word.size() > 1 && word[0] == '-') {
      given_.push_back(word);
      const std::size_t equals = word.find('=');
      const Option* option = find_option_called(word.substr(0, equals));
      if (option == nullptr || option->value.empty()) return;
      if (equals == std::string::npos)
        value_of_ = option;
      else
        keep_value(*option, word.substr(equals + 1));
    } else if (verb_ == nullptr) {
      if (word == "help") return;
      const auto found = std::ranges::find(verbs_, word, &Verb::name);
      if (found != verbs_.end()) verb_ = *found;
    } else {
      take_plain(word);
    }
  }

  void keep_value(const Option& option, const std::string& value) {
    if (option.value == "ENTITY") entity_ = value;
    // A verb's own --as is another thing.
    const bool common =
        std::ranges::any_of(common_options(), [&](const Option& each) { return &each == &option; });
    if (common && (option.name == "workspace" || option.name == "as"))
      front_.push_back("--" + std::string(option.name) + "=" + value);
  }

  void take_plain(const std::string& word) {
    if (action_ == nullptr && operands_.empty()) {
      for (const Action& action : verb_->actions) {
        if (action.name != word) continue;
        action_ = &action;
        return;
      }
    }
    if (const Operand* operand = operand_at(operands_.size());
        operand != nullptr && operand->name == "ENTITY")
      entity_ = word;
    operands_.push_back(word);
  }

  [[nodiscard]] const std::vector<Operand>& operands_of() const {
    return action_ != nullptr ? action_->operands : verb_->operands;
  }
  [[nodiscard]] const Operand* operand_at(std::size_t i) const {
    const std::vector<Operand>& all = operands_of();
    if (i < all.size()) return &all[i];
    const bool many = !all.empty() && (all.back().count == Operand::Count::Any ||
                                       all.back().count == Operand::Count::OneOrMore);
    return many ? &all.back() : nullptr;
  }

  // The verb's own go before those that every verb takes.
  [[nodiscard]] std::vector<const Option*> all_options() const {
    std::vector<const Option*> out;
    const auto add = [&](const std::vector<Option>& options) {
      for (const Option& option : options) {
        if (std::ranges::none_of(out, [&](const Option* o) { return o->name == option.name; }))
          out.push_back(&option);
      }
    };
    if (action_ != nullptr) add(action_->options);
    if (verb_ != nullptr) add(verb_->options);
    // Which action it will be is not known yet.
    if (verb_ != nullptr && action_ == nullptr && verb_->needs_action) {
      for (const Action& action : verb_->actions) add(action.options);
    }
    add(common_options());
    return out;
  }
  [[nodiscard]] const Option* find_option_called(std::string_view word) const {
    for (const Option* option : all_options()) {
      if (word == "--" + std::string(option->name)) return option;
      if (option->letter != 0 && word.size() == 2 && word[1] == option->letter) return option;
    }
    return nullptr;
  }

  void options() {
    if (const std::size_t equals = typed_.find('='); equals != std::string_view::npos) {
      const Option* option = find_option_called(typed_.substr(0, equals));
      if (option == nullptr || option->value.empty()) return;
      const std::string front(typed_.substr(0, equals + 1));
      typed_ = typed_.substr(equals + 1);
      value(*option);
      for (Candidate& candidate : out_.candidates) candidate.word = front + candidate.word;
      return;
    }
    for (const Option* option : all_options()) {
      const std::string name = "--" + std::string(option->name);
      if (!option->repeatable && std::ranges::find(given_, name) != given_.end()) continue;
      offer(name, option->help);
    }
  }

  void value(const Option& option) {
    for (const std::string_view choice : option.choices) offer_word(std::string(choice), "");
    if (option.name == "lang") {
      offer("zh-Hans", Text{"Simplified Chinese", "简体中文"});
      offer("en", Text{"English", "英文"});
    }
    if (option.choices.empty()) from_source(option.value);
  }

  void operand() {
    const Operand* operand = operand_at(operands_.size());
    if (operand == nullptr) return;
    // "[WHICH] FIELD=VALUE": either first, then the last alone.
    std::string_view names = operand->name;
    const bool first = operands_.size() < operands_of().size();
    for (std::size_t blank; (blank = names.find(' ')) != std::string_view::npos;
         names.remove_prefix(blank + 1)) {
      std::string_view name = names.substr(0, blank);
      if (name.starts_with('[')) name = name.substr(1, name.size() - 2);
      if (first) from_source(name);
    }
    from_source(names);
  }

  void from_source(std::string_view placeholder) {
    const Source* source = source_of(verb_, placeholder);
    if (source == nullptr) return;
    out_.paths = source->paths;
    if (!source->kind) return;
    const std::string entity = !source->entity.empty() ? std::string(source->entity)
                               : entity_.empty()       ? "customer"
                                                       : entity_;
    for (Candidate& candidate : look_up_({*source->kind, entity, typed_, front_}))
      out_.candidates.push_back(std::move(candidate));
  }

  void offer(std::string word, const Text& meaning) {
    offer_word(std::move(word), std::string(meaning.in(language_)));
  }
  void offer_word(std::string word, std::string meaning) {
    if (word.starts_with(typed_)) out_.candidates.push_back({std::move(word), std::move(meaning)});
  }

  std::string_view typed_;
  const std::vector<const Verb*>& verbs_;
  Language language_;
  const LookUp& look_up_;

  const Verb* verb_ = nullptr;
  const Action* action_ = nullptr;
  const Option* value_of_ = nullptr;  // whose value comes next
  bool ended_ = false;                // by "--"
  std::vector<std::string> operands_, given_, front_;
  std::string entity_;
  Completion out_;
};

constexpr std::string_view kBash =
#include "core/cli/words/completion.bash.inc"
    ;

constexpr std::string_view kZsh =
#include "core/cli/words/completion.zsh.inc"
    ;

constexpr std::string_view kFish =
#include "core/cli/words/completion.fish.inc"
    ;

}  // namespace

Completion complete(const std::vector<std::string>& words, std::string_view typed,
                    const std::vector<const Verb*>& verbs, Language language,
                    const LookUp& look_up) {
  return Completer(typed, verbs, language, look_up).run(words);
}

std::string_view completion_script(std::string_view shell) {
  if (shell == "bash") return kBash;
  if (shell == "zsh") return kZsh;
  return shell == "fish" ? kFish : std::string_view();
}

}  // namespace pareto::cli
