#include "core/reports/text_template.hpp"

#include <iterator>

#include "core/base/error.hpp"

namespace pareto::reports {
namespace {

struct Mark {
  std::string_view sign;
  sdk::Style style;
};
constexpr Mark kMarks[] = {
    {"**", sdk::Style::Strong}, {"__", sdk::Style::Accent}, {"!!", sdk::Style::Bad}};

const Mark* mark_at(std::string_view text) {
  for (const Mark& mark : kMarks) {
    if (text.starts_with(mark.sign)) return &mark;
  }
  return nullptr;
}

bool is_latin(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A Han character, no mark such as U+FF0C or U+201C.
bool begins_in_han(std::string_view text) {
  return text.size() >= 3 && static_cast<unsigned char>(text[0]) >= 0xE3 &&
         !text.starts_with("\xE3\x80") && !text.starts_with("\xEF");
}
bool ends_in_han(std::string_view text) {
  return text.size() >= 3 && begins_in_han(text.substr(text.size() - 3));
}

}  // namespace

TextTemplate TextTemplate::parse(std::string_view text) {
  TextTemplate out;
  sdk::Style style = sdk::Style::Plain;
  const Mark* open = nullptr;
  std::string words;
  const auto end_words = [&] {
    if (!words.empty()) out.pieces_.push_back({style, words, "", "", ""});
    words.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const Mark* mark = mark_at(rest);
    if (mark != nullptr && (open == nullptr || open == mark)) {
      end_words();
      open = open == nullptr ? mark : nullptr;
      style = open != nullptr ? open->style : sdk::Style::Plain;
      at += mark->sign.size();
    } else if (rest.starts_with("{{")) {
      words += '{';
      at += 2;
    } else if (rest.front() == '{') {
      end_words();
      const std::size_t end = rest.find('}');
      if (end == std::string_view::npos) {
        throw Error(
            ErrorCode::Argument,
            Message(Text{"“{}” is a brace that does not close", "“{}”：大括号没有结束"},
                    {rest.substr(0, 20)}),
            Message(Text{
                "a value is written between braces, as the others are; a brace itself is written twice",
                "数值写在大括号里；大括号本身要写两次"}));
      }
      Piece piece{style, "", std::string(rest.substr(1, end - 1)), "", ""};
      if (const std::size_t noun = piece.name.find('|'); noun != std::string::npos) {
        piece.one = piece.name.substr(noun + 1);
        piece.name.resize(noun);
        const std::size_t many = piece.one.find('|');
        piece.many = many == std::string::npos ? piece.one : piece.one.substr(many + 1);
        piece.one.resize(std::min(many, piece.one.size()));
      }
      if (piece.name.empty())
        throw Error(ErrorCode::Argument,
                    Message(Text{"between two braces the name of a value is missing",
                                 "大括号里缺少数值名称"}));
      out.pieces_.push_back(std::move(piece));
      at += end + 1;
    } else {
      words += rest.front();
      ++at;
    }
  }
  if (open != nullptr) {
    throw Error(ErrorCode::Argument,
                Message(Text{"{} is opened and not closed", "{} 没有成对"}, {open->sign}));
  }
  end_words();
  return out;
}

std::vector<std::string> TextTemplate::names() const {
  std::vector<std::string> out;
  for (const Piece& piece : pieces_) {
    if (!piece.name.empty()) out.push_back(piece.name);
  }
  return out;
}

sdk::Spans TextTemplate::render(const ShownOf& shown) const {
  std::vector<std::pair<sdk::Style, std::string>> runs;
  for (const Piece& piece : pieces_) {
    std::string words = piece.words;
    if (!piece.name.empty()) {
      const Shown value = shown(piece.name);
      words = value.text;
      if (!piece.one.empty() && !words.empty())
        words += " " + (value.count == 1 ? piece.one : piece.many);
    }
    if (!words.empty()) runs.emplace_back(piece.style, std::move(words));
  }
  sdk::Spans out;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    std::string words;
    if (i > 0 && ((is_latin(runs[i].second.front()) && ends_in_han(runs[i - 1].second)) ||
                  (is_latin(runs[i - 1].second.back()) && begins_in_han(runs[i].second)))) {
      words = " ";
    }
    words += runs[i].second;
    out.add(runs[i].first, words);
  }
  return out;
}

}  // namespace pareto::reports
