// Scripts for shells, and the words that they ask for.
#include <algorithm>

#include "core/base/error.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/imports/import_recipe.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/plugins/plugin_verbs.hpp"
#include "core/cli/registry.hpp"
#include "core/cli/words/completion.hpp"
#include "core/cli/words/entity_word.hpp"
#include "core/host/report_writing.hpp"
#include "core/records/list/list.hpp"
#include "core/records/values/names.hpp"
#include "core/views/actions.hpp"
#include "core/views/catalogue.hpp"

namespace pareto::cli {
namespace {

constexpr std::size_t kMostNames = 40;

// What a workspace knows; it is opened when it is first asked, and knows nothing where there is
// none.
class Knowledge {
 public:
  explicit Knowledge(Context& context) : context_(context) {}

  std::vector<Candidate> look_up(const Wanted& wanted) {
    try {
      if (!host_) open(wanted.front);
      return find(wanted);
    } catch (const Error&) {
      return {};  // between two words is no place for a message
    }
  }

 private:
  // As the command that is being typed would; what this one itself was told goes before, so that
  // nobody types more rights.
  void open(std::vector<std::string> front) {
    for (const char* name : {"workspace", "as"}) {
      const std::optional<std::string> told = context_.arguments.get(name);
      if (!told) continue;
      const std::string option = "--" + std::string(name) + "=";
      std::erase_if(front, [&](const std::string& word) { return word.starts_with(option); });
      front.push_back(option + *told);
    }
    front.insert(front.end(), {"completion", "words"});
    request_ = understand_command(front, {&self_.verb});
    typed_ = std::make_unique<Context>(Context{.arguments = request_.arguments,
                                               .output = context_.output,
                                               .environment = context_.environment,
                                               .interrupted = context_.interrupted,
                                               .questioner = context_.questioner,
                                               .language = context_.language,
                                               .format = context_.format});
    host_ = open_workspace(*typed_);
    if (!context_.arguments.get("lang")) context_.language = typed_->language;
  }

  std::vector<Candidate> find(const Wanted& wanted) {
    std::vector<Candidate> out;
    const auto add = [&](std::string word, std::string meaning) {
      if (word.starts_with(wanted.typed)) out.push_back({std::move(word), std::move(meaning)});
    };
    const auto add_extensions = [&](const char* kind) {
      for (const plugins::Offer& offer : host_->plugins().extensions(kind))
        add(offer.extension.id, offer.extension.label.in(context_.language));
    };
    switch (wanted.kind) {
      case Wanted::Kind::Entity:
        for (const model::Entity& entity : host_->schema().entities())
          add(entity.name, entity.plural.in(context_.language));
        break;
      case Wanted::Kind::Field:
      case Wanted::Kind::Assignment: {
        const bool assigned = wanted.kind == Wanted::Kind::Assignment;
        for (const model::Field& field :
             entity_named(host_->schema(), wanted.entity, context_.language).fields) {
          if (!assigned || !field.read_only)
            add(field.name + (assigned ? "=" : ""), field.label.in(context_.language));
        }
        break;
      }
      case Wanted::Kind::Record:
        return records_called(wanted);
      case Wanted::Kind::Report:
        for (const reports::Offered& offered : host::reports_of(*host_).known())
          add(offered.extension.id, offered.extension.label.in(context_.language));
        break;
      case Wanted::Kind::View: {
        const views::Catalogue catalogue(host_->plugins(), host_->workspace().folder(),
                                         views_place());
        for (const views::Known& known : catalogue.stated())
          add(known.view.id, known.view.label.in(context_.language));
        for (const model::Entity& entity : host_->schema().entities())
          add(entity.name, entity.plural.in(context_.language));
        break;
      }
      case Wanted::Kind::Action: {
        const views::Actions actions(host_->plugins(), host_->workspace().folder(), views_place());
        for (const views::KnownAction& known : actions.all())
          add(known.action.id, known.action.label.in(context_.language));
        break;
      }
      case Wanted::Kind::Format:
        add_extensions(PARETO_EXT_FORMAT);
        break;
      case Wanted::Kind::Rule:
        add_extensions(PARETO_EXT_TIERING);
        break;
      case Wanted::Kind::Recipe:
        for (const imports::StoredRecipe& recipe : recipe_store(*host_).all())
          add(recipe.name, recipe.recipe.entity);
        break;
      case Wanted::Kind::Plugin:
        for (const plugins::PluginStatus& plugin : host_->plugins().plugins())
          add(plugin.id, plugin.manifest ? plugin.manifest->label.in(context_.language) : "");
        break;
    }
    return out;
  }

