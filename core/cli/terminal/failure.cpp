#include "core/cli/terminal/failure.hpp"

#include "core/base/nearest.hpp"
#include "core/cli/terminal/printable.hpp"

namespace pareto::cli {

namespace {

void print_lines(Stream& err, std::string_view text, std::string_view indent) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    err.line(line.empty() ? "" : std::string(indent) + printable(line));
    text = end == std::string_view::npos ? "" : text.substr(end + 1);
  }
}

}  // namespace

ExitCode exit_code_of(const Error& error) {
  return error.code() == ErrorCode::Argument || error.code() == ErrorCode::NotFound ? kUsage
                                                                                    : kFailed;
}

void print_failure(Stream& err, Language language, std::string_view message,
                   std::string_view remedy) {
  const std::string word = say(language, Text{"Error", "错误"});
  err.line(err.styled(Style::Alarm, word) + "  " + printable(message));
  if (!remedy.empty()) {
    err.line();
    print_lines(err, remedy, "  ");
  }
  err.flush();
}

ExitCode print_failure(Stream& err, Language language, const Error& error) {
  print_failure(err, language, error.text(language), error.remedy(language).value_or(""));
  return exit_code_of(error);
}

void print_caution(Stream& err, Language language, std::string_view message) {
  err.line(err.styled(Style::Caution, say(language, Text{"Note", "注意"})) + "  " +
           printable(message));
}

std::string with_suggestion(Language language, std::string sentence, std::string_view word,
                            const std::vector<std::string>& candidates) {
  const std::optional<std::string> meant = nearest(word, candidates);
  if (!meant) return sentence;
  const bool chinese = language == Language::ChineseSimplified;
  if (!sentence.ends_with(chinese ? "。" : ".")) sentence += chinese ? "。" : ".";
  return sentence + say(language, Text{" Did you mean {}?", "是不是 {}？"}, {*meant});
}

}  // namespace pareto::cli
