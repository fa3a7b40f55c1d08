#include "core/base/message.hpp"

#include <algorithm>

namespace pareto {
namespace {

constexpr std::string_view kProgram = "pareto ";
// What ends a command that a sentence names.
constexpr std::string_view kEnds[] = {";", "；", ": ", "：", "，", "。", "）", ")", "\n", "   "};

// Whether an argument put at `at` would stand in a command, `… see: pareto show customer {}`, and
// not within quotes of its own there.
bool in_command(std::string_view form, std::size_t at) {
  const std::string_view before = form.substr(0, at);
  const std::size_t start = before.rfind(kProgram);
  if (start == std::string_view::npos) return false;
  const std::string_view command = before.substr(start);
  return std::ranges::none_of(
             kEnds,
             [&](std::string_view end) { return command.find(end) != std::string_view::npos; }) &&
         std::ranges::count(command, '"') % 2 == 0;
}

// As one word of a shell, so that the command can be copied: a name has blanks. What begins with a
// blank is a part of the command itself.
std::string as_word(const std::string& argument) {
  if (argument.starts_with(' ') ||
      argument.find_first_of(" \t\"'$`\\|&;<>()*?[]!#~") == std::string::npos)
    return argument;
  std::string out = "'";
  for (const char c : argument) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

}  // namespace

std::string say(Language language, const Text& text, const std::vector<Argument>& arguments) {
  const std::string_view form = text.in(language);
  std::string out;
  out.reserve(form.size() + 16 * arguments.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] == '{' && i + 1 < form.size() && form[i + 1] == '{') {
      out += '{';
      ++i;
    } else if (form[i] == '{') {
      const bool numbered = form[i + 1] != '}';
      const std::size_t position = numbered ? static_cast<std::size_t>(form[i + 1] - '0') : next++;
      if (position < arguments.size())
        out += in_command(form, i) ? as_word(arguments[position].in(language))
                                   : arguments[position].in(language);
      i += numbered ? 2 : 1;
    } else {
      out += form[i];
    }
  }
  return out;
}

Message Message::verbatim(std::string words) { return {Text{"{}", "{}"}, {std::move(words)}}; }

}  // namespace pareto