  [[nodiscard]] views::Place views_place() {
    return {host_->store(), host_->schema(), context_.zone};
  }

  // By whatever part of a name was typed, as everywhere: hlcs becomes 华联超市.
  std::vector<Candidate> records_called(const Wanted& wanted) {
    const model::Entity& entity = entity_named(host_->schema(), wanted.entity, context_.language);
    std::vector<Candidate> out;
    if (wanted.typed.empty()) {
      const std::string label = entity.label_field.empty() ? "name" : entity.label_field;
      if (!entity.has_code() || entity.find(label) == nullptr) return out;
      const records::List list =
          records::list_records(host_->store(), host_->session(), host_->schema(),
                                {.entity = entity.name,
                                 .columns = {"code", label},
                                 .limit = static_cast<std::int64_t>(kMostNames)});
      for (sdk::Batch batch; list.rows->next(batch); batch = sdk::Batch()) {
        for (std::int64_t row = 0; row < batch.rows(); ++row) {
          const auto text = [&](std::size_t c) {
            return batch.column(c).is_null(row) ? std::string()
                                                : std::string(batch.column(c).text(row));
          };
          out.push_back({text(0), text(1)});
        }
      }
      return out;
    }
    for (const records::Named& named :
         records::find_named(host_->reader(), host_->schema(), entity, wanted.typed, kMostNames)
             .records) {
      // Who types the beginning of a code goes on with the code.
      const bool by_code = !named.code.empty() && named.code.starts_with(wanted.typed);
      if (by_code)
        out.push_back({named.code, named.label});
      else
        out.push_back({named.label.empty() ? named.code : named.label, named.code});
    }
    return out;
  }

  Context& context_;
  // The host keeps hold of what it was opened with.
  Command self_ = completion_command();
  Request request_;
  std::unique_ptr<Context> typed_;
  std::unique_ptr<host::Host> host_;
};

int give_words(Context& context) {
  std::vector<std::string> words = context.arguments.operands();
  const std::string typed = words.empty() ? std::string() : words.back();
  if (!words.empty()) words.pop_back();
  const std::vector<Command> commands = all_commands();
  std::vector<const Verb*> verbs;
  for (const Command& command : commands) verbs.push_back(&command.verb);
  std::vector<std::string> where = words;
  if (const auto told = context.arguments.get("workspace"))
    where.insert(where.begin(), "--workspace=" + *told);
  const std::vector<Command> brought = plugin_commands(where, verbs);
  add_verbs(verbs, brought);
  Knowledge knowledge(context);
  const Completion found =
      complete(words, typed, verbs, context.language,
               [&](const Wanted& wanted) { return knowledge.look_up(wanted); });
  if (found.paths == Completion::Paths::Files) context.output.out.line(":files");
  if (found.paths == Completion::Paths::Folders) context.output.out.line(":folders");
  for (const Candidate& candidate : found.candidates) {
    const auto plain = [](std::string text) {
      std::ranges::replace_if(
          text, [](unsigned char c) { return c < 0x20; }, ' ');
      return text;
    };
    context.output.out.line(plain(candidate.word) + "\t" + plain(candidate.meaning));
  }
  return kDone;
}

int run(Context& context) {
  const std::string& action = context.arguments.action();
  if (action == "words") return give_words(context);
  context.output.out.write(completion_script(action));
  return kDone;
}

}  // namespace

Command completion_command() {
  return {
      Verb{
          .name = "completion",
          .group = Group::Workspace,
          .summary = {"let the shell complete words", "让命令行按 Tab 补全"},
          .actions = {{.name = "bash",
                       .summary = {"its script: source <(pareto completion bash)",
                                   "bash 的脚本：source <(pareto completion bash)"}},
                      {.name = "zsh",
                       .summary = {"its script: source <(pareto completion zsh)",
                                   "zsh 的脚本：source <(pareto completion zsh)"}},
                      {.name = "fish",
                       .summary = {"its script: pareto completion fish | source",
                                   "fish 的脚本：pareto completion fish | source"}},
                      {.name = "words",
                       .summary = {"what may stand next; the scripts ask this",
                                   "下一个词可以是什么，供脚本查询"},
                       .operands = {{"WORD",
                                     {"those typed so far, the last one perhaps in part, behind --",
                                      "已输入的词，最后一个可以不完整，写在 -- 之后"},
                                     Operand::Count::Any}}}},
          .needs_action = true},
      run};
}

}  // namespace pareto::cli
