#include "core/records/people/people_change.hpp"

#include "core/access/credentials.hpp"
#include "core/base/error.hpp"
#include "core/records/values/names.hpp"
#include "core/records/write/require_done.hpp"

namespace pareto::records {
namespace {

using sdk::Type;

const model::Entity& entity_of(Transaction& transaction, const char* name) {
  return transaction.records().schema.entity(name);
}

void put_flags(sdk::BatchBuilder& row, std::size_t column, const RightLine& right) {
  for (const RightWord& verb : kRightWords) row.integer(column++, right.*verb.flag ? 1 : 0);
}

sdk::Schema right_columns() {
  sdk::Schema columns{{"role", Type::Int}, {"entity", Type::Text}, {"scope", Type::Text}};
  for (const RightWord& verb : kRightWords) columns.push_back({verb.word, Type::Bool});
  return columns;
}

void add_right(sdk::BatchBuilder& row, std::int64_t role, const RightLine& right) {
  row.integer(0, role);
  row.text(1, right.entity);
  row.text(2, right.scope);
  put_flags(row, 3, right);
  row.end_row();
}

sdk::Schema field_columns() {
  return {
      {"role", Type::Int}, {"entity", Type::Text}, {"field", Type::Text}, {"access", Type::Text}};
}

void add_field(sdk::BatchBuilder& row, std::int64_t role, const std::string& entity,
               const std::string& field, const std::string& access) {
  row.integer(0, role);
  row.text(1, entity);
  row.text(2, field);
  row.text(3, access);
  row.end_row();
}

}  // namespace

void give_role(Transaction& transaction, std::int64_t user, std::int64_t role,
               std::optional<Date> from, std::optional<Date> until) {
  sdk::BatchBuilder row({{"user", Type::Int},
                         {"role", Type::Int},
                         {"from_date", Type::Date},
                         {"to_date", Type::Date}});
  row.integer(0, user);
  row.integer(1, role);
  if (from) row.integer(2, from->days);
  if (until) row.integer(3, until->days);
  row.end_row();
  require_done(transaction.create(entity_of(transaction, "user_role"), row.finish()));
}

bool take_role(Transaction& transaction, std::int64_t user, std::int64_t role, Date today) {
  const model::Entity& entity = entity_of(transaction, "user_role");
  bool any = false;
  for (const HeldRole& held : held_roles(transaction.connection(), user, today)) {
    if (held.role != role) continue;
    any = true;
    const std::int64_t ids[] = {held.id};
    if (held.from && *held.from >= today) {
      require_done(transaction.remove(entity, ids));
      continue;
    }
    sdk::BatchBuilder row({{"to_date", Type::Date}});
    row.integer(0, today.days);
    row.end_row();
    require_done(transaction.update(entity, ids, row.finish()));
  }
  return any;
}

void note_left(Transaction& transaction, std::int64_t user, Date day, Date today) {
  const bool gone = day <= today;
  sdk::Schema columns{{"left_on", Type::Date}};
  if (gone) columns.push_back({"sign_in", Type::Bool});  // until the day comes it stays as it is
  sdk::BatchBuilder row(columns);
  row.integer(0, day.days);
  if (gone) row.integer(1, 0);
  row.end_row();
  const std::int64_t ids[] = {user};
  require_done(transaction.update(entity_of(transaction, "user"), ids, row.finish()));
  if (gone) access::Credentials(transaction.connection(), transaction.now(), today).end_all(user);
}

RoleLine the_role(store::Connection& reader, const model::Schema& schema, const std::string& word,
                  Date today) {
  const std::int64_t id = the_one(reader, schema, schema.entity("role"), word).id;
  for (RoleLine& role : role_lines(reader, today)) {
    if (role.id == id) return std::move(role);
  }
  throw Error(ErrorCode::NotFound, Message(Text{"there is no role {}", "没有角色 {}"}, {word}),
              Message(Text{"see: pareto role list", "请看：pareto role list"}));
}

RightLine right_of(store::Connection& connection, std::int64_t role, const std::string& entity) {
  for (RightLine& line : right_lines(connection, role)) {
    if (line.entity == entity) return std::move(line);
  }
  return {.entity = entity, .scope = "own"};
}

void put_right(Transaction& transaction, std::int64_t role, const RightLine& right) {
  const model::Entity& entity = entity_of(transaction, "role_right");
  sdk::BatchBuilder row(right_columns());
  add_right(row, role, right);
  const std::int64_t ids[] = {right.id};
  require_done(right.id == 0 ? transaction.create(entity, row.finish())
                             : transaction.update(entity, ids, row.finish()));
}

void put_field_access(Transaction& transaction, std::int64_t role, const std::string& entity,
                      const std::string& field, const std::string& access) {
  const model::Entity& fields = entity_of(transaction, "role_field");
  std::int64_t id = 0;
  for (const FieldLine& line : field_lines(transaction.connection(), role)) {
    if (line.entity == entity && line.field == field) id = line.id;
  }
  const std::int64_t ids[] = {id};
  if (access == "default") {
    if (id != 0) require_done(transaction.remove(fields, ids));
    return;
  }
  sdk::BatchBuilder row(field_columns());
  add_field(row, role, entity, field, access);
  require_done(id == 0 ? transaction.create(fields, row.finish())
                       : transaction.update(fields, ids, row.finish()));
}

std::int64_t copy_role(Transaction& transaction, const RoleLine& from, const std::string& code,
                       const std::string& name, const std::string& name_en) {
  sdk::Schema columns{
      {"code", Type::Text}, {"name", Type::Text}, {"name_en", Type::Text}, {"note", Type::Text}};
  for (const DutyWord& duty : kDutyWords) columns.push_back({duty.column, Type::Bool});
  sdk::BatchBuilder row(columns);
  row.text(0, code);
  row.text(1, name);
  if (!name_en.empty()) row.text(2, name_en);
  if (!from.note.empty()) row.text(3, from.note);
  std::size_t column = 4;
  for (const DutyWord& duty : kDutyWords) row.integer(column++, from.*duty.flag ? 1 : 0);
  row.end_row();
  const WriteResult made = transaction.create(entity_of(transaction, "role"), row.finish());
  require_done(made);
  const std::int64_t role = made.ids.front();
  sdk::BatchBuilder rights(right_columns()), fields(field_columns());
  for (const RightLine& right : right_lines(transaction.connection(), from.id))
    add_right(rights, role, right);
  for (const FieldLine& field : field_lines(transaction.connection(), from.id))
    add_field(fields, role, field.entity, field.field, field.access);
  require_done(transaction.create(entity_of(transaction, "role_right"), rights.finish()));
  require_done(transaction.create(entity_of(transaction, "role_field"), fields.finish()));
  return role;
}

}  // namespace pareto::records
