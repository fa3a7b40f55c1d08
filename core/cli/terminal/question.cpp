#include "core/cli/terminal/question.hpp"

#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <charconv>

#include "core/base/error.hpp"
#include "core/cli/terminal/printable.hpp"

namespace pareto::cli {

namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

constexpr Text kYes{"yes", "是"}, kNo{"no", "否"};

// Yes and no in the other language: who has a Latin keyboard before him types y.
std::string_view other_word(std::string_view answer) {
  for (const Text& word : {kYes, kNo}) {
    if (answer == word.in(Language::ChineseSimplified)) return word.in(Language::English);
    if (answer == word.in(Language::English)) return word.in(Language::ChineseSimplified);
  }
  return {};
}

std::string prompt_of(const Question& question) {
  std::string out;
  for (std::size_t i = 0; i < question.answers.size(); ++i) {
    if (i > 0) out += " / ";
    const std::string& answer = question.answers[i];
    out += i == question.standard ? "[" + answer + "]" : answer;
  }
  return out;
}

}  // namespace

std::optional<std::size_t> understand(std::string_view typed,
                                      const std::vector<std::string>& answers) {
  const std::string word = lower(trimmed(typed));
  if (word.empty()) return std::nullopt;
  std::size_t number = 0;
  const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (fault == std::errc() && end == word.data() + word.size()) {
    if (number < 1 || number > answers.size()) return std::nullopt;
    return number - 1;
  }
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const std::string answer = lower(answers[i]);
    if (answer == word || other_word(answer) == word) return i;
    if (!answer.starts_with(word) && !other_word(answer).starts_with(word)) continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found;
}

std::size_t Questioner::ask(const Question& question) {
  assert(!asked_ && "a command asks at most one question");
  asked_ = true;
  if (!read_line_) return question.standard;
  while (true) {
    err_.write(err_.styled(Style::Strong, "?") + " " + printable(question.words) + "  " +
               printable(prompt_of(question)) + " ");
    err_.flush();
    const std::optional<std::string> typed = read_line_();
    if (!typed) {
      err_.line();
      throw Error(ErrorCode::Cancelled,
                  Text{"cancelled; nothing was written", "已取消，没有写入任何内容"});
    }
    if (trimmed(*typed).empty()) return question.standard;
    if (const auto answer = understand(*typed, question.answers)) return *answer;
  }
}

bool Questioner::confirm(std::string words, bool standard) {
  Question question{
      std::move(words), {say(language_, kYes), say(language_, kNo)}, standard ? 0U : 1U};
  return ask(question) == 0;
}

Questioner::ReadLine read_from_person(const Stream& err) {
  if (!err.terminal().interactive || isatty(STDIN_FILENO) != 1) return {};
  return []() -> std::optional<std::string> {
    std::string line;
    char c = 0;
    while (true) {
      // A byte at a time: what is typed ahead belongs to whoever reads next. A signal ends the wait
      // (interrupt.hpp).
      if (read(STDIN_FILENO, &c, 1) != 1) return std::nullopt;
      if (c == '\n') return line;
      line += c;
    }
  };
}

}  // namespace pareto::cli
