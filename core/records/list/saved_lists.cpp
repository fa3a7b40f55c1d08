#include "core/records/list/saved_lists.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "core/access/rights.hpp"
#include "core/base/error.hpp"
#include "core/records/write/require_done.hpp"

namespace pareto::records {
namespace {

// Names of fields hold no comma, conditions no line break: a list stays readable as a record.
std::string joined(const std::vector<std::string>& parts, char by) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.find(by) != part.npos) {
      throw Error(
          ErrorCode::Argument,
          Message(Text{"“{}” cannot be kept with a list", "“{}”不能随列表保存"}, {part}),
          Message(Text{"leave commas out of names of fields, and line breaks out of conditions",
                       "字段名里不能有逗号，条件里不能换行"}));
    }
    out += (out.empty() ? "" : std::string(1, by)) + part;
  }
  return out;
}

std::vector<std::string> parted(std::string_view text, char by) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto at = text.find(by);
    if (const std::string_view part = text.substr(0, at); !part.empty()) out.emplace_back(part);
    text.remove_prefix(at == text.npos ? text.size() : at + 1);
  }
  return out;
}

// "name=240,net_12m=120"
std::string joined(const std::map<std::string, int>& widths) {
  std::vector<std::string> parts;
  for (const auto& [column, pixels] : widths)
    parts.push_back(column + "=" + std::to_string(pixels));
  return joined(parts, ',');
}

std::map<std::string, int> widths_of(std::string_view text) {
  std::map<std::string, int> out;
  for (const std::string& part : parted(text, ',')) {
    const std::size_t at = part.rfind('=');
    int pixels = 0;
    if (at != part.npos &&
        std::from_chars(part.data() + at + 1, part.data() + part.size(), pixels).ec == std::errc())
      out[part.substr(0, at)] = pixels;
  }
  return out;
}

// The user's own team, those above it and those below.
std::set<std::int64_t> teams_around(store::Connection& connection, const access::Session& session) {
  std::set<std::int64_t> out;
  if (session.rights) out.insert(session.rights->teams().begin(), session.rights->teams().end());
  // UNION, so that a circle of teams ends.
  store::Statement rows = connection.prepare(
      "WITH RECURSIVE above(id) AS (SELECT team FROM pareto_user WHERE id = ?1 AND team IS NOT NULL UNION "
      "SELECT t.parent FROM pareto_team t JOIN above a ON t.id = a.id WHERE t.parent IS NOT NULL) SELECT id FROM above");
  rows.bind(1, session.principal);
  while (rows.step()) out.insert(rows.integer(0));
  return out;
}

Error not_yours() {
  return {
      ErrorCode::NotFound, Text{"there is no such list of yours", "您没有这个已存列表"},
      Text{"lists.list tells them; what others share is theirs: save it under a name of your own",
           "请看 lists.list；别人共享的列表请另存为自己的"}};
}

// The id of the session's own one of that kind and name; 0: there is none.
std::int64_t own_called(store::Connection& connection, std::int64_t user, const std::string& entity,
                        const std::string& name) {
  store::Statement row = connection.prepare(
      "SELECT id FROM pareto_saved_list WHERE coalesce(\"user\", 0) = ?1 AND entity = ?2 AND name = ?3");
  row.bind(1, user).bind(2, entity).bind(3, name);
  return row.step() ? row.integer(0) : 0;
}

bool is_own(store::Connection& connection, std::int64_t user, std::int64_t id) {
  store::Statement row = connection.prepare(
      "SELECT 1 FROM pareto_saved_list WHERE id = ?1 AND coalesce(\"user\", 0) = ?2");
  return row.bind(1, id).bind(2, user).step();
}

}  // namespace

std::vector<SavedList> saved_lists(store::Connection& connection, const model::Schema& schema,
                                   const access::Session& session, std::string_view entity) {
  const std::set<std::int64_t> teams = teams_around(connection, session);
  store::Statement rows = connection.prepare(
      "SELECT l.id, l.name, l.entity, l.shown, l.conditions, l.words, l.sorted_by, l.sharing, coalesce(l.\"user\", 0), u.name, u.team, l.widths, l.board FROM pareto_saved_list l "
      "LEFT JOIN pareto_user u ON u.id = l.\"user\" ORDER BY l.entity, l.name, l.id");
  std::vector<SavedList> out;
  while (rows.step()) {
    SavedList list{.id = rows.integer(0),
                   .name = std::string(rows.text(1)),
                   .entity = std::string(rows.text(2)),
                   .columns = parted(rows.text(3), ','),
                   .where = parted(rows.text(4), '\n'),
                   .search = std::string(rows.text(5)),
                   .sort = parted(rows.text(6), ','),
                   .widths = widths_of(rows.text(11)),
                   .board = std::string(rows.text(12)),
                   .sharing = std::string(rows.text(7))};
    list.own = rows.integer(8) == session.principal;
    const bool with_us =
        list.sharing == "all" ||
        (list.sharing == "team" && (!session.rights || teams.contains(rows.integer(10))));
    if ((!list.own && !with_us) || (!entity.empty() && list.entity != entity)) continue;
    // Of a plugin that is not enabled just now.
    const model::Entity* of = schema.find(list.entity);
    if (of == nullptr ||
        (session.rights && session.rights->scope(*of, access::Verb::See) == access::Scope::None))
      continue;
    if (!list.own) list.whose = rows.text(9);
    out.push_back(std::move(list));
  }
  return out;
}

std::int64_t save_list(Transaction& transaction, const SavedList& list) {
  if (list.name.empty())
    throw Error(ErrorCode::Argument, Text{"a list needs a name", "列表要有名称"},
                Text{"say it in `name`", "请在 name 中写明"});
  const model::Entity& entity = transaction.records().schema.entity("saved_list");
  const std::int64_t user = transaction.session().principal;
  std::int64_t id = list.id;
  if (id != 0 && !is_own(transaction.connection(), user, id)) throw not_yours();
  if (id == 0) id = own_called(transaction.connection(), user, list.entity, list.name);
  // Whose it is stays unsaid: it becomes that of who makes it.
  sdk::BatchBuilder row({{"name", sdk::Type::Text},
                         {"entity", sdk::Type::Text},
                         {"shown", sdk::Type::Text},
                         {"conditions", sdk::Type::Text},
                         {"words", sdk::Type::Text},
                         {"sorted_by", sdk::Type::Text},
                         {"widths", sdk::Type::Text},
                         {"board", sdk::Type::Text},
                         {"sharing", sdk::Type::Text}});
  std::size_t column = 0;
  for (const std::string& value :
       {list.name, list.entity, joined(list.columns, ','), joined(list.where, '\n'), list.search,
        joined(list.sort, ','), joined(list.widths), list.board, list.sharing}) {
    if (!value.empty()) row.text(column, value);
    ++column;
  }
  row.end_row();
  const std::int64_t ids[] = {id};
  const WriteResult done = id == 0 ? transaction.create(entity, row.finish())
                                   : transaction.update(entity, ids, row.finish());
  require_done(done);
  return id != 0 ? id : done.ids.front();
}

void remove_list(Transaction& transaction, std::int64_t id) {
  if (!is_own(transaction.connection(), transaction.session().principal, id)) throw not_yours();
  const std::int64_t ids[] = {id};
  require_done(transaction.remove(transaction.records().schema.entity("saved_list"), ids));
}

}  // namespace pareto::records
