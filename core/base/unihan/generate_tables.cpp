// Makes unihan_tables.inc from Unicode's data files; runs while building, is no part of Pareto.
//
//     unihan_tables /usr/share/unicode OUT.inc
//
// Reads Unihan_Readings (kHanyuPinlu, kXHC1983, kTGHZ2013, kMandarin), Unihan_Variants, UnicodeData
// and EastAsianWidth.
#include <bzlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::uint32_t kFirstHan = 0x3400, kEndHan = 0xA000;
constexpr std::uint16_t kDropped = 0xFFFF, kSeveral = 0xFFFE;

using Code = std::uint32_t;

[[noreturn]] void fail(const std::string& why) {
  std::cerr << "unihan_tables: " << why << '\n';
  std::exit(1);
}

std::string read_bz2(const std::string& path) {
  BZFILE* file = BZ2_bzopen(path.c_str(), "rb");
  if (file == nullptr) fail("cannot open " + path);
  std::string text;
  std::array<char, 1 << 16> buffer;
  for (int n; (n = BZ2_bzread(file, buffer.data(), buffer.size())) > 0;)
    text.append(buffer.data(), n);
  BZ2_bzclose(file);
  if (text.empty()) fail("nothing in " + path);
  return text;
}

std::string read_plain(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) fail("cannot open " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  return parts;
}

Code hex(const std::string& text) { return static_cast<Code>(std::stoul(text, nullptr, 16)); }

using Fields = std::function<void(Code, const std::string& key, const std::string& value)>;

void each_unihan(const std::string& text, const Fields& take) {
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (line.compare(0, 2, "U+") != 0) continue;
    const auto parts = split(line, '\t');
    if (parts.size() == 3) take(hex(parts[0].substr(2)), parts[1], parts[2]);
  }
}

// The characters that a variant field names: "U+53F0<kHKGlyph,kLau U+5E72".
std::vector<Code> targets(const std::string& value) {
  std::vector<Code> out;
  for (const std::string& part : split(value, ' ')) {
    if (part.compare(0, 2, "U+") == 0) out.push_back(hex(part.substr(2, part.find('<') - 2)));
  }
  return out;
}

// --- readings
// ---------------------------------------------------------------------------------------------------------

// "zhōng" -> "zhong", "lǚ" -> "lv"; empty for the few syllables without a vowel (hm, ng), which
// nobody types.
std::string without_tone(const std::string& pinyin) {
  static const std::map<std::string, char> kLetters = {
      {"ā", 'a'}, {"á", 'a'}, {"ǎ", 'a'}, {"à", 'a'}, {"ē", 'e'}, {"é", 'e'}, {"ě", 'e'},
      {"è", 'e'}, {"ê", 'e'}, {"ī", 'i'}, {"í", 'i'}, {"ǐ", 'i'}, {"ì", 'i'}, {"ō", 'o'},
      {"ó", 'o'}, {"ǒ", 'o'}, {"ò", 'o'}, {"ū", 'u'}, {"ú", 'u'}, {"ǔ", 'u'}, {"ù", 'u'},
      {"ǖ", 'v'}, {"ǘ", 'v'}, {"ǚ", 'v'}, {"ǜ", 'v'}, {"ü", 'v'}};
  std::string out;
  for (std::size_t i = 0; i < pinyin.size(); ++i) {
    if (pinyin[i] >= 'a' && pinyin[i] <= 'z') {
      out += pinyin[i];
    } else if (const auto letter = kLetters.find(pinyin.substr(i, 2)); letter != kLetters.end()) {
      out += letter->second;
      ++i;
    } else {
      return {};
    }
  }
  return out.find_first_of("aeiouv") == std::string::npos ? std::string() : out;
}

struct Reading {
  std::map<std::string, int> counted;  // kHanyuPinlu, with how often each was met
  std::vector<std::string> listed;     // dictionaries, in their order
  std::string principal;               // kMandarin
};

