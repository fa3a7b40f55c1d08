// tier override: a tier that a person sets in place of the rule's, from today on, with a reason;
// ended, listed.
#include "core/base/counted.hpp"
#include "core/base/error.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/tiers/tier_output.hpp"
#include "core/cli/tiers/tier_rule.hpp"
#include "core/cli/words/name_value.hpp"
#include "core/host/tier_by_hand.hpp"
#include "core/host/tier_rules.hpp"
#include "core/records/list/list.hpp"
#include "core/records/values/names.hpp"

namespace pareto::cli {
namespace {

int list_overrides(Context& context, host::Host& host) {
  records::ListRequest request{
      .entity = "tier_override",
      .columns = {"customer", "rule", "tier", "from_date", "until", "user", "reason"},
      .sort = {"-from_date"}};
  if (const auto rule = context.arguments.get("rule")) request.where.push_back("rule = " + *rule);
  records::List list = records::list_records(host.store(), host.session(), host.schema(), request);
  list.rows = exported(context, host,
                       {"pareto tier override", &host.schema().entity("customer"), list.count},
                       std::move(list.rows));
  std::vector<ResultColumn> columns = columns_of(*list.rows->schema());
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (list.columns[c].field != nullptr)
      columns[c].label = list.columns[c].field->label.in(context.language);
  }
  ResultStyle style = context.result_style();
  style.footer = [&](std::int64_t count) {
    if (count > 0)
      return std::vector<std::string>{
          context.words({"{} set by hand", "{} 条人工定级"}, {counted(count)})};
    return std::vector<std::string>{context.words(
        {"no tier is set by hand; set one: pareto tier override CUSTOMER TIER --reason WHY",
         "没有人工定级；设置：pareto tier override 客户 等级 --reason 原因"})};
  };
  write_result(context.output.out, style, columns, *list.rows);
  return kDone;
}

void say_tier(Context& context, host::Host& host, const tiering::Rule& rule, std::int64_t customer,
              const std::string& name) {
  store::Statement row = host.connection().prepare(
      "SELECT tier, own_tier, overridden FROM pareto_tier_assignment WHERE customer = ?1 AND rule = ?2 AND to_date IS NULL");
  const std::string id = rule.id();
  row.bind(1, customer).bind(2, std::string_view(id));
  if (!row.step())
    return context.output.out.line(context.words({"{}: not rated", "{}：未评级"}, {name}));
  const std::string tier = tier_word(context, rule, std::string(row.text(0)));
  const bool by_hand = !row.is_null(2) && row.integer(2) != 0;
  const std::string own = row.is_null(1) ? context.words({"not rated", "未评级"})
                                         : tier_word(context, rule, std::string(row.text(1)));
  context.output.out.line(
      by_hand ? context.words({"{}: {}, set by hand; the rule itself says {}",
                               "{}：{}（人工定级）；规则本身给出 {}"},
                              {name, tier, own})
              : context.words({"{}: {}, as the rule says", "{}：{}（按规则）"}, {name, tier}));
}

}  // namespace

int override_tier(Context& context, host::Host& host) {
  const auto who = context.arguments.operand(0), to = context.arguments.operand(1);
  const bool ends = context.arguments.flag("remove");
  if (!who) return list_overrides(context, host);
  if (ends == to.has_value()) {
    throw Error(
        ErrorCode::Argument,
        ends
            ? Message(Text{"a tier is set or taken back, not both", "要么定级，要么取消，不能同时"})
            : Message(Text{"which tier?", "定为哪一级？"}),
        Message(Text{
            "pareto tier override CUSTOMER TIER --reason WHY [--until DATE], or pareto tier override CUSTOMER --remove",
            "pareto tier override 客户 等级 --reason 原因 [--until 日期]，或 pareto tier override 客户 --remove"}));
  }
  const std::string id = host::the_rule(host, context.arguments.get("rule"));
  const records::Named named =
      records::the_one(host.reader(), host.schema(), host.schema().entity("customer"), *who);
  jobs::Job job(host.jobs(), "tier", id);
  const tiering::Rule rule = host::tier_rule(host, id, {}, context.language, &job);
  host::TierByHand wanted{.customer = named,
                          .reason = context.arguments.get("reason").value_or(""),
                          .until = day_given(context.arguments.get("until"))};
  if (!ends) wanted.tier = *to;
  const tiering::RunResult run = host::set_tier_by_hand(host, rule, wanted);
  say_tier(context, host, rule, host::rated_by(host, run, named.id), named.label);
  if (run.changes > 1)
    context.output.out.line(
        context.words({"{} tiers changed: those of others had moved since the last run",
                       "{} 个等级变动：其他客户自上次评定后也有变化"},
                      {counted(run.changes)}));
  for (const Message& note : run.notes) context.output.out.line("  " + note.in(context.language));
  print_labelled(
      context.output.out,
      {{context.words({"undo", "撤销"}),
        context.words({"pareto journal undo {}", "pareto journal undo {}"}, {run.operation})}});
  deliver(context, host);
  return kDone;
}

}  // namespace pareto::cli
