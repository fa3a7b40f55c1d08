#include "core/cli/words/arguments.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>

#include <boost/program_options/cmdline.hpp>
#include <boost/program_options/errors.hpp>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/positional_options.hpp>
#include <boost/program_options/value_semantic.hpp>

#include "core/base/error.hpp"
#include "core/base/nearest.hpp"

namespace pareto::cli {

namespace {

namespace po = boost::program_options;

constexpr std::string_view kList = "list";
constexpr const char* kOperands = " operands";  // no option can be called so

Error no_such_verb(const std::string& word, const std::vector<const Verb*>& verbs) {
  std::vector<std::string> names;
  for (const Verb* verb : verbs) names.emplace_back(verb->name);
  const Message remedy = Text{"All verbs  pareto --help", "全部动词  pareto --help"};
  if (const auto meant = nearest(word, names)) {
    return {ErrorCode::Argument,
            {Text{"there is no verb \"{}\". Did you mean {}?", "没有动词“{}”。是不是 {}？"},
             {word, *meant}},
            remedy};
  }
  // 导入 stands in the summary of import; the shortest summary says least of other things.
  const Verb* best = nullptr;
  for (const Verb* verb : verbs) {
    for (const Language language : {Language::English, Language::ChineseSimplified}) {
      const std::string_view summary = verb->summary.in(language);
      if (word.size() > 3 && summary.find(word) != std::string_view::npos &&
          (best == nullptr || summary.size() < best->summary.in(language).size()))
        best = verb;
    }
  }
  if (best != nullptr) {
    return {ErrorCode::Argument,
            {Text{"there is no verb \"{}\". Did you mean {}?", "没有动词“{}”。是不是 {}？"},
             {word, best->name}},
            remedy};
  }
  return {ErrorCode::Argument, {Text{"there is no verb \"{}\"", "没有动词“{}”"}, {word}}, remedy};
}

// The value of --limit=5 stands in the word itself.
bool is_option(std::string_view word) { return word.size() > 1 && word[0] == '-'; }

const Option* find(const std::vector<const Option*>& options, std::string_view word) {
  for (const Option* option : options) {
    const bool by_name = word.starts_with("--") && word.substr(2) == option->name;
    const bool by_letter =
        option->letter != 0 && word.size() == 2 && word[0] == '-' && word[1] == option->letter;
    if (by_name || by_letter) return option;
  }
  return nullptr;
}

// Where the first word stands that is neither an option nor the value of one; `words.size()` for
// none.
std::size_t first_plain_word(const std::vector<std::string>& words,
                             const std::vector<const Option*>& options) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--") return words.size();
    if (!is_option(words[i])) return i;
    const Option* option = find(options, words[i]);
    if (option != nullptr && !option->value.empty()) ++i;
  }
  return words.size();
}

bool contains_before_terminator(const std::vector<std::string>& words, std::string_view wanted) {
  const auto end = std::ranges::find(words, "--");
  return std::find(words.begin(), end, wanted) != end;
}

void append(std::vector<const Option*>& to, const std::vector<Option>& options) {
  for (const Option& option : options) to.push_back(&option);
}

}  // namespace

// Understands the words behind a verb; its errors carry the usage of the verb and action.
class ArgumentParser {
 public:
  explicit ArgumentParser(const Verb& verb) : verb_(verb) {}

  // So many of the words stood before the verb.
  Arguments parse(std::vector<std::string> words, std::size_t before = 0) {
    take_action(words);
    append(options_, verb_.options);
    if (action_ != nullptr) append(options_, action_->options);
    const std::vector<const Option*> own = options_;
    for (const Option& option : common_options()) {
      const bool covered = std::ranges::find(own, option.name, &Option::name) != own.end();
      if (covered)
        take_covered(words, before, option);
      else
        options_.push_back(&option);
    }
    for (const Option* option : options_) out_.defined_.emplace_back(option->name);
    read(words);
    check_options();
    check_operands();
    return std::move(out_);
  }

