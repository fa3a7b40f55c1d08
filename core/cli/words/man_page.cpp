#include "core/cli/words/man_page.hpp"

#include <algorithm>
#include <array>

#include "core/base/utf8.hpp"
#include "core/cli/words/help.hpp"

namespace pareto::cli {
namespace {

bool is_wide(char32_t code) { return code >= 0x2E80; }
// No line begins with these.
bool closes(char32_t code) {
  return std::u32string_view(U"。，、；：！？）”’》」』…").find(code) != std::u32string_view::npos;
}

// Words as roff takes them: nothing is read as a request, hyphens can be copied, and a line may
// break between Chinese characters.
std::string escaped(std::string_view text) {
  std::string out;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t code = next_code_point(text, at);
    if (is_wide(before) && code != U' ' && !closes(code))
      out += "\\:";
    else if (is_wide(code) && before != 0 && before != U' ' && !closes(code))
      out += "\\:";
    if (code == U'\\')
      out += "\\e";
    else if (code == U'-')
      out += "\\-";
    else if (code == U'\n')
      out += ' ';
    else
      out += text.substr(here, at - here);
    before = code;
  }
  if (!out.empty() && (out.front() == '.' || out.front() == '\'')) out.insert(0, "\\&");
  return out;
}

class Page {
 public:
  Page(const std::string& name, Language language) : language_(language) {
    out_ = ".\\\" " +
           words(Text{"made from the definitions of the commands, not to be edited",
                      "由命令的定义生成，请勿修改"}) +
           "\n";
    out_ += ".TH " + upper(name) + " 1 \"\" \"pareto " PARETO_VERSION "\" \"Pareto\"\n.ad l\n.nh\n";
  }

  [[nodiscard]] std::string words(const Text& text) const {
    return std::string(text.in(language_));
  }
  void section(const Text& title) { out_ += ".SH \"" + escaped(words(title)) + "\"\n"; }
  void part(const std::string& title) { out_ += ".SS \"" + escaped(title) + "\"\n"; }
  void text(const std::string& words) { out_ += escaped(words) + "\n"; }
  void paragraph() { out_ += ".PP\n"; }
  void line_break() { out_ += ".br\n"; }
  void bold_line(const std::string& words) { out_ += ".B " + argument(words) + "\n"; }
  // A term and its meaning.
  void entry(const std::string& term, const std::string& meaning) {
    out_ += ".TP\n.B " + argument(term) + "\n" + escaped(meaning) + "\n";
  }
  void reference(const std::string& page, bool last) {
    out_ += ".BR " + page + " (1)" + (last ? "\n" : ",\n");
  }

