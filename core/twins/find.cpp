#include "core/twins/find.hpp"

#include <algorithm>
#include <future>
#include <map>
#include <numeric>
#include <unordered_map>

#include "core/base/error.hpp"
#include "core/base/hash.hpp"
#include "core/base/person_name.hpp"
#include "core/store/dialect.hpp"
#include "core/twins/apart.hpp"
#include "core/twins/candidates.hpp"
#include "core/twins/evidence.hpp"

namespace pareto::twins {
namespace {

using Index = std::uint32_t;
constexpr Index kNone = UINT32_MAX;
constexpr std::size_t kShared =
    5;  // records with one phone, e-mail or address at most, to say something
// Of records with exactly one name, place and branch, so many are compared with those of other
// names.
constexpr std::size_t kStandFor = 4;

struct Record {
  std::int64_t id = 0;
  CompanyName name;  // its core is kept in Cores
  Index core = kNone, short_core = kNone;
  Known known;
};

// Each core once, numbered.
class Cores {
 public:
  Index add(std::u32string&& core) {
    if (core.empty()) return kNone;
    const std::string_view bytes(reinterpret_cast<const char*>(core.data()),
                                 core.size() * sizeof(char32_t));
    const auto [place, added] = numbers_.try_emplace(hash64(bytes), static_cast<Index>(all.size()));
    if (added) {
      all.push_back(std::move(core));
    } else if (all[place->second] != core) {
      all.push_back(std::move(core));  // two names of one hash: the later one stands alone
      return static_cast<Index>(all.size()) - 1;
    }
    return place->second;
  }
  void reserve(std::size_t count) {
    numbers_.reserve(count);
    all.reserve(count);
  }
  std::vector<std::u32string> all;

 private:
  std::unordered_map<std::uint64_t, Index> numbers_;
};

CompanyName parsed(std::string_view name, NameKind kind) {
  if (kind == NameKind::Firm) return parse_company(name);
  CompanyName out;
  out.core = bare_letters(kind == NameKind::Person ? read_person(name).name : name);
  return out;
}

class Finder {
 public:
  Finder(store::Connection& connection, const model::Schema& schema, const Search& search)
      : connection_(connection), entity_(schema.entity(search.entity)), search_(search) {
    const auto fields = compared_fields(entity_);
    if (!fields) {
      std::string known;
      for (const std::string& name : entities_with_twins())
        known += (known.empty() ? "" : ", ") + name;
      throw Error(
          ErrorCode::Argument,
          Message(Text{"{} is not looked at for twins", "不查找 {} 的疑似重复"}, {search.entity}),
          Message(Text{"there are twins of: {}", "可以查找：{}"}, {known}));
    }
    fields_ = *fields;
    apart_ = apart_pairs(connection, schema, entity_);
  }

  std::vector<Twin> run() {
    read();
    check();
    by_names();
    check();
    by_evidence();
    check();
    settle();
    return std::move(found_);
  }

 private:
  void check() const {
    if (search_.cancel != nullptr && *search_.cancel)
      throw Error(ErrorCode::Cancelled, Message(Text{"cancelled", "已取消"}));
  }

