#include "sentences.hpp"

#include <algorithm>
#include <cctype>

namespace pareto::key_accounts {
namespace {

using sdk::count_text;
using sdk::percent_text;

constexpr std::size_t kMostNamed = 3;

Money net_of(const Facts& facts, const std::vector<Index>& subjects) {
  Money sum = 0;
  for (const Index i : subjects) sum += facts.subjects[i].net;
  return sum;
}

bool is_risen(const Facts& facts, const Subject& subject) {
  return facts.has_before() && subject.tier_before > subject.tier;
}

std::string move_words(const Facts& facts, Index i, bool up, const Voice& voice) {
  const Subject& subject = facts.subjects[i];
  const std::string name = facts.name(subject), from(1, subject.tier_before), to(1, subject.tier);
  return up ? voice.say({"{} from {} up to {}", "{}从 {} 升到 {}"}, {name, from, to})
            : voice.say({"{} from {} down to {}", "{}从 {} 降到 {}"}, {name, from, to});
}

std::string named_moves(const Facts& facts, const std::vector<Index>& moved, bool up,
                        const Voice& voice) {
  std::string out;
  std::size_t named = 0;
  for (const Index i : moved) {
    const Subject& subject = facts.subjects[i];
    const bool by_line = up ? subject.net < subject.net_before : subject.net > subject.net_before;
    if (by_line || named == kMostNamed) continue;
    if (named++ > 0) out += voice.say({", ", "，"});
    out += move_words(facts, i, up, voice);
  }
  return out;
}

}  // namespace

sdk::Spans lead(const Facts& facts, const Voice& voice) {
  sdk::Spans out;
  if (!facts.everyone_seen) out.plain(voice.say({"Of what you see: ", "您看得到的"}));
  const std::vector<Index> key = facts.of_tier(kKeyTier);
  const std::string count = count_text(static_cast<std::int64_t>(key.size()));
  const std::string total = voice.amounts().spoken_money(facts.net);
  const std::string share = percent_text(facts.share(net_of(facts, key)), 0);
  const double largest =
      facts.ranked.empty() ? 0 : facts.share(facts.subjects[facts.ranked[0]].net);
  const std::string all =
      count_text(static_cast<std::int64_t>(facts.subjects.size())) + " " + voice.subject_unit();
  const std::string of_all = key.size() == 1 ? voice.say({" of {} brings ", "{}客户里，"}, {all})
                                             : voice.say({" of {} bring ", "{}客户里，"}, {all});
  if (voice.chinese()) {
    out.plain(of_all).accent(voice.subjects(static_cast<std::int64_t>(key.size())));
    out.plain(voice.say({"bring, of {} net sales, ", "带来 {}净销售的 "}, {total})).accent(share);
  } else {
    out.accent(count).plain(of_all).accent(share);
    out.plain(voice.say({" of {} net sales", "，净销售共 {}"}, {total}));
  }
  // Where the only one is the largest, that was said.
  if (key.size() == 1 && !facts.ranked.empty() && key.front() == facts.ranked.front())
    out.plain(voice.say({".", "。"}));
  else if (voice.chinese())
    out.plain(voice.say({"; the largest {} {}.", "；最大一{}占 {}。"},
                        {voice.subject(), percent_text(largest, 0)}));
  else
    out.plain(voice.say({"; the largest {}.", "；最大的占 {}。"}, {percent_text(largest, 0)}));
  Index first = kNone;  // with most at stake
  std::int64_t silent = 0;
  for (const Index i : key) {
    if (!facts.overdue(facts.subjects[i])) continue;
    ++silent;
    if (first == kNone ||
        facts.at_stake(facts.subjects[i]) > facts.at_stake(facts.subjects[first])) {
      first = i;
    }
  }
  if (silent == 0) return out;
  const std::string name = facts.name(facts.subjects[first]);
  const std::string days = count_text(facts.silent(facts.subjects[first]));
  if (silent == 1) {
    out.plain(voice.say({" One A {} is past its usual order gap: {} has not ordered for {} days.",
                         "一{} A 类客户已超过自己的下单节奏：{}停了 {} 天。"},
                        {voice.subject(), name, days}));
    return out;
  }
  out.plain(voice.say({" {} A {} are past their usual order gap; {} has not ordered for {} days.",
                       "{}{} A 类客户已超过自己的下单节奏，其中{}停了 {} 天。"},
                      {voice.few(silent, true) + (silent > 10 && voice.chinese() ? " " : ""),
                       voice.subject_unit(), name, days}));
  return out;
}

std::string accounts_summary(const Facts& facts, const std::vector<Index>& accounts,
                             const Voice& voice) {
  const Money net = net_of(facts, accounts);
  std::string out = voice.say({"Together {}, {} of net sales.", "合计 {}，占 {}。"},
                              {voice.amounts().spoken_money(net), percent_text(facts.share(net))});
  std::int64_t silent = 0, losing = 0, risen = 0, any = 0;
  for (const Index i : accounts) {
    const Subject& account = facts.subjects[i];
    const bool is_silent = facts.overdue(account);
    const bool loses = account.has_cost && account.margin() < 0;
    const bool is_new = is_risen(facts, account);
    silent += is_silent;
    losing += loses;
    risen += is_new;
    any += is_silent || loses || is_new;
  }
  if (any == 0) {
    if (accounts.empty()) return out;
    if (!facts.costs_readable) {
      return out + voice.say({" No {} is past its rhythm.", "没有一{}超过自己的节奏。"},
                             {voice.subject()});
    }
    return out + voice.say({" No {} is past its rhythm or sold at a loss.",
                            "没有一{}超过自己的节奏，也没有亏本的。"},
                           {voice.subject()});
  }
  const auto unit = [&](std::int64_t count) {
    return voice.chinese() ? voice.few_subjects(count) : voice.few(count);
  };
  std::vector<std::string> parts;
  if (silent > 0) parts.push_back(voice.say({"{} past their rhythm", "{}停单"}, {unit(silent)}));
  if (losing > 0) parts.push_back(voice.say({"{} sold at a loss", "{}亏本"}, {unit(losing)}));
  if (risen > 0) parts.push_back(voice.say({"{} newly risen", "{}刚升上来"}, {unit(risen)}));
  std::string list;
  for (const std::string& part : parts) {
    if (!list.empty()) list += voice.say({", ", "，"});
    list += part;
  }
  if (!voice.chinese()) {
    list[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(list[0])));
    list = " " + list;
  }
  if (any > 10) return out + list + voice.say({".", "。"});
  if (!voice.chinese() && any == 1)
    return out + list + voice.say({": see it first.", "：先去这一家。"});
  return out + list +
         voice.say({": see these {} first.", "：这{}要先去。"},
                   {any > 10 && voice.chinese() ? " " + unit(any) : unit(any)});
}