 private:
  [[nodiscard]] Error fault(Message message) const {
    std::string details = "pareto ";
    details.append(verb_.name).append(" --help");
    const std::string usage = usage_of(verb_, action_);
    if (has_free_options(verb_, action_)) {
      return {ErrorCode::Argument,
              std::move(message),
              {Text{"Usage    {} [options]\nDetails  {}", "用法  {} [选项]\n细节  {}"},
               {usage, details}}};
    }
    return {ErrorCode::Argument,
            std::move(message),
            {Text{"Usage    {}\nDetails  {}", "用法  {}\n细节  {}"}, {usage, details}}};
  }

  void take_action(std::vector<std::string>& words) {
    if (verb_.actions.empty()) return;
    std::vector<const Option*> any;
    append(any, common_options());
    append(any, verb_.options);
    for (const Action& action : verb_.actions) append(any, action.options);
    const std::size_t at = first_plain_word(words, any);
    std::vector<std::string> names;
    for (const Action& action : verb_.actions) {
      names.emplace_back(action.name);
      if (at < words.size() && words[at] == action.name) action_ = &action;
    }
    if (action_ != nullptr) {
      out_.action_ = action_->name;
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
      return;
    }
    if (!verb_.needs_action) {
      // What lists by itself is asked so by everybody who knows the others.
      if (at < words.size() && words[at] == kList && verb_.operands.empty())
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
      return;
    }
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
    if (at == words.size()) {
      throw fault(
          {Text{"pareto {} needs one of: {}", "pareto {} 后面还要一个词：{}"}, {verb_.name, all}});
    }
    if (const auto meant = nearest(words[at], names)) {
      throw fault(
          {Text{"pareto {} knows no \"{}\". Did you mean {}?", "pareto {} 没有“{}”。是不是 {}？"},
           {verb_.name, words[at], *meant}});
    }
    throw fault({Text{"pareto {} knows no \"{}\", only: {}", "pareto {} 没有“{}”，只有：{}"},
                 {verb_.name, words[at], all}});
  }

