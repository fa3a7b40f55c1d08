#include "core/records/history/operations.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include "core/access/seen.hpp"
#include "core/base/fold.hpp"
#include "core/records/values/names.hpp"
#include "core/records/write/seen_entries.hpp"
#include "core/store/dialect.hpp"

namespace pareto::records {
namespace {

// Records that a word may mean; of more only the first are looked for in the journal.
constexpr std::int64_t kMostMeant = 10'000;

// Sorted.
std::vector<std::int64_t> records_meant(store::Connection& reader, const access::Session& session,
                                        const model::Schema& schema, const std::string& word) {
  std::vector<std::int64_t> out;
  const std::string match = search_match(word);
  if (match.empty()) return out;
  for (const model::Entity& entity : schema.entities()) {
    if (store::search_table(entity, store::Dialect::SQLite).empty()) continue;
    std::string sql =
        "SELECT t.id FROM " + store::base_table(entity) + " t WHERE t.id IN (" +
        store::matches_tokens(store::search_table_name(entity), "?1", store::Dialect::SQLite) + ")";
    if (session.rights) sql += " AND " + access::found_in_what_is_seen(entity, "t", "?1");
    store::Statement rows = reader.prepare(sql + " LIMIT " + std::to_string(kMostMeant));
    rows.bind(1, std::string_view(match));
    while (rows.step()) out.push_back(rows.integer(0));
  }
  std::ranges::sort(out);
  return out;
}

// The operations that changed or made one of these.
std::set<std::int64_t> operations_on(store::Connection& reader,
                                     const std::vector<std::int64_t>& ids) {
  std::set<std::int64_t> out;
  if (ids.empty()) return out;
  store::Statement changed = reader.prepare(
      "SELECT j.operation FROM pareto_journal_index i JOIN pareto_journal j ON j.sequence = i.sequence WHERE i.id = ?1");
  for (const std::int64_t id : ids) {
    changed.reset();
    changed.bind(1, id);
    while (changed.step()) out.insert(changed.integer(0));
  }
  store::Statement made =
      reader.prepare("SELECT operation, first_id, last_id FROM pareto_journal WHERE op = 1");
  while (made.step()) {
    const auto first = std::ranges::lower_bound(ids, made.integer(1));
    if (first != ids.end() && *first <= made.integer(2)) out.insert(made.integer(0));
  }
  return out;
}

// What is searched for, a word at a time.
class Search {
 public:
  Search(store::Connection& reader, const access::Session& session, const model::Schema& schema,
         const std::string& typed) {
    std::istringstream in(fold(typed));
    for (std::string word; in >> word;)
      words_.push_back({word, operations_on(reader, records_meant(reader, session, schema, word))});
  }
  [[nodiscard]] bool fits(const DoneOperation& done) const {
    const std::string text = fold(done.kind + "\n" + done.title + "\n" + done.by);
    return std::ranges::all_of(words_, [&](const Word& word) {
      return text.find(word.text) != std::string::npos || word.operations.contains(done.id);
    });
  }

 private:
  struct Word {
    std::string text;
    std::set<std::int64_t> operations;
  };
  std::vector<Word> words_;
};

store::Statement prepared(store::Connection& reader, const OperationsWanted& wanted, bool limited) {
  std::string where;
  std::vector<std::int64_t> values;
  const auto add = [&](bool asked, const char* condition, std::int64_t value) {
    if (!asked) return;
    values.push_back(value);
    where += (where.empty() ? " WHERE " : " AND ") + std::string(condition) + "?" +
             std::to_string(values.size());
  };
  add(wanted.by >= 0, "o.principal = ", wanted.by);
  add(wanted.from != 0, "o.at >= ", wanted.from);
  add(wanted.until != 0, "o.at < ", wanted.until);
  add(wanted.before != 0, "o.id < ", wanted.before);
  const int kind = static_cast<int>(values.size()) + 1;
  if (!wanted.kind.empty())
    where += (where.empty() ? " WHERE " : " AND ") + ("o.kind = ?" + std::to_string(kind));
  store::Statement rows = reader.prepare(
      "SELECT o.id, o.at, o.kind, o.title, o.undone_by, o.principal, (SELECT u.name FROM pareto_user u WHERE u.id = o.principal) FROM pareto_operation o" +
      where + " ORDER BY o.id DESC" +
      (limited && wanted.limit > 0 ? " LIMIT " + std::to_string(wanted.limit) : ""));
  for (std::size_t i = 0; i < values.size(); ++i) rows.bind(static_cast<int>(i) + 1, values[i]);
  if (!wanted.kind.empty()) rows.bind(kind, std::string_view(wanted.kind));
  return rows;
}

// How many records it touched, of all.
void count(store::Connection& reader, DoneOperation& done) {
  store::Statement row = reader.prepare(
      "SELECT isum(j.row_count), isum(CASE WHEN j.op = 1 THEN j.row_count ELSE 0 END) FROM pareto_journal j WHERE j.operation = ?1");
  row.bind(1, done.id);
  if (!row.step()) return;
  done.rows = row.integer(0);
  done.created = row.integer(1);
}

// Answers whether the session sees anything of it.
bool see(SeenEntries& entries, const access::Session& session, DoneOperation& done) {
  const SeenEntries::SeenOperation seen = entries.operation(done.id);
  const bool own = done.principal == session.principal;
  if (!own && !seen.any) return false;
  done.rows = seen.rows;
  done.created = seen.created;
  if (!own && !seen.whole) done.title.clear();
  return true;
}

}  // namespace

std::vector<DoneOperation> operations(store::Connection& reader, const access::Session& session,
                                      const model::Schema& schema, const OperationsWanted& wanted) {
  SeenEntries entries(reader, session);
  const bool searched = !fold(wanted.search).empty();
  const Search search(reader, session, schema, wanted.search);
  store::Statement rows = prepared(reader, wanted, entries.all() && !searched);
  std::vector<DoneOperation> out;
  while ((wanted.limit == 0 || static_cast<std::int64_t>(out.size()) < wanted.limit) &&
         rows.step()) {
    DoneOperation done{.id = rows.integer(0),
                       .at = rows.integer(1),
                       .kind = std::string(rows.text(2)),
                       .title = std::string(rows.text(3)),
                       .undone_by = rows.integer(4),
                       .principal = rows.integer(5),
                       .by = std::string(rows.text(6))};
    if (!entries.all() && !see(entries, session, done)) continue;
    if (searched && !search.fits(done)) continue;
    if (entries.all()) count(reader, done);
    out.push_back(std::move(done));
  }
  return out;
}

}  // namespace pareto::records
