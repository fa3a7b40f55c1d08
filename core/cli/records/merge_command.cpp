// merge: one record of two or more.
#include <algorithm>

#include "core/base/counted.hpp"
#include "core/base/error.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/records/merge_run.hpp"
#include "core/cli/words/entity_word.hpp"
#include "core/cli/words/name_value.hpp"
#include "core/records/values/names.hpp"

namespace pareto::cli {
namespace {

const model::Field& field_of(const model::Entity& entity, const std::string& name) {
  for (const model::Field& field : entity.fields) {
    const bool called = field.name == name || field.label.en == name || field.label.zh_hans == name;
    if (called && field.stored() && !field.read_only && field.name != "code") return field;
  }
  throw Error(ErrorCode::Argument,
              Message(Text{"{} has no field {} that could be kept", "{}没有可保留的字段 {}"},
                      {entity.spoken(), name}),
              Message(Text{"see the fields with: pareto list {} --columns help",
                           "字段请看：pareto list {} --columns help"},
                      {entity.name}));
}

int run(Context& context) {
  auto host = open_workspace(context);
  const model::Entity& entity = entity_named(
      host->schema(), context.arguments.get("entity").value_or("customer"), context.language);
  const std::vector<std::string>& operands = context.arguments.operands();
  twins::MergeRequest request{.entity = entity.name};
  std::int64_t stays = 0;
  for (const std::string& operand : operands) {
    const records::Named named = records::the_one(host->reader(), host->schema(), entity, operand);
    if (stays == 0)
      stays = named.id;
    else
      request.pairs.push_back({named.id, stays});
  }
  for (const auto& [name, which] : parse_name_values(context.arguments.list("keep"))) {
    const records::Named named = records::the_one(host->reader(), host->schema(), entity, which);
    const auto of = [&](const twins::Merging& pair) {
      return pair.goes == named.id || pair.stays == named.id;
    };
    if (std::none_of(request.pairs.begin(), request.pairs.end(), of)) {
      throw Error(
          ErrorCode::Argument,
          Message(Text{"“{}” is none of the records that are merged", "“{}”不在要合并的记录里"},
                  {which}),
          Message(Text{"write --keep FIELD=CODE with the code of one of them",
                       "请写 --keep 字段=其中一个的编码"}));
    }
    request.keep[field_of(entity, name).name] = named.id;
  }
  return run_merge(context, *host, std::move(request));
}

}  // namespace

Command merge_command() {
  return {
      Verb{.name = "merge",
           .group = Group::LookAndChange,
           .summary = {"make one record of two", "合并重复的记录"},
           .operands = {{"STAYS",
                         {"code, name or part of it: who stays", "保留哪个：编码、名称或其一部分"}},
                        {"GOES", {"who goes into it", "并入的"}, Operand::Count::OneOrMore}},
           .options =
               {{.name = "entity",
                 .value = "ENTITY",
                 .help = {"customer, contact, product, … (customer)",
                          "customer（客户）、contact（联系人）、product（产品）等（默认客户）"}},
                {.name = "keep",
                 .value = "FIELD=WHICH",
                 .help = {"whose value of a field is kept (of who stays, unless it is empty)",
                          "某字段保留谁的值（默认保留者的，空缺才取并入的）"},
                 .repeatable = true},
                {.name = "dry-run", .help = {"show what it would do", "只看会怎样"}}},
           .examples = {{{"merge 0031 0040 --keep phone=0040", "merge 0031 0040 --keep phone=0040"},
                         {"0040 goes into 0031, whose phone it brings",
                          "0040 并入 0031，电话用 0040 的"}}},
           .changes = true},
      run};
}

}  // namespace pareto::cli
