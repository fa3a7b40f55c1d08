#include "values.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace pareto::vcard {
namespace {

// A character of Chinese, Japanese or Korean.
bool holds_cjk(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto lead = static_cast<unsigned char>(c);
    return lead >= 0xE3 && lead <= 0xED;
  });
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// 13812345678, with or without +86.
bool is_chinese_mobile(std::string_view number) {
  std::string digits;
  for (const char c : number) {
    if (is_digit(c)) digits += c;
  }
  if (digits.starts_with("86") && digits.size() == 13) digits.erase(0, 2);
  return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
}

bool any_type(const Property& property, std::initializer_list<std::string_view> types) {
  return std::any_of(types.begin(), types.end(),
                     [&](std::string_view t) { return property.is(t); });
}

bool any_word(std::string_view label, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return holds_word(label, word); });
}

bool at_work(const Text& text) {
  return text.property.is("WORK") ||
         any_word(text.label, {"work", "office", "工作", "单位", "办公", "公司"});
}

bool at_home(const Text& text) {
  return text.property.is("HOME") || any_word(text.label, {"home", "住宅", "家"});
}

Kind phone_kind(const Text& text, std::string_view number) {
  const Property& property = text.property;
  if (property.is("FAX") || any_word(text.label, {"fax", "传真"})) return Kind::Fax;
  if (any_type(property, {"CELL", "MOBILE", "IPHONE", "PCS"}) ||
      any_word(text.label, {"mobile", "iphone", "cell", "手机", "移动"}))
    return Kind::Mobile;
  if (at_work(text)) return Kind::WorkPhone;
  if (at_home(text)) return Kind::HomePhone;
  return is_chinese_mobile(number) ? Kind::Mobile : Kind::Phone;
}

struct Plain {
  std::string_view property;
  Kind kind;
};
// Properties whose text is the value.
constexpr Plain kPlain[] = {{"TITLE", Kind::Position},
                            {"ROLE", Kind::Role},
                            {"EMAIL", Kind::Email},
                            {"URL", Kind::Website},
                            {"NICKNAME", Kind::Nickname},
                            {"CATEGORIES", Kind::Categories},
                            {"NOTE", Kind::Note},
                            {"X-WECHAT", Kind::WeChat},
                            {"X-WEIXIN", Kind::WeChat},
                            {"X-WECHAT-ID", Kind::WeChat},
                            {"X-QQ", Kind::Qq},
                            {"BDAY", Kind::Birthday},
                            {"FN", Kind::Name}};

bool take_front(std::string_view& text, std::string_view front) {
  if (!same_word(text.substr(0, front.size()), front)) return false;
  text.remove_prefix(front.size());
  return true;
}

// Which service an address of instant messages belongs to; takes "weixin:" off it.
std::optional<Kind> message_kind(const Property& property, std::string_view& text) {
  std::optional<Kind> kind;
  for (const std::string_view front : {"weixin:", "wechat:", "x-wechat:"}) {
    if (take_front(text, front)) kind = Kind::WeChat;
  }
  if (take_front(text, "qq:") || take_front(text, "x-qq:")) kind = Kind::Qq;
  if (!kind && (property.service == "WECHAT" || property.service == "WEIXIN" ||
                property.is("WECHAT") || property.is("WEIXIN")))
    kind = Kind::WeChat;
  if (!kind && (property.service == "QQ" || property.is("QQ"))) kind = Kind::Qq;
  if (kind) take_front(text, "x-apple:");
  return kind;
}

std::string one_line(std::string text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n')
      out += ", ";
    else
      out += c;
  }
  return out;
}

class Collector {
 public:
  explicit Collector(bool old) : old_(old) {}

  void add(const Text& from) {
    const Property& property = from.property;
    if (property.name == "N") {
      name_ = name_of(components(from.text));
    } else if (property.name == "ORG") {
      add_organisation(components(from.text), property.preference);
    } else if (property.name == "TEL") {
      const std::string number = number_of(plain(from.text));
      put(phone_kind(from, number), number, property.preference);
    } else if (property.name == "ADR") {
      put(at_home(from) ? Kind::Residence : Kind::Address, address_of(components(from.text)),
          property.preference);
    } else if (property.name == "IMPP") {
      const std::string text = plain(from.text);
      std::string_view rest = text;
      if (const auto kind = message_kind(property, rest)) put(*kind, rest, property.preference);
    } else {
      for (const Plain& known : kPlain) {
        if (property.name == known.property) add_plain(known.kind, from);
      }
    }
  }

  std::vector<Value> finish() {
    if (found_[index(Kind::Name)].empty()) put(Kind::Name, name_, 1);
    std::vector<Value> out;
    for (std::size_t kind = 0; kind < kKinds; ++kind) emit(static_cast<Kind>(kind), out);
    return out;
  }

 private:
  struct Found {
    std::string text;
    int preference;
  };

  static std::size_t index(Kind kind) { return static_cast<std::size_t>(kind); }

