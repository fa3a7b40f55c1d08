// Roles: what each allows of each kind of record and field, and changing that.
#include <algorithm>

#include "core/access/rights.hpp"
#include "core/api/write_parts.hpp"
#include "core/base/error.hpp"
#include "core/records/people/people_change.hpp"
#include "core/records/values/values.hpp"
#include "core/records/write/require_done.hpp"

namespace pareto::api {
namespace {

using records::kDutyWords, records::kRightWords, records::DutyWord, records::RightWord,
    records::RightLine, records::RoleLine;

RoleLine role_of(Call& call) {
  return records::the_role(call.host.reader(), call.host.schema(), call.given.text("role"),
                           call.host.today());
}

void write_role(Call& call, const RoleLine& role) {
  JsonWriter& out = call.out;
  out.key("id")
      .id(role.id)
      .member("code", role.code)
      .member("name", call.language == Language::English && !role.name_en.empty() ? role.name_en
                                                                                  : role.name);
  out.member_if("note", role.note).key("users").integer(role.users).key("duties").begin_array();
  for (const DutyWord& duty : kDutyWords) {
    if (role.*duty.flag) out.text(duty.word);
  }
  out.end_array();
}

void list(Call& call) {
  JsonWriter& out = call.out;
  out.begin_object().key("roles").begin_array();
  for (const RoleLine& role : records::role_lines(call.host.reader(), call.host.today())) {
    out.begin_object();
    write_role(call, role);
    out.end_object();
  }
  out.end_array().key("duties").begin_array();
  for (const DutyWord& duty : kDutyWords)
    out.begin_object()
        .member("name", duty.word)
        .member("label", say(call.language, duty.label))
        .end_object();
  out.end_array().key("verbs").begin_array();
  for (const RightWord& verb : kRightWords)
    out.begin_object()
        .member("name", verb.word)
        .member("label", say(call.language, verb.label))
        .end_object();
  out.end_array().end_object();
}

// The role as rights are found from it, for what follows where it says nothing of a field.
access::RoleRights rights_of(const RoleLine& role, const std::vector<RightLine>& lines,
                             const std::vector<records::FieldLine>& fields) {
  constexpr std::string_view kScopes[] = {"none", "own", "team", "all"},
                             kAccess[] = {"hidden", "masked", "read", "change"};
  access::RoleRights out;
  out.code = role.code;
  for (const RightLine& line : lines) {
    access::RoleRights::OfEntity& of = out.entities[line.entity];
    of.verbs = {line.see, line.create, line.change, line.remove, line.exports};
    of.scope =
        static_cast<access::Scope>(std::ranges::find(kScopes, line.scope) - std::begin(kScopes));
    of.personal = line.personal;
    of.confidential = line.confidential;
  }
  for (const records::FieldLine& field : fields) {
    const auto at = std::ranges::find(kAccess, field.access);
    if (at != std::end(kAccess))
      out.fields[{field.entity, field.field}] =
          static_cast<access::FieldAccess>(at - std::begin(kAccess));
  }
  return out;
}

// What the role says of kinds of records; and for each kind its fields with what follows: the
// matrix.
void show(Call& call) {
  constexpr std::string_view kAccess[] = {"hidden", "masked", "read", "change"};
  const RoleLine role = role_of(call);
  const std::vector<RightLine> lines = records::right_lines(call.host.reader(), role.id);
  const std::vector<records::FieldLine> said = records::field_lines(call.host.reader(), role.id);
  const model::Schema& schema = call.host.schema();
  const access::Rights rights(schema, 0, {}, call.host.today(), {rights_of(role, lines, said)});
  JsonWriter& out = call.out;
  out.begin_object();
  write_role(call, role);
  out.key("rights").begin_array();
  for (const RightLine& line : lines) {
    const model::Entity* entity = schema.find(line.entity);
    out.begin_object()
        .member("entity", line.entity)
        .member_if("label",
                   entity != nullptr ? std::string_view(entity->plural.in(call.language)) : "")
        .member("scope", line.scope);
    for (const RightWord& verb : kRightWords) out.key(verb.word).flag(line.*verb.flag);
    out.end_object();
  }
  out.end_array().key("fields").begin_array();
  const std::string only = call.given.text("entity");
  for (const model::Entity& entity : schema.entities()) {
    if (only.empty() ? std::ranges::none_of(
                           said, [&](const auto& line) { return line.entity == entity.name; })
                     : entity.name != only)
      continue;
    for (const model::Field& field : entity.fields) {
      const bool own = std::ranges::any_of(said, [&](const auto& line) {
        return line.entity == entity.name && line.field == field.name;
      });
      if (only.empty() && !own) continue;
      out.begin_object()
          .member("entity", entity.name)
          .member("field", field.name)
          .member("label", field.label.in(call.language));
      out.member("access", kAccess[static_cast<std::size_t>(rights.field(entity, field))])
          .key("said")
          .flag(own)
          .end_object();
    }
  }
  out.end_array().end_object();
}

sdk::Batch row_of(Call& call, const std::string& code) {
  std::vector<std::string> values;
  if (!code.empty()) values.push_back("code=" + code);
  bool named = false;
  for (const auto& [field, value] : call.given.object("values")) {
    values.push_back(field + "=" + value);
    named = named || field == "name";
  }
  if (!code.empty() && !named) values.push_back("name=" + code);
  if (call.given.has("duties")) {
    const std::vector<std::string> wanted = call.given.texts("duties");
    for (const std::string& word : wanted) {
      if (std::ranges::find(kDutyWords, word, &DutyWord::word) == std::end(kDutyWords)) {
        throw Error(ErrorCode::Argument,
                    Message(Text{"there is no duty {}", "没有职责 {}"}, {word}),
                    Message(Text{"roles.list tells which there are", "请看 roles.list"}));
      }
    }
    for (const DutyWord& duty : kDutyWords)
      values.push_back(std::string(duty.column) +
                       (std::ranges::find(wanted, duty.word) != wanted.end() ? "=1" : "=0"));
  }
  return records::row_from(call.host.reader(), call.host.schema(), call.host.workspace().zone(),
                           call.host.schema().entity("role"), values);
}

std::string known_entity(Call& call, const std::string& name) {
  return name == "*" ? name : call.host.schema().entity(name).name;
}

// [{"entity", "scope"?, "see"?, "change"?, …}]: what is not said stays.
void put_rights(Call& call, records::Transaction& transaction, std::int64_t role) {
  for (const Values& given : call.given.objects("rights")) {
    const auto entity = std::ranges::find(given, "entity", &Values::value_type::first);
    if (entity == given.end())
      throw Error(
          ErrorCode::Argument, Text{"a right belongs to a kind of record", "权限要写明哪种记录"},
          Text{"say which in `entity`; * for all others", "请在 entity 中写明；其余全部用 *"});
    RightLine right =
        records::right_of(transaction.connection(), role, known_entity(call, entity->second));
    for (const auto& [word, value] : given) {
      const auto verb = std::ranges::find(kRightWords, word, &RightWord::word);
      if (word == "scope")
        right.scope = value;
      else if (verb != std::end(kRightWords))
        right.*verb->flag = value == "1";
      else if (word != "entity")
        throw Error(ErrorCode::Argument,
                    Message(Text{"“{}” is not known here", "不认识“{}”"}, {word}),
                    Message(Text{"roles.list tells the verbs", "动作见 roles.list"}));
    }
    records::put_right(transaction, role, right);
  }
  for (const Values& given : call.given.objects("fields")) {
    std::string entity, field, access;
    for (const auto& [word, value] : given)
      (word == "entity" ? entity : word == "field" ? field : access) = value;
    records::put_field_access(transaction, role, known_entity(call, entity), field, access);
  }
}

void end(Call& call, records::Transaction& transaction, std::int64_t role) {
  std::int64_t operation = 0;
  if (call.given.flag("dry_run"))
    transaction.finish_dry_run();
  else
    operation = transaction.commit();
  call.out.begin_object();
  write_id(call.out, "operation", operation);
  if (operation != 0) call.out.key("id").id(role);
  call.out.end_object();
  if (operation != 0) static_cast<void>(call.host.deliver());
}

void add(Call& call) {
  host::Host& host = call.host;
  const std::string code = call.given.text("code");
  records::Transaction transaction(host.records(), host.session(), {.kind = "role", .title = code});
  std::int64_t role = 0;
  if (call.given.has("like")) {
    const RoleLine from =
        records::the_role(host.reader(), host.schema(), call.given.text("like"), host.today());
    role = records::copy_role(transaction, from, code, code, "");
    const std::int64_t ids[] = {role};
    if (call.given.has("values") || call.given.has("duties"))
      records::require_done(
          transaction.update(host.schema().entity("role"), ids, row_of(call, code)));
  } else {
    const records::WriteResult made =
        transaction.create(host.schema().entity("role"), row_of(call, code));
    records::require_done(made);
    role = made.ids.front();
  }
  put_rights(call, transaction, role);
  end(call, transaction, role);
}

void set(Call& call) {
  host::Host& host = call.host;
  const RoleLine role = role_of(call);
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "role", .title = role.code});
  if (call.given.has("values") || call.given.has("duties")) {
    const std::int64_t ids[] = {role.id};
    records::require_done(transaction.update(host.schema().entity("role"), ids, row_of(call, "")));
  }
  put_rights(call, transaction, role.id);
  end(call, transaction, role.id);
}

}  // namespace

