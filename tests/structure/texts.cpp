#include "texts.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include "cpp_tokens.hpp"

namespace pareto::structure {
namespace {

using Kind = Token::Kind;

bool is_sign(const Token& token, char sign) {
  return token.kind == Kind::Sign && token.text[0] == sign;
}

// Any character from the CJK blocks (U+2E80 to U+9FFF and the full-width forms), told from UTF-8 by
// its first bytes.
bool has_chinese(std::string_view text) {
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    const auto first = static_cast<unsigned char>(text[i]),
               second = static_cast<unsigned char>(text[i + 1]);
    if (first >= 0xE3 && first <= 0xE9) return true;
    if (first == 0xE2 && second >= 0xBA) return true;
    if (first == 0xEF && second >= 0xBC) return true;
  }
  return false;
}

// One mark such as 。 or ， (both are from blocks of marks), which the compiler cannot check to be
// the same in two languages.
bool is_chinese_mark(std::string_view text) {
  return text.size() == 3 && (text.starts_with("\xE3\x80") || text.starts_with("\xEF\xBC"));
}

// More than a word or two: it has punctuation of a sentence, a placeholder, or ten characters.
bool is_chinese_sentence(std::string_view text) {
  for (const char* mark : {"，", "。", "！", "？", "；", "：", "{"}) {
    if (text.size() > 3 && text.find(mark) != std::string_view::npos) return true;
  }
  return text.size() > 3 * 9;
}

// Words of two letters or more between blanks, with the punctuation that prose has; "--as" or "a=b"
// is no word.
// Without tags, also those that begin before the text or end behind it: their names and values are
// no words. (Escapes are still as they stand in the source.)
std::string without_tags(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto open = text.find('<'), close = text.find('>');
    if (close < open && text.substr(0, close).find("\\\"") != std::string_view::npos) {
      text.remove_prefix(close + 1);  // the end of a tag
      continue;
    }
    const bool tag = open != std::string_view::npos && open + 1 < text.size() &&
                     (std::isalpha(static_cast<unsigned char>(text[open + 1])) ||
                      text[open + 1] == '/' || text[open + 1] == '?');
    out += text.substr(0, tag ? open : open == std::string_view::npos ? open : open + 1);
    if (open == std::string_view::npos) break;
    if (!tag) {
      text.remove_prefix(open + 1);
      continue;
    }
    out += ' ';
    const auto end = text.find('>', open);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return out;
}

int english_words(std::string_view with_tags) {
  const std::string without = without_tags(with_tags);
  const std::string_view text = without;
  int words = 0;
  std::size_t i = 0;
  const auto is_end = [](char c) {
    return std::isspace(static_cast<unsigned char>(c)) || c == '\\';
  };
  while (i < text.size()) {
    while (i < text.size() && is_end(text[i])) i += text[i] == '\\' ? 2 : 1;
    std::size_t end = std::min(i, text.size());
    while (end < text.size() && !is_end(text[end])) ++end;
    std::string_view word = text.substr(std::min(i, text.size()), end - std::min(i, text.size()));
    while (!word.empty() && std::string_view("(\"'").find(word.front()) != std::string_view::npos)
      word.remove_prefix(1);
    while (!word.empty() &&
           std::string_view(".,:;!?)\"'").find(word.back()) != std::string_view::npos)
      word.remove_suffix(1);
    const bool letters = !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
      return std::isalpha(static_cast<unsigned char>(c)) || c == '-' || c == '\'';
    });
    words += letters && word.size() > 1 && std::isalpha(static_cast<unsigned char>(word.front()));
    i = end;
  }
  return words;
}

bool is_sql(std::string_view text) {
  // Statements are put together from pieces; what no sentence says tells them, too.
  constexpr std::string_view kPhrases[] = {" group by ",  " order by ",   "(select ",
                                           "(case when ", "select case ", " is null then ",
                                           " is not null"};
  for (const std::string_view phrase : kPhrases) {
    if (text.find(phrase) != std::string_view::npos) return true;
  }
  static const std::set<std::string, std::less<>> kVerbs = {
      "select",    "insert",  "update",  "delete",   "create", "drop",   "alter",  "with",
      "pragma",    "begin",   "commit",  "rollback", "from",   "where",  "order",  "group",
      "limit",     "having",  "join",    "left",     "inner",  "values", "set",    "returning",
      "on",        "and",     "or",      "union",    "attach", "detach", "vacuum", "analyze",
      "savepoint", "release", "explain", "not"};
  const auto begin = text.find_first_not_of(" \n(");
  if (begin == std::string_view::npos) return false;
  auto end = begin;
  std::string verb;
  bool shouted = true;
  for (; end < text.size() && std::isalpha(static_cast<unsigned char>(text[end])); ++end) {
    shouted = shouted && std::isupper(static_cast<unsigned char>(text[end]));
    verb += static_cast<char>(std::tolower(static_cast<unsigned char>(text[end])));
  }
  if (!kVerbs.contains(verb)) return false;
  // Lower-case SQL has its punctuation; "update the plugin" has not.
  return shouted || text.find_first_of("=<*(;_$") != std::string_view::npos;
}

