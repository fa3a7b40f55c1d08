#include "core/cli/words/help.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/base/display_width.hpp"
#include "core/base/utf8.hpp"

namespace pareto::cli {

namespace {

constexpr std::size_t kNameCells = 11, kSummaryCells = 23, kOptionCells = 18;
// Verbs of the first group are read one by one; the others only have to be found.
constexpr std::size_t kReadOneByOne = 1;
constexpr std::array kGroups = {Group::FileToReport, Group::LookAndChange, Group::Workspace,
                                Group::Plugins};

// "1.0" of "1.0.3": what people call a version.
std::string version_name() {
  const std::string_view version = PARETO_VERSION;
  return std::string(version.substr(0, version.rfind('.')));
}

class HelpPage {
 public:
  HelpPage(Stream& out, Language language) : out_(out), language_(language) {}

  [[nodiscard]] std::string words(const Text& text,
                                  const std::vector<Argument>& arguments = {}) const {
    return say(language_, text, arguments);
  }
  [[nodiscard]] Stream& out() { return out_; }

  void heading(const Text& text, const std::vector<Argument>& arguments = {}) {
    out_.line();
    out_.line("  " + out_.styled(Style::Strong, words(text, arguments)));
  }

  // A name in the accent, its meaning beside it, wrapped under itself.
  void entry(std::size_t indent, const std::string& name, std::size_t cells, const Text& meaning) {
    entry(indent, name, cells, words(meaning));
  }
  void entry(std::size_t indent, const std::string& name, std::size_t cells,
             const std::string& meaning) {
    const std::size_t start = indent + cells;
    const auto columns = static_cast<std::size_t>(out_.terminal().usable_columns());
    const std::vector<std::string> lines =
        wrapped(meaning, std::max<std::size_t>(columns, start + 20) - start);
    std::string line = std::string(indent, ' ') + out_.styled(Style::Accent, name);
    std::size_t at = indent + display_width(name);
    for (const std::string& part : lines) {
      if (at + 2 > start && at > 0) {
        out_.line(line);
        line.clear();
        at = 0;
      }
      out_.line(line + std::string(start - at, ' ') + part);
      line.clear();
      at = 0;
    }
  }

  void group(Group group, const std::vector<const Verb*>& verbs) {
    std::vector<const Verb*> members;
    std::ranges::copy_if(verbs, std::back_inserter(members),
                         [&](const Verb* verb) { return verb->group == group; });
    if (members.empty()) return;
    heading(heading_of(group));
    const std::size_t in_row = group == kGroups[kReadOneByOne - 1] ? 1 : 2;
    std::size_t summary_cells = kSummaryCells;
    for (std::size_t i = 0; i < members.size(); i += in_row) {
      summary_cells = std::max(summary_cells, display_width(words(members[i]->summary)) + 2);
    }
    for (std::size_t i = 0; i < members.size(); i += in_row) {
      std::string line = "    " + verb_name(*members[i]);
      const std::string summary = words(members[i]->summary);
      if (in_row == 1 || i + 1 == members.size()) {
        line += summary;
      } else {
        line += pad(summary, summary_cells) + verb_name(*members[i + 1]) +
                words(members[i + 1]->summary);
      }
      out_.line(line);
    }
  }

  void options(const std::vector<Option>& options, std::size_t indent, std::size_t cells) {
    for (const Option& option : options) entry(indent, shown(option, true), cells, option.help);
  }

  // "--output FORM"; the short form instead of the long one, or before it.
  static std::string shown(const Option& option, bool both) {
    std::string out;
    if (option.letter != 0) out += std::string("-") + option.letter;
    if (out.empty() || both) out.append(out.empty() ? "" : ", ").append("--").append(option.name);
    if (!option.value.empty()) out.append(" ").append(option.value);
    return out;
  }

 private:
  [[nodiscard]] std::string verb_name(const Verb& verb) const {
    const std::string name = pad(verb.name, std::max(kNameCells, verb.name.size() + 1));
    return out_.styled(Style::Accent, std::string(verb.name)) + name.substr(verb.name.size());
  }

