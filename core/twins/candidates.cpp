#include "core/twins/candidates.hpp"

#include <algorithm>

#include "core/base/twin_score.hpp"
#include "core/base/unihan/unihan.hpp"

namespace pareto::twins {
namespace {

using Name = std::u32string_view;

constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15ull;

std::uint64_t mixed(std::uint64_t value) {
  value ^= value >> 31;
  value *= 0xD6E8FEB86659FD93ull;
  return value ^ value >> 32;
}

// What names meet by, and who has it.
struct Posting {
  std::uint64_t key;
  std::uint32_t core;
  friend bool operator<(const Posting& a, const Posting& b) {
    return a.key != b.key ? a.key < b.key : a.core < b.core;
  }
};

// In an order that brings equal keys together: dealt out by their first bits, then each hand by
// itself.
void bring_together(std::vector<Posting>& postings) {
  constexpr int kBits = 12;
  std::vector<std::uint32_t> begins((std::size_t{1} << kBits) + 1, 0);
  const auto hand = [](const Posting& posting) {
    return static_cast<std::size_t>(posting.key >> (64 - kBits));
  };
  for (const Posting& posting : postings) ++begins[hand(posting) + 1];
  for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
  std::vector<Posting> dealt(postings.size());
  std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
  for (const Posting& posting : postings) dealt[next[hand(posting)]++] = posting;
  for (std::size_t i = 0; i + 1 < begins.size(); ++i)
    std::sort(dealt.begin() + begins[i], dealt.begin() + begins[i + 1]);
  postings = std::move(dealt);
}

void take_groups(std::vector<Posting>& postings, std::vector<CorePair>& pairs) {
  bring_together(postings);
  for (std::size_t begin = 0, end = 0; begin < postings.size(); begin = end) {
    while (end < postings.size() && postings[end].key == postings[begin].key) ++end;
    for (std::size_t a = begin; a < end; ++a) {
      for (std::size_t b = a + 1; b < end; ++b) {
        if (postings[a].core != postings[b].core)
          pairs.emplace_back(postings[a].core, postings[b].core);
      }
    }
  }
}

bool is_han(char32_t code) { return unihan::is_han(code); }

// A slip within a word of Latin letters is looked for in words of so many; feeds and foods are two
// things.
constexpr std::size_t kLongWord = 6;
constexpr std::size_t kShortest = 4;  // shorter names do not differ by a slip

// The name and each name with one character less. What tells siblings apart is never a slip.
void post_slips(Name core, std::uint32_t index, std::vector<Posting>& out) {
  const std::size_t n = core.size();
  if (n < kShortest) return;
  std::uint64_t suffix[64], power[64];
  if (n >= 64) return out.push_back({mixed(0), index});
  suffix[n] = 0;
  power[0] = 1;
  for (std::size_t i = 0; i < n; ++i) power[i + 1] = power[i] * kBase;
  for (std::size_t i = n; i-- > 0;)
    suffix[i] = suffix[i + 1] + (std::uint64_t{core[i]} + 1) * power[n - 1 - i];
  out.push_back({mixed(suffix[0]), index});
  std::uint64_t prefix = 0;
  std::size_t word_end = 0, word = 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (i >= word_end && core[i] < 0x2E80) {
      word_end = std::min(core.find(U' ', i), n);
      word = word_end - i;
    }
    const bool letter = core[i] < 0x2E80;
    const bool doubled = !letter && i > 0 && core[i] == core[i - 1];
    if ((doubled || !tells_apart(core[i])) && core[i] != U' ' && (!letter || word >= kLongWord)) {
      out.push_back({mixed(prefix * power[n - 1 - i] + suffix[i + 1]), index});
    }
    prefix = prefix * kBase + std::uint64_t{core[i]} + 1;
  }
}

void post_sounds(Name core, std::uint32_t index, std::vector<Posting>& out) {
  std::uint64_t key = 1;
  bool any = false;
  for (const char32_t code : core) {
    const auto readings = unihan::readings(code);
    any = any || !readings.empty();
    key = key * kBase +
          (readings.empty() ? std::uint64_t{code} << 16 : std::uint64_t{readings[0]} + 1);
  }
  if (any) out.push_back({mixed(key ^ kBase), index});
}

constexpr std::size_t kLeast = 3;  // characters of an abbreviation

// Names letter by letter, of which each looks for the shorter ones that stand in it.
class Tree {
 public:
  Tree(std::span<const std::u32string> cores, std::span<const Posting> members) {
    std::size_t letters = 0;
    for (const Posting& member : members) letters += cores[member.core].size();
    std::size_t slots = 1024;
    while (slots < letters * 2) slots *= 2;
    slots_.assign(slots, {});
    ends_.assign(1, kNone);
    for (const Posting& member : members) {
      std::uint32_t node = 0;
      for (const char32_t code : cores[member.core]) node = child(node, code);
      ends_[node] = member.core;
    }
  }

