#include "words.hpp"

#include <cstddef>

#include "pareto/text_width.hpp"

namespace pareto::markdown {
namespace {

using sdk::Span;
using sdk::Style;

bool is_ascii_sign(char32_t c) {
  return (c > 0x20 && c < 0x30) || (c > 0x39 && c < 0x41) || (c > 0x5A && c < 0x61) ||
         (c > 0x7A && c < 0x7F);
}

// Signs of Chinese and of general punctuation.
bool is_punctuation(char32_t c) {
  return is_ascii_sign(c) || (c >= 0x2010 && c <= 0x2027) || (c >= 0x3001 && c <= 0x3003) ||
         (c >= 0x3008 && c <= 0x3011) || (c >= 0xFF01 && c <= 0xFF0F) ||
         (c >= 0xFF1A && c <= 0xFF20) || c == 0xB7;
}

// Whether emphasis may begin or end at this character whatever stands outside of it, by each
// edition of CommonMark.
bool is_word(char32_t c) {
  if (c < 0x80) return c > 0x20 && c < 0x7F && !is_ascii_sign(c);
  if ((c >= 0xA0 && c <= 0xBF) || c == 0xD7 || c == 0xF7) return false;
  return (c < 0x2000 || c > 0x2BFF) && (c < 0x3000 || c > 0x303F) &&
         !(c >= 0xFF00 && !is_punctuation(c) && c <= 0xFFFF) && !is_punctuation(c);
}
bool lets_in(char32_t outside) {
  return outside == 0 || outside == ' ' || outside == '\n' || is_punctuation(outside);
}

char32_t first_of(std::string_view text) { return text.empty() ? 0 : sdk::next_character(text); }
// The last character and where it begins.
char32_t last_of(std::string_view text, std::size_t& at) {
  at = text.size();
  if (text.empty()) return 0;
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  std::string_view tail = text.substr(at);
  return sdk::next_character(tail);
}
char32_t last_of(std::string_view text) {
  std::size_t at = 0;
  return last_of(text, at);
}

bool is_strong(const Span& span) {
  return span.style == Style::Strong || span.style == Style::Accent || span.style == Style::Bad;
}

// **text**, with signs at its ends outside of the stars where the stars would not be taken for
// emphasis: CommonMark wants a blank or a sign outside of a sign, and Chinese has no blanks.
void append_strong(std::string& out, std::string_view text, char32_t before, char32_t after) {
  std::size_t begin = 0, end = text.size();
  while (begin < end) {
    const char32_t c = first_of(text.substr(begin));
    if (is_word(c) || (c != ' ' && c != '\n' && lets_in(before))) break;
    std::string_view rest = text.substr(begin);
    before = sdk::next_character(rest);
    begin = text.size() - rest.size();
  }
  while (end > begin) {
    std::size_t at = 0;
    const char32_t c = last_of(text.substr(begin, end - begin), at);
    if (is_word(c) || (c != ' ' && c != '\n' && lets_in(after))) break;
    after = c;
    end = begin + at;
  }
  out += escaped(text.substr(0, begin));
  if (end > begin) out += "**" + escaped(text.substr(begin, end - begin)) + "**";
  out += escaped(text.substr(end));
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n' || c == '\t')
      out += ' ';
    else if (c == '\r')
      continue;
    else if (byte < 0x20 || byte == 0x7F)
      out += "\uFFFD";
    else if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else if (std::string_view("\\`*_[]|~$").find(c) != std::string_view::npos)
      (out += '\\') += c;
    else
      out += c;
  }
  return out;
}

std::string inline_words(const sdk::Spans& spans) {
  // Neighbours that are written alike are one run: "**a****b**" would be neither.
  std::vector<Span> runs;
  for (const Span& span : spans) {
    if (span.text.empty()) continue;
    if (!runs.empty() && is_strong(runs.back()) == is_strong(span))
      runs.back().text += span.text;
    else
      runs.push_back({is_strong(span) ? Style::Strong : Style::Plain, span.text});
  }
  std::string out;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const char32_t before = i > 0 ? last_of(runs[i - 1].text) : 0;
    const char32_t after = i + 1 < runs.size() ? first_of(runs[i + 1].text) : 0;
    if (is_strong(runs[i]))
      append_strong(out, runs[i].text, before, after);
    else
      out += escaped(runs[i].text);
  }
  return out;
}

std::string strong(std::string_view text) { return inline_words(sdk::Spans().strong(text)); }

std::string as_line(std::string words) {
  std::size_t at = words.find_first_not_of(' ');
  if (at == std::string::npos) return {};
  words.erase(0, at);
  if (std::string_view("#>+-=").find(words.front()) != std::string_view::npos) return "\\" + words;
  std::size_t digits = 0;
  while (digits < words.size() && words[digits] >= '0' && words[digits] <= '9') ++digits;
  if (digits > 0 && digits < words.size() && (words[digits] == '.' || words[digits] == ')'))
    words.insert(digits, 1, '\\');
  return words;
}

}  // namespace pareto::markdown
