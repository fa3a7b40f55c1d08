// Subscribers: what happens when records change.
//
//     struct FallenTier : Subscriber<FallenTier> {
//       static constexpr const char* id = "fallen_tier";
//       static constexpr Label label{"Task when a tier falls", "等级下降时建任务"};
//       static constexpr const char* topics[] = {"customer.tier_changed"};  // or "customer.*", "*"
//       static constexpr Phase phase = Phase::After;
//       static constexpr int order = 0;     // may be left out, as the next
//       static constexpr bool alone = true;  // After: its work cannot be repeated
//       static void deliver(const Job& job, const Event& event) {
//         for (std::int64_t row = 0; row < event.rows(); ++row) { … event.after()->column(0) … }
//       }
//     };
//
// Phase::Before runs inside the writer's transaction; it may put other values in place (amend) and
// refuse rows (veto). Phase::After gets every change at least once, in order.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "pareto/abi/event.h"
#include "pareto/extension.hpp"
#include "pareto/job.hpp"
#include "pareto/table.hpp"

namespace pareto::sdk {
inline namespace v0 {

enum class Phase : std::uint32_t { Before = PARETO_PHASE_BEFORE, After = PARETO_PHASE_AFTER };
enum class EventKind : std::uint32_t {
  Created = PARETO_EVENT_CREATED,
  Updated = PARETO_EVENT_UPDATED,
  Removed = PARETO_EVENT_REMOVED,
  Other = PARETO_EVENT_OTHER
};

// A batch of changes of one kind. Valid for the call; reads the columns only when asked for them.
class Event {
 public:
  explicit Event(const pareto_event* event) : event_(event) {}

  [[nodiscard]] const pareto_event* c() const { return event_; }
  [[nodiscard]] Phase phase() const { return static_cast<Phase>(event_->phase); }
  [[nodiscard]] EventKind kind() const { return static_cast<EventKind>(event_->kind); }
  [[nodiscard]] std::string_view topic() const { return event_->topic; }
  [[nodiscard]] std::int64_t sequence() const { return event_->sequence; }
  [[nodiscard]] std::int64_t cause() const { return event_->cause; }
  [[nodiscard]] std::uint32_t depth() const { return event_->depth; }
  [[nodiscard]] std::int64_t principal() const { return event_->principal; }
  [[nodiscard]] std::int64_t time() const { return event_->time; }  // microseconds UTC
  [[nodiscard]] std::int64_t rows() const { return event_->rows; }
  [[nodiscard]] std::span<const std::int64_t> ids() const {
    return {event_->ids, event_->ids != nullptr ? static_cast<std::size_t>(event_->rows) : 0};
  }
  // Whether an update changed this column; in created and removed records every column counts as
  // changed.
  [[nodiscard]] bool changed(std::string_view column) const;
  // The rows before and after the change; null when there are none (created; removed). Money and
  // quantity are of type Int here.
  [[nodiscard]] const Batch* before() const { return view(event_->before, before_); }
  [[nodiscard]] const Batch* after() const { return view(event_->after, after_); }

  // Only in Phase::Before: this row must not be written. Throws Failure in Phase::After.
  void veto(std::int64_t row, const char* column, std::string_view why) const;

  // Only in Phase::Before: this value is written instead of the one that came. It is checked as if
  // it had come, and seen by the subscribers behind; after() of this call stays as it is. Integers
  // stand for bool, int, date (days), time (microseconds), money and quantity (1/10000). Throws
  // Failure for what is no field, kept by the program, or of another type.
  void amend(std::int64_t row, const char* column, std::string_view text) const {
    put(row, column, PARETO_T_TEXT, 0, 0, text);
  }
  void amend(std::int64_t row, const char* column, const char* text) const {
    amend(row, column, std::string_view(text));
  }
  void amend(std::int64_t row, const char* column, std::integral auto integer) const {
    put(row, column, PARETO_T_INT, static_cast<std::int64_t>(integer), 0, {});
  }
  void amend(std::int64_t row, const char* column, Date day) const {
    put(row, column, PARETO_T_DATE, day.days, 0, {});
  }
  void amend(std::int64_t row, const char* column, double real) const {
    put(row, column, PARETO_T_REAL, 0, real, {});
  }
  // Clears the value.
  void amend(std::int64_t row, const char* column, std::nullptr_t) const {
    put(row, column, PARETO_T_TEXT, 0, 0, {}, true);
  }

 private:
  void put(std::int64_t row, const char* column, std::uint32_t type, std::int64_t integer,
           double real, std::string_view text, bool is_null = false) const;
  // A batch that reads the host's columns without owning them.
  const Batch* view(const ArrowArray* array, std::optional<Batch>& batch) const;
  const pareto_event* event_;
  mutable std::shared_ptr<const Schema> schema_;
  mutable std::optional<Batch> before_, after_;
};

namespace detail {

template <class X>
struct SubscriberTable {
  static_assert(is_name(X::id), "a subscriber's id consists of a-z, 0-9 and '_'");
  static constexpr NameList<std::size(X::topics)> kTopics{X::topics};
  static constexpr std::int32_t order() {
    if constexpr (requires { X::order; })
      return X::order;
    else
      return 0;
  }
  static constexpr std::uint32_t flags() {
    if constexpr (requires { X::alone; })
      return X::alone ? PARETO_SUBSCRIBER_ALONE : 0;
    else
      return 0;
  }
  static pareto_status deliver(const pareto_job* job, const pareto_event* event,
                               pareto_error* error) {
    return guarded(error, [&] { X::deliver(Job(job), Event(event)); });
  }
  static constexpr pareto_subscriber_v1 kTable{sizeof(pareto_subscriber_v1),
                                               X::id,
                                               label_of<X>(),
                                               kTopics.get(),
                                               static_cast<std::uint32_t>(X::phase),
                                               order(),
                                               settings_of<X>(),
                                               deliver,
                                               flags(),
                                               0};
};

}  // namespace detail

template <class X>
struct Subscriber {
  static constexpr const char* kExtension = PARETO_EXT_SUBSCRIBER;
  static constexpr const void* table() { return &detail::SubscriberTable<X>::kTable; }
};

}  // namespace v0
}  // namespace pareto::sdk

#ifndef PARETO_LAYER_APART
#include "pareto/layer/subscriber.hpp"
#endif
