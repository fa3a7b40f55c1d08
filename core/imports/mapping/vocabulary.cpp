#include "core/imports/mapping/vocabulary.hpp"

#include <algorithm>

#include "core/base/fold.hpp"
#include "core/imports/shape/known_exports.hpp"

namespace pareto::imports {
namespace {

using model::Entity;
using model::Field;
using model::Label;
using model::Meaning;

// Scores: a field of the entity itself; a record it refers to; that record's field with the
// record's name in front; such a field alone; one that leads to a third record.
constexpr int kOwn = 100, kOwnReference = 95, kComposed = 95, kRelated = 88, kSecondReference = 80;
constexpr int kPart = 58;

constexpr std::string_view kExcluded[] = {"不含税",   "未税",         "无税",         "税前",
                                          "除税",     "excludingtax", "exclusivetax", "excltax",
                                          "extax",    "excludingvat", "exclvat",      "exvat",
                                          "netoftax", "beforetax",    "withouttax",   "nettax"};
constexpr std::string_view kIncluded[] = {
    "价税合计",     "含税",    "税后",   "includingtax", "inclusivetax", "incltax",
    "includingvat", "inclvat", "incvat", "aftertax",     "withtax",      "taxincluded"};

// True and taken away where the text holds one of the words.
template <std::size_t N>
bool take(std::string& text, const std::string_view (&words)[N]) {
  for (const std::string_view word : words) {
    const std::size_t at = text.find(word);
    if (at == std::string::npos) continue;
    text.erase(at, word.size());
    return true;
  }
  return false;
}

// The folded head with what brackets hold, without blanks and marks.
std::string with_brackets(std::string_view header) {
  std::string out;
  for (const char c : fold(header)) {
    if (std::string_view(" *:;_-./\\#\"'`,!?|()[]{}<>").find(c) == std::string_view::npos) out += c;
  }
  return out;
}

bool is_latin(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::vector<std::string> names_of(const Field& field) {
  std::vector<std::string> names{field.local_name(), field.label.en, field.label.zh_hans,
                                 field.label.zh_hant};
  names.insert(names.end(), field.aliases.begin(), field.aliases.end());
  return names;
}

bool may_be_imported(const Field& field) { return field.stored() && !field.read_only; }

}  // namespace

HeaderWords read_header(std::string_view header) {
  HeaderWords words;
  words.folded = fold_header(header);
  words.without_tax = words.folded;
  std::string all = with_brackets(header);
  if (take(all, kExcluded))
    words.tax = TaxWord::Excluded;
  else if (take(all, kIncluded))
    words.tax = TaxWord::Included;
  if (!take(words.without_tax, kExcluded)) take(words.without_tax, kIncluded);
  for (const std::string_view word : {"合计"}) {
    if (words.without_tax.size() > word.size() && words.without_tax.ends_with(word)) {
      words.without_tax.resize(words.without_tax.size() - word.size());
    }
  }
  if (all.find("万元") != all.npos || header.find("(万)") != header.npos ||
      header.find("（万）") != header.npos) {
    words.factor = 10'000;
  } else if (all.find("千元") != all.npos) {
    words.factor = 1'000;
  }
  words.says_unit = words.factor != 1 || all.find("元") != all.npos;
  return words;
}

Vocabulary::Vocabulary(const model::Schema& schema, const Entity& entity) {
  for (const Field& field : entity.fields) {
    if (!may_be_imported(field)) continue;
    const Entity* related =
        field.meaning == Meaning::Reference ? schema.find(field.reference) : nullptr;
    add_field(field, field.name, related ? kOwnReference : kOwn);
    if (related == nullptr) continue;
    // "customer" and the record's own word, which differ where the reference has a role:
    // "salesperson" and "user".
    std::vector<std::string> fronts{field.local_name(), field.label.en, field.label.zh_hans,
                                    field.label.zh_hant};
    // What else the record itself is called: 购货单位 编码, 存货 名称.
    if (const Field* label = related->find(related->label_field);
        label != nullptr && related != &entity) {
      for (const std::string& name : label->aliases) {
        if (!is_latin(name) && name != "名称" && name != "名稱") fronts.push_back(name);
      }
    }
    for (const Field& next : related->fields) {
      if (!may_be_imported(next)) continue;
      const std::string target = field.name + "." + next.name;
      add(target, target, 100);
      const bool second = next.meaning == Meaning::Reference;
      // A reference of the same kind as its owner (customer.parent) keeps to its own record's
      // words.
      if (related != &entity) add_field(next, target, second ? kSecondReference : kRelated);
      for (const std::string& front : fronts) {
        if (front.empty()) continue;
        for (const std::string& name : names_of(next)) {
          if (!name.empty() && is_latin(front) == is_latin(name)) {
            add(is_latin(front) ? front + " " + name : front + name, target,
                second ? kSecondReference : kComposed);
          }
        }
      }
    }
  }
  for (const ExportWord& extra : export_words()) {
    if (extra.entity == entity.name) {
      if (entity.find(extra.field) != nullptr) add(extra.word, std::string(extra.field), kOwn - 3);
      continue;
    }
    for (const Field& field : entity.fields) {
      if (field.meaning == Meaning::Reference && field.reference == extra.entity &&
          field.name == extra.entity) {
        add(extra.word, field.name + "." + std::string(extra.field), kRelated - 3);
      }
    }
  }
  for (auto& [word, meant] : words_) {
    std::stable_sort(meant.begin(), meant.end(),
                     [](const Meant& a, const Meant& b) { return a.score > b.score; });
  }
}

void Vocabulary::add_field(const Field& field, const std::string& target, int score) {
  for (const std::string& name : names_of(field)) add(name, target, score);
}

void Vocabulary::add(std::string_view word, const std::string& target, int score) {
  std::string folded = fold_header(word);
  if (folded.empty()) return;
  std::vector<Meant>& meant = words_[std::move(folded)];
  for (Meant& known : meant) {
    if (known.target == target) {
      known.score = std::max(known.score, score);
      return;
    }
  }
  meant.push_back({target, score});
}

std::span<const Meant> Vocabulary::find(std::string_view folded) const {
  const auto found = words_.find(std::string(folded));
  if (found == words_.end()) return {};
  return found->second;
}

std::vector<Meant> Vocabulary::find_part(std::string_view folded) const {
  const std::vector<Meant>* best = nullptr;
  std::size_t length = 0;
  for (const auto& [word, meant] : words_) {
    constexpr std::size_t kLeast = 6;  // six letters, or two characters of three bytes
    if (word.size() < kLeast || word.size() >= folded.size() || word.size() < length) continue;
    if (!folded.starts_with(word) && !folded.ends_with(word)) continue;
    // Of two of one length the one whose meaning is clearer, then the one that sorts first: the
    // order of a hash table decides nothing.
    const bool better =
        word.size() > length || best == nullptr || meant.front().score > best->front().score ||
        (meant.front().score == best->front().score && meant.front().target < best->front().target);
    if (!better) continue;
    best = &meant;
    length = word.size();
  }
  if (best == nullptr) return {};
  std::vector<Meant> out = *best;
  for (Meant& meant : out) meant.score = meant.score * kPart / 100;
  return out;
}

bool Vocabulary::knows(std::string_view header) const {
  const HeaderWords words = read_header(header);
  return !find(words.folded).empty() ||
         (words.without_tax != words.folded && !find(words.without_tax).empty());
}

}  // namespace pareto::imports
