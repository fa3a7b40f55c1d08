#include "core/tiering/standing.hpp"

#include <algorithm>

#include "core/base/counted.hpp"
#include "core/base/error.hpp"

namespace pareto::tiering {
namespace {

using sdk::Type;

// Rows per batch; explanations make them some 300 bytes each.
constexpr std::int64_t kRowsPerBatch = 8'192;

sdk::Schema opened_columns() {
  return {{"customer", Type::Int},    {"rule", Type::Text},        {"tier", Type::Text},
          {"score", Type::Real},      {"explanation", Type::Text}, {"from_date", Type::Date},
          {"to_date", Type::Date},    {"computed", Type::Bool},    {"run", Type::Int},
          {"overridden", Type::Bool}, {"own_tier", Type::Text}};
}
sdk::Schema replaced_columns() {
  return {{"tier", Type::Text},     {"score", Type::Real}, {"explanation", Type::Text},
          {"computed", Type::Bool}, {"run", Type::Int},    {"overridden", Type::Bool},
          {"own_tier", Type::Text}};
}
sdk::Schema marked_columns() { return {{"overridden", Type::Bool}, {"own_tier", Type::Text}}; }

}  // namespace

Standing Standing::read(store::Connection& connection, const Rule& rule, const Subjects& subjects) {
  Standing standing;
  standing.subjects.resize(subjects.count());
  const std::string id = rule.id();
  store::Statement rows = connection.prepare(
      "SELECT id, customer, tier, from_date, to_date, overridden, own_tier FROM pareto_tier_assignment WHERE rule = ?1");
  rows.bind(1, std::string_view(id));
  Subjects::Walk walk(subjects);
  while (rows.step()) {
    standing.any = true;
    const bool open = rows.is_null(4);
    const Date change{static_cast<std::int32_t>(rows.integer(open ? 3 : 4))};
    if (!standing.last_change || *standing.last_change < change) {
      standing.last_change = change;
      standing.ended.clear();
    }
    if (!open) {
      const bool by_hand = !rows.is_null(5) && rows.integer(5) != 0;
      if (change != *standing.last_change || by_hand || rows.is_null(2)) continue;
      const std::size_t subject = walk.subject(rows.integer(1));
      if (subject == Subjects::kNone || subjects.ids()[subject] != rows.integer(1)) continue;
      standing.ended.insert_or_assign(
          subject, Ended{rows.integer(0), static_cast<std::int32_t>(rows.integer(3)),
                         rule.index_of(rows.text(2))});
      continue;
    }
    const Open row{rows.integer(0), static_cast<std::int32_t>(rows.integer(3)),
                   rows.is_null(2) ? kUnrated : rule.index_of(rows.text(2)),
                   !rows.is_null(5) && rows.integer(5) != 0,
                   rows.is_null(6) ? kUnrated : rule.index_of(rows.text(6))};
    const std::size_t subject = walk.subject(rows.integer(1));
    // A member of a group has the position of its root, but is no subject itself.
    const bool own = subject != Subjects::kNone && subjects.ids()[subject] == rows.integer(1);
    if (own)
      standing.subjects[subject] = row;
    else
      standing.strays.push_back(row);
  }
  return standing;
}

const Standing::Ended* Standing::came_back(std::size_t subject, std::uint8_t tier, Date day) const {
  if (subjects[subject].id == 0 || subjects[subject].since != day.days || last_change != day)
    return nullptr;
  const auto found = ended.find(subject);
  return found != ended.end() && found->second.tier == tier ? &found->second : nullptr;
}

void require_all(const records::WriteResult& result, const model::Entity& entity) {
  if (result.rejects.empty()) return;
  const records::Reject& first = result.rejects.front();
  Error error(ErrorCode::Denied, first.why);
  throw error.within({Text{"writing {} of {} rows of {}", "写入 {2}：{1} 行中有 {0} 行被拒绝"},
                      {counted(result.rejects.size()), counted(result.ids.size()), entity.name}});
}

AssignmentWriter::AssignmentWriter(records::Transaction& transaction, const Rule& rule,
                                   std::int64_t run)
    : transaction_(transaction),
      entity_(transaction.records().schema.entity("tier_assignment")),
      rule_(rule),
      run_(run),
      opened_(opened_columns()),
      closed_({{"to_date", Type::Date}}),
      replaced_(replaced_columns()),
      marked_(marked_columns()) {}

void AssignmentWriter::open(const NewAssignment& row) {
  opened_.integer(0, row.customer);
  opened_.text(1, rule_.table().id);
  opened_.text(2, rule_.code(row.tier));
  if (row.score) opened_.real(3, *row.score);
  if (!row.explanation.empty()) opened_.text(4, row.explanation);
  opened_.integer(5, row.from.days);
  if (row.to) opened_.integer(6, row.to->days);
  opened_.integer(7, row.computed ? 1 : 0);
  opened_.integer(8, run_);
  if (row.overridden) opened_.integer(9, 1);
  if (row.overridden && row.own != kUnrated) opened_.text(10, rule_.code(row.own));
  opened_.end_row();
  flush_if_full();
}

void AssignmentWriter::close(std::int64_t id, Date to) {
  closed_.integer(0, to.days);
  closed_.end_row();
  closed_ids_.push_back(id);
  flush_if_full();
}

void AssignmentWriter::reopen(std::int64_t id) {
  closed_.end_row();
  closed_ids_.push_back(id);
  flush_if_full();
}

void AssignmentWriter::replace(std::int64_t id, const NewAssignment& row) {
  replaced_.text(0, rule_.code(row.tier));
  if (row.score) replaced_.real(1, *row.score);
  if (!row.explanation.empty()) replaced_.text(2, row.explanation);
  replaced_.integer(3, 0);
  replaced_.integer(4, run_);
  if (row.overridden) replaced_.integer(5, 1);
  if (row.overridden && row.own != kUnrated) replaced_.text(6, rule_.code(row.own));
  replaced_.end_row();
  replaced_ids_.push_back(id);
  flush_if_full();
}

void AssignmentWriter::mark(std::int64_t id, bool overridden, std::uint8_t own) {
  if (overridden) marked_.integer(0, 1);
  if (overridden && own != kUnrated) marked_.text(1, rule_.code(own));
  marked_.end_row();
  marked_ids_.push_back(id);
  flush_if_full();
}

void AssignmentWriter::drop(std::int64_t id) {
  dropped_ids_.push_back(id);
  flush_if_full();
}

void AssignmentWriter::flush_if_full() {
  if (opened_.rows() + closed_.rows() + replaced_.rows() + marked_.rows() +
          static_cast<std::int64_t>(dropped_ids_.size()) >=
      kRowsPerBatch)
    flush();
}

// What ends goes before what begins, so that a subject never has two open rows.
void AssignmentWriter::flush() {
  rows_ += static_cast<std::size_t>(opened_.rows() + closed_.rows() + replaced_.rows() +
                                    marked_.rows()) +
           dropped_ids_.size();
  if (!dropped_ids_.empty()) require_all(transaction_.remove_kept(entity_, dropped_ids_), entity_);
  if (!closed_ids_.empty())
    require_all(transaction_.update_kept(entity_, closed_ids_, closed_.finish()), entity_);
  if (!replaced_ids_.empty())
    require_all(transaction_.update_kept(entity_, replaced_ids_, replaced_.finish()), entity_);
  if (!marked_ids_.empty())
    require_all(transaction_.update_kept(entity_, marked_ids_, marked_.finish()), entity_);
  if (opened_.rows() > 0) require_all(transaction_.create_kept(entity_, opened_.finish()), entity_);
  dropped_ids_.clear();
  closed_ids_.clear();
  replaced_ids_.clear();
  marked_ids_.clear();
}

}  // namespace pareto::tiering