  void take_covered(std::vector<std::string>& words, std::size_t& before, const Option& option) {
    auto& value = out_.covered_[std::string(option.name)];
    const std::string word = "--" + std::string(option.name);
    for (std::size_t i = 0; i < before;) {
      const bool joined = words[i].starts_with(word + "=");
      if (!joined && words[i] != word) {
        ++i;
        continue;
      }
      if (value) throw fault({Text{"option {} stands there twice", "选项 {} 写了两次"}, {word}});
      if (!joined && i + 1 >= before) throw misused(word);
      value = joined ? words[i].substr(word.size() + 1) : words[i + 1];
      const std::size_t taken = joined ? 1 : 2;
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i),
                  words.begin() + static_cast<std::ptrdiff_t>(i + taken));
      before -= taken;
    }
  }

  void read(const std::vector<std::string>& words) {
    po::options_description description;
    for (const Option* option : options_) {
      std::string name(option->name);
      if (option->letter != 0) name.append(",").append(1, option->letter);
      if (option->value.empty()) {
        description.add_options()(name.c_str(), "");
      } else {
        description.add_options()(name.c_str(), po::value<std::string>());
      }
    }
    description.add_options()(kOperands, po::value<std::vector<std::string>>());
    po::positional_options_description places;
    places.add(kOperands, -1);
    // Options may not be shortened: what is unique today is not when the next one comes.
    constexpr int kStyle =
        po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    try {
      const auto parsed = po::command_line_parser(words)
                              .options(description)
                              .positional(places)
                              .style(kStyle)
                              .run();
      for (const po::option& option : parsed.options) keep(option.string_key, option.value);
    } catch (const po::unknown_option& error) {
      throw unknown(error.get_option_name());
    } catch (const po::error_with_option_name& error) {
      throw misused(error.get_option_name());
    } catch (const po::error& error) {
      throw fault(Message::verbatim(error.what()));
    }
  }

  void keep(const std::string& name, const std::vector<std::string>& values) {
    if (name == kOperands) {
      out_.operands_.insert(out_.operands_.end(), values.begin(), values.end());
    } else {
      auto& given = out_.given_[name];
      given.insert(given.end(), values.begin(), values.end());
      if (values.empty()) given.emplace_back();
    }
  }

  [[nodiscard]] Error unknown(const std::string& word) const {
    std::vector<std::string> names;
    for (const Option* option : options_) names.push_back("--" + std::string(option->name));
    if (const auto meant = word.starts_with("--") ? nearest(word, names) : std::nullopt) {
      return fault({Text{"there is no option {}. Did you mean {}?", "没有选项 {}。是不是 {}？"},
                    {word, *meant}});
    }
    return fault({Text{"there is no option {}", "没有选项 {}"}, {word}});
  }

  // A value that is missing, or one that a flag does not take.
  [[nodiscard]] Error misused(const std::string& word) const {
    const Option* option = find(options_, word);
    if (option != nullptr && option->value.empty()) {
      return fault({Text{"option {} takes no value", "选项 {} 后面不带值"}, {word}});
    }
    const std::string_view value = option != nullptr ? option->value : "VALUE";
    return fault({Text{"option {} needs a value: {} {}", "选项 {0} 后面要有值：{1} {2}"},
                  {word, word, value}});
  }

  void check_options() const {
    for (const Option* option : options_) {
      const std::string name = "--" + std::string(option->name);
      const auto* values = out_.values(option->name);
      if (values == nullptr) {
        if (option->required)
          throw fault({Text{"option {} {} is missing", "缺少选项 {} {}"}, {name, option->value}});
        continue;
      }
      if (values->size() > 1 && !option->repeatable && !option->value.empty()) {
        throw fault({Text{"option {} stands there twice", "选项 {} 写了两次"}, {name}});
      }
      for (const std::string& value : *values) check_choice(*option, name, value);
    }
  }

  void check_choice(const Option& option, const std::string& name, const std::string& value) const {
    if (option.choices.empty() || std::ranges::find(option.choices, value) != option.choices.end())
      return;
    std::vector<std::string> choices(option.choices.begin(), option.choices.end());
    if (const auto meant = nearest(value, choices)) {
      throw fault({Text{"option {} does not take \"{}\". Did you mean {}?",
                        "选项 {} 不能是“{}”。是不是 {}？"},
                   {name, value, *meant}});
    }
    std::string all;
    for (const std::string& choice : choices) all += (all.empty() ? "" : ", ") + choice;
    throw fault({Text{"option {} does not take \"{}\", only: {}", "选项 {} 不能是“{}”，只能是：{}"},
                 {name, value, all}});
  }

  void check_operands() const {
    const std::vector<Operand>& wanted = action_ != nullptr ? action_->operands : verb_.operands;
    std::size_t most = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const Operand::Count count = wanted[i].count;
      const bool must = count == Operand::Count::One || count == Operand::Count::OneOrMore;
      if (must && i >= out_.operands_.size())
        throw fault({Text{"{} is missing", "缺少 {}"}, {wanted[i].name}});
      const bool many = count == Operand::Count::OneOrMore || count == Operand::Count::Any;
      most = many ? out_.operands_.size() : std::max(most, i + 1);
    }
    if (out_.operands_.size() > most) {
      throw fault({Text{"\"{}\" is one word too many", "多了“{}”"}, {out_.operands_[most]}});
    }
  }

  const Verb& verb_;
  const Action* action_ = nullptr;
  std::vector<const Option*> options_;
  Arguments out_;
};

std::optional<std::string> Arguments::operand(std::size_t i) const {
  if (i >= operands_.size()) return std::nullopt;
  return operands_[i];
}

