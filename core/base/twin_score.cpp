#include "core/base/twin_score.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "core/base/fold.hpp"
#include "core/base/unihan/unihan.hpp"
#include "core/base/utf8.hpp"

namespace pareto {
namespace {

using Name = std::u32string_view;

constexpr Name kTellsApart =
    U"0123456789一二三四五六七八九十百千东南西北中上下左右前后大小新老甲乙丙丁戊分店内外";

constexpr std::array<Name, 72> kBusinesses = {
    U"饲料", U"贸易", U"药业", U"医药", U"制药", U"农业", U"食品", U"日化", U"化工",
    U"化学", U"营养", U"科技", U"生物", U"机械", U"商贸", U"实业", U"工业", U"电子",
    U"电器", U"电力", U"电气", U"材料", U"建材", U"物流", U"投资", U"矿业", U"牧业",
    U"渔业", U"林业", U"酒业", U"纸业", U"油脂", U"置业", U"钢铁", U"股份", U"控股",
    U"能源", U"环保", U"纺织", U"服饰", U"服装", U"塑料", U"塑胶", U"橡胶", U"包装",
    U"印刷", U"家具", U"仪器", U"汽车", U"汽配", U"超市", U"百货", U"餐饮", U"酒店",
    U"传媒", U"广告", U"软件", U"网络", U"信息", U"通信", U"健康", U"医疗", U"器械",
    U"五金", U"水产", U"粮油", U"乳业", U"茶业", U"烟草", U"置地", U"地产", U"销售"};

// Say nothing of what a firm does, so that names are shortened by them.
constexpr std::array<Name, 8> kGeneric = {U"科技", U"实业", U"工业", U"股份",
                                          U"控股", U"技术", U"发展", U"企业"};

bool tells_apart(char32_t code) { return kTellsApart.find(code) != Name::npos; }

bool is_generic(Name word) {
  return std::find(kGeneric.begin(), kGeneric.end(), word) != kGeneric.end();
}

bool is_business(Name word) {
  return std::find(kBusinesses.begin(), kBusinesses.end(), word) != kBusinesses.end();
}

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
    return TwinScore{0.75, TwinReason::SameSound};
  }
  return std::nullopt;
}

// 日化 within 日用化学: same beginning, the rest in order, and what was left out tells nothing
// apart.
std::optional<TwinScore> by_abbreviation(Name shorter, Name longer) {
  if (shorter.size() < 3 || shorter.size() == longer.size() || !has_han(shorter))
    return std::nullopt;
  if (longer.size() > 2 * shorter.size() || shorter.substr(0, 2) != longer.substr(0, 2))
    return std::nullopt;
  std::size_t matched = 0;
  for (const char32_t code : longer) {
    if (matched < shorter.size() && code == shorter[matched]) {
      ++matched;
    } else if (tells_apart(code)) {
      return std::nullopt;
    }
  }
  if (matched != shorter.size()) return std::nullopt;
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

// One character more, less, other or swapped with its neighbour.
std::optional<TwinScore> by_edit(Name a, Name b) {
  if (std::min(a.size(), b.size()) < 4 || other_business(a, b)) return std::nullopt;
  const Difference part = difference(a, b);
  const bool one = part.in_a <= 1 && part.in_b <= 1;
  if (!one && !swapped(a, b, part)) return std::nullopt;
  for (const Name changed : {a.substr(part.at, part.in_a), b.substr(part.at, part.in_b)}) {
    if (std::any_of(changed.begin(), changed.end(), tells_apart)) return std::nullopt;
  }
  if (has_han(a) != has_han(b)) return std::nullopt;
  if (has_han(a)) {
    // Another character where the name begins is another brand or region (招商银行, 工商银行):
    // among the 5 million pairs of listed companies that rule alone removes the wrong twins. A
    // character missing or swapped is a slip anywhere.
    if (part.in_a == 1 && part.in_b == 1 && part.at < 4) return std::nullopt;
  } else if (one && word_length(a.size() > b.size() ? a : b, part.at) < 6) {
    return std::nullopt;  // feeds and foods
  }
  return TwinScore{0.7, TwinReason::OneEdit};
}

}  // namespace

TwinScore twin_score(std::string_view a, std::string_view b) {
  return twin_score_normalised(normalise_company(a), normalise_company(b));
}

TwinScore twin_score_normalised(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return {};
  if (a == b) return {1.0, TwinReason::SameName};
  std::u32string first = code_points(a), second = code_points(b);
  if (first.size() > second.size()) std::swap(first, second);
  if (const auto score = by_characters(first, second)) return *score;
  if (const auto score = by_abbreviation(first, second)) return *score;
  if (const auto score = by_edit(first, second)) return *score;
  return {};
}

Message describe(TwinReason reason) {
  switch (reason) {
    case TwinReason::SameName:
      return {{"same name apart from legal form and spelling", "除公司形式和写法外名称相同"}};
    case TwinReason::VariantCharacter:
      return {{"a character is a variant or lookalike of the other", "用了异体字或形近字"}};
    case TwinReason::Abbreviation:
      return {{"one name abbreviates the other", "一个是另一个的简称"}};
    case TwinReason::SameSound:
      return {{"a character sounds the same", "有一个字同音"}};
    case TwinReason::OneEdit:
      return {{"the names differ in one place", "名称只差一处"}};
    default:
      return {{"nothing in common", "没有相似之处"}};
  }
}

}  // namespace pareto
