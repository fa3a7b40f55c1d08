#include "core/records/delivery/delivery.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/base/error.hpp"
#include "core/base/this_process.hpp"
#include "core/records/write/entry_events.hpp"
#include "core/store/whole_write.hpp"

namespace pareto::records {
namespace {

using Clock = std::chrono::steady_clock;

// What commits together, at most: so much is done again when a process dies, and others wait so
// long to write.
constexpr std::size_t kMostEvents = 8192;
constexpr std::size_t kMostBytes = 8 << 20;  // of payloads
constexpr std::chrono::milliseconds kMostTime{100};
// A cursor is moved over what nobody wants when it would spare the next look so many entries.
constexpr std::int64_t kWorthMoving = 1000;

// A small write of the delivery's own, waiting for other processes like any other.
template <class Work>
void write(Records& records, Work work) {
  store::WholeWrite write(records.store.connection(), records.waiting);
  work();
  write.commit();
}

// While deliveries run, waiting for another process ends at their limit: what was committed before
// stays, the rest is pending.
class WaitingUntil {
 public:
  WaitingUntil(Records& records, Clock::time_point until)
      : records_(records), before_(records.waiting) {
    records_.waiting = [this, until](int seconds) {
      if (before_) before_(seconds);
      if (Clock::now() < until) return;
      throw Error(ErrorCode::Cancelled,
                  Message(Text{"another process holds the store", "另一个进程占用着数据库"}));
    };
  }
  ~WaitingUntil() { records_.waiting = std::move(before_); }
  WaitingUntil(const WaitingUntil&) = delete;
  WaitingUntil& operator=(const WaitingUntil&) = delete;

 private:
  Records& records_;
  std::function<void(int)> before_;
};

OperationInfo operation_of(const AfterSubscriber& subscriber, const Entry& entry,
                           std::uint32_t depth) {
  OperationInfo info;
  info.kind = "deliver";
  info.title = subscriber.id + " <- " + entry.topic;
  info.cause = entry.sequence;
  info.depth = depth;
  return info;
}

Error too_deep() {
  return {
      ErrorCode::Fail,
      Message(Text{"a chain of {} events that cause each other was cut here",
                   "事件互相触发超过 {} 层，在这里中断"},
              {Delivery::kMostDepth}),
      Message(Text{"see the chain with: pareto events show", "查看因果链：pareto events show"})};
}

}  // namespace

std::chrono::seconds Delivery::wait_after(std::int64_t failures) {
  return std::chrono::seconds(std::int64_t{1}
                              << (2 * std::clamp<std::int64_t>(failures - 1, 0, kMostTries)));
}

void Delivery::add(AfterSubscriber subscriber) { subscribers_.push_back(std::move(subscriber)); }

const AfterSubscriber* Delivery::find(std::string_view subscriber) const {
  const auto found = std::find_if(subscribers_.begin(), subscribers_.end(),
                                  [&](const AfterSubscriber& s) { return s.id == subscriber; });
  return found == subscribers_.end() ? nullptr : &*found;
}

std::int64_t Delivery::behind(const Standing& standing) {
  return Journal(records_.store.connection()).last_sequence() - standing.sequence;
}

void Delivery::begin() {
  const auto is_new = [&](const AfterSubscriber& subscriber) {
    return !ledger_.find(subscriber.id);
  };
  if (std::none_of(subscribers_.begin(), subscribers_.end(), is_new)) return;
  write(records_, [&] {
    const std::int64_t last = Journal(records_.store.connection()).last_sequence();
    for (const AfterSubscriber& subscriber : subscribers_) {
      if (is_new(subscriber)) ledger_.move_to(subscriber.id, last, 0);
    }
  });
}

DeliveryReport Delivery::run(std::chrono::milliseconds limit, When when, Whom whom) {
  DeliveryReport report;
  if (subscribers_.empty()) return report;
  const auto until = Clock::now() + limit;
  const WaitingUntil waiting(records_, until);
  // What one of them causes may be for one that was served before.
  for (std::int64_t before = -1; report.delivered != before && report.pending == 0;) {
    before = report.delivered;
    report.elsewhere.clear();
    for (const AfterSubscriber& subscriber : subscribers_) {
      if (whom == Whom::All || !subscriber.outside()) serve(subscriber, until, when, report);
    }
    when = When::Due;  // what failed just now is not tried again at once
  }
  return report;
}

void Delivery::serve(const AfterSubscriber& subscriber, Clock::time_point until, When when,
                     DeliveryReport& report) {
  for (;;) {
    const Standing standing = ledger_.find(subscriber.id).value_or(Standing{});
    const Due due = next_of(subscriber, standing.sequence);
    if (due.entries.empty()) {
      const bool far = due.seen > standing.sequence + kWorthMoving &&
                       !standing.is_served_elsewhere(records_.clock_micros());
      if (far || standing.owner == this_process()) move_on(subscriber, due.seen);
      return;
    }
    if (when == When::Due && standing.next_at > records_.clock_micros()) return;
    if (standing.is_served_elsewhere(records_.clock_micros()))
      return report.elsewhere.push_back(subscriber.id);
    if (Clock::now() > until) {
      if (standing.owner == this_process())
        move_on(subscriber, standing.sequence);  // others may go on at once
      report.pending += behind(standing);
      return;
    }
    try {
      const Outcome outcome =
          subscriber.outside() ? tell(subscriber, due.entries.front(), due.seen, !due.all, report)
                               : deliver_some(subscriber, due.entries, due.seen, !due.all, report);
      if (outcome.elsewhere) return report.elsewhere.push_back(subscriber.id);
      // In order: those behind wait for the one that failed, unless it was parked.
      if (outcome.failure &&
          !note_failure(subscriber, due.entries[outcome.done], *outcome.failure, report))
        return;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::Cancelled) throw;
      report.pending += behind(ledger_.find(subscriber.id).value_or(Standing{}));
      return;
    }
  }
}

