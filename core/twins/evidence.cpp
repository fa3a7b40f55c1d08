#include "core/twins/evidence.hpp"

#include <algorithm>

#include "core/base/fold.hpp"
#include "core/base/hash.hpp"
#include "core/base/utf8.hpp"

namespace pareto::twins {
namespace {

// Only one digit or letter all over is a stand-in for nothing.
bool says_nothing(std::string_view text) {
  return text.empty() ||
         std::all_of(text.begin(), text.end(), [&](char c) { return c == text[0]; });
}

std::uint64_t key_of(std::string_view text) { return says_nothing(text) ? 0 : hash64(text) | 1; }

bool same(std::uint64_t a, std::uint64_t b) { return a != 0 && a == b; }
bool differ(std::uint64_t a, std::uint64_t b) { return a != 0 && b != 0 && a != b; }

bool shares_phone(const Known& a, const Known& b) {
  return std::any_of(a.phones.begin(), a.phones.end(), [&](std::uint64_t phone) {
    return phone != 0 && std::find(b.phones.begin(), b.phones.end(), phone) != b.phones.end();
  });
}

}  // namespace

std::vector<std::string> entities_with_twins() { return {"customer", "contact", "product"}; }

std::optional<ComparedFields> compared_fields(const model::Entity& entity) {
  if (entity.name == "customer") {
    ComparedFields fields;
    fields.tax_number = "tax_number";
    fields.email = "email";
    fields.address = "address";
    fields.province = "province";
    fields.city = "city";
    fields.phones = {"phone"};
    fields.parent = "parent";
    fields.person = "kind";
    fields.short_name = "short_name";
    return fields;
  }
  if (entity.name == "contact") {
    ComparedFields fields;
    fields.kind = NameKind::Person;
    fields.email = "email";
    fields.phones = {"phone", "mobile", "wechat"};
    fields.belongs = "customer";
    return fields;
  }
  if (entity.name == "product") {
    ComparedFields fields;
    fields.kind = NameKind::Thing;
    fields.distinct = "grade";
    return fields;
  }
  return std::nullopt;
}

std::uint64_t tax_number_key(std::string_view value) {
  std::string plain;
  for (const char c : fold(value)) {
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) plain += c;
  }
  if (plain.size() < 8) return 0;
  // The unified code of 18 characters holds the organisation's code of nine, with which the old
  // number of 15 ended.
  if (plain.size() == 18) return key_of(std::string_view(plain).substr(8, 9));
  if (plain.size() == 15) return key_of(std::string_view(plain).substr(6, 9));
  return key_of(plain);
}

std::uint64_t phone_key(std::string_view value) {
  std::string plain;
  for (const char c : fold(value)) {
    if (c >= '0' && c <= '9') {
      plain += c;
    } else if ((c == '/' || c == ';' || c == ',') && plain.size() >= 7) {
      break;
    } else if (c >= 'a' && c <= 'z' && plain.empty()) {
      return text_key(value);  // a name of WeChat
    }
  }
  std::string_view number = plain;
  if (number.starts_with("0086")) number.remove_prefix(4);
  if (number.size() > 11 && number.starts_with("86")) number.remove_prefix(2);
  if (number.starts_with("0")) number.remove_prefix(1);
  return number.size() < 7 ? 0 : key_of(number);
}

std::uint64_t text_key(std::string_view value) {
  const std::string plain = to_utf8(bare_letters(value));
  return plain.size() < 4 ? 0 : key_of(plain);
}

std::uint64_t exact_key(std::string_view value) {
  return value.empty() ? 0 : hash64(to_utf8(bare_letters(value))) | 1;
}

Weighed weigh(const TwinScore& names, bool same_short_name, const Known& a, const Known& b) {
  if (differ(a.tax_number, b.tax_number) || differ(a.distinct, b.distinct)) return {};
  Weighed result{names.score, 0};
  const auto raise = [&](Evidence evidence, double left) {
    result.evidence |= evidence;
    result.score = 1 - (1 - result.score) * left;
  };
  const auto lower = [&](Evidence evidence, double to) {
    result.evidence |= evidence;
    result.score *= to;
  };
  if (same_short_name) {
    result.score = std::max(result.score, 0.8);
    result.evidence |= kSameShortName;
  }
  if (a.person && b.person) lower(kPerson, 0.6);
  if (differ(a.city, b.city) || (a.city == 0 && b.city == 0 && differ(a.province, b.province)))
    lower(kOtherPlace, 0.85);
  if (a.belongs != 0 && b.belongs != 0) {
    if (a.belongs == b.belongs)
      result.evidence |= kSameOwner;
    else
      lower(kOtherOwner, 0.5);
  }
  if (same(a.tax_number, b.tax_number)) raise(kSameTaxNumber, names ? 0.02 : 0.1);
  if (shares_phone(a, b)) raise(kSamePhone, 0.5);
  if (same(a.email, b.email)) raise(kSameEmail, 0.5);
  if (same(a.address, b.address)) raise(kSameAddress, 0.6);
  return result;
}

std::string words_of(const TwinScore& names, std::uint32_t evidence, Language language) {
  std::string out = names ? pareto::words_of(names, language) : std::string();
  const auto add = [&](Evidence which, const Text& words) {
    if ((evidence & which) == 0) return;
    out += out.empty() ? std::string(words.in(language))
                       : say(language, {"; {}", "；{}"}, {words.in(language)});
  };
  add(kSameTaxNumber, {"same tax number", "税号相同"});
  add(kSameShortName, {"same short name", "简称相同"});
  add(kSamePhone, {"same phone", "电话相同"});
  add(kSameEmail, {"same e-mail", "邮箱相同"});
  add(kSameAddress, {"same address", "地址相同"});
  add(kSameOwner, {"of one customer", "同一客户的联系人"});
  add(kOtherPlace, {"but another place", "但所在地不同"});
  add(kOtherOwner, {"but of other customers", "但属于不同客户"});
  add(kPerson, {"but persons may share a name", "但人名可能相同"});
  return out;
}

}  // namespace pareto::twins
