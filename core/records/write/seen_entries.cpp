#include "core/records/write/seen_entries.hpp"

#include "core/access/whose_record.hpp"
#include "core/store/dialect.hpp"

namespace pareto::records {
namespace {

using access::FieldAccess;
using access::Scope;
using access::Verb;

// The changed columns without the hidden ones.
std::string seen_columns(const access::Rights& rights, const model::Entity& entity,
                         std::string_view columns) {
  std::string out;
  while (!columns.empty()) {
    const std::size_t end = std::min(columns.find(','), columns.size());
    const std::string_view name = columns.substr(0, end);
    const model::Field* field = entity.find(name);
    if (field != nullptr && rights.field(entity, *field) != FieldAccess::Hidden)
      out.append(out.empty() ? "" : ",").append(name);
    columns.remove_prefix(std::min(end + 1, columns.size()));
  }
  return out;
}

// Whether no record of the entity is hidden from the user for being another's.
bool sees_everyones(const access::Rights& rights, const model::Entity& entity) {
  return rights.scope(entity, Verb::See) == Scope::All ||
         !access::belongs_to_somebody(rights.schema(), entity);
}

}  // namespace

const model::Entity* SeenEntries::visible(const Entry& entry) const {
  const model::Entity* entity = rights_->schema().find(entry.entity);
  return entity != nullptr && rights_->scope(*entity, Verb::See) != Scope::None ? entity : nullptr;
}

std::optional<Entry> SeenEntries::seen(Entry entry) {
  if (rights_ == nullptr) return entry;
  if (entry.entity.empty()) {
    if (!is_own(entry) && !rights_->has(access::Duty::Administer)) return std::nullopt;
    return entry;
  }
  const model::Entity* entity = visible(entry);
  if (entity == nullptr) return std::nullopt;
  entry.columns = seen_columns(*rights_, *entity, entry.columns);
  if (sees_everyones(*rights_, *entity)) return entry;
  if (entry.op == Operation::Remove)
    return is_own(entry) ? std::optional(std::move(entry)) : std::nullopt;
  const std::string table = store::base_table(*entity);
  store::Statement rows = reader_.prepare(
      entry.op == Operation::Create
          ? "SELECT count(*), min(t.id), max(t.id) FROM " + table +
                " t WHERE t.id BETWEEN ?1 AND ?2"
          : "SELECT count(*), min(t.id), max(t.id) FROM pareto_journal_index i JOIN " + table +
                " t ON t.id = i.id WHERE i.id BETWEEN ?1 AND ?2 AND i.sequence = ?3");
  rows.bind(1, entry.first_id).bind(2, entry.last_id);
  if (entry.op != Operation::Create) rows.bind(3, entry.sequence);
  if (!rows.step() || rows.integer(0) == 0) return std::nullopt;
  entry.rows = rows.integer(0);
  entry.first_id = rows.integer(1);
  entry.last_id = rows.integer(2);
  return entry;
}

bool SeenEntries::sees(const Entry& entry, std::int64_t id) {
  if (rights_ == nullptr) return true;
  const model::Entity* entity = visible(entry);
  if (entity == nullptr) return false;
  if (sees_everyones(*rights_, *entity)) return true;
  if (entry.op == Operation::Remove) return is_own(entry);
  store::Statement row =
      reader_.prepare("SELECT 1 FROM " + store::base_table(*entity) + " t WHERE t.id = ?1");
  return row.bind(1, id).step();
}

void SeenEntries::each(std::int64_t operation,
                       const std::function<void(const Entry&, const std::optional<Entry>&)>& take) {
  store::Statement rows = reader_.prepare(
      "SELECT sequence, principal, op, entity, first_id, last_id, row_count FROM pareto_journal WHERE operation = ?1 ORDER BY sequence");
  rows.bind(1, operation);
  while (rows.step()) {
    Entry entry;
    entry.sequence = rows.integer(0);
    entry.principal = rows.integer(1);
    entry.op = static_cast<Operation>(rows.integer(2));
    entry.entity = rows.text(3);
    entry.first_id = rows.integer(4);
    entry.last_id = rows.integer(5);
    entry.rows = rows.integer(6);
    take(entry, seen(entry));
  }
}

SeenEntries::SeenOperation SeenEntries::operation(std::int64_t operation) {
  SeenOperation out;
  each(operation, [&](const Entry& entry, const std::optional<Entry>& part) {
    const bool own = rights_ == nullptr || is_own(entry);
    out.any = out.any || part.has_value();
    out.whole = out.whole && (own || (part && part->rows == entry.rows));
    if (!part) return;
    out.rows += part->rows;
    if (part->op == Operation::Create) out.created += part->rows;
  });
  return out;
}

}  // namespace pareto::records
