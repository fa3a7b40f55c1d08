#include "core/records/list/bulk.hpp"

#include <algorithm>

#include "core/base/error.hpp"
#include "core/records/values/values.hpp"

namespace pareto::records {
namespace {

constexpr std::size_t kBatch = 16'384;

std::vector<std::int64_t> ids_of(Records& records, const access::Session& session,
                                 ListRequest which) {
  which.columns = {"id"};
  which.limit = 0;
  const List list = list_records(records.store, session, records.schema, which);
  std::vector<std::int64_t> ids;
  ids.reserve(static_cast<std::size_t>(list.count));
  sdk::Batch batch;
  while (list.rows->next(batch)) {
    for (std::int64_t row = 0; row < batch.rows(); ++row)
      ids.push_back(batch.column(0).integer(row));
  }
  return ids;
}

void note(BulkResult& result, const Reject& reject) {
  ++result.refused;
  const std::string why = reject.why.in(Language::English);
  for (BulkReason& reason : result.reasons) {
    if (reason.field != reject.field || reason.why.in(Language::English) != why) continue;
    ++reason.records;
    return;
  }
  result.reasons.push_back({reject.field, reject.why, reject.fix, 1});
}

// Records whose given fields changed, or that went; the entries of what the host keeps up beside
// them do not count.
std::int64_t done_by(store::Connection& connection, std::int64_t operation,
                     const model::Entity& entity, const std::optional<sdk::Batch>& value) {
  std::int64_t done = 0;
  store::Statement entries = connection.prepare(
      "SELECT op, columns, row_count FROM pareto_journal WHERE operation = ?1 AND entity = ?2");
  entries.bind(1, operation).bind(2, std::string_view(entity.name));
  while (entries.step()) {
    const auto op = static_cast<Operation>(entries.integer(0));
    bool counts = !value && op == Operation::Remove;
    if (value && op == Operation::Update) {
      const std::string columns = "," + std::string(entries.text(1)) + ",";
      for (const sdk::ColumnSpec& column : value->schema())
        counts = counts || columns.find("," + column.name + ",") != std::string::npos;
    }
    if (counts) done += entries.integer(2);
  }
  return done;
}

}  // namespace

sdk::Batch repeated(const sdk::Batch& one, std::size_t times) {
  sdk::BatchBuilder builder(one.schema());
  for (std::size_t i = 0; i < times; ++i) {
    for (std::size_t c = 0; c < one.columns(); ++c) {
      const sdk::ColumnView column = one.column(c);
      if (column.is_null(0)) continue;
      const sdk::Type type = one.schema()[c].type;
      if (type == sdk::Type::Text)
        builder.text(c, column.text(0));
      else if (type == sdk::Type::Real)
        builder.real(c, column.real(0));
      else
        builder.integer(c, column.integer(0));
    }
    builder.end_row();
  }
  return builder.finish();
}

BulkResult change_many(Records& records, const access::Session& session,
                       const BulkRequest& request) {
  const model::Entity& entity = records.schema.entity(request.which.entity);
  const bool removes = request.assignments.empty();
  std::optional<sdk::Batch> value;
  if (!removes)
    value = row_from(records.store.connection(), records.schema, records.zone, entity,
                     request.assignments);
  const std::vector<std::int64_t> ids = ids_of(records, session, request.which);
  BulkResult result;
  result.matched = static_cast<std::int64_t>(ids.size());
  if (ids.empty()) return result;

  Transaction transaction(records, session,
                          {.kind = removes ? "remove" : "set",
                           .title = entity.name + " × " + std::to_string(ids.size())});
  const auto heed = [&] {
    if (request.cancel != nullptr && *request.cancel)
      throw Error(ErrorCode::Cancelled,
                  Message(Text{"cancelled; nothing was changed", "已取消；没有改动"}));
  };
  for (std::size_t from = 0; from < ids.size(); from += kBatch) {
    heed();
    const std::span<const std::int64_t> part(ids.data() + from,
                                             std::min(kBatch, ids.size() - from));
    const WriteResult written =
        removes ? transaction.remove(entity, part)
                : transaction.update(entity, part, repeated(*value, part.size()));
    std::vector<std::uint8_t> refused(part.size(), 0);
    for (const Reject& reject : written.rejects) {
      if (reject.row < 0 || static_cast<std::size_t>(reject.row) >= part.size() ||
          refused[static_cast<std::size_t>(reject.row)]++)
        continue;
      note(result, reject);
    }
    if (request.progress)
      request.progress(static_cast<std::int64_t>(from + part.size()), result.matched);
  }
  heed();
  std::stable_sort(result.reasons.begin(), result.reasons.end(),
                   [](const BulkReason& a, const BulkReason& b) { return a.records > b.records; });
  transaction.settle();
  result.effects = effects_of(transaction.connection(), transaction.operation());
  result.done = done_by(transaction.connection(), transaction.operation(), entity, value);
  result.unchanged = result.matched - result.refused - result.done;
  result.examples =
      changes_of({transaction.connection(), records.schema, records.zone, request.language},
                 transaction.operation(), BulkResult::kExamples);
  if (request.dry_run)
    transaction.finish_dry_run();
  else
    result.operation = transaction.commit();
  return result;
}

}  // namespace pareto::records