std::string nearest(const Facts& facts, const Voice& voice) {
  if (!facts.everyone_seen) return {};  // the line depends on everyone
  std::vector<std::pair<Money, Index>> found;
  for (const Index i : facts.ranked) {
    const Subject& subject = facts.subjects[i];
    if (subject.tier != kSecondTier || !subject.next || *subject.next <= subject.net) continue;
    found.emplace_back(*subject.next - subject.net, i);
  }
  if (found.empty()) return {};
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  if (found.size() > 2) found.resize(2);
  std::vector<std::string> parts;
  for (const auto& [missing, i] : found) {
    parts.push_back(voice.say({"{} with {} more", "{}再多 {}"},
                              {facts.name(facts.subjects[i]), voice.money(missing)}));
  }
  return found.size() == 1 ? voice.say({"Nearest to A: {} (all others unchanged).",
                                        "离 A 最近的：{}即为 A（其余客户不变）。"},
                                       {parts[0]})
                           : voice.say({"Nearest to A: {} (all others unchanged).",
                                        "离 A 最近的两家：{}即为 A（其余客户不变）。"},
                                       {voice.list(parts)});
}

Moves moves_of(const Facts& facts) {
  Moves moves;
  for (Index i = 0; i < facts.subjects.size(); ++i) {
    const Subject& subject = facts.subjects[i];
    if (subject.tier == subject.tier_before) continue;
    if (subject.tier_before == 0)
      ++moves.came;
    else if (subject.tier == 0)
      ++moves.went;
    else
      (subject.tier < subject.tier_before ? moves.rose : moves.fell).push_back(i);
  }
  const auto by_size = [&](std::vector<Index>& list) {
    std::stable_sort(list.begin(), list.end(), [&](Index a, Index b) {
      const auto size = [&](Index i) {
        return std::max(facts.subjects[i].net, facts.subjects[i].net_before);
      };
      return size(a) > size(b);
    });
  };
  by_size(moves.rose);
  by_size(moves.fell);
  return moves;
}