// "pareto import undo ": what is typed is the same in both languages. "pareto failed badly" is not.
bool is_command(std::string_view text) {
  static const std::set<std::string, std::less<>> kVerbs = {
      "try",   "import", "tier",     "report", "list",   "show",    "add",
      "set",   "remove", "query",    "init",   "plugin", "journal", "events",
      "field", "recipe", "template", "twins",  "unit",   "user"};
  constexpr std::string_view kProgram = "pareto ";
  if (!text.starts_with(kProgram)) return false;
  text.remove_prefix(kProgram.size());
  return kVerbs.contains(text.substr(0, text.find(' '))) && english_words(text) <= 2;
}

struct Source {
  const std::string& file;
  std::vector<Token> tokens;

  // The names of the calls around a token, innermost first: log of log("..."), run and show of
  // run(show("...")).
  [[nodiscard]] std::vector<std::string> calls_around(std::size_t at) const {
    std::vector<std::string> calls;
    int depth = 0;
    for (std::size_t i = at; i-- > 0;) {
      const Token& token = tokens[i];
      if (token.kind != Kind::Sign) continue;
      const char sign = token.text[0];
      if (sign == ')' || sign == '}') ++depth;
      if (sign == '(' || sign == '{') {
        if (depth > 0) {
          --depth;
        } else {
          if (i > 0 && tokens[i - 1].kind == Kind::Name) calls.push_back(tokens[i - 1].text);
        }
      }
      if (sign == ';' && depth == 0) break;
    }
    return calls;
  }

  // The statement's names before a token: std, cout of `std::cout << x << "..."`.
  [[nodiscard]] std::set<std::string> names_before(std::size_t at) const {
    std::set<std::string> names;
    for (std::size_t i = at; i-- > 0;) {
      if (is_sign(tokens[i], ';') || is_sign(tokens[i], '{') || is_sign(tokens[i], '}')) break;
      if (tokens[i].kind == Kind::Name) names.insert(tokens[i].text);
    }
    return names;
  }

  // {"english", "中文"} or Text("english", "中文"): the token at `first` and the one after the
  // comma.
  [[nodiscard]] bool is_pair(std::size_t first) const {
    if (first == 0 || first + 3 >= tokens.size()) return false;
    const bool brace = is_sign(tokens[first - 1], '{') && is_sign(tokens[first + 3], '}');
    const bool call = is_sign(tokens[first - 1], '(') && is_sign(tokens[first + 3], ')') &&
                      is_text_before(first - 1);
    return (brace || call) && tokens[first].kind == Kind::String &&
           is_sign(tokens[first + 1], ',') && tokens[first + 2].kind == Kind::String &&
           !has_chinese(tokens[first].text);
  }

  // x == "是": something read is recognised, nothing is said.
  [[nodiscard]] bool is_compared(std::size_t at) const {
    const auto is_equals = [&](std::size_t i) {
      return i + 1 < tokens.size() && is_sign(tokens[i + 1], '=') &&
             (is_sign(tokens[i], '=') || is_sign(tokens[i], '!'));
    };
    return is_equals(at + 1) || (at >= 2 && is_equals(at - 2));
  }

  // chinese ? "。" : "."
  [[nodiscard]] bool is_branch_of_two(std::size_t at) const {
    const auto other = [&](std::size_t i) {
      return i < tokens.size() && tokens[i].kind == Kind::String && !has_chinese(tokens[i].text);
    };
    return (at + 1 < tokens.size() && is_sign(tokens[at + 1], ':') && other(at + 2)) ||
           (at >= 2 && is_sign(tokens[at - 1], ':') && other(at - 2));
  }

  // Both halves beside each other, as plugins write them: f("english", "中文"), {"english", "中文",
  // "中文"}, x ? "中文" : "english".
  [[nodiscard]] bool has_other_half(std::size_t at) const {
    const auto is_half = [&](std::size_t i, bool chinese) {
      return i < tokens.size() && tokens[i].kind == Kind::String && !tokens[i].text.empty() &&
             has_chinese(tokens[i].text) == chinese;
    };
    const auto joined = [&](std::size_t i, char sign) {
      return i < tokens.size() && is_sign(tokens[i], sign);
    };
    const bool chinese = has_chinese(tokens[at].text);
    if (joined(at + 1, ':') && is_half(at + 2, !chinese)) return true;
    if (at >= 2 && joined(at - 1, ':') && is_half(at - 2, !chinese)) return true;
    if (!chinese) return joined(at + 1, ',') && is_half(at + 2, true);
    if (at >= 2 && joined(at - 1, ',') && is_half(at - 2, false)) return true;
    return at >= 4 && joined(at - 1, ',') && is_half(at - 2, true) && joined(at - 3, ',') &&
           is_half(at - 4, false);
  }

