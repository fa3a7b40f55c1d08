// Builds the explanation of a tier in the published form, so that every rule is shown, exported and
// compared alike:
//
//     Explanation why;
//     why.indicator("net_sales", 14'200'000'0000).indicator("share", 0.164, 1.0, 0.164);
//     why.below("B", "net_sales", 9'100'000'0000);
//     why.json();   // {"indicators":[{"name":"net_sales","value":142000000000},…],"below":{…}}
//
// Values of money are in 1/10000. Numbers are written without locale, doubles so that they read
// back the same.
#pragma once

#include <charconv>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pareto::sdk {
inline namespace v0 {

class Explanation {
 public:
  // A value that the rule looked at; weight and contribution only for rules that add up points.
  template <class Value>
  Explanation& indicator(std::string_view name, Value value, std::optional<double> weight = {},
                         std::optional<double> contribution = {}) {
    if (!indicators_.empty()) indicators_ += ',';
    indicators_ += "{\"name\":";
    append(indicators_, name);
    indicators_ += ",\"value\":";
    append(indicators_, value);
    if (weight) append(indicators_ += ",\"weight\":", *weight);
    if (contribution) append(indicators_ += ",\"contribution\":", *contribution);
    indicators_ += '}';
    return *this;
  }
  // Which value of an indicator, others unchanged, would lift the subject into `tier`, or let it
  // fall into it.
  template <class Value>
  Explanation& next(std::string_view tier, std::string_view indicator, Value value) {
    return step(",\"next\":", tier, indicator, value);
  }
  template <class Value>
  Explanation& below(std::string_view tier, std::string_view indicator, Value value) {
    return step(",\"below\":", tier, indicator, value);
  }
  // One of the ways into a higher tier, where the job wants all ways; the nearest tier first.
  template <class Value>
  Explanation& reach(std::string_view tier, std::string_view indicator, Value value) {
    ways_ += ways_.empty() ? "" : ",";
    append_step(ways_, tier, indicator, value);
    return *this;
  }
  [[nodiscard]] std::string json() const {
    const std::string ways = ways_.empty() ? "" : ",\"reach\":[" + ways_ + ']';
    return "{\"indicators\":[" + indicators_ + ']' + steps_ + ways + '}';
  }
  void clear() {
    indicators_.clear();
    steps_.clear();
    ways_.clear();
  }

 private:
  template <class Value>
  Explanation& step(std::string_view key, std::string_view tier, std::string_view indicator,
                    Value value) {
    steps_ += key;
    append_step(steps_, tier, indicator, value);
    return *this;
  }
  template <class Value>
  static void append_step(std::string& out, std::string_view tier, std::string_view indicator,
                          Value value) {
    append(out += "{\"tier\":", tier);
    append(out += ",\"indicator\":", indicator);
    append(out += ",\"value\":", value);
    out += '}';
  }
  template <std::integral Number>
  static void append(std::string& out, Number value) {
    char digits[24];
    out.append(digits,
               std::to_chars(digits, digits + sizeof digits, static_cast<std::int64_t>(value)).ptr);
  }
  static void append(std::string& out, double value);
  static void append(std::string& out, std::string_view text) {
    static constexpr char kHex[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == '"' || c == '\\')
        (out += '\\') += c;
      else if (byte < 0x20)
        ((out += "\\u00") += kHex[byte >> 4]) += kHex[byte & 15];
      else
        out += c;
    }
    out += '"';
  }
  static void append(std::string& out, const char* text) { append(out, std::string_view(text)); }
  template <class Value>
  static void append(std::string& out, const std::optional<Value>& value) {
    if (value)
      append(out, *value);
    else
      out += "null";
  }

  std::string indicators_, steps_, ways_;
};

inline void Explanation::append(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  char digits[40];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

}  // namespace v0
}  // namespace pareto::sdk
