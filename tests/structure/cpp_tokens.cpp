#include "cpp_tokens.hpp"

#include <cctype>

namespace pareto::structure {
namespace {

bool is_name_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

class Lexer {
 public:
  explicit Lexer(std::string_view source) : source_(source) {}

  std::vector<Token> run() {
    bool line_start = true;
    while (at_ < source_.size()) {
      const char c = source_[at_];
      if (c == '\n') {
        line_start = true;
        step();
        continue;
      }
      if (std::isspace(static_cast<unsigned char>(c))) {
        step();
        continue;
      }
      if (c == '#' && line_start) {
        skip_directive();
        continue;
      }
      if (starts("//")) {
        while (at_ < source_.size() && source_[at_] != '\n') step();
        continue;
      }
      if (starts("/*")) {
        step(2);
        while (at_ < source_.size() && !starts("*/")) step();
        step(2);
        continue;
      }
      line_start = false;
      if (c == '"') {
        quoted();
      } else if (c == '\'') {
        character();
      } else if (std::isdigit(static_cast<unsigned char>(c))) {
        number();
      } else if (is_name_char(c)) {
        name();
      } else {
        tokens_.push_back({Token::Kind::Sign, std::string(1, c), line_});
        step();
      }
    }
    return std::move(tokens_);
  }

 private:
  bool starts(std::string_view with) const { return source_.substr(at_).starts_with(with); }

  void step(std::size_t count = 1) {
    for (; count && at_ < source_.size(); --count, ++at_) line_ += source_[at_] == '\n';
  }

  void skip_directive() {
    while (at_ < source_.size() && source_[at_] != '\n') step(source_[at_] == '\\' ? 2 : 1);
  }

  void add_string(std::string text, std::size_t line) {
    if (!tokens_.empty() && tokens_.back().kind == Token::Kind::String) {
      tokens_.back().text += text;
    } else {
      tokens_.push_back({Token::Kind::String, std::move(text), line});
    }
  }

  void quoted() {
    const std::size_t line = line_;
    step();
    const std::size_t begin = at_;
    while (at_ < source_.size() && source_[at_] != '"' && source_[at_] != '\n')
      step(source_[at_] == '\\' ? 2 : 1);
    add_string(std::string(source_.substr(begin, at_ - begin)), line);
    step();
  }

  void raw() {  // at the quote after R
    const std::size_t line = line_;
    step();
    const std::size_t open = source_.find('(', at_);
    if (open == std::string_view::npos) return step(source_.size());
    const std::string end = ")" + std::string(source_.substr(at_, open - at_)) + "\"";
    step(open + 1 - at_);
    const std::size_t begin = at_;
    const std::size_t close = std::min(source_.find(end, at_), source_.size());
    step(close - at_);
    add_string(std::string(source_.substr(begin, close - begin)), line);
    step(end.size());
  }

  void character() {
    tokens_.push_back({Token::Kind::Number, "'", line_});
    step();
    while (at_ < source_.size() && source_[at_] != '\'' && source_[at_] != '\n')
      step(source_[at_] == '\\' ? 2 : 1);
    step();
  }

  void characters() {  // after u or U
    const std::size_t line = line_;
    step();
    while (at_ < source_.size() && source_[at_] != '"' && source_[at_] != '\n')
      step(source_[at_] == '\\' ? 2 : 1);
    step();
    tokens_.push_back({Token::Kind::Number, "u", line});
  }

  void number() {  // with digit separators, as in 1'000
    const std::size_t begin = at_, line = line_;
    while (at_ < source_.size() &&
           (is_name_char(source_[at_]) || source_[at_] == '\'' || source_[at_] == '.'))
      step();
    tokens_.push_back({Token::Kind::Number, std::string(source_.substr(begin, at_ - begin)), line});
  }

  void name() {
    const std::size_t begin = at_, line = line_;
    while (at_ < source_.size() && is_name_char(source_[at_])) step();
    const std::string_view word = source_.substr(begin, at_ - begin);
    const bool quote = at_ < source_.size() && source_[at_] == '"';
    if (quote && (word == "R" || word == "u8R" || word == "LR")) return raw();
    if (quote && (word == "u8" || word == "L")) return quoted();
    if (quote && (word == "u" || word == "U")) return characters();
    // A literal's suffix, as in "x"sv, says nothing.
    const bool suffix = begin > 0 && source_[begin - 1] == '"' && !tokens_.empty() &&
                        tokens_.back().kind == Token::Kind::String;
    if (!suffix) tokens_.push_back({Token::Kind::Name, std::string(word), line});
  }

  std::string_view source_;
  std::size_t at_ = 0, line_ = 1;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view source) { return Lexer(source).run(); }

}  // namespace pareto::structure