Delivery::Due Delivery::next_of(const AfterSubscriber& subscriber, std::int64_t cursor) {
  Due due;
  std::unordered_map<std::string_view, bool> known;  // the views are those of `names`
  std::vector<std::unique_ptr<std::string>> names;
  const auto wanted = [&](std::string_view topic) {
    const auto found = known.find(topic);
    if (found != known.end()) return found->second;
    names.push_back(std::make_unique<std::string>(topic));
    const bool any =
        std::any_of(subscriber.patterns.begin(), subscriber.patterns.end(),
                    [&](const std::string& pattern) { return bus::matches(pattern, topic); });
    return known.emplace(*names.back(), any).first->second;
  };
  const std::size_t most = subscriber.alone || subscriber.outside() ? 1 : kMostEvents;
  std::size_t bytes = 0;
  std::int64_t rows = 0;
  due.seen =
      Journal(records_.store.connection()).each_wanted_after(cursor, wanted, [&](Entry& entry) {
        bytes += entry.payload.size();
        rows += entry.rows;
        due.entries.push_back(std::move(entry));
        due.all = due.entries.size() < most && bytes < kMostBytes && rows < EntryEvents::kMostRows;
        return due.all;
      });
  return due;
}

Delivery::Outcome Delivery::deliver_some(const AfterSubscriber& subscriber,
                                         std::span<const Entry> entries, std::int64_t seen,
                                         bool goes_on, DeliveryReport& report) {
  Outcome outcome;
  const auto began = Clock::now();
  bool wrote = false;  // the one that failed had written
  {
    Transaction transaction(records_, session_,
                            operation_of(subscriber, entries[0], entries[0].depth + 1));
    // Another process may have come first.
    const Standing standing = ledger_.find(subscriber.id).value_or(Standing{});
    outcome.elsewhere = standing.is_served_elsewhere(records_.clock_micros());
    outcome.moved = standing.sequence >= entries[0].sequence;
    if (outcome.elsewhere || outcome.moved) return outcome;
    EntryEvents events(transaction.connection(), records_.schema, entries);
    std::vector<std::int64_t> operations;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (i > 0)
        operations.push_back(
            transaction.next_operation(operation_of(subscriber, entries[i], entries[i].depth + 1)));
      try {
        if (entries[i].depth + 1 > kMostDepth) throw too_deep();
        events.each_piece(
            i, [&](const pareto_event& event) { subscriber.deliver(event, transaction); });
      } catch (const Error& error) {
        if (error.code() == ErrorCode::Cancelled) throw;
        outcome.failure = Failure{error.text(Language::English), entries[i].depth + 1 > kMostDepth};
        wrote = transaction.entries() > 0;
        break;
      }
      outcome.done = i + 1;
      if (Clock::now() - began > kMostTime) break;
    }
    if (outcome.done == 0) return outcome;
    if (!wrote) {
      const bool all = outcome.done == entries.size();
      const bool keeps = !outcome.failure && (goes_on || !all);
      ledger_.move_to(
          subscriber.id, all ? seen : entries[outcome.done - 1].sequence,
          keeps ? records_.clock_micros() + std::chrono::microseconds(kLease).count() : 0);
      operations.push_back(transaction.commit());
      for (const std::int64_t operation : operations) {
        if (operation != 0) report.operations.push_back(operation);
      }
      report.delivered += static_cast<std::int64_t>(outcome.done);
      return outcome;
    }
  }
  // What the failing one wrote goes, and with the transaction what those before it wrote: these
  // once more, without it.
  Outcome again = deliver_some(subscriber, entries.first(outcome.done),
                               entries[outcome.done - 1].sequence, false, report);
  if (again.done == outcome.done && !again.failure) again.failure = std::move(outcome.failure);
  return again;
}

