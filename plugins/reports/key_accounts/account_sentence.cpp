#include <cmath>

#include "sentences.hpp"

namespace pareto::key_accounts {
namespace {

using sdk::percent_text;

constexpr std::size_t kMostParts = 3;
constexpr double kLargeShare = 0.15, kMuch = 0.2;
constexpr double kFarAbove = 0.08, kFarBelow = -0.05;  // points of margin

class AccountSentence {
 public:
  AccountSentence(const Facts& facts, const Subject& account, const AccountNotes& notes,
                  const Voice& voice)
      : facts_(facts), account_(account), notes_(notes), voice_(voice) {}

  std::string text() {
    silent();
    loses_money();
    if (is_last()) {
      add(voice_.say({"the last A: {} stand before it", "最后一个 A：它之前累计 {}"},
                     {percent_text(facts_.share(before()))}));
    }
    add(notes_.twins);
    risen();
    large_share();
    group();
    changed();
    currency();
    margin();
    // Who orders every week is no news; who keeps a longer rhythm is.
    const bool is_telling = account_.rhythm.steady && account_.rhythm.median() >= 14;
    if (parts_.empty() || (parts_.size() < 2 && is_telling)) rhythm();
    if (parts_.empty() && facts_.has_before()) {
      add(voice_.say({"{} in the period before", "上期 {}"}, {voice_.money(account_.net_before)}));
    }
    below();
    const std::string sentence = voice_.sentence(parts_);
    return bad_ ? "!" + sentence : sentence;
  }

 private:
  void add(std::string part) {
    if (!part.empty() && parts_.size() < kMostParts) parts_.push_back(std::move(part));
  }
  [[nodiscard]] Money before() const {
    Money sum = 0;
    for (Index at = 0; at < account_.rank && at < facts_.ranked.size(); ++at) {
      sum += facts_.subjects[facts_.ranked[at]].net;
    }
    return sum;
  }
  [[nodiscard]] bool is_last() const {
    if (!facts_.everyone_seen || account_.rank == kNone || account_.rank == 0 ||
        account_.tier != kKeyTier)
      return false;
    for (std::size_t at = account_.rank + 1; at < facts_.ranked.size(); ++at) {
      if (facts_.subjects[facts_.ranked[at]].tier == kKeyTier) return false;
    }
    return true;
  }
  [[nodiscard]] double growth() const {
    return account_.net_before > 0
               ? static_cast<double>(account_.net) / static_cast<double>(account_.net_before) - 1
               : 0;
  }
  [[nodiscard]] bool is_risen() const {
    return facts_.has_before() && account_.tier_before != account_.tier &&
           (account_.tier_before > account_.tier || account_.tier_before == 0);
  }

