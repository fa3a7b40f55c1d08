#include <algorithm>
#include <array>
#include <vector>

#include "core/base/fold.hpp"
#include "core/base/unihan/unihan.hpp"
#include "core/base/utf8.hpp"

namespace pareto {
namespace {

// Longest first. All are simplified, as names are once folded.
constexpr std::array<std::string_view, 13> kChineseForms = {"集团股份有限公司",
                                                            "股份有限公司",
                                                            "有限责任公司",
                                                            "集团有限公司",
                                                            "有限公司",
                                                            "股份公司",
                                                            "集团公司",
                                                            "责任公司",
                                                            "总公司",
                                                            "集团",
                                                            "公司",
                                                            "总厂",
                                                            "厂"};

// A part of a firm, which is not the firm: its last word stays.
constexpr std::array<std::string_view, 4> kBranches = {"分公司", "子公司", "分厂", "支公司"};

constexpr std::array<std::string_view, 48> kLatinForms = {
    "co",   "company", "ltd", "limited",  "inc",     "incorporated", "corp", "corporation",
    "llc",  "llp",     "lp",  "plc",      "gmbh",    "mbh",          "ag",   "kg",
    "kgaa", "ohg",     "ug",  "se",       "sa",      "sl",           "slu",  "srl",
    "spa",  "sarl",    "sas", "bv",       "nv",      "ab",           "as",   "asa",
    "oy",   "oyj",     "aps", "pty",      "pte",     "pvt",          "bhd",  "sdn",
    "kk",   "doo",     "zoo", "holdings", "holding", "group",        "ltda", "sro"};

bool is_word(char32_t code) {
  return unihan::is_han(code) || (code >= U'0' && code <= U'9') || (code >= U'a' && code <= U'z') ||
         code >= 0xC0;
}

// CJK punctuation and the like are no part of a word either.
bool is_mark(char32_t code) {
  return !is_word(code) || (code >= 0x2000 && code <= 0x2BFF) ||
         (code >= 0x3001 && code <= 0x303F && code != 0x3007) || code == 0xD7 || code == 0xF7 ||
         code == kReplacement;
}

// Brackets vanish without a trace, so that 漱汀（集团）公司 ends in 集团公司; so do the points of
// S.L. and the apostrophe of O'Neill. Other marks part words.
std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> words(1);
  std::size_t letters = 0;  // of the word so far
  const auto part = [&] {
    if (!words.back().empty()) words.emplace_back();
    letters = 0;
  };
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t code = next_code_point(folded, at);
    if (!is_mark(code)) {
      append_utf8(words.back(), code);
      ++letters;
      continue;
    }
    const bool bracket = code == U'(' || code == U')' || code == U'[' || code == U']';
    const bool han_before =
        !words.back().empty() && static_cast<unsigned char>(words.back().back()) >= 0x80;
    if ((bracket && han_before) || code == U'\'') continue;
    part();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

// "s", "l" become "sl": a form written with points or blanks is still one word.
void join_single_letters(std::vector<std::string>& words) {
  std::vector<std::string> out;
  bool open = false;
  for (std::string& word : words) {
    const bool single = word.size() == 1 && word[0] >= 'a' && word[0] <= 'z';
    if (single && open) {
      out.back() += word;
    } else {
      out.push_back(std::move(word));
    }
    open = single;
  }
  words = std::move(out);
}

bool is_latin_form(const std::string& word) {
  return std::find(kLatinForms.begin(), kLatinForms.end(), word) != kLatinForms.end();
}

// Leaves two characters at least: 集团 alone, or 大厂, is a name.
void strip_chinese_form(std::string& name) {
  for (bool again = true; again;) {
    again = false;
    const auto ends = [&](std::string_view form) { return name.ends_with(form); };
    if (std::any_of(kBranches.begin(), kBranches.end(), ends)) return;
    const auto form = std::find_if(kChineseForms.begin(), kChineseForms.end(), ends);
    if (form == kChineseForms.end() || name.size() < form->size() + 4) return;
    name.resize(name.size() - form->size());
    again = true;
  }
}

bool is_han_byte(char c) { return static_cast<unsigned char>(c) >= 0xE3; }

// Words with one blank between, none beside a Chinese character.
std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) {
      std::size_t last = out.size() - 1;
      while (last > 0 && (static_cast<unsigned char>(out[last]) & 0xC0) == 0x80) --last;
      if (!is_han_byte(out[last]) && !is_han_byte(word[0])) out += ' ';
    }
    out += word;
  }
  return out;
}

}  // namespace

std::string normalise_company(std::string_view name) {
  const std::string folded = fold(name);
  std::vector<std::string> words = words_of(folded);
  join_single_letters(words);
  if (words.empty()) return folded;
  while (words.size() > 1 && (is_latin_form(words.back()) || words.back() == "and"))
    words.pop_back();
  if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
  std::string out = joined(words);
  strip_chinese_form(out);
  return out;
}

}  // namespace pareto
