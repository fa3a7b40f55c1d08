// Whose workspace it is, who asks, and what kinds of records there are.
#include "core/access/duties.hpp"
#include "core/api/write_parts.hpp"

namespace pareto::api {
namespace {

void show_workspace(Call& call) {
  host::Host& host = call.host;
  const host::WorkspaceSettings& settings = host.workspace().settings();
  JsonWriter& out = call.out;
  out.begin_object().member("name", settings.name).member("home_currency", settings.home_currency).member("time_zone", settings.time_zone);
  out.member_if("language", settings.language ? code_of(*settings.language) : std::string_view());
  out.member("today", host.today().iso()).member("data_until", call.as_of().iso()).member_if("remark", settings.remark);
  const access::Session& session = host.session();
  out.key("user").begin_object().key("id").id(session.principal).member("name", session.name).key("owner").flag(session.rights == nullptr);
  out.key("duties").begin_array();
  for (const access::Duty duty : {access::Duty::Administer, access::Duty::Configure, access::Duty::ExportBulk, access::Duty::RunTiers}) {
    if (access::has_duty(session, duty)) out.text(access::name_of(duty));
  }
  out.end_array().end_object();
  out.key("plugins").begin_array();
  for (const std::string& plugin : settings.plugins) out.text(plugin);
  out.end_array().end_object();
}

void write_entity(Call& call, const model::Entity& entity) {
  JsonWriter& out = call.out;
  out.begin_object().member("name", entity.name).member("label", entity.label.in(call.language)).member("plural", entity.plural.in(call.language));
  out.member_if("plugin", entity.plugin).member_if("label_field", entity.label_field).key("kept").flag(entity.kept);
  out.key("fields").begin_array();
  for (const model::Field& field : entity.fields) {
    const access::FieldAccess may = access_to(call.host.session(), entity, field);
    if (may != access::FieldAccess::Hidden) write_field(out, field, may, call.language);
  }
  out.end_array().end_object();
}

void show_schema(Call& call) {
  call.out.begin_object().key("entities").begin_array();
  if (call.given.has("entity")) {
    write_entity(call, call.entity());
  } else {
    for (const model::Entity& entity : call.host.schema().entities()) write_entity(call, entity);
  }
  call.out.end_array().end_object();
}

}  // namespace

std::vector<Method> workspace_methods() {
  return {{.name = "workspace.show", .summary = {"the firm, until when its data reach, and who asks", "公司、数据截止日、当前用户"}, .run = show_workspace},
          {.name = "schema.show", .summary = {"kinds of records and their fields, as far as they may be read", "记录种类及其可读字段"},
           .parameters = {{"entity", Kind::Text, {"only this kind (all)", "只看这一种（默认全部）"}}}, .run = show_schema}};
}

}  // namespace pareto::api
