#include "orders.hpp"

#include <algorithm>

namespace pareto::key_accounts {
namespace {

constexpr std::size_t kLeastDays = 4;

template <class Value>
Value median_of_two(Value low, Value high) {
  return low + (high - low) / 2;
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash ^= value + 0x9e3779b97f4a7c15ull + (hash << 6) + (hash >> 2);
  hash *= 0xff51afd7ed558ccdull;
  return hash ^ (hash >> 32);
}

// FNV-1a.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ull;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
  return hash;
}

}  // namespace

Rhythm rhythm_of(std::vector<Order>& orders, Date recent) {
  Rhythm rhythm;
  if (orders.empty()) return rhythm;
  std::sort(orders.begin(), orders.end(), [](const Order& a, const Order& b) {
    return a.day != b.day ? a.day < b.day : a.net < b.net;
  });
  std::vector<std::int32_t> gaps;
  std::vector<Money> recent_nets;
  Date last = orders.front().day;
  rhythm.days = 1;
  for (const Order& order : orders) {
    if (order.day > recent) recent_nets.push_back(order.net);
    if (order.day == last) continue;
    gaps.push_back(order.day - last);
    last = order.day;
    ++rhythm.days;
  }
  rhythm.last = last;
  std::sort(recent_nets.begin(), recent_nets.end());
  if (const std::size_t n = recent_nets.size(); n > 0) {
    rhythm.usual = median_of_two(recent_nets[(n - 1) / 2], recent_nets[n / 2]);
  }
  if (static_cast<std::size_t>(rhythm.days) < kLeastDays) return rhythm;
  std::sort(gaps.begin(), gaps.end());
  const std::size_t n = gaps.size();
  rhythm.double_median = gaps[(n - 1) / 2] + gaps[n / 2];
  const auto usual = std::count_if(gaps.begin(), gaps.end(), [&](std::int32_t gap) {
    return 4 * gap >= rhythm.double_median && 4 * gap <= 3 * rhythm.double_median;
  });
  rhythm.steady = 4 * static_cast<std::size_t>(usual) >= 3 * n;
  return rhythm;
}

OrderBook::OrderBook(Facts& facts)
    : facts_(facts),
      period_(facts.period()),
      recent_(facts.as_of.plus_months(-24)),
      waiting_(facts.subjects.size(), 0),
      slots_(facts.subjects.size(), kNone) {
  if (!facts.window.is_all()) before_ = facts.before();
  for (Index i = 0; i < facts.subjects.size(); ++i) {
    waiting_[i] = facts.subjects[i].customers;
    if (facts.subjects[i].customers < 2) continue;
    slots_[i] = static_cast<Index>(groups_.size());
    groups_.emplace_back();
  }
}

void OrderBook::add(Index customer, Date day, std::string_view number, Money net,
                    std::int32_t lines) {
  if (customer != customer_) {
    leave_customer();
    customer_ = customer;
  }
  Customer& who = facts_.customers[customer];
  Subject& subject = facts_.subjects[who.subject];
  who.lines += lines;
  subject.net_ever += net;
  facts_.lines.ever += lines;
  if (facts_.first_sale == kLongAgo || day < facts_.first_sale) facts_.first_sale = day;
  if (period_.holds(day)) {
    who.net += net;
    subject.net += net;
    lines_in_window_ += lines;
  } else if (before_ && before_->holds(day)) {
    subject.net_before += net;
  }
  // A sum, so the order in which an engine gives the rows does not matter.
  const std::uint64_t code = hash_of(facts_.texts[who.code]);
  facts_.fingerprint += mix(mix(mix(mix(code, static_cast<std::uint64_t>(day.days)), hash_of(number)),
                                static_cast<std::uint64_t>(net)),
                            static_cast<std::uint64_t>(lines));
  if (net <= 0) return;
  // Parts of one order that are dated apart are one order, though on two days.
  if (number.empty() || number != number_) ++subject.orders;
  number_ = number;
  (slots_[who.subject] == kNone ? own_ : groups_[slots_[who.subject]]).push_back({day, net});
}

void OrderBook::leave_customer() {
  if (customer_ == kNone) return;
  const Index at = facts_.customers[customer_].subject;
  Subject& subject = facts_.subjects[at];
  subject.lines_in_window += lines_in_window_;
  if (lines_in_window_ > 0) ++subject.buying;
  if (slots_[at] == kNone) {
    close(at, own_);
    own_.clear();
  } else if (--waiting_[at] == 0) {
    close(at, groups_[slots_[at]]);
    std::vector<Order>().swap(groups_[slots_[at]]);
  }
  number_.clear();
  lines_in_window_ = 0;
  customer_ = kNone;
}

void OrderBook::close(Index subject, std::vector<Order>& orders) {
  facts_.subjects[subject].rhythm = rhythm_of(orders, recent_);
}

// Groups some of whose customers never bought are still waiting.
void OrderBook::finish() {
  leave_customer();
  for (Index i = 0; i < facts_.subjects.size(); ++i) {
    if (slots_[i] != kNone && !groups_[slots_[i]].empty()) close(i, groups_[slots_[i]]);
  }
}

}  // namespace pareto::key_accounts