const std::vector<std::string>* Arguments::values(std::string_view name) const {
  assert(std::ranges::find(defined_, name) != defined_.end() &&
         "the verb does not define this option");
  const auto found = given_.find(name);
  return found == given_.end() ? nullptr : &found->second;
}

bool Arguments::flag(std::string_view name) const { return values(name) != nullptr; }

std::optional<std::string> Arguments::get(std::string_view name) const {
  const auto* found = values(name);
  if (found == nullptr) return std::nullopt;
  return found->back();
}

std::optional<std::string> Arguments::common(std::string_view name) const {
  const auto covered = covered_.find(name);
  return covered == covered_.end() ? get(name) : covered->second;
}

std::vector<std::string> Arguments::list(std::string_view name) const {
  const auto* found = values(name);
  return found == nullptr ? std::vector<std::string>{} : *found;
}

std::optional<std::int64_t> Arguments::number(std::string_view name, std::int64_t least,
                                              std::int64_t most) const {
  const auto* found = values(name);
  if (found == nullptr) return std::nullopt;
  const std::string& text = found->back();
  std::int64_t value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure == std::errc() && end == text.data() + text.size() && value >= least && value <= most)
    return value;
  if (most == INT64_MAX) {
    throw Error(ErrorCode::Argument,
                {Text{"option --{} takes a whole number from {} on, not \"{}\"",
                      "选项 --{} 要 {} 以上的整数，不能是“{}”"},
                 {name, least, text}});
  }
  throw Error(ErrorCode::Argument,
              {Text{"option --{} takes a whole number from {} to {}, not \"{}\"",
                    "选项 --{} 要 {} 到 {} 的整数，不能是“{}”"},
               {name, least, most, text}});
}

Request understand_command(const std::vector<std::string>& words,
                           const std::vector<const Verb*>& verbs) {
  std::vector<const Option*> common;
  append(common, common_options());
  const std::size_t at = first_plain_word(words, common);
  const bool wants_help =
      contains_before_terminator(words, "--help") || contains_before_terminator(words, "-h");
  Request request;
  if (wants_help) request.kind = Request::Kind::Help;
  if (contains_before_terminator(words, "--version")) {
    request.kind = Request::Kind::Version;
    return request;
  }
  std::vector<std::string> rest = words;
  if (at < words.size()) rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(at));
  std::string word = at < words.size() ? words[at] : "";
  if (word == "help") {
    request.kind =
        contains_before_terminator(rest, "--man") ? Request::Kind::Manual : Request::Kind::Help;
    const std::size_t next = first_plain_word(rest, common);
    word = next < rest.size() ? rest[next] : "";
  }
  if (word.empty()) {
    // Options without a verb must at least be options.
    static const Verb nothing{.name = "VERB", .group = Group::Workspace, .summary = {"-", "-"}};
    if (request.kind == Request::Kind::Run && !rest.empty()) {
      request.arguments = ArgumentParser(nothing).parse(rest);
    }
    return request;
  }
  const auto found = std::ranges::find(verbs, word, &Verb::name);
  if (found == verbs.end()) throw no_such_verb(word, verbs);
  request.verb = *found;
  if (request.kind == Request::Kind::Run)
    request.arguments = ArgumentParser(**found).parse(std::move(rest), at);
  return request;
}

std::optional<std::string> find_option(const std::vector<std::string>& words,
                                       std::string_view name) {
  const std::string option = "--" + std::string(name);
  const auto common = std::ranges::find(common_options(), name, &Option::name);
  const std::string letter = common != common_options().end() && common->letter != 0
                                 ? std::string("-") + common->letter
                                 : option;
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    if ((words[i] == option || words[i] == letter) && i + 1 < words.size()) return words[i + 1];
    if (words[i].starts_with(option + "=")) return words[i].substr(option.size() + 1);
    if (letter != option && words[i].size() > letter.size() && words[i].starts_with(letter))
      return words[i].substr(letter.size());
  }
  return std::nullopt;
}

}  // namespace pareto::cli
