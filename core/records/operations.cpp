#include "core/records/operations.hpp"

#include "core/records/seen_entries.hpp"

namespace pareto::records {

std::vector<DoneOperation> operations(store::Connection& reader, const access::Session& session, const std::string& kind, std::int64_t limit) {
  SeenEntries entries(reader, session);
  store::Statement rows = reader.prepare(
      "SELECT o.id, o.at, o.kind, o.title, (SELECT isum(j.row_count) FROM pareto_journal j WHERE j.operation = o.id), "
      "(SELECT isum(j.row_count) FROM pareto_journal j WHERE j.operation = o.id AND j.op = 1), o.undone_by, o.principal, (SELECT u.name FROM pareto_user u WHERE u.id = o.principal) FROM pareto_operation o" +
      std::string(kind.empty() ? "" : " WHERE o.kind = ?1") + " ORDER BY o.id DESC" +
      (limit > 0 && entries.all() ? " LIMIT " + std::to_string(limit) : ""));
  if (!kind.empty()) rows.bind(1, std::string_view(kind));
  std::vector<DoneOperation> out;
  while ((limit == 0 || static_cast<std::int64_t>(out.size()) < limit) && rows.step()) {
    DoneOperation done{rows.integer(0), rows.integer(1), std::string(rows.text(2)), std::string(rows.text(3)), rows.integer(4),
                       rows.integer(5), rows.integer(6), rows.integer(7), std::string(rows.text(8))};
    if (!entries.all()) {
      const SeenEntries::SeenOperation seen = entries.operation(done.id);
      const bool own = done.principal == session.principal;
      if (!own && !seen.any) continue;
      done.rows = seen.rows;
      done.created = seen.created;
      if (!own && !seen.whole) done.title.clear();
    }
    out.push_back(std::move(done));
  }
  return out;
}

}  // namespace pareto::records