  // A sentence glued together in each branch: chinese ? "共 " + n + " 行" : n + " lines in all".
  // Says so of every literal in a statement with `?` and words of both languages.
  [[nodiscard]] bool is_in_branching_sentence(std::size_t at) const {
    const auto ends = [&](std::size_t i) {
      return is_sign(tokens[i], ';') || is_sign(tokens[i], '{') || is_sign(tokens[i], '}');
    };
    std::size_t begin = at, end = at;
    while (begin > 0 && !ends(begin - 1)) --begin;
    while (end < tokens.size() && !ends(end)) ++end;
    bool branches = false, english = false, chinese = false;
    for (std::size_t i = begin; i < end; ++i) {
      branches = branches || is_sign(tokens[i], '?');
      if (tokens[i].kind != Kind::String) continue;
      chinese = chinese || has_chinese(tokens[i].text);
      english = english || english_words(tokens[i].text) > 0;
    }
    return branches && english && chinese;
  }

  // `Text(` or `Text kName(`
  [[nodiscard]] bool is_text_before(std::size_t open) const {
    return (open >= 1 && tokens[open - 1].text == "Text") ||
           (open >= 2 && tokens[open - 2].text == "Text");
  }
};

bool any_of(const std::vector<std::string>& names,
            const std::set<std::string, std::less<>>& wanted) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return wanted.contains(name); });
}

const std::set<std::string, std::less<>> kUnread = {"assert", "static_assert", "log",  "trace",
                                                    "debug",  "info",          "warn", "critical"};
const std::set<std::string, std::less<>> kAliases = {"also", "also_zh", "font_name"};
const std::set<std::string, std::less<>> kOutput = {"print", "println", "printf", "fprintf",
                                                    "puts",  "fputs",   "perror"};
const std::set<std::string, std::less<>> kStreams = {"cout", "cerr", "clog"};
const std::set<std::string, std::less<>> kExceptions = {
    "runtime_error", "logic_error",  "invalid_argument", "out_of_range",
    "domain_error",  "length_error", "range_error",      "overflow_error"};

std::vector<Finding> check_plugin(const Source& source) {
  const bool words_are_data = source.file.starts_with("plugins/importers/");
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < source.tokens.size(); ++i) {
    const Token& token = source.tokens[i];
    if (token.kind != Kind::String || source.has_other_half(i) ||
        source.is_in_branching_sentence(i))
      continue;
    const bool chinese = has_chinese(token.text);
    if (!chinese && (english_words(token.text) < 2 || is_sql(token.text))) continue;
    const auto calls = source.calls_around(i);
    if (any_of(calls, kUnread) || any_of(calls, kAliases)) continue;
    if (chinese && words_are_data && !is_chinese_sentence(token.text)) continue;
    findings.push_back(
        {source.file, token.line,
         (chinese ? "Chinese without its English: \"" : "English without its Chinese: \"") +
             token.text + "\""});
  }
  return findings;
}

}  // namespace

std::vector<Finding> check_texts_of(const std::string& file, std::string_view text) {
  const Source source{file, tokens_of(text)};
  if (file.starts_with("plugins/")) return check_plugin(source);
  const auto lies_in = [&](std::string_view folder) { return file.starts_with(folder); };
  const bool words_are_data =
      lies_in("core/base/") || lies_in("core/model/") || lies_in("core/imports/");
  std::vector<Finding> findings;
  const auto found = [&](const Token& token, const std::string& why) {
    findings.push_back({file, token.line, why + ": \"" + token.text + "\""});
  };

  for (std::size_t i = 0; i < source.tokens.size(); ++i) {
    const Token& token = source.tokens[i];
    if (token.kind != Kind::String) continue;
    const bool first_half = source.is_pair(i), second_half = i >= 2 && source.is_pair(i - 2);
    if (first_half || second_half) continue;

    const auto calls = source.calls_around(i);
    if (any_of(calls, {"verbatim"}) && english_words(token.text) + has_chinese(token.text) > 0) {
      found(token, "verbatim is for words from outside");
      continue;
    }
    if (any_of(calls, kUnread)) continue;
    if (has_chinese(token.text)) {
      if (source.is_compared(i) || (is_chinese_mark(token.text) && source.is_branch_of_two(i)))
        continue;
      if (!words_are_data || is_chinese_sentence(token.text))
        found(token, "Chinese without its English");
      continue;
    }
    if (english_words(token.text) < 2 || is_sql(token.text) || is_command(token.text)) continue;

    const auto names = source.names_before(i);
    const bool streamed = std::any_of(names.begin(), names.end(),
                                      [](const auto& name) { return kStreams.contains(name); });
    if (lies_in("core/cli/")) {
      found(token, "English without its Chinese");
    } else if (any_of(calls, kOutput) || streamed) {
      found(token, "printed, but not a Text");
    } else if (any_of(calls, kExceptions)) {
      found(token, "thrown, but not a Text");
    }
  }
  return findings;
}

std::vector<Finding> check_texts(const std::filesystem::path& root) {
  std::vector<Finding> findings;
  for (const char* folder : {"core", "plugins"}) {
    for (const std::string& file : files_below(root, folder, {".cpp", ".hpp"})) {
      if (file.ends_with("_test.cpp")) continue;
      const auto found = check_texts_of(file, read(root, file));
      findings.insert(findings.end(), found.begin(), found.end());
    }
  }
  return findings;
}

}  // namespace pareto::structure
