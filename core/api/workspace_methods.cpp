// Whose workspace it is, who asks, and what kinds of records there are.
#include <algorithm>
#include <optional>
#include <string_view>

#include "core/access/duties.hpp"
#include "core/api/write_parts.hpp"
#include "core/base/error.hpp"
#include "core/model/own_currency.hpp"
#include "core/records/values/amounts.hpp"
#include "core/tiering/list_figures.hpp"

namespace pareto::api {
namespace {

constexpr const char* kChanged =
    "name, remark, language, home_currency, time_zone, watermark, query_seconds, export_rows, export_rows_a_day";

void write_settings(Call& call, const host::WorkspaceSettings& settings) {
  JsonWriter& out = call.out;
  out.key("settings")
      .begin_object()
      .member("name", settings.name)
      .member("remark", settings.remark)
      .key("language");
  if (settings.language)
    out.text(code_of(*settings.language));
  else
    out.nothing();
  out.key("query_seconds")
      .integer(settings.query_seconds)
      .key("export_rows")
      .integer(settings.export_rows)
      .key("export_rows_a_day")
      .integer(settings.export_rows_a_day);
  out.member("home_currency", settings.home_currency).member("time_zone", settings.time_zone);
  write_real(out, "tax_rate", settings.tax_rate);
  out.key("watermark")
      .flag(settings.watermark)
      .key("has_amounts")
      .flag(records::has_amounts(call.host.connection(), call.host.schema()));
  out.end_object();
}

void show_workspace(Call& call) {
  host::Host& host = call.host;
  const host::WorkspaceSettings& settings = host.workspace().settings();
  JsonWriter& out = call.out;
  out.begin_object()
      .member("name", settings.name)
      .member("home_currency", settings.home_currency)
      .member("time_zone", settings.time_zone);
  out.member_if("language", settings.language ? code_of(*settings.language) : std::string_view());
  out.key("watermark")
      .flag(settings.watermark)
      .member("today", host.today().iso())
      .member("data_until", call.as_of().iso())
      .member_if("remark", settings.remark);
  const access::Session& session = host.session();
  out.key("user")
      .begin_object()
      .key("id")
      .id(session.principal)
      .member("name", session.name)
      .key("owner")
      .flag(session.rights == nullptr);
  out.key("duties").begin_array();
  for (const access::Duty duty : {access::Duty::Administer, access::Duty::Configure,
                                  access::Duty::ExportBulk, access::Duty::RunTiers}) {
    if (access::has_duty(session, duty)) out.text(access::name_of(duty));
  }
  out.end_array().end_object();
  if (access::has_duty(session, access::Duty::Configure)) write_settings(call, settings);
  out.key("plugins").begin_array();
  for (const std::string& plugin : settings.plugins) out.text(plugin);
  out.end_array().end_object();
}

std::int64_t number_within(const std::string& name, const std::string& value, std::int64_t most) {
  const Message remedy(Text{"a whole number from 0 to {}", "0 到 {} 的整数"}, {most});
  const std::int64_t number = number_of(value, {"“{}” is no number", "“{}”不是数字"}, remedy);
  if (number >= 0 && number <= most) return number;
  throw Error(ErrorCode::Argument,
              Message(Text{"{0}: {1} is out of range", "{0}：{1} 超出范围"}, {name, value}), remedy)
      .at({.field = name, .value = value});
}

Error wrong_value(const std::string& name, const std::string& value, Message message,
                  Message remedy) {
  return std::move(Error(ErrorCode::Argument, std::move(message), std::move(remedy))
                       .at({.field = name, .value = value}));
}

bool flag_of(const std::string& name, const std::string& value) {
  if (value == "1" || value == "true") return true;
  if (value == "0" || value == "false") return false;
  throw wrong_value(
      name, value,
      Message(Text{"{0}: “{1}” is neither true nor false", "{0}：“{1}”既不是 true 也不是 false"},
              {name, value}),
      Message(Text{"write true or false", "请写 true 或 false"}));
}

// Amounts were reckoned in it; they would be taken for those of another.
void set_currency(Call& call, host::WorkspaceSettings& settings, const std::string& name,
                  const std::string& value) {
  if (value == settings.home_currency) return;
  if (value.size() != 3 ||
      !std::ranges::all_of(value, [](char c) { return c >= 'A' && c <= 'Z'; })) {
    throw wrong_value(
        name, value, Message(Text{"“{}” is no currency", "“{}”不是货币代码"}, {value}),
        Message(Text{"write three letters, such as CNY or EUR", "请写三个大写字母，如 CNY、EUR"}));
  }
  if (records::has_amounts(call.host.connection(), call.host.schema())) {
    throw std::move(
        Error(
            ErrorCode::Data,
            Message(Text{"there are amounts already, reckoned in {}", "已有按 {} 计算的金额"},
                    {settings.home_currency}),
            Message(
                Text{
                    "the home currency is chosen before the first import; make another workspace: pareto init FOLDER --currency {}",
                    "本位币要在第一次导入之前选定；可另建工作区：pareto init 文件夹 --currency {}"},
                {value}))
            .at({.field = name, .value = value}));
  }
  settings.home_currency = value;
}

void set_zone(host::WorkspaceSettings& settings, const std::string& name,
              const std::string& value) {
  try {
    static_cast<void>(TimeZone::named(value));
  } catch (Error& error) {
    throw std::move(error.as(ErrorCode::Argument).at({.field = name, .value = value}));
  }
  settings.time_zone = value;
}

void set_language(host::WorkspaceSettings& settings, const std::string& name,
                  const std::string& value) {
  settings.language = parse_language(value);
  if (!settings.language && !value.empty()) {
    throw wrong_value(name, value,
                      Message(Text{"language “{}” is not known", "不认识语言“{}”"}, {value}),
                      Message(Text{"write en or zh-Hans", "请写 en 或 zh-Hans"}));
  }
}

// Read anew, so that what another process changed meanwhile stays. The rate of tax is what the data
// was reckoned by, and stays.
void set_workspace(Call& call) {
  host::WorkspaceSettings settings =
      host::Workspace::open(call.host.workspace().folder()).settings();
  for (const auto& [name, value] : call.given.object("values")) {
    if (name == "name")
      settings.name = value;
    else if (name == "remark")
      settings.remark = value;
    else if (name == "language")
      set_language(settings, name, value);
    else if (name == "home_currency")
      set_currency(call, settings, name, value);
    else if (name == "time_zone")
      set_zone(settings, name, value);
    else if (name == "watermark")
      settings.watermark = flag_of(name, value);
    else if (name == "query_seconds")
      settings.query_seconds = static_cast<int>(number_within(name, value, 86'400));
    else if (name == "export_rows")
      settings.export_rows = number_within(name, value, 1'000'000'000);
    else if (name == "export_rows_a_day")
      settings.export_rows_a_day = number_within(name, value, 1'000'000'000);
    else
      throw wrong_value(
          name, value, Message(Text{"{} is not changed here", "{} 不在这里修改"}, {name}),
          Message(Text{"{}; others stand in pareto.toml", "可改 {}；其余见 pareto.toml"},
                  {kChanged}));
  }
  if (!call.given.flag("dry_run")) call.host.workspace().save(settings);
  call.out.begin_object();
  write_settings(call, settings);
  call.out.end_object();
}

// What a list shows beside fields.
void write_figures(Call& call, const model::Entity& entity) {
  JsonWriter& out = call.out;
  out.key("figures").begin_array();
  for (const model::Field& figure : tiering::list_figures(entity.name)) {
    const access::FieldAccess may = access_to(call.host.session(), entity, figure);
    if (may >= access::FieldAccess::Read) write_field(out, figure, may, call.language);
  }
  out.end_array();
}

void write_entity(Call& call, const model::Entity& entity) {
  JsonWriter& out = call.out;
  out.begin_object()
      .member("name", entity.name)
      .member("label", entity.label.in(call.language))
      .member("plural", entity.plural.in(call.language));
  out.member_if("plugin", entity.plugin)
      .member_if("label_field", entity.label_field)
      .key("kept")
      .flag(entity.kept);
  out.key("fields").begin_array();
  for (const model::Field& field : entity.fields) {
    const access::FieldAccess may = access_to(call.host.session(), entity, field);
    if (may == access::FieldAccess::Hidden) continue;
    // A field that is hidden has no name either.
    std::optional<std::string_view> in;
    if (const model::Field* own = model::own_currency_of(entity, field)) {
      in.emplace();
      if (access_to(call.host.session(), entity, *own) != access::FieldAccess::Hidden)
        in = own->name;
    }
    write_field(out, field, may, call.language, in);
  }
  out.end_array();
  write_figures(call, entity);
  out.end_object();
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
  return {
      {.name = "workspace.show",
       .summary = {"the firm, until when its data reach, and who asks",
                   "公司、数据截止日、当前用户"},
       .answer =
           "{name: text, home_currency: text, time_zone: text, language?: text, watermark: flag, today: day, data_until: day, "
           "remark?: text, user: {id: id, name: text, owner: flag, duties: [text]}, settings?: Settings, plugins: [text]}",
       .run = show_workspace},
      {.name = "workspace.set",
       .summary =
           {"the firm's name, language, currency, zone, what stands on reports and pages, limits; it holds from the next call on",
            "公司名称、语言、本位币、时区、报告和页面上的文字、各项限额；从下一次调用起生效"},
       .parameters = {{"values", Kind::Object, {kChanged, kChanged}, true},
                      {"dry_run", Kind::Flag, {"look at it, keep nothing", "只看，不保存"}}},
       .answer = "{settings: Settings}",
       .changes = true,
       .duty = access::Duty::Configure,
       .run = set_workspace},
      {.name = "schema.show",
       .summary = {"kinds of records and their fields, as far as they may be read",
                   "记录种类及其可读字段"},
       .parameters = {{"entity", Kind::Text, {"only this kind (all)", "只看这一种（默认全部）"}}},
       .answer =
           "{entities: [{name: text, label: text, plural: text, plugin?: text, label_field?: text, kept: flag, fields: [Field], figures: [Field]}]}",
       .run = show_schema,
       .repeats = true}};
}

}  // namespace pareto::api