// The lease is written before, the cursor after: between them the store is everybody's.
Delivery::Outcome Delivery::tell(const AfterSubscriber& subscriber, const Entry& entry,
                                 std::int64_t seen, bool goes_on, DeliveryReport& report) {
  Outcome outcome;
  const auto lease_until = [&] {
    return records_.clock_micros() + std::chrono::microseconds(kLease).count();
  };
  write(records_, [&] {
    const Standing standing = ledger_.find(subscriber.id).value_or(Standing{});
    outcome.elsewhere = standing.is_served_elsewhere(records_.clock_micros());
    outcome.moved = standing.sequence >= entry.sequence;
    if (!outcome.elsewhere && !outcome.moved) ledger_.lease(subscriber.id, lease_until());
  });
  if (outcome.elsewhere || outcome.moved) return outcome;
  try {
    if (entry.depth + 1 > kMostDepth) throw too_deep();
    EntryEvents(records_.store.connection(), records_.schema, {&entry, 1})
        .each_piece(0, subscriber.tell);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::Cancelled) throw;
    outcome.failure = Failure{error.text(Language::English), entry.depth + 1 > kMostDepth};
    return outcome;
  }
  outcome.done = 1;
  write(records_, [&] { ledger_.move_to(subscriber.id, seen, goes_on ? lease_until() : 0); });
  ++report.delivered;
  return outcome;
}

// Remembers that nothing up to here is wanted and gives the lease back; spares others a look or a
// while, so it never waits for them.
void Delivery::move_on(const AfterSubscriber& subscriber, std::int64_t sequence) {
  try {
    ledger_.move_to(subscriber.id, sequence, 0);
  } catch (const Error&) {
    // Another process writes; the next run looks again.
  }
}

// Answers whether those behind may go on.
bool Delivery::note_failure(const AfterSubscriber& subscriber, const Entry& entry,
                            const Failure& failure, DeliveryReport& report) {
  FailedDelivery failed{.subscriber = subscriber.id,
                        .topic = entry.topic,
                        .sequence = entry.sequence,
                        .words = failure.words,
                        .cut = failure.cut};
  bool moved = false;
  write(records_, [&] {
    const Standing standing = ledger_.find(subscriber.id).value_or(Standing{});
    moved = standing.sequence >= entry.sequence;
    if (moved) return;  // another process did better
    const std::int64_t now = records_.clock_micros();
    failed.tries = standing.failures + 1;
    // A chain that was cut does not grow shorter by waiting.
    if (failed.cut || failed.tries >= kMostTries) {
      failed.parked = ledger_.park(subscriber.id, entry.sequence, failed.tries, failure.words, now);
      ledger_.move_to(subscriber.id, entry.sequence, 0);
    } else {
      failed.next_at = now + std::chrono::microseconds(wait_after(failed.tries)).count();
      ledger_.fail(subscriber.id, failed.tries, failure.words, failed.next_at);
    }
  });
  if (moved) return true;
  const bool parked = failed.parked != 0;
  report.failures.push_back(std::move(failed));
  return parked;
}

