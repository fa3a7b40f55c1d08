#include "core/cli/plugins/plugin_content.hpp"

#include "core/cli/records/done.hpp"

namespace pareto::cli {

void add_content(const Context& context, const host::PackContent& content,
                 const std::set<std::string>& roles_there,
                 std::vector<std::pair<std::string, std::string>>& lines) {
  for (const records::RoleFile& role : content.roles) {
    const std::string what =
        context.words({"{0}  {1}: {2}", "{0}  {1}：{2}"},
                      {role.code, role.name_in(context.language), role.words_in(context.language)});
    const bool there = roles_there.contains(role.code);
    lines.emplace_back(context.words({"role", "角色"}),
                       there ? context.words({"{} (one of this code is here, and stays as it is)",
                                              "{}（这里已有同编码的角色，保持不变）"},
                                             {what})
                             : what);
  }
  for (const plugins::GlossaryWord& word : content.words) {
    lines.emplace_back(
        context.words({"word", "术语"}),
        context.words({"{0}: {1}", "{0}：{1}"},
                      {word.word.in(context.language), word.meaning.in(context.language)}));
  }
}

void say_roles(Context& context, const host::PutRoles& roles) {
  Stream& out = context.output.out;
  for (const std::string& code : roles.made)
    out.line(context.words({"added the role {0}; what it allows: pareto role show {0}",
                            "已新增角色 {0}；权限明细：pareto role show {0}"},
                           {code}));
  for (const std::string& code : roles.kept)
    out.line(context.words(
        {"the role {} is here already and stays as it is", "已有角色 {}，保持不变"}, {code}));
  for (const std::string& code : roles.refused) {
    print_caution(
        context.output.err, context.language,
        context.words(
            {"the role {} was not added: whoever manages users and roles adds it with pareto plugin enable",
             "未新增角色 {}：请管理用户与角色的人执行 pareto plugin enable 来新增"},
            {code}));
  }
  say_undo(context, roles.operation);
}

}  // namespace pareto::cli