std::vector<Method> role_methods() {
  using access::Duty;
  const Parameter role{"role", Kind::Text, {"code or name", "编码或名称"}, true},
      look{"dry_run", Kind::Flag, {"look at it, keep nothing", "只看，不保存"}};
  const std::vector<Parameter> what = {
      {"values", Kind::Object, {"name, name_en, note", "name、name_en、note"}},
      {"duties", Kind::Texts, {"all that it has from now on", "今后具有的全部职责"}},
      {"rights",
       Kind::Objects,
       {"each with entity, and scope (own, team, all) and verbs as far as they change",
        "每项含 entity，以及要改的 scope（own、team、all）和动作"}},
      {"fields",
       Kind::Objects,
       {"each with entity, field and access: hidden, masked, read, change, default",
        "每项含 entity、field、access：hidden、masked、read、change、default"}},
      look};
  const auto with = [&](std::vector<Parameter> first) {
    first.insert(first.end(), what.begin(), what.end());
    return first;
  };
  return {
      {.name = "roles.list",
       .summary = {"all roles, and the words for duties and verbs", "全部角色，及职责与动作的名称"},
       .answer = "{roles: [Role], duties: [Named], verbs: [Named]}",
       .run = list},
      {.name = "roles.show",
       .summary = {"what one allows, by kind of record and by field",
                   "一个角色的记录权限和字段权限"},
       .parameters = {role,
                      {"entity",
                       Kind::Text,
                       {"all fields of this kind (those of which the role says something)",
                        "列出这种记录的全部字段（默认只列角色写明的）"}}},
       .answer =
           "{...Role, rights: [{entity: text, label?: text, scope: Scope, see: flag, create: flag, change: flag, remove: flag, "
           "export: flag, personal: flag, confidential: flag}], fields: [{entity: text, field: text, label: text, "
           "access: 'hidden'|'masked'|'read'|'change', said: flag}]}",
       .run = show},
      {.name = "roles.add",
       .summary = {"a new one, perhaps like another", "新增角色，可照另一个"},
       .parameters =
           with({{"code", Kind::Text, {"short, such as buyer", "简短编码，如 buyer"}, true},
                 {"like", Kind::Text, {"allows what this one does", "照这个角色"}}}),
       .answer = "{operation: id|null, id?: id}",
       .changes = true,
       .duty = Duty::Administer,
       .run = add},
      {.name = "roles.set",
       .summary = {"change what one allows; it holds from the next call on",
                   "修改权限；从下一次调用起生效"},
       .parameters = with({role}),
       .answer = "{operation: id|null, id?: id}",
       .changes = true,
       .duty = Duty::Administer,
       .run = set}};
}

}  // namespace pareto::api
