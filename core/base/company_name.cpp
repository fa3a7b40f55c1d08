#include "core/base/company_name.hpp"

#include <algorithm>
#include <vector>

#include "core/base/company_words.hpp"
#include "core/base/fold.hpp"
#include "core/base/unihan/unihan.hpp"
#include "core/base/utf8.hpp"

namespace pareto {
namespace {

using company_words::Name;

bool is_letter(char32_t code) {
  if (code < 0xC0) return (code >= U'0' && code <= U'9') || (code >= U'a' && code <= U'z');
  const bool mark = (code >= 0x2000 && code <= 0x2BFF) ||
                    (code >= 0x3001 && code <= 0x303F && code != 0x3007) || code == 0xD7 ||
                    code == 0xF7 || code == 0x30FB || code == kReplacement;
  return !mark;
}

bool is_latin(char32_t code) { return code < 0x2E80; }

std::u32string folded_points(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at), to = unihan::folded(code);
    if (to == unihan::kDropped) continue;
    if (code == 0x3231) {  // ㈱
      out += U"(株)";
    } else if (to == unihan::kSeveral) {
      for (const char c : unihan::folded_letters(code)) out += static_cast<char32_t>(c);
    } else {
      out += to;
    }
  }
  return out;
}

bool opens(char32_t code) {
  return code == U'(' || code == U'[' || code == U'{' || code == 0x3010 || code == 0x3014;
}
bool closes(char32_t code) {
  return code == U')' || code == U']' || code == U'}' || code == 0x3011 || code == 0x3015;
}

// 第三店, 三店, 03店: 3店.
std::u32string with_digits(Name branch) {
  constexpr Name kNumerals = U"〇一二三四五六七八九";
  std::u32string out;
  for (std::size_t i = 0; i < branch.size(); ++i) {
    const char32_t code = branch[i];
    if (code == U'第') continue;
    const std::size_t digit = kNumerals.find(code);
    if (code == U'十') {
      const bool ten = out.empty() || out.back() < U'0' || out.back() > U'9';
      const bool more = i + 1 < branch.size() && kNumerals.find(branch[i + 1]) != Name::npos;
      if (ten) out += U'1';
      if (!more) out += U'0';
    } else if (digit != Name::npos) {
      out += static_cast<char32_t>(U'0' + digit);
    } else if (code == U'0' && (out.empty() || out.back() < U'0' || out.back() > U'9')) {
      continue;
    } else {
      out += code;
    }
  }
  return out;
}

// What a firm says of a record rather than of the customer.
bool is_remark(Name inside) {
  constexpr Name kRemarks[] = {U"停用",   U"作废", U"勿用", U"注销", U"已注销",
                               U"已停用", U"旧",   U"新",   U"筹",   U"筹备"};
  return inside.starts_with(U"原") || inside.starts_with(U"曾用名") ||
         std::find(std::begin(kRemarks), std::end(kRemarks), inside) != std::end(kRemarks);
}

// The way through a name; words of Latin letters are kept apart by one blank.
class Parser {
 public:
  explicit Parser(std::string_view name) : folded_(folded_points(name)) {}

  CompanyName run() {
    flatten();
    if (flat_.empty()) {
      for (const char32_t code : folded_) parts_.core += code;
      return std::move(parts_);
    }
    if (has_han_) {
      strip_form_at_start();
      take_branch();
      strip_form();
      take_place();
    } else {
      strip_latin_form();
    }
    parts_.core = flat_.empty() ? std::u32string(whole_) : flat_;
    return std::move(parts_);
  }

 private:
  // Without marks; brackets that hold a place, a branch or a remark are taken out.
  void flatten() {
    for (std::size_t i = 0; i < folded_.size(); ++i) {
      const char32_t code = folded_[i];
      if (opens(code)) {
        std::size_t end = i + 1;
        while (end < folded_.size() && !closes(folded_[end])) ++end;
        if (take_inside(Name(folded_).substr(i + 1, end - i - 1))) {
          i = end;
          continue;
        }
        if (!flat_.empty() && is_latin(flat_.back())) blank_ = true;
        continue;
      }
      add(code);
    }
    join_points();
    whole_ = flat_;
  }

  void add(char32_t code) {
    if (code == U'\'') return;
    if (!is_letter(code)) {
      blank_ = blank_ || !closes(code);
      if (code == U'.') point_ = true;
      return;
    }
    has_han_ = has_han_ || !is_latin(code);
    if (blank_ && !flat_.empty() && is_latin(code) && is_latin(flat_.back())) flat_ += U' ';
    blank_ = point_ = false;
    flat_ += code;
  }

  bool take_inside(Name inside) {
    const auto letters = [&] { return std::all_of(inside.begin(), inside.end(), is_letter); };
    if (inside.empty() || !letters()) return false;
    if (inside == U"株" || inside == U"有") {
      parts_.form |= company_words::kForeign;
      return true;
    }
    if (flat_.empty()) return false;  // (上海)漱汀日化: read as if there were no brackets
    if (is_remark(inside)) return true;
    if (const std::size_t n = company_words::place_at_start(inside); n == inside.size()) {
      parts_.place = company_words::bare_place(inside);
      return true;
    }
    const bool number = std::all_of(inside.begin(), inside.end(),
                                    [](char32_t c) { return c >= U'0' && c <= U'9'; });
    if (number || company_words::branch_word_at_end(inside) > 0 || inside.ends_with(U"部") ||
        inside.ends_with(U"仓")) {
      parts_.branch = with_digits(inside);
      return true;
    }
    return false;
  }

