#include "core/base/twin_score.hpp"

#include <algorithm>
#include <optional>

#include "core/base/company_words.hpp"
#include "core/base/unihan/unihan.hpp"
#include "core/base/utf8.hpp"

namespace pareto {
namespace {

using company_words::is_business;
using company_words::is_generic;
using company_words::Name;

constexpr Name kTellsApart =
    U"0123456789一二三四五六七八九十百千东南西北中上下左右前后大小新老甲乙丙丁戊分店内外";

Name ending(Name name) { return name.size() < 4 ? Name() : name.substr(name.size() - 2); }

// 饲料 and 贸易: both say what the firm does, and they say different things.
bool other_business(Name a, Name b) {
  const Name of_a = ending(a), of_b = ending(b);
  if (of_a == of_b || of_a.empty() || of_b.empty()) return false;
  const bool both_trades = of_a[1] == U'业' && of_b[1] == U'业';
  return both_trades || (is_business(of_a) && is_business(of_b));
}

bool sound_alike(char32_t a, char32_t b) {
  const auto of_a = unihan::readings(a), of_b = unihan::readings(b);
  return !of_a.empty() && !of_b.empty() && of_a[0] == of_b[0];
}

bool has_han(Name name) { return std::any_of(name.begin(), name.end(), unihan::is_han); }

// Same length: equal but for characters that are written for each other, or sound the same.
std::optional<TwinScore> by_characters(Name a, Name b) {
  if (a.size() != b.size() || a.size() < 2) return std::nullopt;
  std::size_t variants = 0, homophones = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    if (tells_apart(a[i]) && tells_apart(b[i])) return std::nullopt;
    if (unihan::are_variants(a[i], b[i])) {
      ++variants;
    } else if (sound_alike(a[i], b[i])) {
      ++homophones;
    } else {
      return std::nullopt;
    }
  }
  if (homophones == 0 && variants <= 2) return TwinScore{0.95, TwinReason::VariantCharacter};
  // Two-character names share a sound too often.
  if (homophones == 1 && variants <= 1 && a.size() >= 3 && !other_business(a, b)) {
    return TwinScore{a.size() >= 5 ? 0.82 : 0.7, TwinReason::SameSound};
  }
  return std::nullopt;
}

// Whether the shorter name's characters stand in the longer one in order, the first at its
// beginning, and what was left out tells nothing apart.
bool abbreviates(Name shorter, Name longer) {
  std::size_t matched = 0;
  for (const char32_t code : longer) {
    if (matched < shorter.size() && code == shorter[matched]) {
      ++matched;
    } else if (matched == 0 || tells_apart(code)) {
      return false;
    }
  }
  return matched == shorter.size();
}

// 日化 within 日用化学. 台泥 for 台湾水泥 is as likely something else: too little to be listed by
// itself, but it counts beside a phone that is the same.
std::optional<TwinScore> by_abbreviation(Name shorter, Name longer) {
  if (shorter.size() < 2 || shorter.size() == longer.size() || !has_han(shorter))
    return std::nullopt;
  if (!abbreviates(shorter, longer)) return std::nullopt;
  if (shorter.size() < 3 || shorter.substr(0, 2) != longer.substr(0, 2) ||
      longer.size() > 2 * shorter.size()) {
    return longer.size() > 8
               ? std::nullopt
               : std::optional(TwinScore{shorter.size() < 3 ? 0.4 : 0.5, TwinReason::Abbreviation});
  }
  // 雾栎饲料 in 雾栎饲料贸易: the longer one ends in a business that the shorter one does not name
  // at all.
  const Name of_longer = ending(longer), of_shorter = ending(shorter);
  const bool shares = of_shorter.find_first_of(of_longer) != Name::npos;
  if (is_business(of_longer) && !is_generic(of_longer) && !of_shorter.empty() && !shares)
    return std::nullopt;
  // A name with words added at its end (霁岚营养科技) may as well be a sister.
  return TwinScore{longer.starts_with(shorter) ? 0.65 : 0.85, TwinReason::Abbreviation};
}

// Where two names part and meet again; a length of 0 on one side is an insertion.
struct Difference {
  std::size_t at = 0, in_a = 0, in_b = 0;
};

Difference difference(Name a, Name b) {
  std::size_t front = 0, back = 0;
  const std::size_t shared = std::min(a.size(), b.size());
  while (front < shared && a[front] == b[front]) ++front;
  while (back < shared - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
  return {front, a.size() - front - back, b.size() - front - back};
}

std::size_t word_length(Name name, std::size_t at) {
  const std::size_t from = at == 0 ? 0 : name.rfind(U' ', at - 1) + 1;
  const std::size_t to = std::min(name.find(U' ', at), name.size());
  return to - std::min(from, to);
}

bool swapped(Name a, Name b, const Difference& part) {
  return part.in_a == 2 && part.in_b == 2 && a[part.at] == b[part.at + 1] &&
         a[part.at + 1] == b[part.at];
}

bool doubled(Name a, Name b, const Difference& part) {
  if (part.in_a + part.in_b != 1) return false;
  const Name longer = part.in_a == 1 ? a : b;
  // What is behind the difference is equal, so of two that are the same the later one differs.
  return part.at > 0 && longer[part.at] == longer[part.at - 1] &&
         !(longer[part.at] >= U'0' && longer[part.at] <= U'9');
}

// One character more, less, other or swapped with its neighbour.
std::optional<TwinScore> by_edit(Name a, Name b) {
  if (std::min(a.size(), b.size()) < 4) return std::nullopt;
  const Difference part = difference(a, b);
  // The same characters in another order are hardly ever two firms; nor is one typed twice.
  if (has_han(a) && (swapped(a, b, part) || doubled(a, b, part)))
    return TwinScore{0.85, TwinReason::OneEdit};
  const bool one = part.in_a <= 1 && part.in_b <= 1;
  if ((!one && !swapped(a, b, part)) || other_business(a, b)) return std::nullopt;
  for (const Name changed : {a.substr(part.at, part.in_a), b.substr(part.at, part.in_b)}) {
    if (std::any_of(changed.begin(), changed.end(), tells_apart)) return std::nullopt;
  }
  if (has_han(a) != has_han(b)) return std::nullopt;
  if (has_han(a)) {
    // Another character where the name begins is another brand or region (招商银行, 工商银行):
    // among the 5 million pairs of listed companies that rule alone removes the wrong twins. A
    // character missing or swapped is a slip anywhere.
    if (part.in_a == 1 && part.in_b == 1 && part.at < 4) return std::nullopt;
    const std::size_t length = std::min(a.size(), b.size());
    return TwinScore{length >= 7 ? 0.85 : length >= 5 ? 0.8 : 0.7, TwinReason::OneEdit};
  }
  if (one && word_length(a.size() > b.size() ? a : b, part.at) < 6)
    return std::nullopt;  // feeds and foods
  return TwinScore{std::min(a.size(), b.size()) >= 10 ? 0.85 : 0.75, TwinReason::OneEdit};
}

}  // namespace

bool tells_apart(char32_t code) {
  if (code < U'A') return code >= U'0' && code <= U'9';
  return code >= U'一' && code <= U'西' && kTellsApart.find(code) != Name::npos;
}

TwinScore core_score(Name a, Name b) {
  if (a.empty() || b.empty()) return {};
  if (a == b) return {1.0, TwinReason::SameName};
  if (a.size() > b.size()) std::swap(a, b);
  if (const auto score = by_characters(a, b)) return *score;
  if (const auto score = by_abbreviation(a, b); score && score->score > 0.6) return *score;
  if (const auto score = by_edit(a, b)) return *score;
  return by_abbreviation(a, b).value_or(TwinScore{});
}

TwinScore weigh_parts(TwinScore score, const CompanyName& a, const CompanyName& b) {
  if (!score || a.branch != b.branch) return {};
  if (a.place != b.place) {
    if (!a.place.empty() && !b.place.empty()) return {};
    score.place_added = true;
    score.score *= 0.85;
  }
  // A group, its company and its plant are one firm more often than not, but not always.
  using namespace company_words;
  const std::uint32_t differ = a.form != 0 && b.form != 0 ? a.form ^ b.form : kNoForm;
  score.other_form = (differ & ~std::uint32_t{kLimited}) != 0;
  if ((differ & (kGroup | kFactory | kHead | kForeign)) != 0) {
    score.score *= 0.9;
  } else if (score.other_form) {
    score.score *= 0.97;
  }
  return score;
}

TwinScore twin_score(const CompanyName& a, const CompanyName& b) {
  return weigh_parts(core_score(a.core, b.core), a, b);
}

TwinScore twin_score(std::string_view a, std::string_view b) {
  return twin_score(parse_company(a), parse_company(b));
}

namespace {

Text text_of(TwinReason reason) {
  switch (reason) {
    case TwinReason::SameName:
      return {"the same name", "名称相同"};
    case TwinReason::VariantCharacter:
      return {"a character is a variant or lookalike of the other", "用了异体字或形近字"};
    case TwinReason::Abbreviation:
      return {"one name abbreviates the other", "一个是另一个的简称"};
    case TwinReason::SameSound:
      return {"a character sounds the same", "有一个字同音"};
    case TwinReason::OneEdit:
      return {"the names differ in one place", "名称只差一处"};
    default:
      return {"nothing in common", "没有相似之处"};
  }
}

}  // namespace

std::string words_of(const TwinScore& score, Language language) {
  std::string out(text_of(score.reason).in(language));
  const auto add = [&](const Text& words) {
    out += say(language, {"; {}", "；{}"}, {words.in(language)});
  };
  if (score.other_form) add({"the legal form differs", "公司形式不同"});
  if (score.place_added) add({"one of them names a place", "其中一个带地名"});
  return out;
}

}  // namespace pareto
