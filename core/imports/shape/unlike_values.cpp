#include "core/imports/shape/unlike_values.hpp"

#include <algorithm>
#include <array>

#include "core/base/fold.hpp"
#include "core/base/unihan/unihan.hpp"
#include "core/base/utf8.hpp"

namespace pareto::imports {
namespace {

using model::Meaning;

constexpr std::string_view kUsual[] = {
#define USUAL_WORDS(...) __VA_ARGS__
#include "core/imports/cells/usual_words.inc"
#undef USUAL_WORDS
};

bool is_usual(std::string_view folded) {
  return std::find(std::begin(kUsual), std::end(kUsual), folded) != std::end(kUsual);
}

bool is_latin(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == ' ' || c == '-' || c == '&';
  });
}

// Characters that sound alike are typed for each other; 华东 and 华北 are two places.
bool sound_alike(std::string_view a, std::string_view b) {
  std::size_t at = 0, bt = 0, differ = 0, count = 0;
  while (at < a.size() && bt < b.size()) {
    const char32_t x = next_code_point(a, at), y = next_code_point(b, bt);
    ++count;
    if (x == y) continue;
    const auto of_x = unihan::readings(x), of_y = unihan::readings(y);
    const bool same =
        std::find_first_of(of_x.begin(), of_x.end(), of_y.begin(), of_y.end()) != of_x.end();
    if (!same && !unihan::are_variants(x, y)) return false;
    ++differ;
  }
  return at == a.size() && bt == b.size() && differ == 1 && count >= 2;
}

// With a capital letter at each word where the value has one.
std::string written_like(std::string_view value, std::string_view usual) {
  std::string out(usual);
  const bool capital = !value.empty() && value.front() >= 'A' && value.front() <= 'Z';
  for (std::size_t i = 0; capital && i < out.size(); ++i) {
    if ((i == 0 || out[i - 1] == ' ') && out[i] >= 'a' && out[i] <= 'z')
      out[i] = static_cast<char>(out[i] - 'a' + 'A');
  }
  return out;
}

// One may be a slip for the other.
bool are_close(std::string_view a, std::string_view b) {
  if (!is_latin(a) || !is_latin(b)) return sound_alike(a, b);
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter < 5) return false;
  const std::size_t most = shorter >= 9 ? 2 : 1;
  // "services" is no slip for "service".
  if (std::string(a) + "s" == b || std::string(b) + "s" == a) return false;
  // "Type A" and "Type B" are two kinds: a word that is a slip has some letters left.
  const auto differ = static_cast<std::size_t>(
      std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  for (const std::string_view text : {a, b}) {
    const std::size_t at = std::min(differ, text.size());
    const std::size_t begin = text.substr(0, at).find_last_of(' ') + 1,
                      end = std::min(text.find(' ', at), text.size());
    if (end - begin < 4) return false;
  }
  return letters_apart(a, b, most) <= most;
}

}  // namespace

std::size_t letters_apart(std::string_view a, std::string_view b, std::size_t most) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most) return most + 1;
  // Three rows of the table of optimal string alignment.
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return std::min(last[b.size()], most + 1);
}

bool UnlikeValues::looks_at(const model::Entity& entity, const model::Field& field) {
  if (field.type != model::Type::Text || field.name == entity.label_field) return false;
  switch (field.meaning) {
    case Meaning::Plain:
    case Meaning::Country:
      return field.name != "address" && field.name != "note";
    default:
      return false;
  }
}

void UnlikeValues::add(std::string_view value) {
  if (given_up_ || value.empty()) return;
  if (last_ != nullptr && value == last_value_) {
    ++*last_;
    return;
  }
  last_value_.assign(value);
  last_ = &counts_[last_value_];
  ++*last_;
  if (counts_.size() <= kMost) return;
  given_up_ = true;
  counts_.clear();
  last_ = nullptr;
}

std::vector<UnlikeValue> UnlikeValues::find() const {
  struct Value {
    const std::string* text;
    std::string folded;
    std::int64_t rows;
  };
  std::vector<Value> values;
  for (const auto& [text, rows] : counts_) values.push_back({&text, fold(text), rows});
  std::sort(values.begin(), values.end(), [](const Value& a, const Value& b) {
    return a.rows != b.rows ? a.rows > b.rows : *a.text < *b.text;
  });
  std::vector<UnlikeValue> out;
  for (const Value& value : values) {
    if (is_usual(value.folded)) continue;
    std::string like;
    // Another of the column that is a usual word, or far more usual here.
    for (const Value& other : values) {
      if (other.folded == value.folded || !like.empty()) continue;
      const bool more = is_usual(other.folded) || other.rows >= 3 * value.rows;
      if (more && are_close(value.folded, other.folded)) like = *other.text;
    }
    for (const std::string_view usual : kUsual) {
      if (like.empty() && are_close(value.folded, usual)) like = written_like(*value.text, usual);
    }
    if (!like.empty()) out.push_back({field_->name, *value.text, value.rows, std::move(like)});
  }
  return out;
}

}  // namespace pareto::imports
