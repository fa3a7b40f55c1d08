#include "twins.hpp"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <map>
#include <numeric>

#include "names.hpp"

namespace pareto::key_accounts {
namespace {

constexpr std::size_t kRare = 40;            // names with one piece at most
constexpr std::size_t kMostPairs = 200'000;  // compared by the host at most
constexpr double kAlike = 0.8;

std::size_t character_size(unsigned char first) {
  return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

// Letters and digits of three bytes or more are Han, kana and the like; marks are not.
bool is_mark(std::string_view character) {
  if (character.size() == 1) return std::isalnum(static_cast<unsigned char>(character[0])) == 0;
  if (character.size() != 3) return false;
  const auto first = static_cast<unsigned char>(character[0]);
  const auto second = static_cast<unsigned char>(character[1]);
  // U+2000 to U+2FFF, U+3000 to U+303F, and the full-width forms from U+FF00 on.
  return first == 0xE2 || (first == 0xE3 && second == 0x80) ||
         (first == 0xEF && (second == 0xBC || second == 0xBD));
}

struct Posting {
  std::uint64_t piece;
  Index customer;
  bool operator<(const Posting& other) const {
    return piece != other.piece ? piece < other.piece : customer < other.customer;
  }
};

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ull;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
  return hash;
}

// Pairs of customers that share a rare piece and belong to different subjects; each once.
std::vector<std::pair<Index, Index>> candidates(const Facts& facts) {
  std::vector<Posting> postings;
  for (Index i = 0; i < facts.customers.size(); ++i) {
    const Customer& customer = facts.customers[i];
    const std::string_view name = facts.texts[customer.name];
    if (customer.lines == 0 || name == facts.texts[customer.code] || !is_spoken_name(name))
      continue;
    for (const std::string& piece : name_pieces(name)) postings.push_back({hash_of(piece), i});
  }
  std::sort(postings.begin(), postings.end());
  std::vector<std::pair<Index, Index>> pairs;
  for (std::size_t begin = 0, end = 0; begin < postings.size(); begin = end) {
    while (end < postings.size() && postings[end].piece == postings[begin].piece) ++end;
    if (end - begin > kRare) continue;
    for (std::size_t a = begin; a < end; ++a) {
      for (std::size_t b = a + 1; b < end; ++b) {
        const Index i = postings[a].customer, k = postings[b].customer;
        if (i != k && facts.customers[i].subject != facts.customers[k].subject) {
          pairs.emplace_back(i, k);
        }
      }
    }
    if (pairs.size() > 8 * kMostPairs) break;
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  if (pairs.size() > kMostPairs) {  // those that matter most
    std::stable_sort(pairs.begin(), pairs.end(), [&](const auto& a, const auto& b) {
      const auto net = [&](const auto& pair) {
        return facts.customers[pair.first].net + facts.customers[pair.second].net;
      };
      return net(a) > net(b);
    });
    pairs.resize(kMostPairs);
  }
  return pairs;
}

struct Sets {
  std::map<Index, Index> parent;
  Index find(Index i) {
    const auto at = parent.find(i);
    if (at == parent.end() || at->second == i) return i;
    return at->second = find(at->second);
  }
  void join(Index a, Index b) {
    a = find(a);
    b = find(b);
    parent[std::max(a, b)] = std::min(a, b);
    parent[std::min(a, b)] = std::min(a, b);
  }
};

}  // namespace

std::vector<std::string> name_pieces(std::string_view name) {
  name = without_legal_form(name);
  std::vector<std::string> pieces;
  std::string word, last, whole;  // letters so far; the Han character before; all without marks
  const auto end_word = [&] {
    if (word.size() >= 3) pieces.push_back(word);
    if (word.size() >= 6) pieces.push_back(word.substr(0, 4) + '*');
    word.clear();
  };
  for (std::size_t i = 0; i < name.size();) {
    const std::size_t size =
        std::min(character_size(static_cast<unsigned char>(name[i])), name.size() - i);
    const std::string_view character = name.substr(i, size);
    i += size;
    if (!is_mark(character)) whole += character;
    if (size < 3 && !is_mark(character)) {
      word += size == 1 ? std::string(1, static_cast<char>(std::tolower(
                                             static_cast<unsigned char>(character[0]))))
                        : std::string(character);
      last.clear();
      continue;
    }
    end_word();
    if (is_mark(character)) {  // a bracket within a name does not part it
      if (size == 1) last.clear();
      continue;
    }
    if (!last.empty()) pieces.push_back(last + std::string(character));
    last = character;
  }
  end_word();
  if (!whole.empty()) pieces.push_back('=' + whole);
  std::sort(pieces.begin(), pieces.end());
  pieces.erase(std::unique(pieces.begin(), pieces.end()), pieces.end());
  return pieces;
}

std::vector<TwinSet> find_twins(const Facts& facts, const SameName& same_name) {
  Sets sets;
  std::map<std::pair<Index, Index>, std::string> reasons;
  for (const auto& pair : candidates(facts)) {
    std::string why;
    const double score = same_name(facts.texts[facts.customers[pair.first].name],
                                   facts.texts[facts.customers[pair.second].name], why);
    if (score < kAlike) continue;
    reasons[pair] = why;
    sets.join(pair.first, pair.second);
  }
  std::map<Index, TwinSet> by_root;
  for (const auto& [customer, unused] : sets.parent)
    by_root[sets.find(customer)].push_back({customer, {}});
  std::vector<TwinSet> found;
  for (auto& [root, set] : by_root) {
    std::stable_sort(set.begin(), set.end(), [&](const Twin& a, const Twin& b) {
      return facts.customers[a.customer].net > facts.customers[b.customer].net;
    });
    // Why each one: compared with the first, or with whom it was found alike.
    for (std::size_t i = 1; i < set.size(); ++i) {
      for (std::size_t k = 0; k < set.size() && set[i].why.empty(); ++k) {
        const auto pair = std::minmax(set[i].customer, set[k].customer);
        const auto reason = reasons.find({pair.first, pair.second});
        if (reason != reasons.end()) set[i].why = reason->second;
      }
    }
    found.push_back(std::move(set));
  }
  const auto net = [&](const TwinSet& set) {
    return std::accumulate(set.begin(), set.end(), Money{0}, [&](Money sum, const Twin& twin) {
      return sum + facts.customers[twin.customer].net;
    });
  };
  std::stable_sort(found.begin(), found.end(),
                   [&](const TwinSet& a, const TwinSet& b) { return net(a) > net(b); });
  return found;
}

std::vector<Index> subjects_of(const Facts& facts, const TwinSet& set) {
  std::vector<Index> subjects;
  for (const Twin& twin : set) {
    const Index subject = facts.customers[twin.customer].subject;
    if (std::find(subjects.begin(), subjects.end(), subject) == subjects.end()) {
      subjects.push_back(subject);
    }
  }
  return subjects;
}

Merging merge(const Facts& facts, const std::vector<Index>& subjects) {
  const auto line = [&](Money before, double share) {
    return static_cast<double>(before) < share * static_cast<double>(facts.net);
  };
  const auto tier = [&](Money before) {
    return line(before, facts.run.a_share) ? 'A' : line(before, facts.run.b_share) ? 'B' : 'C';
  };
  Merging merging;
  for (const Index i : subjects) merging.net += facts.subjects[i].net;
  const auto is_merged = [&](Index i) {
    return std::find(subjects.begin(), subjects.end(), i) != subjects.end();
  };
  // One walk with two sums: as it is, and as it would be.
  Money now = 0, then = 0;
  std::size_t position = 0;
  const auto place = [&] {
    merging.rank = position + 1;
    merging.tier = merging.net > 0 ? tier(then) : 'C';
    then += merging.net;
    ++position;
  };
  for (const Index i : facts.ranked) {
    const Money net = facts.subjects[i].net;
    if (merging.rank == 0 && merging.net >= net) place();
    const char before = tier(now);
    now += net;
    if (is_merged(i)) continue;
    if (const char after = tier(then); after != before) {
      merging.others.push_back(
          {i, before, after,
           facts.net > 0 ? static_cast<double>(then) / static_cast<double>(facts.net) : 0});
    }
    then += net;
    ++position;
  }
  if (merging.rank == 0) place();
  return merging;
}

}  // namespace pareto::key_accounts
