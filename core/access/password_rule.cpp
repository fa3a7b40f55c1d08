#include "core/access/password_rule.hpp"

#include <algorithm>
#include <string>

namespace pareto::access {
namespace {

constexpr std::string_view kCommon[] = {
#include "core/access/common_passwords.inc"
};

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

std::string small(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

// 1234567890, aaaaaaaaaa, 20262026: one step over and over, or a short piece repeated.
bool is_pattern(const std::string& text) {
  bool steps = true;
  for (std::size_t i = 2; i < text.size(); ++i)
    steps = steps && text[i] - text[i - 1] == text[1] - text[0];
  if (steps) return true;
  // 1234567890 goes on to 0.
  if (text.find_first_not_of("0123456789") == std::string::npos &&
      std::string("12345678901234567890").find(text) != std::string::npos)
    return true;
  for (std::size_t piece = 1; piece <= 4 && piece * 2 <= text.size(); ++piece) {
    bool repeated = true;
    for (std::size_t i = piece; i < text.size(); ++i)
      repeated = repeated && text[i] == text[i - piece];
    if (repeated) return true;
  }
  return false;
}

bool is_common(const std::string& text) {
  std::string stem = text;
  while (!stem.empty() && !is_letter(stem.back())) stem.pop_back();
  const auto known = [](const std::string& word) {
    return std::find(std::begin(kCommon), std::end(kCommon), word) != std::end(kCommon);
  };
  std::string front = stem;
  front.erase(front.begin(), std::find_if(front.begin(), front.end(), is_letter));
  return stem.empty() ? characters(text) < 14 : known(text) || known(stem) || known(front);
}

}  // namespace

std::optional<Weakness> weakness_of(std::string_view password,
                                    std::initializer_list<std::string_view> names) {
  const Message longer(
      Text{
          "take at least {} characters; a few words that only you put together are easy to remember",
          "至少 {} 个字符；几个只有您会放在一起的词最好记"},
      {kShortestPassword});
  if (characters(password) < kShortestPassword) {
    return Weakness{Message(Text{"the password is too short: {} characters", "密码太短：{} 个字符"},
                            {characters(password)}),
                    longer};
  }
  if (password.size() > kLongestPassword) {
    return Weakness{Message(Text{"the password is too long", "密码太长"}),
                    Message(Text{"take at most {} bytes", "不超过 {} 字节"}, {kLongestPassword})};
  }
  const std::string text = small(password);
  if (is_pattern(text) || is_common(text)) {
    return Weakness{Message(Text{"many people use this password, so it is tried first",
                                 "很多人用这个密码，最先被人试到"}),
                    longer};
  }
  for (const std::string_view given : names) {
    const std::string name = small(given.substr(0, given.find('@')));
    if (characters(name) >= 2 && text.find(name) != std::string::npos &&
        text.size() < name.size() + kShortestPassword) {
      return Weakness{Message(Text{"the password is made of the user's own name or code",
                                   "密码里是用户自己的姓名或编码"}),
                      longer};
    }
  }
  return std::nullopt;
}

}  // namespace pareto::access
