#include "message.hpp"

namespace {

std::string quoted(const std::string& text) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      out.append({'\\', c});
    else if (c == '\n')
      out += "\\n";
    else if (byte < 0x20)
      out.append("\\u00").append({kHex[byte >> 4], kHex[byte & 15]});
    else
      out += c;
  }
  return out + '"';
}

}  // namespace

std::string line_of(const TierChange& change, bool chinese) {
  const auto tier = [&](const std::string& code) {
    return !code.empty() ? code : chinese ? std::string("未评级") : std::string("not rated");
  };
  return change.customer + (chinese ? "：" : ": ") + tier(change.before) + " → " + tier(change.now);
}

std::string body_for(std::string_view kind, const std::string& text) {
  if (kind == "feishu")
    return "{\"msg_type\":\"text\",\"content\":{\"text\":" + quoted(text) + "}}";
  return "{\"msgtype\":\"text\",\"text\":{\"content\":" + quoted(text) + "}}";
}
