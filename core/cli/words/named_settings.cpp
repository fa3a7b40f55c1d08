#include "core/cli/words/named_settings.hpp"

#include <algorithm>
#include <filesystem>

#include "core/base/error.hpp"
#include "core/cli/words/arguments.hpp"
#include "core/host/host.hpp"
#include "core/reports/catalogue.hpp"
#include "core/reports/plain_report.hpp"

namespace pareto::cli {

void with_plugins(
    const std::vector<std::string>& words,
    const std::function<void(const host::Workspace&, const plugins::PluginRegistry&)>& look) {
  if (std::ranges::find(words, "--safe") != words.end()) return;
  std::optional<std::string> folder = find_option(words, "workspace");
  const auto letter = std::ranges::find(words, "-w");
  if (!folder && letter != words.end() && std::next(letter) != words.end())
    folder = *std::next(letter);
  try {
    const host::Workspace workspace =
        host::Workspace::open(host::Workspace::find(folder, std::filesystem::current_path()));
    look(workspace, host::plugins_of(workspace));
  } catch (const Error&) {
    // Whoever opens the workspace in earnest says what is wrong with it.
  }
}

model::Label meaning_of(const model::Field& setting) {
  model::Label meaning = setting.help.en.empty() ? setting.label : setting.help;
  if (meaning.zh_hans.empty()) meaning.zh_hans = meaning.en;
  std::string choices;
  for (const model::Choice& choice : setting.choices)
    choices += (choices.empty() ? "" : ", ") + choice.code;
  const auto whole = [&](Language language, std::string text) {
    if (!choices.empty()) text = say(language, Text{"{0}: {1}", "{0}：{1}"}, {text, choices});
    if (!setting.default_value.empty())
      text = say(language, Text{"{0} ({1})", "{0}（{1}）"}, {text, setting.default_value});
    return text;
  };
  meaning.en = whole(Language::English, meaning.en);
  meaning.zh_hans = whole(Language::ChineseSimplified, meaning.zh_hans);
  return meaning;
}

std::optional<NamedSettings> named_settings(const std::vector<std::string>& words,
                                            const Verb& verb) {
  std::optional<NamedSettings> out;
  if (verb.sets.empty()) return out;
  with_plugins(words, [&](const host::Workspace& workspace,
                          const plugins::PluginRegistry& registry) {
    std::vector<plugins::Offer> offers = registry.extensions(verb.sets);
    for (const std::string& word : words) {
      const auto offer = std::ranges::find(
          offers, word,
          [](const plugins::Offer& each) -> const std::string& { return each.extension.id; });
      if (offer != offers.end()) {
        out = {word, offer->extension.settings};
        return;
      }
      if (verb.sets != PARETO_EXT_REPORT || word.empty() || word.find('/') != std::string::npos)
        continue;
      const std::filesystem::path folder = reports::own_reports(workspace.folder()) / word;
      if (!std::filesystem::exists(folder / reports::kReportFile)) continue;
      out = {word, {}};
      for (const reports::PlainParameter& parameter : reports::read_plain_report(folder).parameters)
        out->settings.push_back(parameter.field);
      return;
    }
  });
  return out;
}

}  // namespace pareto::cli
