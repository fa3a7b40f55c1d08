// The tier rules: which there are, with what they can be told; the settings that hold; whose tiers
// customers show.
#include "core/api/tier_parts.hpp"
#include "core/api/write_parts.hpp"
#include "core/base/error.hpp"
#include "core/host/rule_settings.hpp"
#include "core/host/tier_rules.hpp"

namespace pareto::api {
namespace {

void list(Call& call) {
  host::Host& host = call.host;
  const std::string primary = host::primary_rule(host);
  JsonWriter& out = call.out;
  out.begin_object().key("rules").begin_array();
  for (const plugins::Offer& offer : host.plugins().extensions(PARETO_EXT_TIERING)) {
    const std::string& id = offer.extension.id;
    out.begin_object()
        .member("name", id)
        .member("label", offer.extension.label.in(call.language))
        .member("plugin", offer.plugin)
        .key("primary")
        .flag(id == primary);
    store::Statement last = host.connection().prepare(
        "SELECT as_of, at, changes, per_group FROM pareto_tier_run WHERE rule = ?1 ORDER BY id DESC LIMIT 1");
    last.bind(1, std::string_view(id));
    out.key("last_run");
    if (last.step()) {
      out.begin_object()
          .member("as_of", Date{static_cast<std::int32_t>(last.integer(0))}.iso())
          .member("at", Time{last.integer(1)}.iso())
          .key("changes")
          .integer(last.integer(2))
          .key("per_group")
          .flag(last.integer(3) != 0)
          .end_object();
    } else {
      out.nothing();
    }
    out.end_object();
  }
  out.end_array().end_object();
}

// The settings as fields of a form, each with the value that holds now.
void write_rule(Call& call, const tiering::Rule& rule,
                const std::map<std::string, std::string>& kept) {
  JsonWriter& out = call.out;
  out.member("name", rule.id())
      .member("label", rule.label().in(call.language))
      .member("plugin", rule.plugin())
      .key("ordered")
      .flag(rule.ordered());
  out.key("primary").flag(rule.id() == host::primary_rule(call.host)).key("tiers").begin_array();
  for (std::size_t t = rule.tiers().size(); t-- > 0;) {
    out.begin_object();
    write_tier(out, "tier", rule, static_cast<std::uint8_t>(t), call.language);
    out.end_object();
  }
  out.end_array().key("settings").begin_array();
  for (const plugins::Offer& offer : call.host.plugins().extensions(PARETO_EXT_TIERING)) {
    if (offer.extension.id != rule.id()) continue;
    for (const model::Field& field : offer.extension.settings) {
      const plugins::Setting* value = rule.settings().find(field.name);
      out.begin_object().key("field");
      write_field(out, field, access::FieldAccess::Change, call.language);
      out.key("value");
      if (value != nullptr && !value->secret)
        out.text(value->text);
      else
        out.nothing();
      out.key("kept").flag(kept.contains(field.name)).end_object();
    }
  }
  out.end_array();
}

void show(Call& call) {
  const std::string id = rule_id(call);
  const tiering::Rule rule = host::tier_rule(call.host, id, {}, call.language);
  call.out.begin_object();
  write_rule(call, rule, host::rule_settings(call.host.workspace().folder(), id));
  call.out.end_object();
}

// Looked at before they are kept: what the rule does not take is refused.
void set(Call& call) {
  host::Host& host = call.host;
  const std::string id = rule_id(call);
  const std::map<std::string, std::string> given = texts_by_name(call, "settings");
  const tiering::Rule rule = host::tier_rule(host, id, given, call.language);
  const bool look = call.given.flag("dry_run");
  if (!look) host::save_rule_settings(host.workspace().folder(), id, given);
  std::map<std::string, std::string> kept = host::rule_settings(host.workspace().folder(), id);
  if (look) {
    for (const auto& [name, value] : given) kept[name] = value;
  }
  std::erase_if(kept, [](const auto& each) { return each.second.empty(); });
  call.out.begin_object();
  write_rule(call, rule, kept);
  call.out.end_object();
}

void set_primary(Call& call) {
  const std::string id = rule_id(call), before = host::primary_rule(call.host);
  if (!call.given.flag("dry_run")) host::make_primary(call.host, id);
  call.out.begin_object()
      .member("name", id)
      .member_if("before", before)
      .key("changed")
      .flag(id != before)
      .end_object();
}

}  // namespace

std::vector<Method> rule_methods() {
  const Parameter look{"dry_run", Kind::Flag, {"look at it, keep nothing", "只看，不保存"}};
  Parameter needed = kRule;
  needed.required = true;
  return {
      {.name = "rules.list",
       .summary = {"the tier rules that are enabled, and when each ran last",
                   "已启用的等级规则及上次运行"},
       .answer =
           "{rules: [{name: text, label: text, plugin: text, primary: flag, last_run: {as_of: day, at: time, changes: int, per_group: flag}|null}]}",
       .run = list},
      {.name = "rules.show",
       .summary = {"a rule: its tiers, its settings with their kinds and values",
                   "一条规则：等级、设置的类型和现值"},
       .parameters = {kRule},
       .answer = "Rule",
       .run = show},
      {.name = "rules.set",
       .summary = {"keep settings of a rule for all later runs", "保存规则的设置，供以后运行使用"},
       .parameters = {needed,
                      {"settings",
                       Kind::Object,
                       {"by name; empty: as the plugin has it", "按名称；留空恢复默认值"},
                       true},
                      look},
       .answer = "Rule",
       .changes = true,
       .duty = access::Duty::RunTiers,
       .run = set},
      {.name = "rules.make_primary",
       .summary = {"its tiers are those that customers show; then run it",
                   "设为主规则：客户显示它的等级；随后请运行"},
       .parameters = {needed, look},
       .answer = "{name: text, before?: text, changed: flag}",
       .changes = true,
       .duty = access::Duty::Configure,
       .run = set_primary}};
}

}  // namespace pareto::api