  void read() {
    std::vector<std::string> columns;
    const auto column = [&](const std::string& field) {
      if (field.empty()) return -1;
      columns.push_back(field);
      return static_cast<int>(columns.size());
    };
    const int name = column(entity_.label_field), brief = column(fields_.short_name),
              tax = column(fields_.tax_number), email = column(fields_.email),
              address = column(fields_.address), province = column(fields_.province),
              city = column(fields_.city), distinct = column(fields_.distinct),
              belongs = column(fields_.belongs), parent = column(fields_.parent),
              person = column(fields_.person);
    std::vector<int> phones;
    for (const std::string& phone : fields_.phones) phones.push_back(column(phone));
    std::string sql = "SELECT id";
    for (const std::string& field : columns) sql += ", " + store::quoted_name(field);
    const std::string table = store::base_table(entity_);
    const auto count =
        static_cast<std::size_t>(connection_.integer("SELECT count(*) FROM " + table));
    records_.reserve(count);
    cores_.reserve(count);
    store::Statement rows = connection_.prepare(sql + " FROM " + table + " ORDER BY id");
    const auto text = [&](int at) {
      return at < 0 || rows.is_null(at) ? std::string_view() : rows.text(at);
    };
    std::string names, briefs;  // one behind the other
    std::vector<std::size_t> name_ends, brief_ends;
    while (rows.step()) {
      if (records_.size() % 4096 == 0) check();
      Record record;
      record.id = rows.integer(0);
      name_ends.push_back(names.append(text(name)).size());
      brief_ends.push_back(briefs.append(text(brief)).size());
      Known& known = record.known;
      known.tax_number = tax_number_key(text(tax));
      known.email = text_key(text(email));
      known.address = text_key(text(address));
      known.province = text_key(text(province));
      known.city = text_key(text(city));
      known.distinct = exact_key(text(distinct));
      for (std::size_t i = 0; i < phones.size() && i < known.phones.size(); ++i)
        known.phones[i] = phone_key(text(phones[i]));
      if (belongs >= 0) known.belongs = rows.integer(belongs);
      if (parent >= 0) known.parent = rows.integer(parent);
      known.person = person >= 0 && text(person) == "person";
      records_.push_back(std::move(record));
    }
    take_apart(names, name_ends, briefs, brief_ends);
  }

  // Names are taken apart on two threads, then numbered on this one.
  void take_apart(const std::string& names, const std::vector<std::size_t>& name_ends,
                  const std::string& briefs, const std::vector<std::size_t>& brief_ends) {
    std::vector<std::u32string> short_cores(briefs.empty() ? 0 : records_.size());
    const auto part = [&](std::size_t from, std::size_t to) {
      const auto text_at = [](const std::string& all, const std::vector<std::size_t>& ends,
                              std::size_t i) {
        const std::size_t begin = i == 0 ? 0 : ends[i - 1];
        return std::string_view(all).substr(begin, ends[i] - begin);
      };
      for (std::size_t i = from; i < to; ++i) {
        records_[i].name = parsed(text_at(names, name_ends, i), fields_.kind);
        const std::string_view brief = text_at(briefs, brief_ends, i);
        if (!brief.empty()) short_cores[i] = parsed(brief, fields_.kind).core;
      }
    };
    const std::size_t half = records_.size() / 2;
    std::future<void> first = std::async(std::launch::async, part, std::size_t{0}, half);
    part(half, records_.size());
    first.get();
    for (std::size_t i = 0; i < records_.size(); ++i) {
      records_[i].core = cores_.add(std::move(records_[i].name.core));
      if (!short_cores.empty()) records_[i].short_core = cores_.add(std::move(short_cores[i]));
    }
  }

  // Records by core, and within by branch, place and tax number: [begins_[core], begins_[core + 1])
  // of order_.
  void sort_by_core() {
    begins_.assign(cores_.all.size() + 1, 0);
    for (const Record& record : records_) {
      if (record.core != kNone) ++begins_[record.core + 1];
    }
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    order_.resize(begins_.back());
    std::vector<Index> next(begins_.begin(), begins_.end() - 1);
    for (Index i = 0; i < records_.size(); ++i) {
      if (records_[i].core != kNone) order_[next[records_[i].core]++] = i;
    }
    for (std::size_t core = 0; core + 1 < begins_.size(); ++core) {
      if (begins_[core + 1] - begins_[core] < 2) continue;
      std::sort(order_.begin() + begins_[core], order_.begin() + begins_[core + 1],
                [&](Index a, Index b) {
                  const Record &x = records_[a], &y = records_[b];
                  if (x.name.branch != y.name.branch) return x.name.branch < y.name.branch;
                  if (x.name.place != y.name.place) return x.name.place < y.name.place;
                  return x.known.tax_number != y.known.tax_number
                             ? x.known.tax_number < y.known.tax_number
                             : a < b;
                });
    }
  }