  void usage(const Verb& verb) {
    if (!verb.needs_action) usage_line(verb, nullptr);
    for (const Action& action : verb.actions) usage_line(verb, &action);
  }
  void operands(const std::vector<Operand>& operands) {
    for (const Operand& operand : operands) entry(std::string(operand.name), words(operand.help));
  }
  void options(const std::vector<Option>& options) {
    for (const Option& option : options) {
      std::string term = option.letter != 0 ? std::string("-") + option.letter + ", --" : "--";
      term += option.name;
      if (!option.value.empty()) term.append(" ").append(option.value);
      std::string meaning = words(option.help);
      std::string choices;
      for (const std::string_view choice : option.choices)
        choices.append(choices.empty() ? "" : ", ").append(choice);
      if (!choices.empty() && meaning.find(option.choices.front()) == std::string::npos)
        meaning += say(language_, Text{" ({})", "（{}）"}, {choices});
      entry(term, meaning);
    }
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void usage_line(const Verb& verb, const Action* action) {
    std::string line = usage_of(verb, action);
    if (has_free_options(verb, action)) line += words(Text{" [options]", " [选项]"});
    bold_line(line);
    line_break();
  }
  // One argument of a request.
  static std::string argument(const std::string& words) {
    std::string out;
    for (const char c : escaped(words)) out += c == '"' ? std::string("\\(dq") : std::string(1, c);
    return "\"" + out + "\"";
  }
  static std::string upper(std::string text) {
    for (char& c : text) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
  }

  Language language_;
  std::string out_;
};

constexpr std::array kGroups = {Group::FileToReport, Group::LookAndChange, Group::Workspace,
                                Group::Plugins};

void exit_codes(Page& page) {
  page.section(Text{"EXIT STATUS", "退出码"});
  page.entry("0", page.words(Text{"done", "完成"}));
  page.entry("1", page.words(Text{"could not be done; what to do is said on standard error",
                                  "没有做成；标准错误里写明怎么办"}));
  page.entry("2", page.words(Text{"the command line is wrong", "命令写错了"}));
  page.entry("3",
             page.words(Text{"done, but for rows that were not taken", "完成，但有行没有导入"}));
}

}  // namespace

std::string man_page(const std::vector<const Verb*>& verbs, Language language) {
  Page page("pareto", language);
  page.section(Text{"NAME", "名称"});
  page.text("pareto - " + page.words(Text{"find the key accounts, and look after them",
                                          "找出重点客户，管好重点客户"}));
  page.section(Text{"SYNOPSIS", "用法"});
  page.bold_line(page.words(Text{"pareto VERB [options]", "pareto 动词 [选项]"}));
  page.section(Text{"DESCRIPTION", "说明"});
  page.text(page.words(Text{
      "Pareto takes in a company's customers and sales, finds those who carry the business, explains why, and writes reports. Everything "
      "lies in one folder, the workspace, and can be undone.",
      "Pareto 导入企业的客户和销售，找出撑起生意的客户，说明原因，并生成报告。全部内容在一个文件夹（工作区）里，每一步都可以撤销。"}));
  for (const Group group : kGroups) {
    if (std::ranges::none_of(verbs, [&](const Verb* verb) { return verb->group == group; }))
      continue;
    page.section(heading_of(group));
    for (const Verb* verb : verbs) {
      if (verb->group == group)
        page.entry("pareto " + std::string(verb->name), page.words(verb->summary));
    }
  }
  page.section(Text{"OPTIONS", "选项"});
  page.options(common_options());
  exit_codes(page);
  page.section(Text{"ENVIRONMENT", "环境变量"});
  page.entry("PARETO_WORKSPACE", page.words(Text{"the workspace, where --workspace is not given",
                                                 "没有 --workspace 时用的工作区"}));
  page.entry("PARETO_PLUGINS", page.words(Text{"where plugins lie, instead of beside the program",
                                               "插件所在的文件夹，代替程序旁边的"}));
  page.entry("NO_COLOR", page.words(Text{"no colours", "不用颜色"}));
  page.section(Text{"SEE ALSO", "参见"});
  for (const Verb* verb : verbs)
    page.reference("pareto\\-" + std::string(verb->name), verb == verbs.back());
  return page.take();
}

std::string man_page(const Verb& verb, Language language) {
  Page page("pareto-" + std::string(verb.name), language);
  page.section(Text{"NAME", "名称"});
  page.text("pareto-" + std::string(verb.name) + " - " + page.words(verb.summary));
  page.section(Text{"SYNOPSIS", "用法"});
  page.usage(verb);
  if (!verb.operands.empty() || !verb.options.empty()) {
    page.section(Text{"WHAT IT TAKES", "参数与选项"});
    page.operands(verb.operands);
    page.options(verb.options);
  }
  if (!verb.actions.empty()) page.section(Text{"ACTIONS", "子命令"});
  for (const Action& action : verb.actions) {
    page.part("pareto " + std::string(verb.name) + " " + std::string(action.name));
    page.text(page.words(action.summary));
    page.operands(action.operands);
    page.options(action.options);
  }
  if (!verb.examples.empty()) page.section(Text{"EXAMPLES", "例子"});
  for (const Example& example : verb.examples)
    page.entry("pareto " + page.words(example.words), page.words(example.meaning));
  page.section(Text{"OPTIONS OF EVERY VERB", "处处可用的选项"});
  page.options(common_options());
  page.section(Text{"SEE ALSO", "参见"});
  page.reference("pareto", true);
  return page.take();
}

}  // namespace pareto::cli