// Readings of surnames and places that running text hardly ever has: 曾 zeng, 番禺 panyu, 成都
// chengdu.
const std::map<Code, std::string> kNameReadings = {
    {0x66FE, "zeng"}, {0x67E5, "zha"}, {0x89E3, "xie"}, {0x4E50, "yue"},  {0x5355, "shan"},
    {0x533A, "ou"},   {0x4EC7, "qiu"}, {0x76D6, "ge"},  {0x6734, "piao"}, {0x756A, "pan"},
    {0x963F, "e"},    {0x516D, "lu"},  {0x5C09, "yu"},  {0x90FD, "du"},   {0x8386, "guan"},
    {0x6D4E, "ji"},   {0x94C5, "yan"}, {0x5BBF, "su"}};

std::vector<std::string> common_readings(Code code, const Reading& reading) {
  std::vector<std::pair<int, std::string>> counted;
  int sum = 0;
  for (const auto& [syllable, count] : reading.counted) {
    counted.emplace_back(-count, syllable);
    sum += count;
  }
  std::sort(counted.begin(), counted.end());
  std::vector<std::string> out;
  const auto add = [&](const std::string& syllable) {
    if (!syllable.empty() && out.size() < 4 &&
        std::find(out.begin(), out.end(), syllable) == out.end()) {
      out.push_back(syllable);
    }
  };
  for (const auto& [negative, syllable] : counted) {
    if (-negative * 50 >= sum) add(syllable);
  }
  if (const auto name = kNameReadings.find(code); name != kNameReadings.end()) add(name->second);
  add(reading.principal);
  // What was met often is fully told by the count; dictionaries add rare readings that would only
  // cost room.
  constexpr int kMetOften = 40;
  if (sum >= kMetOften) return out;
  for (const std::string& syllable : reading.listed) add(syllable);
  return out;
}

// --- folding
// ----------------------------------------------------------------------------------------------------------

struct Character {
  std::string category;
  std::vector<Code> decomposed;
  bool compatible = false;
  Code lower = 0;
};

std::map<Code, Character> read_characters(const std::string& folder) {
  std::map<Code, Character> out;
  std::istringstream in(read_plain(folder + "/UnicodeData.txt"));
  for (std::string line; std::getline(in, line);) {
    const auto parts = split(line, ';');
    if (parts.size() < 14) continue;
    Character character;
    character.category = parts[2];
    for (const std::string& part : split(parts[5], ' ')) {
      if (part.empty()) continue;
      if (part[0] == '<') {
        character.compatible = true;
      } else {
        character.decomposed.push_back(hex(part));
      }
    }
    if (!parts[13].empty()) character.lower = hex(parts[13]);
    out[hex(parts[0])] = character;
  }
  return out;
}

// Letters that Unicode does not decompose although people type them plainly.
const std::map<Code, std::string> kPlainLetters = {
    {0xDF, "ss"}, {0xE6, "ae"}, {0x153, "oe"}, {0xF8, "o"},  {0x142, "l"}, {0x111, "d"},
    {0xF0, "d"},  {0xFE, "th"}, {0x131, "i"},  {0x127, "h"}, {0x17F, "s"}, {0x1E9E, "ss"}};

const std::map<Code, Code> kPlainMarks = {
    {0x3000, ' '},  {0xA0, ' '},    {0x202F, ' '}, {0x2010, '-'}, {0x2011, '-'},  {0x2012, '-'},
    {0x2013, '-'},  {0x2014, '-'},  {0x2015, '-'}, {0x2212, '-'}, {0x2018, '\''}, {0x2019, '\''},
    {0x201C, '"'},  {0x201D, '"'},  {0x3010, '['}, {0x3011, ']'}, {0x3014, '('},  {0x3015, ')'},
    {0x30FB, 0xB7}, {0x2022, 0xB7}, {0x3001, ','}, {0xFFE5, 0xA5}};

class Folding {
 public:
  Folding(const std::map<Code, Character>& characters, const std::map<Code, Code>& simplified)
      : characters_(characters), simplified_(simplified) {}