  // Records of one core, branch and place.
  struct Class {
    Index begin, end;  // in order_
  };
  [[nodiscard]] std::vector<Class> classes_of(Index core) const {
    std::vector<Class> classes;
    for (Index i = begins_[core]; i < begins_[core + 1]; ++i) {
      const auto same = [&](Index a, Index b) {
        return records_[a].name.branch == records_[b].name.branch &&
               records_[a].name.place == records_[b].name.place;
      };
      if (classes.empty() || !same(order_[i], order_[classes.back().begin]))
        classes.push_back({i, i});
      classes.back().end = i + 1;
    }
    return classes;
  }
  [[nodiscard]] const CompanyName& name_of(const Class& which) const {
    return records_[order_[which.begin]].name;
  }
  [[nodiscard]] bool may_be_one(const Class& a, const Class& b) const {
    const CompanyName &x = name_of(a), &y = name_of(b);
    return x.branch == y.branch && (x.place == y.place || x.place.empty() || y.place.empty());
  }

  void by_names() {
    sort_by_core();
    const TwinScore same{1.0, TwinReason::SameName};
    for (Index core = 0; core < cores_.all.size(); ++core) {
      if (begins_[core + 1] - begins_[core] < 2) continue;
      const std::vector<Class> classes = classes_of(core);
      for (const Class& one : classes) chain(one, same);
      for (std::size_t i = 0; i < classes.size(); ++i) {
        // Only a name without a place goes with one that has one; it stands first within its
        // branch.
        for (std::size_t k = i + 1; k < classes.size() && may_be_one(classes[i], classes[k]); ++k)
          cross(classes[i], classes[k], same);
      }
    }
    for (const auto& [a, b] : likely_pairs(cores_.all, fields_.kind)) {
      if (begins_[a] == begins_[a + 1] || begins_[b] == begins_[b + 1]) continue;  // a short name
      const TwinScore score = core_score(cores_.all[a], cores_.all[b]);
      if (!score ||
          (fields_.kind == NameKind::Person && score.reason != TwinReason::VariantCharacter))
        continue;
      const std::vector<Class> of_a = classes_of(a), of_b = classes_of(b);
      for (const Class& x : of_a) {
        for (const Class& y : of_b) {
          if (may_be_one(x, y)) cross(x, y, score);
        }
      }
    }
  }

  void chain(const Class& one, const TwinScore& score) {
    const Index size = one.end - one.begin;
    for (Index i = one.begin; i < one.end; ++i) {
      for (Index k = i + 1; k < one.end && (k == i + 1 || size <= kStandFor); ++k)
        consider(order_[i], order_[k], score, false);
    }
  }

  void cross(const Class& x, const Class& y, const TwinScore& score) {
    const auto some = [](const Class& all) {
      return std::min<Index>(all.end, all.begin + kStandFor);
    };
    for (Index i = x.begin; i < some(x); ++i) {
      for (Index k = y.begin; k < some(y); ++k) consider(order_[i], order_[k], score, false);
    }
  }

  // Those that share a number or a short name, whatever they are called.
  void by_evidence() {
    using Posting = std::pair<std::uint64_t, Index>;
    const auto groups = [&](std::vector<Posting>& postings, std::size_t most, bool brief) {
      std::sort(postings.begin(), postings.end());
      for (std::size_t begin = 0, end = 0; begin < postings.size(); begin = end) {
        while (end < postings.size() && postings[end].first == postings[begin].first) ++end;
        if (end - begin > most) continue;
        for (std::size_t a = begin; a < end; ++a) {
          for (std::size_t b = a + 1; b < end; ++b)
            compare(postings[a].second, postings[b].second, brief);
        }
      }
    };
    std::vector<Posting> postings;
    const auto each = [&](auto value, std::size_t most) {
      postings.clear();
      for (Index i = 0; i < records_.size(); ++i) {
        if (const std::uint64_t key = value(records_[i]); key != 0) postings.emplace_back(key, i);
      }
      groups(postings, most, false);
    };
    each([](const Record& r) { return r.known.tax_number; }, 50);
    each([](const Record& r) { return r.known.email; }, kShared);
    each([](const Record& r) { return r.known.address; }, kShared);
    postings.clear();
    for (Index i = 0; i < records_.size(); ++i) {
      for (const std::uint64_t phone : records_[i].known.phones) {
        if (phone != 0) postings.emplace_back(phone, i);
      }
    }
    groups(postings, kShared, false);
    postings.clear();
    for (Index i = 0; i < records_.size(); ++i) {
      const Record& record = records_[i];
      if (record.core != kNone) postings.emplace_back(record.core, i);
      if (record.short_core != kNone && record.short_core != record.core)
        postings.emplace_back(record.short_core, i);
    }
    if (!fields_.short_name.empty()) groups(postings, kShared, true);
  }