  [[nodiscard]] std::string plain(std::string_view text) const { return unescape(text, !old_); }
  [[nodiscard]] std::vector<std::string> components(std::string_view text) const {
    std::vector<std::string> out;
    for (const std::string_view part : split_components(text))
      out.emplace_back(without_edges(plain(part)));
    return out;
  }

  void put(Kind kind, std::string_view given, int preference) {
    std::string text(without_edges(given));
    text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
    auto& found = found_[index(kind)];
    const bool known = std::any_of(found.begin(), found.end(),
                                   [&](const Found& other) { return other.text == text; });
    if (!text.empty() && !known) found.push_back({std::move(text), preference});
  }

  void add_plain(Kind kind, const Text& from) {
    const std::string text = plain(from.text);
    std::string_view value = text;
    if (kind == Kind::Email) take_front(value, "mailto:");
    put(kind, kind == Kind::Birthday ? day_of(value) : std::string(value),
        from.property.preference);
  }

  void add_organisation(const std::vector<std::string>& parts, int preference) {
    put(Kind::Company, parts[0], preference);
    std::string units;
    for (std::size_t i = 1; i < parts.size(); ++i) {
      if (!parts[i].empty()) units += (units.empty() ? "" : " / ") + parts[i];
    }
    put(Kind::Unit, units, preference);
  }

  // Of one kind the dearest first; beyond the last column they are joined.
  void emit(Kind kind, std::vector<Value>& out) {
    auto& found = found_[index(kind)];
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.preference < b.preference; });
    for (std::size_t i = 0; i < found.size(); ++i) {
      const Second second = second_of(kind);
      if (i > 0 && second == Second::Dropped) return;
      if ((i > 0 && second == Second::Joined) || i >= Columns::kMostOfKind)
        out.back().text += (kind == Kind::Note ? "\n" : "; ") + found[i].text;
      else
        out.push_back({kind, i, std::move(found[i].text)});
    }
  }

  bool old_;
  std::string name_;
  std::array<std::vector<Found>, kKinds> found_;
};

}  // namespace

std::vector<Value> values_of(std::vector<Text> texts, bool old) {
  for (Text& text : texts) {
    if (text.property.group.empty()) continue;
    for (const Text& other : texts) {
      if (other.property.name == "X-ABLABEL" && other.property.group == text.property.group)
        text.label = other.text;
    }
  }
  Collector collector(old);
  for (const Text& text : texts) collector.add(text);
  return collector.finish();
}

std::string name_of(const std::vector<std::string>& parts) {
  const auto part = [&](std::size_t i) { return i < parts.size() ? parts[i] : std::string(); };
  if (holds_cjk(part(0)) || holds_cjk(part(1))) return part(0) + part(1);
  std::string out;
  for (const std::size_t i : {3u, 1u, 2u, 0u, 4u}) {
    if (!part(i).empty()) out += (out.empty() ? "" : " ") + part(i);
  }
  return out;
}

std::string address_of(const std::vector<std::string>& parts) {
  const auto part = [&](std::size_t i) {
    return i < parts.size() ? one_line(parts[i]) : std::string();
  };
  const std::string box = part(0), more = part(1), street = part(2), city = part(3),
                    region = part(4), code = part(5), country = part(6);
  if (holds_cjk(street + city + region)) {
    std::string out = country + region + city + street + more + box;
    if (!code.empty()) out += (out.empty() ? "" : " ") + code;
    return out;
  }
  std::string out;
  for (const std::string& piece :
       {box, more, street, city, region + (region.empty() || code.empty() ? "" : " ") + code,
        country}) {
    if (!piece.empty()) out += (out.empty() ? "" : ", ") + piece;
  }
  return out;
}

std::string day_of(std::string_view text) {
  text = text.substr(0, text.find('T'));
  const auto digits = [&](std::size_t at, std::size_t count) {
    return at + count <= text.size() &&
           std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                       text.begin() + static_cast<std::ptrdiff_t>(at + count), is_digit);
  };
  const auto piece = [&](std::size_t at, std::size_t count) {
    return std::string(text.substr(at, count));
  };
  if (text.size() == 8 && digits(0, 8)) return piece(0, 4) + "-" + piece(4, 2) + "-" + piece(6, 2);
  if (text.size() == 6 && text.starts_with("--") && digits(2, 4))
    return piece(2, 2) + "-" + piece(4, 2);
  return std::string(text);
}

std::string number_of(std::string_view text) {
  if (!take_front(text, "tel:")) return std::string(text);
  const std::size_t end = std::min(text.find(';'), text.size());
  std::string out(text.substr(0, end));
  for (std::string_view rest = text.substr(end); !rest.empty();) {
    rest.remove_prefix(1);
    const std::size_t next = std::min(rest.find(';'), rest.size());
    std::string_view parameter = rest.substr(0, next);
    if (take_front(parameter, "ext=")) out += " ext. " + std::string(parameter);
    rest.remove_prefix(next);
  }
  return out;
}

}  // namespace pareto::vcard