  // The replacement of `code`, or `code` itself.
  Code of(Code code) const {
    if (const auto mark = kPlainMarks.find(code); mark != kPlainMarks.end()) return mark->second;
    if (code == '\t' || code == '\n' || code == '\r' || code == '\v' || code == '\f') return ' ';
    if (code >= 0x2000 && code <= 0x200A) return ' ';
    if (code == 0x200B || code == 0xFEFF) return kDropped;
    if (const auto simple = simplified_.find(code); simple != simplified_.end())
      return simple->second;
    const auto found = characters_.find(code);
    if (found == characters_.end()) return code;
    const Character& character = found->second;
    if (character.category == "Mn" && code < 0x500) return kDropped;
    if (character.category == "Cf" && code >= 0x200C && code <= 0x206F) return kDropped;
    if (character.lower != 0) return of(character.lower);
    if (const auto letters = kPlainLetters.find(code); letters != kPlainLetters.end()) {
      return letters->second.size() == 1 ? static_cast<Code>(letters->second[0]) : kSeveral;
    }
    const auto& parts = character.decomposed;
    const bool half_or_full = code >= 0xFF00 && code <= 0xFFEF;
    const bool letter = (code >= 0xC0 && code < 0x250) || (code >= 0x1E00 && code < 0x1F00);
    const bool same_ideograph = code >= 0xF900 && code <= 0xFAFF;
    if (half_or_full && parts.size() == 1) return of(parts[0]);
    if (same_ideograph && parts.size() == 1) return of(parts[0]);
    if (letter && !character.compatible && !parts.empty()) return of(parts[0]);
    return code;
  }

 private:
  const std::map<Code, Character>& characters_;
  const std::map<Code, Code>& simplified_;
};

// One simplified character for each traditional; chains are followed, characters that keep
// themselves stay.
std::map<Code, Code> simplified_forms(const std::map<Code, std::vector<Code>>& listed) {
  std::map<Code, Code> direct;
  for (const auto& [code, forms] : listed) {
    if (code > 0xFFFF) continue;
    for (const Code form : forms) {
      if (form == code || form > 0xFFFF) continue;
      direct[code] = form;
      break;
    }
  }
  std::map<Code, Code> out;
  for (const auto& [code, form] : direct) {
    Code end = form;
    std::set<Code> seen = {code, form};
    for (auto next = direct.find(end); next != direct.end() && seen.insert(next->second).second;
         next = direct.find(end)) {
      end = next->second;
    }
    out[code] = end;
  }
  for (auto entry = out.begin();
       entry != out.end();) {  // two that name each other: the smaller code stays
    const auto back = out.find(entry->second);
    entry = back != out.end() && entry->first < entry->second ? out.erase(entry) : std::next(entry);
  }
  return out;
}

// --- output
// -----------------------------------------------------------------------------------------------------------

class Output {
 public:
  explicit Output(const std::string& path) : out_(path, std::ios::binary) {
    if (!out_) fail("cannot write " + path);
  }

  template <typename Values>
  void array(const std::string& declaration, const Values& values) {
    out_ << "constexpr " << declaration << " = {";
    list(values);
    out_ << "};\n";
  }
  template <typename Values>
  void list(const Values& values) {
    std::size_t n = 0;
    for (const auto& value : values) out_ << (n++ % 32 == 0 ? "\n" : "") << +value << ',';
  }
  std::ofstream& text() { return out_; }

 private:
  std::ofstream out_;
};

