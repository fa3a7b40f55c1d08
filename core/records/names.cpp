#include "core/records/names.hpp"

#include <charconv>

#include "core/base/error.hpp"
#include "core/base/search_tokens.hpp"
#include "core/store/ddl.hpp"

namespace pareto::records {
namespace {

std::string columns_of(const model::Entity& entity) {
  const model::Field* label = entity.find(entity.label_field);
  const std::string code = entity.has_code() ? "code" : "CAST(id AS TEXT)";
  return "id, " + code + ", " + (label && label->type == model::Type::Text ? store::quoted(label->local_name()) : code);
}

void collect(store::Statement& rows, std::vector<Named>& found, std::size_t most) {
  while (found.size() < most && rows.step()) {
    found.push_back({rows.integer(0), std::string(rows.text(1)), std::string(rows.text(2))});
  }
}

}  // namespace

std::vector<Named> find_named(store::Connection& connection, const model::Entity& entity, std::string_view typed, std::size_t most) {
  std::vector<Named> found;
  const std::string select = "SELECT " + columns_of(entity) + " FROM " + store::base_table(entity) + " WHERE ";
  if (entity.has_code()) {
    store::Statement rows = connection.prepare(select + "code = ?1");
    rows.bind(1, typed);
    collect(rows, found, most);
    if (!found.empty()) return found;
  }
  std::int64_t id = 0;
  const auto parsed = std::from_chars(typed.data(), typed.data() + typed.size(), id);
  if (parsed.ec == std::errc() && parsed.ptr == typed.data() + typed.size()) {
    store::Statement rows = connection.prepare(select + "id = ?1");
    rows.bind(1, id);
    collect(rows, found, most);
    if (!found.empty()) return found;
  }
  const model::Field* label = entity.find(entity.label_field);
  if (label == nullptr || label->type != model::Type::Text) return found;
  const std::string name = store::quoted(label->local_name());
  {
    store::Statement rows = connection.prepare(select + name + " = ?1 ORDER BY id");
    rows.bind(1, typed);
    collect(rows, found, most);
    if (!found.empty()) return found;
  }
  if (!store::search_table(entity, store::Dialect::SQLite).empty()) {
    std::string match;
    for (const std::string& token : query_tokens(typed)) {
      const bool prefix = token.back() == '*';
      match += (match.empty() ? "\"" : " AND \"") + token.substr(0, token.size() - (prefix ? 1 : 0)) + "\"" + (prefix ? "*" : "");
    }
    if (!match.empty()) {
      store::Statement rows = connection.prepare(select + "id IN (" +
                                                 store::matches_tokens(store::search_table_name(entity), "?1", store::Dialect::SQLite) +
                                                 " LIMIT 1000) ORDER BY length(" + name + "), id");
      rows.bind(1, std::string_view(match));
      collect(rows, found, most);
      // What stands in the name itself goes before what only sounds like it.
      std::vector<Named> literal;
      for (const Named& named : found) {
        if (named.label.find(typed) != std::string::npos) literal.push_back(named);
      }
      if (!literal.empty()) return literal;
    }
  }
  return found;
}

Named the_one(store::Connection& connection, const model::Entity& entity, std::string_view typed) {
  std::vector<Named> found = find_named(connection, entity, typed);
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    throw Error(ErrorCode::Argument, Message(Text{"there is no {} “{}”", "没有 {} “{}”"}, {entity.name, typed}),
                Message(Text{"look for it with: pareto list {} --search {}", "可以查找：pareto list {} --search {}"}, {entity.name, typed}));
  }
  std::string list;
  for (const Named& named : found) list += "\n  " + named.code + "  " + named.label;
  throw Error(ErrorCode::Argument, Message(Text{"“{}” may be any of {}", "“{}”可能是这 {} 个之一"}, {typed, found.size()}),
              Message(Text{"say which, by its code:{}", "请用编码指明：{}"}, {list}));
}

std::string label_of(store::Connection& connection, const model::Entity& entity, std::int64_t id) {
  store::Statement row = connection.prepare("SELECT " + columns_of(entity) + " FROM " + store::base_table(entity) + " WHERE id = ?1");
  row.bind(1, id);
  if (!row.step()) return std::to_string(id);
  return std::string(row.text(2).empty() ? row.text(1) : row.text(2));
}

}  // namespace pareto::records
