#include "core/base/search_tokens.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "core/base/unihan/unihan.hpp"
#include "core/base/utf8.hpp"

namespace pareto {
namespace {

// Longer pinyin is cut on both sides; nobody tells names apart by their seventeenth letter.
constexpr std::size_t kLongestPinyin = 8;
// Spellings of one stretch, when characters have several readings (重庆: cq, zq).
constexpr std::size_t kMostSpellings = 4;

constexpr std::array<std::u32string_view, 4> kLegalForms = {U"股份有限公司", U"有限责任公司",
                                                            U"有限公司", U"公司"};
constexpr std::string_view kAnyLegalForm = "公司";

constexpr bool is_digit(char32_t code) { return code >= U'0' && code <= U'9'; }

bool is_letter(char32_t code) {
  if (code < 0xC0) return (code >= U'a' && code <= U'z') || is_digit(code);
  const bool mark = code == 0xD7 || code == 0xF7 || (code >= 0x2000 && code <= 0x2BFF) ||
                    (code >= 0x3000 && code <= 0x303F) || (code >= 0xE000 && code <= 0xF8FF) ||
                    code >= 0xFF00;
  return !mark;
}

// Written inside names and left out when they are typed: 霁岚（上海）, 茵·特.
constexpr bool is_silent(char32_t code) { return code == U'(' || code == U')' || code == 0xB7; }

// A text as stretches of Chinese characters and words of other letters, folded.
class Stretches {
 public:
  // `on_han(folded, original)` and `on_word(utf8)` are called in order.
  template <typename OnHan, typename OnWord>
  void each(std::string_view text, OnHan on_han, OnWord on_word) {
    const auto end_han = [&] {
      if (!han_.empty()) on_han(std::u32string_view(han_), std::u32string_view(original_));
      han_.clear();
      original_.clear();
    };
    const auto end_word = [&] {
      if (!word_.empty()) on_word(std::string_view(word_));
      word_.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
      const char32_t code = next_code_point(text, at), folded = unihan::folded(code);
      if (folded == unihan::kDropped) continue;
      if (folded == unihan::kSeveral) {
        end_han();
        word_ += unihan::folded_letters(code);
      } else if (unihan::is_han(folded)) {
        end_word();
        han_ += folded;
        original_ += code;
      } else if (is_letter(folded)) {
        end_han();
        append_utf8(word_, folded);
      } else {
        end_word();
        if (!is_silent(folded)) end_han();
      }
    }
    end_han();
    end_word();
  }

 private:
  std::u32string han_, original_;
  std::string word_;
};

void add(std::string& out, std::string_view token) {
  if (!out.empty()) out += ' ';
  out += token;
}

void add_characters(std::string& out, std::u32string_view han) {
  if (!out.empty()) out += ' ';
  for (const char32_t code : han) append_utf8(out, code);
}

// Calls `use` with each digits' three in a row, and with what is shorter as it is.
template <typename Use>
void each_trigram(std::string_view digits, Use use) {
  if (digits.size() < 3) {
    if (!digits.empty()) use(digits);
    return;
  }
  for (std::size_t i = 0; i + 3 <= digits.size(); ++i) use(digits.substr(i, 3));
}

void add_word(std::string& out, std::string_view word) {
  const bool only_digits =
      std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!only_digits) add(out, word);
  for (std::size_t at = 0; at < word.size();) {
    std::size_t end = at;
    while (end < word.size() && word[end] >= '0' && word[end] <= '9') ++end;
    if (end - at >= 3 || only_digits)
      each_trigram(word.substr(at, end - at), [&](std::string_view t) { add(out, t); });
    at = end == at ? at + 1 : end;
  }
}

// --- pinyin ---

// A few spellings that grow side by side, in fixed room: this runs for every character of every
// name.
class Spellings {
 public:
  // Continues each spelling with each of the parts, as long as there is room for so many.
  void extend(std::span<const std::string_view> parts) {
    const std::size_t used = parts.size() * count_ <= kMostSpellings ? parts.size() : 1;
    for (std::size_t p = used; p-- > 0;) {  // the first part last: it is written over the original
      for (std::size_t i = 0; i < count_; ++i) {
        One& to = all_[p * count_ + i];
        if (p > 0) to = all_[i];
        to.append(parts[p]);
      }
    }
    count_ *= used;
  }
  void write(std::string& out) const {
    for (std::size_t i = 0; i < count_; ++i) {
      const bool before = std::any_of(all_.begin(), all_.begin() + i,
                                      [&](const One& o) { return o.text() == all_[i].text(); });
      if (!before) add(out, all_[i].text());
    }
  }
  [[nodiscard]] bool is_full() const { return all_[0].size == kLongestPinyin; }

 private:
  struct One {
    std::array<char, kLongestPinyin> letters;
    std::size_t size = 0;

    void append(std::string_view part) {
      const std::size_t n = std::min(part.size(), kLongestPinyin - size);
      std::copy_n(part.data(), n, letters.data() + size);
      size += n;
    }
    [[nodiscard]] std::string_view text() const { return {letters.data(), size}; }
  };

  std::array<One, kMostSpellings> all_;
  std::size_t count_ = 1;
};

// How one character is spelled: whole syllables, and their different first letters.
struct Sounds {
  std::array<std::string_view, 4> syllables, initials;
  std::size_t syllable_count = 0, initial_count = 0;