void write_folding(Output& out, const Folding& folding) {
  std::vector<std::array<std::uint16_t, 256>> rows;
  std::vector<unsigned> pages;
  for (Code page = 0; page < 256; ++page) {
    std::array<std::uint16_t, 256> row{};
    for (Code i = 0; i < 256; ++i) {
      const Code code = page << 8 | i, to = folding.of(code);
      if (to != code && to <= 0xFFFF) row[i] = static_cast<std::uint16_t>(to);
    }
    const auto same = std::find(rows.begin(), rows.end(), row);
    pages.push_back(static_cast<unsigned>(same - rows.begin()));
    if (same == rows.end()) rows.push_back(row);
  }
  out.array("std::uint8_t kFoldPage[256]", pages);
  out.text() << "constexpr std::uint16_t kFoldRows[" << rows.size() << "][256] = {";
  for (const auto& row : rows) {
    out.text() << '{';
    out.list(row);
    out.text() << "},\n";
  }
  out.text() << "};\nconstexpr Several kSeveralLetters[] = {";
  for (const auto& [code, letters] : kPlainLetters) {
    if (letters.size() > 1) out.text() << '{' << code << ",\"" << letters << "\"},";
  }
  for (Code code = 0; code <= 0xFFFF; ++code) {  // capitals of the same letters
    if (folding.of(code) != kSeveral || kPlainLetters.count(code) != 0) continue;
    out.text() << '{' << code << ",\""
               << (code == 0xC6    ? "ae"
                   : code == 0x152 ? "oe"
                                   : "th")
               << "\"},";
  }
  out.text() << "};\n";
}

void write_readings(Output& out, const std::map<Code, Reading>& readings) {
  std::set<std::string> syllables;
  std::map<Code, std::vector<std::string>> lists;
  for (const auto& [code, reading] : readings) {
    if (code < kFirstHan || code >= kEndHan) continue;
    lists[code] = common_readings(code, reading);
    syllables.insert(lists[code].begin(), lists[code].end());
  }
  std::map<std::string, unsigned> number;
  for (const std::string& syllable : syllables) number.emplace(syllable, number.size());
  std::vector<unsigned> of(kEndHan - kFirstHan, 0), stored = {0};
  std::map<std::vector<std::string>, unsigned> places;
  for (const auto& [code, list] : lists) {
    if (list.empty()) continue;
    const auto [place, is_new] = places.emplace(list, stored.size());
    if (is_new) {
      stored.push_back(list.size());
      for (const std::string& syllable : list) stored.push_back(number.at(syllable));
    }
    of[code - kFirstHan] = place->second;
  }
  if (stored.size() > 0xFFFF) fail("too many lists of readings");
  out.array("std::uint16_t kReadingOf[]", of);
  out.array("std::uint16_t kReadingLists[]", stored);
  out.text() << "constexpr char kSyllables[][8] = {";
  for (const std::string& syllable : syllables) out.text() << '"' << syllable << "\",";
  out.text() << "};\n";
}

void write_frequency(Output& out, const std::map<Code, Reading>& readings, const Folding& folding) {
  std::vector<unsigned> classes(kEndHan - kFirstHan, 0);
  for (Code code = kFirstHan; code < kEndHan; ++code) {
    for (const Code form : {code, folding.of(code)}) {
      const auto found = readings.find(form);
      if (found == readings.end()) continue;
      int sum = 0;
      for (const auto& [syllable, count] : found->second.counted) sum += count;
      unsigned level = found->second.listed.empty() ? 0 : 1;
      for (; sum > 0 && level < 15; sum /= 2) ++level;
      classes[code - kFirstHan] = std::max(classes[code - kFirstHan], level);
    }
  }
  out.array("std::uint8_t kFrequency[]", classes);
}

void write_variants(Output& out, const std::map<Code, std::vector<Code>>& listed,
                    const Folding& folding) {
  // Confused by hand or by input method although Unicode calls them different characters.
  static const std::vector<std::pair<Code, Code>> kLookalikes = {
      {0x6F31, 0x6F44}, {0x5DF1, 0x5DF2}, {0x5DF2, 0x5DF3}, {0x5DF1, 0x5DF3},
      {0x672A, 0x672B}, {0x65E5, 0x66F0}, {0x620A, 0x620C}, {0x620C, 0x620D},
      {0x620A, 0x620D}, {0x6C46, 0x6C3D}, {0x7B75, 0x8350}, {0x94C2, 0x9273}};
  std::set<Code> pairs;
  const auto add = [&](Code a, Code b) {
    a = folding.of(a);
    b = folding.of(b);
    if (a != b && a <= 0xFFFF && b <= 0xFFFF && a >= kFirstHan && b >= kFirstHan) {
      pairs.insert(std::min(a, b) << 16 | std::max(a, b));
    }
  };
  for (const auto& [code, others] : listed) {
    for (const Code other : others) add(code, other);
  }
  for (const auto& [a, b] : kLookalikes) add(a, b);
  out.array("std::uint32_t kVariants[]", pairs);
}

