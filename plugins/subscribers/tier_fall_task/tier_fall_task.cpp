#include "tier_fall_task.hpp"

#include "pareto/amount.hpp"
#include "pareto/records.hpp"

namespace pareto::tier_fall_task {
namespace {

// A column of the event by name.
sdk::ColumnView column(const sdk::Batch& batch, const char* name) {
  const int at = batch.find(name);
  if (at < 0) {
    throw sdk::Failure(PARETO_E_DATA, std::string("customer.tier_changed: ") + name, -1, name);
  }
  return batch.column(static_cast<std::size_t>(at));
}

std::string text_at(const sdk::ColumnView& column, std::int64_t row) {
  return column.is_null(row) ? std::string() : std::string(column.text(row));
}

}  // namespace

std::string subject_of(const Fall& fall, bool chinese) {
  if (fall.tier.empty()) {
    return chinese ? fall.name + "：从 " + fall.tier_before + " 类降为未评级"
                   : fall.name + " fell from " + fall.tier_before + " and has no tier now";
  }
  return chinese ? fall.name + "：从 " + fall.tier_before + " 类降为 " + fall.tier + " 类"
                 : fall.name + " fell from " + fall.tier_before + " to " + fall.tier;
}

std::string reason_of(const Fall& fall, bool chinese) {
  const std::string day = fall.as_of.iso();
  return chinese ? "规则 " + fall.rule + "，数据截至 " + day +
                       "。请联系客户，弄清是订货少了、推迟了，还是被别家拿走。"
                 : "Rule " + fall.rule + ", data until " + day +
                       ". Call the customer: do they buy less, later, or from someone else?";
}

std::vector<Fall> falls_in(const sdk::Batch& changes) {
  const auto customer = column(changes, "customer"), rule = column(changes, "rule"),
             before = column(changes, "tier_before"), tier = column(changes, "tier"),
             fell = column(changes, "fell"), name = column(changes, "name"),
             owner = column(changes, "owner"), as_of = column(changes, "as_of");
  std::vector<Fall> falls;
  for (std::int64_t row = 0; row < changes.rows(); ++row) {
    if (fell.is_null(row) || fell.integer(row) == 0) continue;
    Fall fall;
    fall.customer = customer.integer(row);
    fall.name = text_at(name, row);
    fall.rule = text_at(rule, row);
    fall.tier_before = text_at(before, row);
    fall.tier = text_at(tier, row);
    if (!owner.is_null(row)) fall.owner = owner.integer(row);
    fall.as_of = as_of.date(row);
    falls.push_back(std::move(fall));
  }
  return falls;
}

sdk::Batch tasks_for(const std::vector<Fall>& falls, bool chinese) {
  sdk::BatchBuilder tasks({{"subject", sdk::Type::Text},
                           {"customer", sdk::Type::Int},
                           {"owner", sdk::Type::Int},
                           {"due", sdk::Type::Date},
                           {"reason", sdk::Type::Text}});
  for (const Fall& fall : falls) {
    tasks.text(0, subject_of(fall, chinese));
    tasks.integer(1, fall.customer);
    if (fall.owner) tasks.integer(2, *fall.owner);
    tasks.date(3, fall.as_of + kDaysToAct);
    tasks.text(4, reason_of(fall, chinese));
    tasks.end_row();
  }
  return tasks.finish();
}

void TierFallTask::deliver(const sdk::Job& job, const sdk::Event& event) {
  const sdk::Batch* changes = event.after();
  if (changes == nullptr) return;
  const std::vector<Fall> falls = falls_in(*changes);
  if (falls.empty()) return;
  sdk::Records(job).create("task", tasks_for(falls, job.chinese()));
}

}  // namespace pareto::tier_fall_task