  explicit Sounds(char32_t code) {
    for (const std::uint16_t reading : unihan::readings(code)) {
      const std::string_view syllable = unihan::syllable(reading);
      syllables[syllable_count++] = syllable;
      const std::string_view initial = syllable.substr(0, 1);
      const auto end = initials.begin() + initial_count;
      if (std::find(initials.begin(), end, initial) == end) initials[initial_count++] = initial;
    }
  }
};

// From every character on: whole syllables and initials, to the end of the stretch. A character
// without a known reading ends both. One syllable at the end is left out, it tells too little,
// unless it is all there is.
void add_pinyin(std::string& out, std::u32string_view original, std::vector<Sounds>& sounds) {
  sounds.clear();
  for (const char32_t code : original) sounds.emplace_back(code);
  for (std::size_t from = 0; from < sounds.size(); ++from) {
    if (sounds[from].syllable_count == 0) continue;
    Spellings whole, initials;
    std::size_t length = 0;
    for (std::size_t i = from;
         i < sounds.size() && sounds[i].syllable_count > 0 && !initials.is_full(); ++i, ++length) {
      if (!whole.is_full()) whole.extend({sounds[i].syllables.data(), sounds[i].syllable_count});
      initials.extend({sounds[i].initials.data(), sounds[i].initial_count});
    }
    if (length == 1 && sounds.size() > 1) continue;
    whole.write(out);
    initials.write(out);
  }
}

// --- Chinese characters ---

// How many characters at the end are a legal form, with something before it.
std::size_t legal_form_at_end(std::u32string_view han) {
  for (const std::u32string_view form : kLegalForms) {
    if (han.ends_with(form)) return form.size();
  }
  return 0;
}

// The same, also for a legal form of which only the beginning is typed yet.
std::size_t legal_form_begun(std::u32string_view han) {
  for (std::size_t n = std::min<std::size_t>(6, han.size()); n > 0; --n) {
    const std::u32string_view end = han.substr(han.size() - n);
    for (const std::u32string_view form : kLegalForms) {
      if (form.starts_with(end) && (n == form.size() || han.size() - n >= 2)) return n;
    }
  }
  return 0;
}

// Each character with the next, the last by itself: one character is looked for as the beginning of
// these.
void add_han(std::string& out, std::u32string_view han) {
  for (std::size_t i = 0; i < han.size(); ++i) add_characters(out, han.substr(i, 2));
}

// Country code and all but digits off; separators of several numbers part them.
void add_phone(std::string& out, std::string_view value) {
  std::string digits;
  const auto end_number = [&] {
    std::string_view number = digits;
    if (number.starts_with("0086")) number.remove_prefix(4);
    if (number.size() > 11 && number.starts_with("86")) number.remove_prefix(2);
    each_trigram(number, [&](std::string_view trigram) { add(out, trigram); });
    digits.clear();
  };
  for (std::size_t at = 0; at < value.size();) {
    const char32_t code = unihan::folded(next_code_point(value, at));
    if (is_digit(code)) {
      digits += static_cast<char>(code);
    } else if (code == U'/' || code == U';' || code == U',') {
      end_number();
    }
  }
  end_number();
}

}  // namespace

void append_tokens(std::string_view value, TokenKind kind, std::string& out) {
  if (kind == TokenKind::Phone) {
    add_phone(out, value);
    return;
  }
  std::vector<Sounds> sounds;
  const auto on_han = [&](std::u32string_view han, std::u32string_view original) {
    if (kind == TokenKind::Word) return add_han(out, han);
    const std::size_t form = legal_form_at_end(han);
    add_han(out, han.substr(0, han.size() - form));
    if (form > 0) add(out, kAnyLegalForm);
    add_pinyin(out, original.substr(0, han.size() - form), sounds);
  };
  Stretches().each(value, on_han, [&](std::string_view word) { add_word(out, word); });
}

std::vector<std::string> query_tokens(std::string_view typed) {
  std::vector<std::string> out;
  const auto look_for = [&](std::string token) {
    if (std::find(out.begin(), out.end(), token) == out.end()) out.push_back(std::move(token));
  };
  const auto on_han = [&](std::u32string_view han, std::u32string_view) {
    const std::size_t form = legal_form_begun(han);
    if (form == han.size()) return look_for(std::string(kAnyLegalForm));
    han.remove_suffix(form);
    if (han.size() == 1) look_for(to_utf8(han) + '*');
    for (std::size_t i = 0; i + 1 < han.size(); ++i) look_for(to_utf8(han.substr(i, 2)));
  };
  const auto on_word = [&](std::string_view word) {
    const bool only_digits =
        std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (only_digits && word.size() >= 3) {
      if (word.starts_with("0086") && word.size() > 6) word.remove_prefix(4);
      if (word.starts_with("86") && word.size() > 11) word.remove_prefix(2);
      each_trigram(word, [&](std::string_view trigram) { look_for(std::string(trigram)); });
      return;
    }
    std::size_t end = std::min(word.size(), kLongestPinyin);
    while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
    look_for(std::string(word.substr(0, end)) + '*');
  };
  // "+86 138 0013 8000": the country code is not among the tokens of a phone.
  const std::size_t start = typed.find_first_not_of(' ');
  if (start != std::string_view::npos && typed.substr(start).starts_with("+86"))
    typed.remove_prefix(start + 3);
  Stretches().each(typed, on_han, on_word);
  return out;
}

}  // namespace pareto
