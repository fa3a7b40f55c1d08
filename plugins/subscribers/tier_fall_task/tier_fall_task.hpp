// Makes a task for the owner when a customer's tier falls, so that a fall is a phone call within a
// week and not a line in next quarter's report.
//
// Subscribes after the fact to customer.tier_changed; the tasks commit together with the delivery,
// so each fall makes exactly one. A customer without an owner gets a task that nobody owns yet.
#pragma once

#include <optional>
#include <string>

#include "pareto/subscriber.hpp"

namespace pareto::tier_fall_task {

// One customer whose tier fell.
struct Fall {
  std::int64_t customer = 0;
  std::string name, rule, tier_before, tier;  // tiers empty: not rated
  std::optional<std::int64_t> owner;
  sdk::Date as_of;
};

// A task has seven days.
inline constexpr std::int32_t kDaysToAct = 7;

// Words of the task, in Chinese or English.
[[nodiscard]] std::string subject_of(const Fall& fall, bool chinese);
[[nodiscard]] std::string reason_of(const Fall& fall, bool chinese);

// The rows of the event that fell.
[[nodiscard]] std::vector<Fall> falls_in(const sdk::Batch& changes);

// The tasks as a table of entity `task`.
[[nodiscard]] sdk::Batch tasks_for(const std::vector<Fall>& falls, bool chinese);

struct TierFallTask : sdk::Subscriber<TierFallTask> {
  static constexpr const char* id = "tier_fall_task";
  static constexpr sdk::Label label{"Task when a tier falls", "等级下降时建任务"};
  static constexpr const char* topics[] = {"customer.tier_changed"};
  static constexpr sdk::Phase phase = sdk::Phase::After;

  static void deliver(const sdk::Job& job, const sdk::Event& event);
};

}  // namespace pareto::tier_fall_task
