#include "core/records/list/condition_text.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <optional>

#include "core/base/error.hpp"

namespace pareto::records {
namespace {

constexpr std::string_view kBlanks = " \t";

std::string trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(kBlanks), to = text.find_last_not_of(kBlanks);
  return from == text.npos ? std::string() : std::string(text.substr(from, to - from + 1));
}

struct Quotes {
  std::string_view open, close;
};
constexpr Quotes kQuotes[] = {{"'", "'"}, {"\"", "\""}, {"“", "”"}, {"‘", "’"}};

// What stands in quotes from `at` on, when they hold a whole value: up to a stroke or the end. `at`
// is moved behind it. O'Neil has no quotes, and neither has what begins with one that nothing
// closes.
std::optional<std::string> quoted(std::string_view text, std::size_t& at) {
  for (const Quotes& quotes : kQuotes) {
    if (!text.substr(at).starts_with(quotes.open)) continue;
    const std::size_t begin = at + quotes.open.size(), end = text.find(quotes.close, begin);
    if (end == text.npos) continue;
    const std::size_t behind =
        std::min(text.find_first_not_of(kBlanks, end + quotes.close.size()), text.size());
    if (behind < text.size() && text[behind] != '|') continue;
    at = behind;
    return std::string(text.substr(begin, end - begin));
  }
  return std::nullopt;
}

std::vector<std::string> alternatives(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    at = std::min(text.find_first_not_of(kBlanks, at), text.size());
    std::optional<std::string> value = quoted(text, at);
    if (!value) {
      std::string plain;
      for (; at < text.size() && text[at] != '|'; ++at) {
        if (text[at] == '\\' && text.substr(at + 1).starts_with('|')) ++at;
        plain += text[at];
      }
      value = trimmed(plain);
    }
    if (!value->empty()) out.push_back(std::move(*value));
  }
  return out;
}

// Of "1 and tier = B": the condition that begins behind the word; empty where there is none.
std::string further_condition(std::string_view value,
                              const std::function<bool(std::string_view)>& is_field) {
  static constexpr Text kJoins[] = {
      {" and ", "且"}, {" or ", "或"}, {" && ", "并且"}, {" || ", "或者"}};
  std::string lower(value);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (const Text& word : kJoins) {
    for (const Language language : {Language::English, Language::ChineseSimplified}) {
      const std::string_view join = word.in(language);
      for (std::size_t at = lower.find(join); at != lower.npos; at = lower.find(join, at + 1)) {
        const std::string_view rest = value.substr(at + join.size());
        const std::size_t op = rest.find_first_of("=<>!~");
        if (op != rest.npos && is_field(trimmed(rest.substr(0, op)))) return trimmed(rest);
      }
    }
  }
  return {};
}

void require_one_condition(const std::string& text, std::string_view value,
                           const std::function<bool(std::string_view)>& is_field) {
  const std::string further = further_condition(value, is_field);
  if (further.empty()) return;
  throw Error(
      ErrorCode::Argument,
      Message(Text{"“{}” is more than one condition", "“{}”不止一个条件"}, {text}),
      Message(
          Text{
              "give each as a condition of its own, all have to hold: “{}”; one of several values is written A | B",
              "每个条件单独写，须全部满足：“{}”；多个值之一写成 A | B"},
          {further}));
}

void require_few(const ConditionText& read, const std::string& text) {
  if (read.values.size() > kMostAlternatives) {
    throw Error(ErrorCode::Argument,
                Message(Text{"{0} values are too many for a condition on {1}",
                             "{1} 的条件里写了 {0} 个值，太多了"},
                        {static_cast<std::int64_t>(read.values.size()), read.field}),
                Message(Text{"write at most {} between strokes", "竖线之间最多写 {} 个"},
                        {static_cast<std::int64_t>(kMostAlternatives)}));
  }
  if (read.values.size() < 2 || read.op == "=" || read.op == "<>") return;
  throw Error(ErrorCode::Argument,
              Message(Text{"“{0}”: {1} compares with one value", "“{0}”：{1} 只能与一个值比较"},
                      {text, read.op}),
              Message(Text{"several values go with = or !=, as in: province = Sichuan | Zhejiang",
                           "多个值请用 = 或 !=，如：province = 四川 | 浙江"}));
}

}  // namespace

ConditionText read_condition(const std::string& text,
                             const std::function<bool(std::string_view)>& is_field) {
  const std::size_t at = text.find_first_of("=<>!~");
  if (at == std::string::npos) {
    throw Error(
        ErrorCode::Argument, Message(Text{"“{}” is no condition", "“{}”不是条件"}, {text}),
        Message(Text{
            "write it as: industry = feed, date >= 2026-01-01, last_order < today-90d, name ~ acme",
            "请写成：industry = 饲料、date >= 2026-01-01、last_order < 今天-90天、name ~ 华"}));
  }
  std::size_t end = at + 1;
  if (end < text.size() && (text[end] == '=' || text[end] == '>')) ++end;
  std::string op = text.substr(at, end - at);
  if (op == "!=" || op == "!") op = "<>";
  ConditionText out{trimmed(std::string_view(text).substr(0, at)), op == "==" ? "=" : op, {}};
  const std::string value = trimmed(std::string_view(text).substr(end));
  require_one_condition(text, value, is_field);
  if (out.op == "~") {
    // A part is one, and a stroke may be in it.
    std::size_t from = 0;
    std::string part = value;
    if (auto inner = quoted(value, from); inner && from == value.size()) part = std::move(*inner);
    if (!part.empty()) out.values.push_back(std::move(part));
  } else {
    out.values = alternatives(value);
  }
  require_few(out, text);
  return out;
}

std::string one_of(std::string_view field, const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) {
    out += out.empty() ? std::string(field) + " = " : "|";
    const bool begins_as_quoted = std::ranges::any_of(
        kQuotes, [&](const Quotes& quotes) { return value.starts_with(quotes.open); });
    if (begins_as_quoted) {
      const char quote = value.front() == '\'' ? '"' : '\'';
      out += quote + value + quote;
      continue;
    }
    for (const char sign : value) {
      if (sign == '|') out += '\\';
      out += sign;
    }
  }
  return out;
}

}  // namespace pareto::records