  void silent() {
    if (!facts_.overdue(account_)) return;
    bad_ = true;
    add(voice_.say(
        {"no order for {} days, usually every {}", "停单 {} 天，往常 {} 天一单"},
        {sdk::count_text(facts_.silent(account_)), sdk::count_text(account_.rhythm.median())}));
    if (!facts_.has_before() || growth() > -kMuch || account_.net_before <= 0) return;
    const std::string less = voice_.money(account_.net_before - account_.net);
    const int months = account_.rhythm.last.month_number() - facts_.period().from.month_number() +
                       (account_.rhythm.last.civil().day >= 15 ? 1 : 0);
    if (months < 1 || facts_.silent(account_) <= 60) {
      add(voice_.say({"{} less than in the period before", "比上期少 {}"}, {less}));
    } else {
      add(voice_.say({"{} less than in the period before: its A rests on the first {} months",
                      "比上期少 {}，本期的 A 靠的是前{}个月"},
                     {less, voice_.few(months)}));
    }
    told_change_ = true;
  }
  void loses_money() {
    if (!account_.has_cost || account_.margin() >= 0) return;
    if (parts_.empty()) bad_ = true;
    add(voice_.say({"margin {}: much sold, nothing earned, see “Large but thin”",
                    "毛利 {}：量大不赚钱，见“大而薄”"},
                   {voice_.money(account_.margin())}));
    told_margin_ = true;
  }
  void risen() {
    if (!is_risen()) return;
    told_change_ = true;
    if (account_.net_before <= 0) {
      add(voice_.say({"new: nothing sold in the period before", "新客户：上期没有成交"}));
      return;
    }
    const std::string from(1, account_.tier_before == 0 ? '?' : account_.tier_before);
    if (growth() >= 1) {
      const std::string times = sdk::real_text(growth() + 1, 1);
      add(facts_.window.months == 12
              ? voice_.say({"grown {} times in a year, up from {}", "一年长到 {} 倍，从 {} 升上来"},
                           {times, from})
              : voice_.say({"grown {} times, up from {}", "长到 {} 倍，从 {} 升上来"},
                           {times, from}));
      return;
    }
    if (account_.net >= account_.net_before) {
      add(voice_.say({"up from {}, with {} more", "从 {} 升上来，多买了 {}"},
                     {from, voice_.money(account_.net - account_.net_before)}));
    } else {
      add(voice_.say({"up from {} because the line moved; it bought {} less",
                      "从 {} 升上来只因界线移动，它自己少了 {}"},
                     {from, voice_.money(account_.net_before - account_.net)}));
    }
  }
  void large_share() {
    const double share = facts_.share(account_.net);
    if (share < kLargeShare || account_.net_before < 0) return;
    const int months = facts_.window.months;
    if (months < 1) return;
    const sdk::Words of_all{"{} of all: a month without it is about {} less for the firm",
                            "占{}：它停一个月，全公司少约 {}"};
    const sdk::Words of_seen{"{} of what you see: a month without it is about {} less",
                             "占您看得到的{}：它停一个月，少约 {}"};
    add(voice_.say(facts_.everyone_seen ? of_all : of_seen,
                   {share_words(share), voice_.money(account_.net / months)}));
  }
  [[nodiscard]] std::string share_words(double share) const {
    if (share >= 0.5) return voice_.say({"more than half", "一半以上"});
    if (share >= 0.45) return voice_.say({"nearly half", "近一半"});
    if (share >= 0.30 && share < 1.0 / 3) return voice_.say({"nearly a third", "近三分之一"});
    if (share >= 0.23 && share < 0.25) return voice_.say({"nearly a quarter", "近四分之一"});
    if (share >= 0.17 && share < 0.20) return voice_.say({"nearly a fifth", "近五分之一"});
    return (voice_.chinese() ? " " : "") + percent_text(share, 0);
  }
  // The largest of a group that would stand much lower alone.
  void group() {
    if (!facts_.everyone_seen || !voice_.groups() || account_.buying < 2 ||
        account_.largest == kNone)
      return;
    const Customer& largest = facts_.customers[account_.largest];
    std::size_t rank = 1;
    for (const Index i : facts_.ranked) {
      const Subject& other = facts_.subjects[i];
      if (&other != &account_ && other.net > largest.net) ++rank;
    }
    if (largest.net * 10 > account_.net * 7 || rank <= account_.rank + 1 || account_.buying < 3) {
      return;
    }
    add(voice_.say({"{} firms together; the largest alone has only {} and would rank {}",
                    "{}家公司合计；单看最大一家只有 {}，排第 {}"},
                   {voice_.few(account_.buying), voice_.money(largest.net), std::to_string(rank)}));
    told_group_ = true;
  }
  void changed() {
    if (told_change_ || !facts_.has_before() || account_.net_before <= 0) return;
    if (growth() <= -kMuch) {
      add(voice_.say({"{} less than in the period before", "比上期少 {}"},
                     {voice_.money(account_.net_before - account_.net)}));
    } else if (growth() >= kMuch) {
      add(voice_.say({"{} more than in the period before", "比上期多 {}"},
                     {voice_.money(account_.net - account_.net_before)}));
    }
  }
  void currency() {
    if (notes_.currency.empty()) return;
    std::string part =
        voice_.say({"pays in {}", "{}结算"}, {currency_name(voice_, notes_.currency)});
    if (voice_.groups() && account_.buying > 1 && !told_group_) {
      part += voice_.say({", {} firms together", "，{}家公司合计"}, {voice_.few(account_.buying)});
    }
    add(part);
  }
  void margin() {
    if (told_margin_ || !account_.has_cost || !facts_.has_cost() || account_.known_net <= 0) return;
    const double rate = account_.margin_rate(), above = rate - facts_.margin_rate();
    const std::string points = sdk::real_text(std::fabs(above) * 100, 0);
    if (facts_.thin(account_)) {
      add(voice_.say({"margin {}, less than half of the average", "毛利率 {}，不到平均的一半"},
                     {percent_text(rate)}));
    } else if (notes_.best_margin && above > 0) {
      add(voice_.say({"margin {}, the highest", "毛利率 {}，最高"}, {percent_text(rate)}));
    } else if (above >= kFarAbove) {
      add(voice_.say({"margin {} points above average", "毛利率高于平均 {} 个百分点"}, {points}));
    } else if (above <= kFarBelow) {
      add(voice_.say({"margin {} points below average", "毛利率低于平均 {} 个百分点"}, {points}));
    }
  }
  void rhythm() {
    if (!account_.rhythm.known() || facts_.overdue(account_)) return;
    const std::string days = sdk::count_text(account_.rhythm.median());
    add(account_.rhythm.steady
            ? voice_.say({"an order every {} days, steadily", "{} 天一单，节奏平稳"}, {days})
            : voice_.say({"an order every {} days", "{} 天一单"}, {days}));
  }
  void below() {
    if (!facts_.everyone_seen || !account_.below || *account_.below <= 0 ||
        *account_.below >= account_.net)
      return;
    parts_.push_back(voice_.say({"{} less would make it B", "再少 {}会降为 B"},
                                {voice_.money(account_.net - *account_.below)}));
  }

  const Facts& facts_;
  const Subject& account_;
  const AccountNotes& notes_;
  const Voice& voice_;
  std::vector<std::string> parts_;
  bool bad_ = false, told_change_ = false, told_margin_ = false, told_group_ = false;
};

}  // namespace

std::string account_sentence(const Facts& facts, const Subject& account, const AccountNotes& notes,
                             const Voice& voice) {
  return AccountSentence(facts, account, notes, voice).text();
}

std::string currency_name(const Voice& voice, const std::string& code) {
  return sdk::Amounts(voice.chinese(), code).currency_name();
}

}  // namespace pareto::key_accounts
