#include "robot.hpp"

namespace pareto::report_post {
namespace {

// WeCom takes 4096 bytes, the others more.
constexpr std::size_t kMost = 4000;

std::string json_of(std::string_view text) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      out += '\\', out += c;
    else if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) < 0x20)
      out += "\\u00", out += kDigits[static_cast<unsigned char>(c) >> 4], out += kDigits[c & 15];
    else
      out += c;
  }
  return out + "\"";
}

std::string shortened(std::string_view text) {
  if (text.size() <= kMost) return std::string(text);
  auto end = text.rfind('\n', kMost - 4);
  if (end == text.npos) {
    end = kMost - 4;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
      --end;  // not in the middle of a character
  }
  return std::string(text.substr(0, end)) + "\n…";
}

// The number behind "NAME": in a flat object.
std::string_view member_of(std::string_view json, std::string_view name) {
  const auto at = json.find("\"" + std::string(name) + "\"");
  const auto sign = at == json.npos ? at : json.find(':', at);
  if (sign == json.npos) return {};
  const auto from = json.find_first_not_of(" \t\r\n", sign + 1);
  return from == json.npos ? std::string_view()
                           : json.substr(from, json.find_first_of(",}", from) - from);
}

}  // namespace

std::string robot_body(std::string_view messenger, std::string_view title,
                       std::string_view markdown) {
  const std::string text = json_of(shortened(markdown));
  if (messenger == "dingtalk")
    return R"({"msgtype":"markdown","markdown":{"title":)" + json_of(title) + R"(,"text":)" + text +
           "}}";
  if (messenger == "feishu") return R"({"msg_type":"text","content":{"text":)" + text + "}}";
  return R"({"msgtype":"markdown","markdown":{"content":)" + text + "}}";
}

std::string refusal_in(std::string_view answer) {
  for (const char* name : {"errcode", "code", "StatusCode"}) {
    const std::string_view code = member_of(answer, name);
    if (code.empty() || code == "0" || code.find_first_not_of("-0123456789") != code.npos) continue;
    std::string_view words = member_of(answer, "errmsg");
    if (words.empty()) words = member_of(answer, "msg");
    return std::string(code) + " " + std::string(words);
  }
  return {};
}

}  // namespace pareto::report_post
