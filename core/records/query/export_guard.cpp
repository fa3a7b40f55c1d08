#include "core/records/query/export_guard.hpp"

#include <algorithm>
#include <cstdlib>

#include "core/access/duties.hpp"
#include "core/access/rights.hpp"
#include "core/access/whose_record.hpp"
#include "core/base/counted.hpp"
#include "core/base/error.hpp"
#include "core/store/reads.hpp"
#include "core/store/whole_write.hpp"

namespace pareto::records {
namespace {

constexpr std::string_view kDetails = "{\"rows\":";

// What a user read today in pages of a screen is kept as "DAY ROWS", for each user one: no
// operation, since nobody wants to find each look at a list in the journal.
std::string read_key(const access::Session& session) {
  return "rows_read." + std::to_string(session.principal);
}

std::int64_t read_today(Records& records, const access::Session& session) {
  const std::string kept = records.store.meta(read_key(session)),
                    today = records.zone.day(Time{records.clock_micros()}).iso() + " ";
  return kept.starts_with(today) ? std::atoll(kept.c_str() + today.size()) : 0;
}

void add_read(Records& records, const access::Session& session, std::int64_t rows) {
  store::Connection& connection = records.store.connection();
  const auto add = [&] {
    const std::string today = records.zone.day(Time{records.clock_micros()}).iso();
    records.store.set_meta(read_key(session),
                           today + " " + std::to_string(read_today(records, session) + rows));
  };
  if (connection.in_transaction()) return add();  // what somebody else is writing
  store::WholeWrite write(connection, records.waiting);
  add();
  write.commit();
}

// What the user took out since midnight, by the firm's clocks, at once and page by page.
std::int64_t taken_today(Records& records, const access::Session& session) {
  const std::int64_t now = records.clock_micros();
  const Date today = records.zone.day(Time{now});
  constexpr std::int64_t kDay = 86'400'000'000;
  store::Statement rows = records.store.connection().prepare(
      "SELECT at, details FROM pareto_operation WHERE kind = 'export' AND principal = ?1 AND at > ?2");
  rows.bind(1, session.principal).bind(2, now - kDay);
  std::int64_t sum = read_today(records, session);
  while (rows.step()) {
    if (!(records.zone.day(Time{rows.integer(0)}) == today)) continue;
    const std::string details(rows.text(1));
    if (details.starts_with(kDetails)) sum += std::atoll(details.c_str() + kDetails.size());
  }
  return sum;
}

class GuardedRows final : public sdk::BatchStream {
 public:
  GuardedRows(Records& records, const access::Session& session, ExportLimits limits,
              Exported exported, std::unique_ptr<sdk::BatchStream> rows)
      : count_(records, session, limits, std::move(exported)), rows_(std::move(rows)) {}

  [[nodiscard]] const std::shared_ptr<const sdk::Schema>& schema() const override {
    return rows_->schema();
  }

  bool next(sdk::Batch& batch) override {
    if (!rows_->next(batch)) {
      count_.note();
      return false;
    }
    count_.passing(passed_ += batch.rows());
    return true;
  }

