#include "core/api/plugin_parts.hpp"

#include "core/api/write_parts.hpp"

namespace pareto::api {

void write_content(Call& call, const host::PackContent& content, const std::set<std::string>& roles_there) {
  JsonWriter& out = call.out;
  out.key("roles").begin_array();
  for (const records::RoleFile& role : content.roles) {
    out.begin_object().member("code", role.code).member("name", role.name_in(call.language)).member("words", role.words_in(call.language));
    out.key("there").flag(roles_there.contains(role.code)).end_object();
  }
  out.end_array().key("words").begin_array();
  for (const plugins::GlossaryWord& word : content.words) {
    out.begin_object().member("word", word.word.in(call.language)).member("meaning", word.meaning.in(call.language)).end_object();
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

}  // namespace pareto::api