void write_cells(Output& out, const std::string& folder,
                 const std::map<Code, Character>& characters) {
  std::map<Code, int> cells;  // only what is not 1
  std::istringstream in(read_plain(folder + "/EastAsianWidth.txt"));
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t semicolon = line.find(';'), dots = line.find("..");
    if (semicolon == std::string::npos) continue;
    const char width = line[semicolon + 1];
    if ((width != 'W' && width != 'F') || line[semicolon + 2] == 'a') continue;  // "Na" is narrow
    const Code first = hex(line), last = dots < semicolon ? hex(line.substr(dots + 2)) : first;
    for (Code code = first; code <= last; ++code) cells[code] = 2;
  }
  for (const auto& [code, character] : characters) {
    const bool mark = character.category == "Mn" || character.category == "Me";
    if (mark || (character.category == "Cf" && code != 0xAD)) cells[code] = 0;
  }
  for (Code code = 0x1160; code <= 0x11FF; ++code)
    cells[code] = 0;  // Hangul vowels join the block before
  out.text() << "constexpr Range kCells[] = {";
  for (auto at = cells.begin(); at != cells.end();) {
    const auto first = at;
    Code last = at->first;
    for (++at; at != cells.end() && at->first == last + 1 && at->second == first->second; ++at)
      last = at->first;
    out.text() << '{' << first->first << ',' << last << ',' << first->second << "},\n";
  }
  out.text() << "};\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) fail("usage: unihan_tables UNICODE_DATA_DIR OUT.inc");
  const std::string folder = argv[1];
  std::map<Code, Reading> readings;
  each_unihan(read_bz2(folder + "/Unihan_Readings.txt.bz2"), [&](Code code, const std::string& key,
                                                                 const std::string& value) {
    Reading& reading = readings[code];
    if (key == "kMandarin") reading.principal = without_tone(split(value, ' ')[0]);
    const bool dictionary = key == "kXHC1983" || key == "kTGHZ2013";
    if (key != "kHanyuPinlu" && !dictionary) return;
    for (const std::string& part : split(value, ' ')) {
      if (dictionary) {  // "0149.100,0150.010:chóng,zhòng"
        for (const std::string& each : split(part.substr(part.find(':') + 1), ',')) {
          const std::string syllable = without_tone(each);
          auto& listed = reading.listed;
          const bool known = std::find(listed.begin(), listed.end(), syllable) != listed.end();
          if (!syllable.empty() && !known) listed.push_back(syllable);
        }
      } else if (const std::size_t bracket = part.find('('); bracket != std::string::npos) {
        const std::string syllable = without_tone(part.substr(0, bracket));
        if (!syllable.empty()) reading.counted[syllable] += std::stoi(part.substr(bracket + 1));
      }
    }
  });
  std::map<Code, std::vector<Code>> simplified, variants;
  each_unihan(read_bz2(folder + "/Unihan_Variants.txt.bz2"),
              [&](Code code, const std::string& key, const std::string& value) {
                if (key == "kSimplifiedVariant") simplified[code] = targets(value);
                if (key == "kSemanticVariant" || key == "kZVariant" || key == "kSpoofingVariant") {
                  for (const Code other : targets(value)) variants[code].push_back(other);
                }
              });
  const auto characters = read_characters(folder);
  const auto forms = simplified_forms(simplified);
  const Folding folding(characters, forms);

  Output out(argv[2]);
  out.text()
      << "// Generated by generate_tables.cpp from Unicode's data.\nconstexpr char32_t kFirstHan = "
      << kFirstHan << ";\n";
  write_folding(out, folding);
  write_readings(out, readings);
  write_frequency(out, readings, folding);
  write_variants(out, variants, folding);
  write_cells(out, folder, characters);
}
