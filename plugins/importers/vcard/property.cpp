#include "property.hpp"

#include <algorithm>
#include <charconv>

namespace pareto::vcard {
namespace {

char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = capital(c);
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// The first of the signs outside quotes; the size of the text if there is none.
std::size_t find_unquoted(std::string_view text, std::string_view signs) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"')
      quoted = !quoted;
    else if (!quoted && signs.find(text[i]) != signs.npos)
      return i;
  }
  return text.size();
}

std::string_view without_quotes(std::string_view text) {
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
    return text.substr(1, text.size() - 2);
  return text;
}

void add_type(Property& property, std::string_view word) {
  word = without_edges(word);
  if (word.empty()) return;
  std::string type = in_capitals(word);
  if (type == "QUOTED-PRINTABLE") {
    property.packing = Property::Packing::QuotedPrintable;
  } else if (type == "BASE64") {
    property.packing = Property::Packing::Base64;
  } else {
    if (type == "PREF") property.preference = std::min(property.preference, 1);
    property.types.push_back(std::move(type));
  }
}

void add_parameter(Property& property, std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == text.npos) return add_type(property, text);  // 2.1: TEL;WORK;FAX
  const std::string name = in_capitals(without_edges(text.substr(0, equals)));
  std::string_view value = without_edges(text.substr(equals + 1));
  if (name == "TYPE") {
    // TYPE=work,voice and TYPE="work,voice" are one.
    value = without_quotes(value);
    while (!value.empty()) {
      const std::size_t comma = std::min(value.find(','), value.size());
      add_type(property, without_quotes(value.substr(0, comma)));
      value.remove_prefix(std::min(comma + 1, value.size()));
    }
  } else if (name == "ENCODING") {
    const std::string packing = in_capitals(without_quotes(value));
    if (packing == "QUOTED-PRINTABLE" || packing == "Q")
      property.packing = Property::Packing::QuotedPrintable;
    else if (packing == "BASE64" || packing == "B")
      property.packing = Property::Packing::Base64;
  } else if (name == "CHARSET") {
    property.charset = without_quotes(value);
  } else if (name == "X-SERVICE-TYPE") {
    property.service = in_capitals(without_quotes(value));
  } else if (name == "PREF") {
    value = without_quotes(value);
    int rank = 1;
    std::from_chars(value.data(), value.data() + value.size(), rank);
    property.preference = std::clamp(rank, 1, 100);
  }
}

}  // namespace

bool Property::is(std::string_view type) const {
  return std::find(types.begin(), types.end(), type) != types.end();
}

bool parse_property(std::string_view line, Property& property) {
  property = {};
  std::size_t colon = find_unquoted(line, ":");
  if (colon == line.size()) colon = line.find(':');  // 2.1 knows no quotes
  if (colon == line.npos) return false;
  std::string_view head = line.substr(0, colon);
  std::size_t end = find_unquoted(head, ";");
  std::string_view name = without_edges(head.substr(0, end));
  if (const std::size_t dot = name.find('.'); dot != name.npos) {
    if (!is_name(name.substr(0, dot))) return false;
    property.group = in_capitals(name.substr(0, dot));
    name.remove_prefix(dot + 1);
  }
  if (!is_name(name)) return false;
  property.name = in_capitals(name);
  while (end < head.size()) {
    head.remove_prefix(end + 1);
    end = find_unquoted(head, ";");
    add_parameter(property, head.substr(0, end));
  }
  property.value = line.substr(colon + 1);
  return true;
}

std::string unpack_quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '=' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
      out += static_cast<char>(hex(text[i + 1]) << 4 | hex(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::vector<std::string_view> split_components(std::string_view value) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\') {
      ++i;
    } else if (value[i] == ';') {
      out.push_back(value.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  out.push_back(value.substr(std::min(begin, value.size())));
  return out;
}

std::string unescape(std::string_view value, bool breaks) {
  std::string out;
  out.reserve(value.size());
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char next = value[i] == '\\' && i + 1 < value.size() ? value[i + 1] : '\0';
    if (next == ',' || next == ';' || next == ':' || next == '\\') {
      out += next;
      ++i;
    } else if (breaks && (next == 'n' || next == 'N')) {
      out += '\n';
      ++i;
    } else {
      out += value[i];
    }
  }
  return out;
}

std::string in_capitals(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), capital);
  return out;
}

bool same_word(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return capital(x) == capital(y);
         });
}

bool holds_word(std::string_view text, std::string_view word) {
  return std::search(text.begin(), text.end(), word.begin(), word.end(),
                     [](char x, char y) { return capital(x) == capital(y); }) != text.end();
}

std::string_view without_edges(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

}  // namespace pareto::vcard