  // "s", "l" become "sl": a form written with points or blanks is still one word.
  void join_points() {
    std::u32string out;
    for (std::size_t i = 0; i < flat_.size(); ++i) {
      const auto single = [&](std::size_t at) {
        return at < flat_.size() && flat_[at] >= U'a' && flat_[at] <= U'z' &&
               (at == 0 || flat_[at - 1] == U' ') &&
               (at + 1 == flat_.size() || flat_[at + 1] == U' ');
      };
      if (flat_[i] == U' ' && i > 0 && single(i - 1) && single(i + 1)) continue;
      out += flat_[i];
    }
    flat_ = std::move(out);
  }

  void strip_form_at_start() {
    const company_words::FormAt form = company_words::form_at_start(flat_);
    if (form.length == 0 || flat_.size() < form.length + 2) return;
    parts_.form |= form.form;
    flat_.erase(0, form.length);
  }

  // 霁岚营养有限公司上海分公司, 华联超市浦东店, 华联3店
  void take_branch() {
    const Name flat = flat_;
    const std::size_t word = company_words::branch_word_at_end(flat);
    if (word == 0) return;
    std::size_t from = flat.substr(0, flat.size() - word).rfind(U"公司");
    if (from != Name::npos) {
      from += 2;
    } else {
      for (std::size_t i = flat.size() - word; from == Name::npos && i >= 4; --i) {
        if (company_words::is_business(flat.substr(i - 2, 2))) from = i;
      }
    }
    if (from == Name::npos) {
      from = flat.size() - word;
      while (from > 0 && with_digits(flat.substr(from - 1, 1)) != flat.substr(from - 1, 1)) --from;
      while (from > 0 && flat[from - 1] >= U'0' && flat[from - 1] <= U'9') --from;
      if (from == flat.size() - word) return;
    }
    if (from < 2) return;
    parts_.branch = with_digits(flat.substr(from));
    flat_.resize(from);
  }

  // Leaves two characters at least: 集团 alone, or 大厂, is a name.
  void strip_form() {
    for (;;) {
      while (!flat_.empty() && flat_.back() == U' ') flat_.pop_back();
      const company_words::FormAt form = company_words::form_at_end(flat_);
      if (form.length == 0 || flat_.size() < form.length + 2) break;
      parts_.form |= form.form;
      flat_.resize(flat_.size() - form.length);
    }
    // "ABC 中国 Ltd"
    const std::size_t blank = flat_.rfind(U' ');
    if (blank != std::u32string::npos &&
        company_words::latin_form(Name(flat_).substr(blank + 1)) != 0)
      strip_latin_form();
  }

  void take_place() {
    std::size_t at = 0;
    Name narrowest;
    for (;;) {
      const Name rest = Name(flat_).substr(at);
      std::size_t n = company_words::place_at_start(rest);
      Name bare = company_words::bare_place(rest.substr(0, n));
      if (n == 0 && at > 0) {  // 浦东新区, 余杭区 behind a place
        const std::size_t end = rest.find_first_of(U"区县");
        if (end == Name::npos || end < 1 || end > 3) break;
        n = end + 1;
        bare = narrowest;
      }
      if (n == 0 || rest.size() < n + 2 || company_words::begins_with_business(rest.substr(n)))
        break;
      narrowest = bare;
      at += n;
    }
    if (at == 0) return;
    if (parts_.place.empty()) parts_.place = narrowest;
    flat_.erase(0, at);
  }

  void strip_latin_form() {
    for (;;) {
      const std::size_t blank = flat_.rfind(U' ');
      if (blank == std::u32string::npos || blank == 0) break;
      const Name last = Name(flat_).substr(blank + 1);
      const std::uint32_t form = company_words::latin_form(last);
      if (form == 0 && last != U"and") break;
      parts_.form |= form;
      flat_.resize(blank);
    }
    if (flat_.starts_with(U"the ") && flat_.size() > 4) flat_.erase(0, 4);
  }

  std::u32string folded_, flat_, whole_;
  CompanyName parts_;
  bool blank_ = false, point_ = false, has_han_ = false;
};

}  // namespace

CompanyName parse_company(std::string_view name) { return Parser(name).run(); }

std::u32string bare_letters(std::string_view name) {
  std::u32string out = folded_points(name);
  std::u32string letters;
  for (const char32_t code : out) {
    if (is_letter(code)) letters += code;
  }
  return letters.empty() ? out : letters;
}

std::string same_spelling(std::string_view name) {
  std::u32string letters = bare_letters(name);
  const auto replace = [&](Name from, Name to) {
    if (letters.ends_with(from) && letters.size() > from.size() + 1)
      letters.replace(letters.size() - from.size(), from.size(), to);
  };
  replace(U"有限责任公司", U"有限公司");
  replace(U"companylimited", U"coltd");
  if (!letters.ends_with(U"控股公司")) replace(U"股公司", U"股份有限公司");
  return to_utf8(letters);
}

}  // namespace pareto