 private:
  ExportCount count_;
  std::unique_ptr<sdk::BatchStream> rows_;
  std::int64_t passed_ = 0;
};

}  // namespace

void Kinds::add(const model::Entity* kind) {
  if (kind != nullptr && std::find(all_.begin(), all_.end(), kind) == all_.end())
    all_.push_back(kind);
}

Kinds kinds_read(store::Connection& connection, const std::string& sql,
                 const model::Schema& schema) {
  Kinds out;
  const std::optional<store::Reads> reads = store::reads_of(connection, sql);
  if (!reads) return out;
  for (const model::Entity& entity : schema.entities()) {
    if (reads->contains(entity.name)) out.add(&entity);
  }
  // What is kept of sales by month.
  if (reads->contains("customer_month")) out.add(schema.find("sale"));
  return out;
}

ExportCount::ExportCount(Records& records, access::Session session, ExportLimits limits,
                         Exported exported)
    : records_(records),
      session_(std::move(session)),
      limits_(limits),
      exported_(std::move(exported)) {
  taken_ = limits_.rows_a_day > 0 ? taken_today(records_, session_) : 0;
  if (exported_.rows) require(*exported_.rows);
}

ExportCount::~ExportCount() {
  try {
    note();
  } catch (...) {  // somebody else holds the store for good; `note` has said so where it could
  }
}

void ExportCount::passing(std::int64_t rows) {
  require(rows);
  count_ = rows;
}

void ExportCount::require(std::int64_t rows) const {
  const bool any = is_somebodys();
  if (rows > kScreenful) require_right(rows, any);
  if ((rows > kScreenful || any) && limits_.rows_a_day > 0 && taken_ + rows > limits_.rows_a_day) {
    throw Error(ErrorCode::Denied,
                Message(Text{"{} rows a day may be read and exported; {} were today",
                             "每天最多读取和导出 {} 行；今天已有 {} 行"},
                        {counted(limits_.rows_a_day), counted(taken_)}),
                Message(Text{"go on tomorrow, or raise export_rows_a_day in pareto.toml",
                             "请明天再来，或在 pareto.toml 调高 export_rows_a_day"}));
  }
}

void ExportCount::require_right(std::int64_t rows, bool any) const {
  const access::Rights& rights = *session_.rights;
  for (const model::Entity* entity : exported_.of.all()) {
    if (rights.scope(*entity, access::Verb::Export) != access::Scope::None ||
        (any && !access::belongs_to_somebody(rights.schema(), *entity)))
      continue;
    throw Error(
        ErrorCode::Denied,
        Message(Text{"your roles do not let you export {}, which more than {} rows are",
                     "您的角色不能导出{}；超过 {} 行即为导出"},
                {entity->spoken(), kScreenful}),
        Message(
            Text{
                "take fewer rows, by --limit or narrower conditions; or ask whoever manages roles for “export” of {}: pareto role set",
                "请用 --limit 或加条件少取几行；或请管理角色的人允许导出 {}：pareto role set"},
            {entity->name}));
  }
  if (rows > limits_.rows && !rights.has(access::Duty::ExportBulk)) {
    throw Error(
        ErrorCode::Denied,
        Message(Text{"more than {} rows at once take the right to export in bulk",
                     "一次导出超过 {} 行需要批量导出权"},
                {counted(limits_.rows)}),
        Message(
            Text{"take fewer, by --limit {} or narrower conditions; or ask whoever manages roles",
                 "请少导一些：--limit {} 或加条件；或请管理角色的人调整"},
            {limits_.rows}));
  }
}

// Products and teams are nobody's: to read them tells of no customer.
bool ExportCount::is_somebodys() const {
  const std::vector<const model::Entity*>& kinds = exported_.of.all();
  return std::any_of(kinds.begin(), kinds.end(), [&](const model::Entity* entity) {
    return access::belongs_to_somebody(session_.rights->schema(), *entity);
  });
}

void ExportCount::note() {
  if (noted_ || count_ == 0) return;
  noted_ = true;
  if (count_ <= kScreenful) {
    if (limits_.rows_a_day > 0 && is_somebodys()) add_read(records_, session_, count_);
    return;
  }
  Transaction transaction(
      records_, session_,
      {.kind = "export", .title = exported_.what + " × " + std::to_string(count_)});
  transaction.set_details(std::string(kDetails) + std::to_string(count_) + "}");
  transaction.record_anyway();
  transaction.commit();
}

std::unique_ptr<sdk::BatchStream> guard_export(Records& records, const access::Session& session,
                                               ExportLimits limits, Exported exported,
                                               std::unique_ptr<sdk::BatchStream> rows) {
  if (session.rights == nullptr) return rows;
  return std::make_unique<GuardedRows>(records, session, limits, std::move(exported),
                                       std::move(rows));
}

}  // namespace pareto::records
