#include "core/api/plugin_parts.hpp"

#include "core/api/write_parts.hpp"
#include "pareto/field_words.hpp"

namespace pareto::api {

void write_content(Call& call, const host::PackContent& content,
                   const std::set<std::string>& roles_there) {
  JsonWriter& out = call.out;
  out.key("roles").begin_array();
  for (const records::RoleFile& role : content.roles) {
    out.begin_object()
        .member("code", role.code)
        .member("name", role.name_in(call.language))
        .member("words", role.words_in(call.language));
    out.key("there").flag(roles_there.contains(role.code)).end_object();
  }
  out.end_array().key("words").begin_array();
  for (const plugins::GlossaryWord& word : content.words) {
    out.begin_object()
        .member("word", word.word.in(call.language))
        .member("meaning", word.meaning.in(call.language))
        .end_object();
  }
  out.end_array();
}

void write_put(Call& call, const host::PutRoles& roles) {
  JsonWriter& out = call.out;
  out.key("roles_put").begin_object();
  write_texts(out, "made", roles.made);
  write_texts(out, "kept", roles.kept);
  write_texts(out, "refused", roles.refused);
  write_id(out, "operation", roles.operation);
  out.end_object();
}

void write_conversions(Call& call, const std::vector<host::ConvertedField>& conversions) {
  JsonWriter& out = call.out;
  out.key("conversions").begin_array();
  for (const host::ConvertedField& one : conversions) {
    out.begin_object()
        .member("plugin", one.plugin)
        .member("entity", one.entity)
        .member("field", one.field)
        .member("from", one.from)
        .member_if("label", one.label.in(call.language));
    out.member("from_type", sdk::kTypeWords[static_cast<std::size_t>(one.was)])
        .member("to_type", sdk::kTypeWords[static_cast<std::size_t>(one.now)]);
    out.key("values")
        .integer(one.values)
        .key("converted")
        .integer(one.values - one.left)
        .key("left")
        .integer(one.left)
        .key("examples")
        .begin_array();
    for (const host::ConvertedField::Example& example : one.examples) {
      out.begin_object().member("before", example.before);
      if (example.after) out.member("after", *example.after);
      out.end_object();
    }
    out.end_array().end_object();
  }
  out.end_array();
}

void write_restarts(Call& call, const std::vector<host::RestartedService>& restarts) {
  JsonWriter& out = call.out;
  out.key("restarts").begin_array();
  for (const host::RestartedService& one : restarts)
    out.begin_object()
        .member("service", one.service)
        .member("plugin", one.plugin)
        .member_if("label", one.label.in(call.language))
        .end_object();
  out.end_array();
}

}  // namespace pareto::api