DeliveryReport Delivery::retry(const std::vector<Parked>& parked) {
  DeliveryReport report;
  for (const Parked& one : parked) {
    const AfterSubscriber* subscriber = find(one.subscriber);
    if (subscriber == nullptr) {
      throw Error(
          ErrorCode::Unsupported,
          Message(Text{"{} does not listen now: its plugin is not enabled",
                       "{} 现在没有在听：它的插件没有启用"},
                  {one.subscriber}),
          Message(
              Text{
                  "see: pareto plugin list; enable it with: pareto plugin enable ID, or drop the delivery: pareto events drop {}",
                  "请看：pareto plugin list；启用：pareto plugin enable ID，或放弃这次投递：pareto events drop {}"},
              {one.id}));
    }
    const std::optional<Entry> entry = Journal(records_.store.connection()).find(one.sequence);
    if (!entry) continue;
    try {
      retry(*subscriber, one, *entry, report);
    } catch (const Error& error) {
      if (error.code() == ErrorCode::Cancelled) throw;
      const std::string words = error.text(Language::English);
      write(records_, [&] { ledger_.fail_again(one.id, words, records_.clock_micros()); });
      report.failures.push_back({.subscriber = one.subscriber,
                                 .topic = one.topic,
                                 .sequence = one.sequence,
                                 .words = words,
                                 .tries = one.tries + 1,
                                 .parked = one.id});
    }
  }
  return report;
}

void Delivery::retry(const AfterSubscriber& subscriber, const Parked& parked, const Entry& entry,
                     DeliveryReport& report) {
  store::Connection& connection = records_.store.connection();
  if (subscriber.outside()) {
    if (!ledger_.find_parked(parked.id)) return;  // another process did it
    EntryEvents(connection, records_.schema, {&entry, 1}).each_piece(0, subscriber.tell);
    write(records_, [&] { ledger_.delivered(parked.id); });
  } else {
    Transaction transaction(records_, session_, operation_of(subscriber, entry, 1));
    if (!ledger_.find_parked(parked.id)) return;
    EntryEvents(transaction.connection(), records_.schema, {&entry, 1})
        .each_piece(0, [&](const pareto_event& event) { subscriber.deliver(event, transaction); });
    ledger_.delivered(parked.id);
    const std::int64_t operation = transaction.commit();
    if (operation != 0) report.operations.push_back(operation);
  }
  ++report.delivered;
}

std::int64_t Delivery::drop(const std::vector<Parked>& parked) {
  using sdk::Type;
  OperationInfo info;
  info.kind = "drop";
  for (const Parked& one : parked)
    info.title +=
        (info.title.empty() ? "" : ", ") + one.subscriber + " <- " + std::to_string(one.sequence);
  if (info.title.size() > 200) info.title = std::to_string(parked.size()) + " deliveries";
  Transaction transaction(records_, session_, info);
  sdk::BatchBuilder rows({{"parked", Type::Int},
                          {"subscriber", Type::Text},
                          {"sequence", Type::Int},
                          {"topic", Type::Text},
                          {"tries", Type::Int},
                          {"last_error", Type::Text}});
  for (const Parked& one : parked) {
    const std::optional<Parked> still = ledger_.find_parked(one.id);
    if (!still || still->dropped_by != 0) continue;
    ledger_.drop(one.id, transaction.operation());
    rows.integer(0, one.id);
    rows.text(1, one.subscriber);
    rows.integer(2, one.sequence);
    rows.text(3, one.topic);
    rows.integer(4, still->tries);
    rows.text(5, still->last_error);
    rows.end_row();
  }
  transaction.publish("delivery.dropped", rows.finish());
  return transaction.commit();
}

}  // namespace pareto::records
