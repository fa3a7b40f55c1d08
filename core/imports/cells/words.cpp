#include "core/imports/cells/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "core/base/fold.hpp"

namespace pareto::imports {
namespace {

constexpr std::string_view kYes[] = {"是", "有", "对", "真", "y", "yes", "true",
                                     "t",  "1",  "√",  "✓",  "✔", "on",  "x"};
constexpr std::string_view kNo[] = {"否", "无", "非", "假", "n",   "no", "false",
                                    "f",  "0",  "×",  "✗",  "off", "不"};

constexpr std::pair<std::string_view, std::string_view> kCurrencies[] = {
    {"人民币", "CNY"}, {"人民币元", "CNY"}, {"rmb", "CNY"},       {"¥", "CNY"},
    {"元", "CNY"},     {"cnh", "CNY"},      {"美元", "USD"},      {"美金", "USD"},
    {"us$", "USD"},    {"$", "USD"},        {"us dollar", "USD"}, {"欧元", "EUR"},
    {"€", "EUR"},      {"euro", "EUR"},     {"英镑", "GBP"},      {"£", "GBP"},
    {"日元", "JPY"},   {"日圆", "JPY"},     {"港币", "HKD"},      {"港元", "HKD"},
    {"hk$", "HKD"},    {"新台币", "TWD"},   {"台币", "TWD"},      {"nt$", "TWD"},
    {"ntd", "TWD"},    {"韩元", "KRW"},     {"韩币", "KRW"},      {"澳元", "AUD"},
    {"加元", "CAD"},   {"新加坡元", "SGD"}, {"新币", "SGD"},      {"瑞士法郎", "CHF"},
    {"卢布", "RUB"},   {"泰铢", "THB"},     {"卢比", "INR"},      {"越南盾", "VND"}};

}  // namespace

std::optional<bool> bool_word(std::string_view text) {
  if (text == "1") return true;
  if (text == "0") return false;
  if (text.empty() || text.size() > 12) return std::nullopt;
  const std::string folded = fold(text);
  if (std::find(std::begin(kYes), std::end(kYes), folded) != std::end(kYes)) return true;
  if (std::find(std::begin(kNo), std::end(kNo), folded) != std::end(kNo)) return false;
  return std::nullopt;
}

std::optional<std::string_view> currency_code(std::string_view text, char (&buffer)[4]) {
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (text.size() == 3 && upper(text[0]) && upper(text[1]) && upper(text[2]) && text != "RMB" &&
      text != "CNH" && text != "NTD") {
    return text;
  }
  if (text.empty() || text.size() > 24) return std::nullopt;
  const std::string folded = fold(text);
  for (const auto& [word, code] : kCurrencies) {
    if (folded == fold(word)) return code;
  }
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  if (folded.size() != 3 || !std::all_of(folded.begin(), folded.end(), lower)) return std::nullopt;
  for (std::size_t i = 0; i < 3; ++i) buffer[i] = static_cast<char>(folded[i] - 'a' + 'A');
  return std::string_view(buffer, 3);
}

std::optional<std::int32_t> excel_day(std::string_view text) {
  if (text.size() < 5) return std::nullopt;
  std::int32_t day = 0;
  for (std::size_t i = 0; i < 5; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    day = day * 10 + (text[i] - '0');
  }
  if (text.size() > 5) {
    if (text[5] != '.' || text.size() == 6 || text.find_first_not_of("0123456789", 6) != text.npos)
      return std::nullopt;
  }
  if (day < 20'000 || day > 80'000) return std::nullopt;
  return day - 25'569;  // 1970-01-01 is day 25569 of the spreadsheets' calendar
}

}  // namespace pareto::imports