  // `brief`: they share what they are called for short.
  void compare(Index i, Index k, bool brief) {
    const Record &a = records_[i], &b = records_[k];
    if (i == k || a.core == kNone || b.core == kNone || a.name.branch != b.name.branch) return;
    if (brief && a.core == b.core) return;  // seen by their names
    const TwinScore cores = a.core == b.core ? TwinScore{1.0, TwinReason::SameName}
                            : fields_.kind == NameKind::Firm
                                ? core_score(cores_.all[a.core], cores_.all[b.core])
                                : TwinScore{};
    consider(i, k, cores, brief);
  }

  void consider(Index i, Index k, const TwinScore& cores, bool brief) {
    const Record &a = records_[i], &b = records_[k];
    const bool new_a = a.id > search_.newer_than, new_b = b.id > search_.newer_than;
    if (search_.newer_than != 0 && new_a == new_b) return;
    if (a.known.parent == b.id || b.known.parent == a.id) return;
    const TwinScore names = weigh_parts(cores, a.name, b.name);
    // Sisters in other towns share a switchboard, and their group's short name.
    if (cores && !names) return;
    const Weighed weighed = weigh(names, brief, a.known, b.known);
    if (weighed.score < search_.least ||
        apart_.contains({std::min(a.id, b.id), std::max(a.id, b.id)}))
      return;
    found_.push_back(
        {std::min(a.id, b.id), std::max(a.id, b.id), weighed.score, names, weighed.evidence});
  }

  // A pair may be met several ways; the way that says most counts.
  void settle() {
    std::sort(found_.begin(), found_.end(), [](const Twin& x, const Twin& y) {
      return x.a != y.a ? x.a < y.a : x.b != y.b ? x.b < y.b : x.score > y.score;
    });
    found_.erase(std::unique(found_.begin(), found_.end(),
                             [](const Twin& x, const Twin& y) { return x.a == y.a && x.b == y.b; }),
                 found_.end());
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Twin& x, const Twin& y) { return x.score > y.score; });
  }

  store::Connection& connection_;
  const model::Entity& entity_;
  const Search& search_;
  ComparedFields fields_;
  ApartPairs apart_;
  std::vector<Record> records_;
  Cores cores_;
  std::vector<Index> begins_, order_;
  std::vector<Twin> found_;
};

}  // namespace

std::vector<Twin> find_twins(store::Connection& connection, const model::Schema& schema,
                             const Search& search) {
  return Finder(connection, schema, search).run();
}

std::vector<std::vector<std::int64_t>> sets_of(const std::vector<Twin>& twins) {
  std::map<std::int64_t, std::int64_t> above;
  const auto top = [&](std::int64_t id) {
    while (above.at(id) != id) id = above[id] = above.at(above.at(id));
    return id;
  };
  for (const Twin& twin : twins) {
    above.try_emplace(twin.a, twin.a);
    above.try_emplace(twin.b, twin.b);
    const std::int64_t a = top(twin.a), b = top(twin.b);
    above[std::max(a, b)] = std::min(a, b);
  }
  std::map<std::int64_t, std::vector<std::int64_t>> by_top;
  for (const auto& [id, unused] : above) by_top[top(id)].push_back(id);
  std::vector<std::vector<std::int64_t>> sets;
  for (auto& [id, set] : by_top) sets.push_back(std::move(set));
  return sets;
}

}  // namespace pareto::twins
