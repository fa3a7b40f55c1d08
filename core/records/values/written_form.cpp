#include "core/records/values/written_form.hpp"

#include <algorithm>
#include <cctype>
#include <string>

namespace pareto::records {
namespace {

using model::Meaning;

constexpr std::string_view kBlanks[] = {" ",      "\t",     "\r",     "\n",     "\v",
                                        "\f",     "\u00a0", "\u2002", "\u2003", "\u2009",
                                        "\u200b", "\u3000", "\ufeff"};

// Codes of four letters' width each: "AED AFN …".
constexpr std::string_view kCurrencies =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNH CNY COP COU CRC "
    "CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF "
    "KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR "
    "PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW "
    "UZS VED VES VND VUV WST XAF XAG XAU XCD XCG XDR XOF XPD XPF XPT YER ZAR ZMW ZWG ";

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](unsigned char c) { return std::isdigit(c) != 0; }) ||
         text.find("\xEF\xBC") != std::string_view::npos;  // of full width
}

bool is_email(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
         std::ranges::none_of(text, [](unsigned char c) { return c < 0x20; });
}

bool has_word(std::string_view text) {
  return std::ranges::any_of(text,
                             [](unsigned char c) { return std::isalnum(c) != 0 || c >= 0x80; });
}

}  // namespace

bool is_blank(std::string_view text) {
  while (!text.empty()) {
    const auto blank = std::ranges::find_if(
        kBlanks, [&](std::string_view each) { return text.starts_with(each); });
    if (blank == std::end(kBlanks)) return false;
    text.remove_prefix(blank->size());
  }
  return true;
}

bool leads_to_a_page(std::string_view text) {
  if (std::ranges::any_of(text, [](unsigned char c) {
        return c <= 0x20 || c == '"' || c == '<' || c == '>' || c == '\\';
      }))
    return false;
  const std::size_t colon = text.find(':');
  const std::string_view before = text.substr(0, colon);
  // The name of a machine has a dot, or a port behind it; a scheme has neither.
  if (colon == std::string_view::npos || before.find_first_of("./?#") != std::string_view::npos)
    return true;
  const auto same = [](unsigned char a, unsigned char b) { return std::tolower(a) == b; };
  for (const std::string_view scheme : {"http", "https"}) {
    if (std::ranges::equal(before, scheme, same)) return text.substr(colon).starts_with("://");
  }
  return colon + 1 < text.size() && std::isdigit(static_cast<unsigned char>(text[colon + 1])) != 0;
}

bool is_run_by_browsers(std::string_view text) {
  // Browsers pass over blanks and control characters before and inside of the scheme.
  std::string scheme;
  for (const unsigned char each : text.substr(0, std::min(text.find(':'), text.size()))) {
    if (each > 0x20) scheme += static_cast<char>(std::tolower(each));
  }
  return text.find(':') != std::string_view::npos &&
         (scheme == "javascript" || scheme == "vbscript" || scheme == "data" || scheme == "file" ||
          scheme == "blob");
}

bool is_currency(std::string_view code) {
  const std::size_t at = kCurrencies.find(code);
  return code.size() == 3 && at != std::string_view::npos && at % 4 == 0;
}

const Form* other_form(Meaning meaning, std::string_view text) {
  static const Form kEmail{Text{"is no e-mail address", "不是邮箱地址"},
                           Text{"write it as name@example.com", "请写成 name@example.com"}};
  static const Form kPhone{
      Text{"is no telephone number", "不是电话号码"},
      Text{"write it with its digits, as 010-5550 0101", "请写数字，如 010-5550 0101"}};
  static const Form kPostcode{
      Text{"is no postcode", "不是邮政编码"},
      Text{"write it with its digits or letters, as 200120", "请写数字或字母，如 200120"}};
  static const Form kAddress{
      Text{"is no address of a web page", "不是网页地址"},
      Text{"write it as https://www.example.com", "请写成 https://www.example.com"}};
  static const Form kCurrency{Text{"is no currency", "不是货币代码"},
                              Text{"write its code of three letters, such as CNY, USD, EUR",
                                   "请写三个字母的代码，如 CNY、USD、EUR"}};
  switch (meaning) {
    case Meaning::Email:
      return is_email(text) ? nullptr : &kEmail;
    case Meaning::Phone:
      return has_digit(text) ? nullptr : &kPhone;
    case Meaning::Postcode:
      return has_word(text) ? nullptr : &kPostcode;
    case Meaning::Url:
      return leads_to_a_page(text) ? nullptr : &kAddress;
    case Meaning::Currency:
      return is_currency(text) ? nullptr : &kCurrency;
    default:
      return nullptr;
  }
}

}  // namespace pareto::records