  // The names that abbreviate this one.
  void find_within(Name longer, std::uint32_t index, std::vector<CorePair>& pairs) const {
    if (longer.size() < kLeast + 1) return;
    const std::uint32_t first = find(0, longer[0]);
    const std::uint32_t second = first == kNone ? kNone : find(first, longer[1]);
    if (second == kNone) return;
    std::size_t last_apart = 0;  // behind the last character that may not be left out
    for (std::size_t i = 0; i < longer.size(); ++i) {
      if (tells_apart(longer[i])) last_apart = i + 1;
    }
    walk({longer, index, last_apart, pairs}, second, 2, 2);
  }

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  struct Slot {
    std::uint64_t key = 0;  // node and character; 0: free
    std::uint32_t node = 0;
  };
  struct Search {
    Name longer;
    std::uint32_t index;
    std::size_t last_apart;
    std::vector<CorePair>& pairs;
  };

  void walk(const Search& search, std::uint32_t node, std::size_t at, std::size_t matched) const {
    for (std::size_t i = at; i < search.longer.size(); ++i) {
      const std::uint32_t next = find(node, search.longer[i]);
      if (next != kNone) {
        const std::size_t length = matched + 1;
        const bool shorter =
            length >= kLeast && length < search.longer.size() && search.longer.size() <= 2 * length;
        if (shorter && ends_[next] != kNone && search.last_apart <= i + 1) {
          search.pairs.emplace_back(std::min(ends_[next], search.index),
                                    std::max(ends_[next], search.index));
        }
        walk(search, next, i + 1, length);
      }
      if (tells_apart(search.longer[i])) return;
    }
  }

  static std::uint64_t key_of(std::uint32_t node, char32_t code) {
    return std::uint64_t{node} << 22 | (std::uint64_t{code} + 1);
  }
  [[nodiscard]] std::size_t place_of(std::uint64_t key) const {
    std::size_t at = mixed(key * kBase) & (slots_.size() - 1);
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  [[nodiscard]] std::uint32_t find(std::uint32_t node, char32_t code) const {
    const Slot& slot = slots_[place_of(key_of(node, code))];
    return slot.key == 0 ? kNone : slot.node;
  }
  std::uint32_t child(std::uint32_t node, char32_t code) {
    const std::uint64_t key = key_of(node, code);
    Slot& slot = slots_[place_of(key)];
    if (slot.key == 0) {
      slot = {key, static_cast<std::uint32_t>(ends_.size())};
      ends_.push_back(kNone);
    }
    return slot.node;
  }

  std::vector<Slot> slots_;
  std::vector<std::uint32_t> ends_;  // by node: the core that ends there
};

// Names with the same first two characters, which an abbreviation keeps. Few of them are compared
// with each other, many by a tree.
void find_abbreviations(std::span<const std::u32string> cores, std::vector<CorePair>& pairs) {
  constexpr std::size_t kFew = 24;
  std::vector<Posting> members;
  members.reserve(cores.size());
  for (std::uint32_t i = 0; i < cores.size(); ++i) {
    if (cores[i].size() >= kLeast && is_han(cores[i][0]))
      members.push_back({mixed(std::uint64_t{cores[i][0]} << 32 | cores[i][1]), i});
  }
  bring_together(members);
  for (std::size_t begin = 0, end = 0; begin < members.size(); begin = end) {
    while (end < members.size() && members[end].key == members[begin].key) ++end;
    const std::span<const Posting> group = std::span(members).subspan(begin, end - begin);
    if (group.size() == 1) continue;
    if (group.size() > kFew) {
      const Tree tree(cores, group);
      for (const Posting& member : group) tree.find_within(cores[member.core], member.core, pairs);
      continue;
    }
    for (std::size_t a = 0; a < group.size(); ++a) {
      for (std::size_t b = a + 1; b < group.size(); ++b) {
        const std::size_t of_a = cores[group[a].core].size(), of_b = cores[group[b].core].size();
        if (of_a != of_b && std::max(of_a, of_b) <= 2 * std::min(of_a, of_b))
          pairs.emplace_back(group[a].core, group[b].core);
      }
    }
  }
}

}  // namespace

std::vector<CorePair> likely_pairs(std::span<const std::u32string> cores, NameKind kind) {
  std::vector<CorePair> pairs;
  if (kind == NameKind::Thing) return pairs;
  std::vector<Posting> postings;
  postings.reserve(cores.size() * (kind == NameKind::Firm ? 9 : 1));
  for (std::uint32_t i = 0; i < cores.size(); ++i) {
    if (kind == NameKind::Firm) post_slips(cores[i], i, postings);
    post_sounds(cores[i], i, postings);
  }
  take_groups(postings, pairs);
  if (kind == NameKind::Firm) find_abbreviations(cores, pairs);
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace pareto::twins
