#include "orders.hpp"

#include <algorithm>

namespace pareto::key_accounts {
namespace {

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
  facts_.fingerprint +=
      mix(mix(mix(mix(code, static_cast<std::uint64_t>(day.days)), hash_of(number)),
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
