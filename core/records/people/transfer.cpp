#include "core/records/people/transfer.hpp"

#include <algorithm>

#include "core/access/duties.hpp"
#include "core/base/error.hpp"
#include "core/records/values/names.hpp"
#include "core/store/dialect.hpp"

namespace pareto::records {
namespace {

using model::Entity;
using model::Field;

constexpr std::size_t kBatch = 16'384, kExamples = 3, kRejects = 20;

const Field* state_with_open(const Entity& entity) {
  const Field* state = entity.find("state");
  return state != nullptr && state->find_choice("open") != nullptr ? state : nullptr;
}

std::vector<std::int64_t> ids_of(store::Connection& connection, const Entity& entity,
                                 const Field& field, std::int64_t user) {
  const bool own = field.plugin.empty() || field.plugin == entity.plugin;
  std::string sql = "SELECT id FROM " +
                    (own ? store::base_table(entity) : store::plugin_table(entity, field.plugin)) +
                    " WHERE " + store::quoted_name(field.local_name()) + " = ?1";
  if (own && state_with_open(entity) != nullptr) sql += " AND state = 'open'";
  store::Statement rows = connection.prepare(sql + " ORDER BY id");
  rows.bind(1, user);
  std::vector<std::int64_t> ids;
  while (rows.step()) ids.push_back(rows.integer(0));
  return ids;
}

std::string name_of(Records& records, std::int64_t user) {
  return label_of(records.store.connection(), records.schema.entity("user"), user);
}

void require_present(Records& records, std::int64_t user, Date today) {
  store::Statement row = records.store.connection().prepare(
      "SELECT left_on IS NOT NULL AND left_on <= date_of(?2) FROM pareto_user WHERE id = ?1");
  row.bind(1, user).bind(2, std::int64_t{today.days});
  if (row.step() && row.integer(0) == 0) return;
  throw Error(ErrorCode::Argument,
              Message(Text{"{} has left", "{} 已离职"}, {name_of(records, user)}),
              Message(Text{"name somebody who is there: pareto user list",
                           "请写在职的人：pareto user list"}));
}

class Handing {
 public:
  Handing(Records& records, const access::Session& session, const TransferRequest& request)
      : records_(records),
        request_(request),
        kept_(access::has_duty(session, access::Duty::Administer)),
        transaction_(
            records, session,
            {.kind = "transfer",
             .title = name_of(records, request.from) + " → " + name_of(records, request.to)}) {}

  TransferResult run() {
    std::vector<std::pair<Transferred, std::vector<std::int64_t>>> work;
    std::int64_t total = 0;
    for (const model::Schema::Referrer& referrer : records_.schema.referrers("user")) {
      if (!is_responsibility(*referrer.entity, *referrer.field)) continue;
      std::vector<std::int64_t> ids =
          ids_of(transaction_.connection(), *referrer.entity, *referrer.field, request_.from);
      total += static_cast<std::int64_t>(ids.size());
      if (!ids.empty())
        work.emplace_back(Transferred{referrer.entity, referrer.field, 0, 0, {}}, std::move(ids));
    }
    for (auto& [field, ids] : work) {
      hand_over(field, ids, total);
      result_.records += field.records;
      result_.refused += field.refused;
      result_.fields.push_back(std::move(field));
    }
    if (request_.dry_run)
      transaction_.finish_dry_run();
    else
      result_.operation = transaction_.commit();
    return std::move(result_);
  }

 private:
  void hand_over(Transferred& field, const std::vector<std::int64_t>& ids, std::int64_t total) {
    for (std::size_t from = 0; from < ids.size(); from += kBatch) {
      if (request_.cancel != nullptr && *request_.cancel) {
        throw Error(ErrorCode::Cancelled,
                    Message(Text{"cancelled; nothing was changed", "已取消；没有改动"}));
      }
      const std::span<const std::int64_t> part(ids.data() + from,
                                               std::min(kBatch, ids.size() - from));
      sdk::BatchBuilder rows({{field.field->name, sdk::Type::Int}});
      for (std::size_t i = 0; i < part.size(); ++i) {
        rows.integer(0, request_.to);
        rows.end_row();
      }
      const sdk::Batch batch = rows.finish();
      const WriteResult written = kept_ ? transaction_.update_kept(*field.entity, part, batch)
                                        : transaction_.update(*field.entity, part, batch);
      std::vector<std::uint8_t> refused(part.size(), 0);
      for (const Reject& reject : written.rejects) {
        refused[static_cast<std::size_t>(reject.row)] = 1;
        if (result_.rejects.size() < kRejects) result_.rejects.push_back(reject);
      }
      for (std::size_t i = 0; i < part.size(); ++i) {
        if (refused[i]) continue;
        if (field.examples.size() < kExamples)
          field.examples.push_back(label_of(transaction_.connection(), *field.entity, part[i]));
        ++field.records;
      }
      field.refused += static_cast<std::int64_t>(written.rejects.size());
      done_ += static_cast<std::int64_t>(part.size());
      if (request_.progress) request_.progress(done_, total);
    }
  }

  Records& records_;
  const TransferRequest& request_;
  const bool kept_;
  Transaction transaction_;
  TransferResult result_;
  std::int64_t done_ = 0;
};

}  // namespace

bool is_responsibility(const Entity& entity, const Field& field) {
  if (field.reference != "user" || !field.stored() || field.read_only || entity.kept) return false;
  const std::string name = field.local_name();
  return name == "owner" || name == "deputy" || name.ends_with("_owner");
}

TransferResult transfer(Records& records, const access::Session& session,
                        const TransferRequest& request) {
  if (request.from == request.to) {
    throw Error(ErrorCode::Argument,
                Message(Text{"{} would hand over to the same person", "移交前后是同一个人：{}"},
                        {name_of(records, request.from)}),
                Message(Text{"name two people: pareto user transfer FROM TO",
                             "请写两个人：pareto user transfer 谁 给谁"}));
  }
  require_present(records, request.to, records.zone.day(Time{records.clock_micros()}));
  return Handing(records, session, request).run();
}

}  // namespace pareto::records
