#include "core/api/shape.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>
#include <utility>

namespace pareto::api {

class Shape::Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Shape all() {
    Shape out = either();
    if (peek() != '\0') wrong("more behind it");
    return out;
  }
  [[noreturn]] void wrong(const char* why) const {
    throw std::invalid_argument(std::string(why) + ": " + std::string(text_.substr(0, at_)) +
                                "<here>" + std::string(text_.substr(at_)));
  }

 private:
  char peek() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  bool take(char sign) {
    if (peek() != sign) return false;
    ++at_;
    return true;
  }
  void need(char sign) {
    if (!take(sign)) wrong("a sign is missing");
  }
  std::string word() {
    static_cast<void>(peek());
    const std::size_t from = at_;
    while (at_ < text_.size() &&
           (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '_'))
      ++at_;
    if (at_ == from) wrong("a word is missing");
    return std::string(text_.substr(from, at_ - from));
  }

  Shape either() {
    Shape first = one();
    if (peek() != '|') return first;
    Shape out;
    out.kind_ = Kind::Either;
    out.parts_.push_back(std::move(first));
    while (take('|')) out.parts_.push_back(one());
    return out;
  }

  Shape one() {
    Shape out;
    if (take('[')) {
      out.kind_ = Kind::List;
      out.parts_.push_back(either());
      need(']');
    } else if (take('{')) {
      out.kind_ = Kind::Object;
      if (!take('}')) members(out);
    } else if (take('\'')) {
      out.kind_ = Kind::Word;
      while (at_ < text_.size() && text_[at_] != '\'') out.word_ += text_[at_++];
      need('\'');
    } else {
      leaf(out, word());
    }
    return out;
  }

  void members(Shape& object) {
    do {
      if (take('.')) {
        need('.');
        need('.');
        const auto named = named_shapes().find(word());
        if (named == named_shapes().end()) wrong("no such shape");
        Shape of(named->second);
        std::ranges::move(of.members_, std::back_inserter(object.members_));
        continue;
      }
      std::string name = take('*') ? std::string() : word();
      const bool may_miss = take('?');
      need(':');
      object.members_.push_back({std::move(name), may_miss, either()});
    } while (take(','));
    need('}');
  }

  void leaf(Shape& out, const std::string& word) const {
    static constexpr std::pair<std::string_view, Kind> kWords[] = {
        {"text", Kind::Text}, {"int", Kind::Int},     {"number", Kind::Number},
        {"flag", Kind::Flag}, {"id", Kind::Id},       {"day", Kind::Day},
        {"time", Kind::Time}, {"bytes", Kind::Bytes}, {"value", Kind::Value},
        {"any", Kind::Any},   {"null", Kind::Null}};
    const auto known = std::ranges::find(kWords, word, &std::pair<std::string_view, Kind>::first);
    if (known != std::end(kWords)) {
      out.kind_ = known->second;
    } else if (named_shapes().contains(word)) {
      out.kind_ = Kind::Named;
      out.word_ = word;
    } else {
      wrong("no such shape");
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

Shape::Shape(std::string_view notation) : Shape(Reader(notation).all()) {}

void Shape::write_schema(JsonWriter& out) const {
  const auto text_of = [&](const char* how, std::string_view what) {
    out.begin_object().member("type", "string").member(how, what).end_object();
  };
  const auto type = [&](std::string_view name) {
    out.begin_object().member("type", name).end_object();
  };
  switch (kind_) {
    case Kind::Text:
      return type("string");
    case Kind::Int:
      return type("integer");
    case Kind::Number:
      return type("number");
    case Kind::Flag:
      return type("boolean");
    case Kind::Null:
      return type("null");
    case Kind::Id:
      return text_of("pattern", "^-?[0-9]+$");
    case Kind::Day:
      return text_of("format", "date");
    case Kind::Time:
      return text_of("format", "date-time");
    case Kind::Bytes:
      return text_of("contentEncoding", "base64");
    case Kind::Any:
      out.begin_object().end_object();
      return;
    case Kind::Value:
      out.begin_object()
          .key("type")
          .begin_array()
          .text("string")
          .text("number")
          .text("boolean")
          .text("null")
          .end_array()
          .end_object();
      return;
    case Kind::Word:
      out.begin_object().member("const", word_).end_object();
      return;
    case Kind::Named:
      out.begin_object().member("$ref", "#/components/schemas/" + word_).end_object();
      return;
    case Kind::List:
      out.begin_object().member("type", "array").key("items");
      parts_.front().write_schema(out);
      out.end_object();
      return;
    case Kind::Either: {
      const bool words = std::ranges::all_of(parts_, [](const Shape& part) {
        return part.kind_ == Kind::Word || part.kind_ == Kind::Null;
      });
      out.begin_object().key(words ? "enum" : "anyOf").begin_array();
      for (const Shape& part : parts_) {
        if (!words)
          part.write_schema(out);
        else if (part.kind_ == Kind::Null)
          out.nothing();
        else
          out.text(part.word_);
      }
      out.end_array().end_object();
      return;
    }
    case Kind::Object:
      break;
  }
  out.begin_object().member("type", "object");
  const auto any = std::ranges::find(members_, "", &Member::name);
  if (any != members_.end()) {
    out.key("additionalProperties");
    any->shape.write_schema(out);
  }
  out.key("properties").begin_object();
  for (const Member& member : members_) {
    if (member.name.empty()) continue;
    out.key(member.name);
    member.shape.write_schema(out);
  }
  out.end_object().key("required").begin_array();
  for (const Member& member : members_) {
    if (!member.name.empty() && !member.may_miss) out.text(member.name);
  }
  out.end_array().end_object();
}

}  // namespace pareto::api
