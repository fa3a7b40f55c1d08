#include "core/reports/each_field.hpp"

#include <sstream>
#include <string_view>

#include "core/access/rights.hpp"
#include "core/base/error.hpp"
#include "core/store/dialect.hpp"

namespace pareto::reports {
namespace {

constexpr std::string_view kBegin = "{each ", kEnd = "{/each}";

std::string replaced(std::string text, std::string_view what, const std::string& by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
    text.replace(at, what.size(), by);
  return text;
}

std::string literal(const std::string& name) { return "'" + replaced(name, "'", "''") + "'"; }

const model::Entity& entity_of(const model::Schema& schema, const std::string& name) {
  if (const model::Entity* entity = schema.find(name)) return *entity;
  throw Error(
      ErrorCode::Argument,
      Message(Text{"“{{each {}}” names no kind of record", "“{{each {}}”里没有这种记录"}, {name}),
      Message(Text{"such as {{each customer} … {{/each}", "例如 {{each customer} … {{/each}"}));
}

// A hidden value is read as nothing, which is not what the record holds; a masked text still tells
// that there is one.
bool tells(const model::Entity& entity, const model::Field& field, const access::Session* reader) {
  if (!field.stored() || field.secret) return false;
  if (reader == nullptr || !reader->rights) return true;
  const access::FieldAccess may = reader->rights->field(entity, field);
  return may >= access::FieldAccess::Read ||
         (may == access::FieldAccess::Masked && field.type == sdk::Type::Text);
}

// Of "customer" those that tell something, of "customer: industry city" those.
std::vector<const model::Field*> fields_of(const model::Schema& schema, const std::string& what,
                                           const access::Session* reader) {
  const std::size_t colon = what.find(':');
  const model::Entity& entity = entity_of(schema, what.substr(0, colon));
  std::vector<const model::Field*> out;
  if (colon == std::string::npos) {
    for (const model::Field& field : entity.fields) {
      if (!field.fact.empty() && tells(entity, field, reader)) out.push_back(&field);
    }
    return out;
  }
  std::istringstream names(what.substr(colon + 1));
  for (std::string name; names >> name;) {
    const model::Field* field = entity.find(name);
    if (field == nullptr) {
      throw Error(
          ErrorCode::Argument,
          Message(Text{"“{{each {0}}” names a field that {1} does not have: {2}",
                       "“{{each {0}}”里的字段 {1} 没有：{2}"},
                  {what, entity.name, name}),
          Message(Text{"the fields are in: pareto field list {}", "字段见：pareto field list {}"},
                  {entity.name}));
    }
    if (tells(entity, *field, reader)) out.push_back(field);
  }
  return out;
}

}  // namespace

std::string with_each_field(const std::string& sql, const model::Schema& schema,
                            const access::Session* reader) {
  std::string out;
  std::size_t from = 0;
  for (std::size_t at; (at = sql.find(kBegin, from)) != std::string::npos;) {
    const std::size_t body = sql.find('}', at), end = sql.find(kEnd, at);
    if (body == std::string::npos || end == std::string::npos || end < body) {
      throw Error(
          ErrorCode::Argument,
          Message(Text{"an {{each …} has no {{/each}", "{{each …} 没有对应的 {{/each}"}),
          Message(Text{"write {{/each} behind what is repeated", "请在重复内容之后写 {{/each}"}));
    }
    out.append(sql, from, at - from);
    int number = 0;
    for (const model::Field* field :
         fields_of(schema, sql.substr(at + kBegin.size(), body - at - kBegin.size()), reader)) {
      std::string part = replaced(sql.substr(body + 1, end - body - 1), "{column}",
                                  store::quoted_name(field->name));
      part = replaced(std::move(part), "{name}", literal(field->name));
      out += replaced(std::move(part), "{n}", std::to_string(++number));
    }
    from = end + kEnd.size();
  }
  return out.append(sql, from);
}

PlainReport with_each_field(PlainReport report, const model::Schema& schema,
                            const access::Session* reader) {
  for (PlainQuery& query : report.queries) {
    try {
      query.sql = with_each_field(query.sql, schema, reader);
    } catch (Error& error) {
      throw error.within(Message::verbatim(query.place));
    }
  }
  return report;
}

}  // namespace pareto::reports
