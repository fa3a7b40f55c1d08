#include "core/base/person_name.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"

namespace pareto {
namespace {

constexpr std::string_view kTitles[] = {"先生", "女士", "小姐", "经理",   "總監", "总监",
                                        "主管", "老师", "老師", "经理人", "經理", "同志"};
constexpr std::string_view kLatinTitles[] = {"Mr. ", "Mrs. ", "Ms. ", "Dr. ",
                                             "Mr ",  "Mrs ",  "Ms ",  "Dr "};

bool is_han(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3007;
}

std::size_t han_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) count += is_han(next_code_point(text, i));
  return count;
}

// Half width, single blanks, none between Chinese characters.
std::string tidy(std::string_view text) {
  std::string out;
  bool blank = false, after_han = false;
  for (std::size_t i = 0; i < text.size();) {
    char32_t c = next_code_point(text, i);
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x3000 || c == 0xA0 ||
        c == 0x200B || c == 0xFEFF) {
      blank = true;
      continue;
    }
    if (blank && !out.empty() && !(after_han && is_han(c))) out += ' ';
    blank = false;
    after_han = is_han(c);
    append_utf8(out, c);
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '-' || text.front() == '_'))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '-' || text.back() == '_'))
    text.remove_suffix(1);
  return text;
}

// Out of the text, into the remark: what brackets hold, and a 离职 behind the name.
std::string take_remark(std::string& text) {
  std::string remark;
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"},
                                    {"[", "]"},
                                    {"【", "】"},
                                    {"〔", "〕"}}) {
    const std::size_t begin = text.find(open);
    if (begin == std::string::npos || begin == 0) continue;
    const std::size_t end = std::min(text.find(close, begin), text.size());
    remark = trimmed(std::string_view(text).substr(begin + open.size(), end - begin - open.size()));
    text.erase(begin, std::min(end + close.size(), text.size()) - begin);
  }
  for (const std::string_view word : {"已离职", "离职", "已離職", "離職"}) {
    if (!remark.empty() || text.size() <= word.size() || !std::string_view(text).ends_with(word))
      continue;
    remark = word;
    text.resize(text.size() - word.size());
  }
  return remark;
}

std::string one_name(std::string_view text) {
  text = trimmed(text);
  for (const std::string_view title : kLatinTitles) {
    if (text.starts_with(title) && text.size() > title.size() + 1) text.remove_prefix(title.size());
  }
  for (const std::string_view title : kTitles) {
    if (text.ends_with(title) && han_count(text.substr(0, text.size() - title.size())) >= 2)
      text.remove_suffix(title.size());
  }
  return std::string(trimmed(text));
}

}  // namespace

PersonWords read_person(std::string_view given) {
  PersonWords out;
  std::string text = tidy(given);
  out.remark = take_remark(text);
  // In Latin names a comma stands between surname and first name, and & in names of firms.
  const bool chinese = han_count(text) > 0;
  std::size_t begin = 0;
  const auto end_part = [&](std::size_t end) {
    std::string name = one_name(std::string_view(text).substr(begin, end - begin));
    if (name.empty()) return;
    if (out.name.empty())
      out.name = std::move(name);
    else if (name != out.name)
      out.others.push_back(std::move(name));
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const char32_t c = next_code_point(text, i);
    const bool between = c == '/' || c == '|' || c == ';' || c == 0x3001 ||
                         (chinese && (c == ',' || c == '&' || c == '+' || c == '\\'));
    if (!between) continue;
    end_part(at);
    begin = i;
  }
  end_part(text.size());
  if (out.name.empty()) out.name = tidy(given);
  return out;
}

}  // namespace pareto