std::string moves_summary(const Facts& facts, const Moves& moves, const Voice& voice) {
  const auto count = [](const std::vector<Index>& list) {
    return static_cast<std::int64_t>(list.size());
  };
  std::string out;
  if (moves.rose.empty() && moves.fell.empty()) {
    out = voice.say({"Nobody changed tier.", "没有客户换等级。"});
  } else {
    if (moves.rose.size() > kMostNamed || moves.fell.size() > kMostNamed) {
      out = voice.say({"{} rose, {} fell. ", "升 {}，降 {}。"},
                      {voice.subjects(count(moves.rose)), voice.subjects(count(moves.fell))});
    }
    const std::string up = named_moves(facts, moves.rose, true, voice);
    const std::string down = named_moves(facts, moves.fell, false, voice);
    std::vector<std::string> parts;
    if (!up.empty()) parts.push_back(up);
    if (!down.empty()) parts.push_back(down);
    out += voice.sentence(parts);
  }
  for (const bool up : {true, false}) {
    std::size_t told = 0;
    for (const Index i : up ? moves.rose : moves.fell) {
      const Subject& subject = facts.subjects[i];
      const bool by_line = up ? subject.net < subject.net_before : subject.net > subject.net_before;
      if (!by_line || told == 1) continue;
      ++told;
      const std::string name = facts.name(subject), tier(1, subject.tier);
      out += up ? voice.say({" {} rose to {} only because the line moved; it bought less itself.",
                             "{}升为 {} 只因界线移动，它自己买得少了。"},
                            {name, tier})
                : voice.say({" {} fell to {} only because the line moved; it bought more itself.",
                             "{}降为 {} 只因界线移动，它自己买得多了。"},
                            {name, tier});
    }
  }
  if (moves.came + moves.went > 0) {
    out += voice.say({" {} sold to now but not before, {} before but not now.",
                      "另有 {}上期没有、本期有成交，{}上期有、本期没有。"},
                     {voice.subjects(moves.came), voice.subjects(moves.went)});
  }
  return out;
}

std::vector<Index> overdue_subjects(const Facts& facts) {
  std::vector<Index> found;
  for (Index i = 0; i < facts.subjects.size(); ++i) {
    if (facts.overdue(facts.subjects[i])) found.push_back(i);
  }
  std::stable_sort(found.begin(), found.end(), [&](Index a, Index b) {
    return facts.at_stake(facts.subjects[a]) > facts.at_stake(facts.subjects[b]);
  });
  return found;
}

std::int64_t long_gone(const Facts& facts) {
  return std::count_if(facts.subjects.begin(), facts.subjects.end(), [&](const Subject& subject) {
    return subject.rhythm.known() && subject.rhythm.usual <= 0;
  });
}

std::string rhythm_summary(const Facts& facts, const std::vector<Index>& overdue,
                           const Voice& voice) {
  if (overdue.empty()) {
    return voice.say({"Nobody is past their own rhythm.", "没有客户超过自己的下单节奏。"});
  }
  Money sum = 0;
  for (const Index i : overdue) sum += facts.at_stake(facts.subjects[i]);
  std::string out = voice.say(
      {"{}; orders that should have come: about {}.", "{}，按往常该来而没来的订单约 {}。"},
      {voice.subjects(static_cast<std::int64_t>(overdue.size())), voice.money(sum)});
  const Money first = facts.at_stake(facts.subjects[overdue[0]]);
  if (overdue.size() > 1 && sum > 0 && first * 10 >= sum * 3) {
    out += voice.say({" {} alone is {} of it: call there first.", "{}一家占 {}：先打这个电话。"},
                     {facts.name(facts.subjects[overdue[0]]),
                      percent_text(static_cast<double>(first) / static_cast<double>(sum), 0)});
  }
  return out;
}

Money gain_at_average(const Facts& facts, const Subject& subject) {
  if (facts.known_net <= 0) return 0;
  const Wide product = static_cast<Wide>(subject.known_net) * (facts.known_net - facts.cost);
  const Wide half = product < 0 ? -facts.known_net : facts.known_net;
  return static_cast<Money>((2 * product + half) / (2 * static_cast<Wide>(facts.known_net))) -
         subject.margin();
}

std::vector<Index> thin_subjects(const Facts& facts) {
  std::vector<Index> found;
  for (const Index i : facts.ranked) {
    if (facts.thin(facts.subjects[i])) found.push_back(i);
  }
  std::stable_sort(found.begin(), found.end(), [&](Index a, Index b) {
    return gain_at_average(facts, facts.subjects[a]) > gain_at_average(facts, facts.subjects[b]);
  });
  return found;
}

std::string thin_summary(const Facts& facts, const std::vector<Index>& thin, const Voice& voice) {
  if (thin.empty()) {
    return voice.say({"No A or B customer has less than half of the average margin.",
                      "A、B 类里没有毛利率低于平均一半的客户。"});
  }
  Money gain = 0;
  for (const Index i : thin) gain += gain_at_average(facts, facts.subjects[i]);
  const Subject& first = facts.subjects[thin[0]];
  std::string out =
      first.margin() < 0
          ? voice.say(
                {"{} bought for {} and cost us {} more than it paid.", "{}卖了 {}，倒贴 {}。"},
                {facts.name(first), voice.money(first.net), voice.money(-first.margin())})
          : voice.say(
                {"{} bought for {} at a margin of {}.", "{}卖了 {}，毛利率只有 {}。"},
                {facts.name(first), voice.money(first.net), percent_text(first.margin_rate())});
  return out +
         voice.say(
             {" At the average margin {} would bring {} more.", "{}若到平均毛利率，可多 {}。"},
             {voice.few_subjects(static_cast<std::int64_t>(thin.size())), voice.money(gain)});
}

}  // namespace pareto::key_accounts