  Stream& out_;
  Language language_;
};

void print_usage(HelpPage& page, const Verb& verb) {
  std::vector<const Action*> forms;
  if (!verb.needs_action) forms.push_back(nullptr);
  for (const Action& action : verb.actions) forms.push_back(&action);
  const std::string label = page.words(Text{"Usage", "用法"});
  for (std::size_t i = 0; i < forms.size(); ++i) {
    std::string line =
        i == 0 ? page.out().styled(Style::Strong, label) : std::string(display_width(label), ' ');
    line += "  " + usage_of(verb, forms[i]);
    if (has_free_options(verb, forms[i])) line += " " + page.words(Text{"[options]", "[选项]"});
    page.out().line(line);
  }
}

// One width for all entries of a page, wide enough for most.
std::size_t entry_cells(const Verb& verb) {
  std::size_t cells = kOptionCells;
  const auto see = [&](std::size_t width) {
    cells = std::max(cells, std::min<std::size_t>(width + 2, 30));
  };
  const auto see_all = [&](const std::vector<Operand>& operands,
                           const std::vector<Option>& options) {
    for (const Operand& operand : operands) see(operand.name.size());
    for (const Option& option : options) see(HelpPage::shown(option, true).size());
  };
  see_all(verb.operands, verb.options);
  for (const Action& action : verb.actions) see_all(action.operands, action.options);
  see_all({}, common_options());
  return cells;
}

// No line begins with these.
bool closes(char32_t code) {
  return std::u32string_view(U"。，、；：！？）”’》」』…").find(code) != std::u32string_view::npos;
}
bool is_wide(char32_t code) { return code >= 0x2E80; }

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t cells) {
  std::vector<std::string> lines;
  std::size_t line_start = 0, break_at = 0, width = 0;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t code = next_code_point(text, at);
    const bool between =
        here > line_start && !closes(code) && (is_wide(before) || is_wide(code)) && code != U' ';
    if (between || before == U' ') break_at = here;
    before = code;
    width += display_width(text.substr(here, at - here));
    if (width <= cells || code == U' ') continue;
    if (break_at <= line_start) break_at = here > line_start ? here : at;
    std::string_view line = text.substr(line_start, break_at - line_start);
    while (line.ends_with(' ')) line.remove_suffix(1);
    lines.emplace_back(line);
    line_start = break_at;
    width = display_width(text.substr(line_start, at - line_start));
  }
  if (line_start < text.size() || lines.empty()) lines.emplace_back(text.substr(line_start));
  return lines;
}

Text heading_of(Group group) {
  switch (group) {
    case Group::FileToReport:
      return {"From file to report", "从文件到报告"};
    case Group::LookAndChange:
      return {"Look and change", "看与改"};
    case Group::Plugins:
      return {"From plugins", "来自插件"};
    default:
      return {"Workspace", "工作区"};
  }
}

void print_help(Stream& out, Language language, const std::vector<const Verb*>& verbs) {
  HelpPage page(out, language);
  out.line(page.words(
      Text{"Pareto {} · find and keep your key accounts", "Pareto {} · 帕累托 · 重点客户管理"},
      {version_name()}));
  out.line();
  out.line(
      out.styled(Style::Strong, page.words(Text{"Usage", "用法"})) +
      page.words(Text{"  pareto VERB [arguments] [options]     try first: pareto try sales.xlsx",
                      "  pareto 动词 [参数] [选项]         先试：pareto try 销售.xlsx"}));
  for (const Group group : kGroups) page.group(group, verbs);

  page.heading(Text{"Everywhere", "处处可用"});
  const std::vector<Option>& common = common_options();
  for (std::size_t i = 0; i < kFrontOptions; ++i) {
    page.entry(4, HelpPage::shown(common[i], false), kOptionCells, common[i].help);
  }
  out.line();
  out.line(
      "  " +
      page.words(Text{
          "Exit codes  0 done   1 failed   2 wrong usage   3 done, but some rows were not taken",
          "退出码  0 完成   1 失败   2 用法不对   3 完成，但有未导入的行"}));
  out.line("  " + page.words(Text{"Details     pareto VERB --help", "细节    pareto 动词 --help"}));
}

void print_verb_help(Stream& out, Language language, const Verb& verb,
                     const std::optional<NamedSettings>& named) {
  HelpPage page(out, language);
  out.line("pareto " + std::string(verb.name) + " · " + page.words(verb.summary));
  out.line();
  print_usage(page, verb);

  const std::size_t cells = entry_cells(verb);
  if (!verb.operands.empty() || !verb.options.empty())
    page.heading(Text{"What it takes", "参数与选项"});
  for (const Operand& operand : verb.operands)
    page.entry(4, std::string(operand.name), cells, operand.help);
  page.options(verb.options, 4, cells);
  if (named && !named->settings.empty()) {
    page.heading(Text{"What --set takes for {}", "{} 的 --set 参数"}, {named->id});
    for (const model::Field& setting : named->settings)
      page.entry(4, setting.name, cells, meaning_of(setting).in(language));
  }
  for (const Action& action : verb.actions) {
    out.line();
    out.line("  " + out.styled(Style::Strong, action.name) + "  " + page.words(action.summary));
    for (const Operand& operand : action.operands)
      page.entry(4, std::string(operand.name), cells, operand.help);
    page.options(action.options, 4, cells);
  }
  if (!verb.examples.empty()) {
    page.heading(Text{"Examples", "例子"});
    for (const Example& example : verb.examples) {
      out.line("    pareto " + page.words(example.words));
      for (const std::string& line : wrapped(page.words(example.meaning), 90)) {
        out.line("      " + out.styled(Style::Dim, line));
      }
    }
  }
  page.heading(Text{"Everywhere", "处处可用"});
  page.options(common_options(), 4, cells);
}

}  // namespace pareto::cli
