#include "core/cli/words/verb.hpp"

#include <algorithm>

namespace pareto::cli {

namespace {

std::string shown(const Operand& operand) {
  const std::string name(operand.name);
  switch (operand.count) {
    case Operand::Count::Optional:
      return "[" + name + "]";
    case Operand::Count::OneOrMore:
      return name + " ...";
    case Operand::Count::Any:
      return "[" + name + " ...]";
    default:
      return name;
  }
}

void append_required(std::string& out, const std::vector<Option>& options) {
  for (const Option& option : options) {
    if (!option.required) continue;
    out.append(" --").append(option.name);
    if (!option.value.empty()) out.append(" ").append(option.value);
  }
}

}  // namespace

const std::vector<Option>& common_options() {
  static const std::vector<Option> options = {
      {.name = "workspace",
       .letter = 'w',
       .value = "DIR",
       .help = {"the workspace (default: found from the current folder upwards)",
                "工作区（默认从当前文件夹往上找）"}},
      {.name = "output",
       .value = "FORM",
       .help = {"table, json, jsonl or csv; csv by default in a pipe",
                "table、json、jsonl 或 csv；接管道时默认 csv"},
       .choices = {"table", "json", "jsonl", "csv"}},
      {.name = "lang", .value = "LANG", .help = {"zh-Hans or en", "zh-Hans 或 en"}},
      {.name = "as-of",
       .value = "DATE",
       .help = {"the day to look from (default: the last sale)",
                "以哪一天为准（默认：最后一笔销售）"}},
      {.name = "no-color",
       .help = {"no colours; NO_COLOR does the same", "不用颜色；也认 NO_COLOR"}},
      {.name = "as",
       .value = "USER",
       .help = {"with the rights of this user (code or name)", "按这个用户的权限（编码或姓名）"}},
      {.name = "progress",
       .value = "KIND",
       .help = {"auto, plain (a line each 5 s, in a pipe too) or none",
                "auto、plain（每 5 秒一行，管道里也有）或 none"},
       .choices = {"auto", "plain", "none"}},
      {.name = "yes",
       .letter = 'y',
       .help = {"ask nothing, take the default answer", "不提问，按默认回答"}},
      {.name = "safe", .help = {"start without plugins", "不加载插件"}},
      {.name = "dev",
       .help = {"use plugins as they lie there: changed, links, or writable by others",
                "按现状使用插件文件：有改动、是链接或他人可写也用"}},
      {.name = "log-level",
       .value = "LEVEL",
       .help = {"how much the log tells: trace, debug, info, warn, error or off",
                "日志记多少：trace、debug、info、warn、error 或 off"},
       .choices = {"trace", "debug", "info", "warn", "error", "off"}},
      {.name = "help", .letter = 'h', .help = {"this page", "显示本页"}},
      {.name = "version", .help = {"the version", "显示版本"}},
  };
  return options;
}

std::string usage_of(const Verb& verb, const Action* action) {
  std::string out = "pareto ";
  out += verb.name;
  if (action != nullptr) out.append(" ").append(action->name);
  if (action == nullptr && verb.needs_action) {
    const char* between = " ";
    for (const Action& each : verb.actions) {
      out.append(between).append(each.name);
      between = "|";
    }
  }
  for (const Operand& operand : action != nullptr ? action->operands : verb.operands)
    out += " " + shown(operand);
  append_required(out, verb.options);
  if (action != nullptr) append_required(out, action->options);
  return out;
}

bool has_free_options(const Verb& verb, const Action* action) {
  const auto is_free = [](const Option& option) { return !option.required; };
  return std::ranges::any_of(verb.options, is_free) ||
         (action != nullptr && std::ranges::any_of(action->options, is_free));
}

}  // namespace pareto::cli
