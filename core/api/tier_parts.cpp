#include "core/api/tier_parts.hpp"

#include "core/api/write_parts.hpp"
#include "core/host/tier_rules.hpp"

namespace pareto::api {

std::map<std::string, std::string> texts_by_name(const Call& call, std::string_view parameter) {
  std::map<std::string, std::string> out;
  for (const auto& [name, value] : call.given.object(parameter)) out[name] = value;
  return out;
}

std::string rule_id(Call& call) {
  const std::string given = call.given.text("rule");
  return host::the_rule(call.host, given.empty() ? std::nullopt : std::optional(given));
}

std::optional<Date> day_of(const Call& call) {
  const std::optional<Date> given = day_given(call, "as_of");
  return given ? given : call.host.options().as_of;
}

void write_tier(JsonWriter& out, const std::string& name, const tiering::Rule& rule,
                std::string_view code, Language language) {
  out.key(name);
  if (code.empty()) {
    out.nothing();
    return;
  }
  out.text(code);
  const std::uint8_t tier = rule.index_of(code);
  const std::string& label =
      tier < rule.tiers().size() ? rule.tiers()[tier].label.in(language) : std::string();
  out.member(name + "_label", label.empty() ? code : std::string_view(label));
}

void write_tier(JsonWriter& out, const std::string& name, const tiering::Rule& rule,
                std::uint8_t tier, Language language) {
  write_tier(out, name, rule, rule.code(tier), language);
}

void write_who(JsonWriter& out, const tiering::SubjectName& who) {
  out.begin_object()
      .key("id")
      .id(who.id)
      .member("code", who.code)
      .member("name", who.name)
      .member_if("brief", who.brief)
      .end_object();
}

void write_measure(JsonWriter& out, std::string_view name, std::int64_t value, model::Type type) {
  if (type == model::Type::Money || type == model::Type::Quantity)
    write_decimal(out, name, value);
  else
    out.key(name).integer(value);
}

void write_notes(JsonWriter& out, const std::vector<Message>& notes, Language language) {
  out.key("notes").begin_array();
  for (const Message& note : notes) out.text(note.in(language));
  out.end_array();
}

}  // namespace pareto::api
