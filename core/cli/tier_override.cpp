// tier override: a tier that a person sets in place of the rule's, from today on, with a reason; ended, listed.
#include "core/base/counted.hpp"
#include "core/base/error.hpp"
#include "core/cli/commands.hpp"
#include "core/cli/name_value.hpp"
#include "core/cli/open_workspace.hpp"
#include "core/cli/tier_output.hpp"
#include "core/cli/tier_rule.hpp"
#include "core/records/list.hpp"
#include "core/records/names.hpp"
#include "core/tiering/overrides.hpp"
#include "core/tiering/rule_run.hpp"

namespace pareto::cli {
namespace {

int list_overrides(Context& context, host::Host& host) {
  records::ListRequest request{.entity = "tier_override", .columns = {"customer", "rule", "tier", "from_date", "until", "user", "reason"}, .sort = {"-from_date"}};
  if (const auto rule = context.arguments.get("rule")) request.where.push_back("rule = " + *rule);
  records::List list = records::list_records(host.store(), host.session(), host.schema(), request);
  list.rows = exported(context, host, {"pareto tier override", &host.schema().entity("customer"), list.count}, std::move(list.rows));
  std::vector<ResultColumn> columns = columns_of(*list.rows->schema());
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (list.columns[c].field != nullptr) columns[c].label = list.columns[c].field->label.in(context.language);
  }
  ResultStyle style = context.result_style();
  style.footer = [&](std::int64_t count) {
    if (count > 0) return std::vector<std::string>{context.words({"{} set by hand", "{} 条人工定级"}, {counted(count)})};
    return std::vector<std::string>{context.words({"no tier is set by hand; set one: pareto tier override CUSTOMER TIER --reason WHY", "没有人工定级；设置：pareto tier override 客户 等级 --reason 原因"})};
  };
  write_result(context.output.out, style, columns, *list.rows);
  return kDone;
}

// A code or a label of a tier, as people say it.
std::string tier_named(const Context& context, const tiering::Rule& rule, const std::string& said) {
  for (const tiering::TierName& tier : rule.tiers()) {
    if (tier.code == said || tier.label.in(context.language) == said) return tier.code;
  }
  return said;
}

// The one whom the rule rates: the head of the group where it rates groups, else the customer.
std::int64_t rated(host::Host& host, const tiering::RunResult& run, std::int64_t customer) {
  if (!run.per_group) return customer;
  store::Statement row = host.connection().prepare("SELECT root FROM pareto_customer WHERE id = ?1");
  row.bind(1, customer);
  return row.step() && !row.is_null(0) ? row.integer(0) : customer;
}

void say_tier(Context& context, host::Host& host, const tiering::Rule& rule, std::int64_t customer, const std::string& name) {
  store::Statement row = host.connection().prepare("SELECT tier, own_tier, overridden FROM pareto_tier_assignment WHERE customer = ?1 AND rule = ?2 AND to_date IS NULL");
  const std::string id = rule.id();
  row.bind(1, customer).bind(2, std::string_view(id));
  if (!row.step()) return context.output.out.line(context.words({"{}: not rated", "{}：未评级"}, {name}));
  const std::string tier = tier_word(context, rule, std::string(row.text(0)));
  const bool by_hand = !row.is_null(2) && row.integer(2) != 0;
  const std::string own = row.is_null(1) ? context.words({"not rated", "未评级"}) : tier_word(context, rule, std::string(row.text(1)));
  context.output.out.line(by_hand ? context.words({"{}: {}, set by hand; the rule itself says {}", "{}：{}（人工定级）；规则本身给出 {}"}, {name, tier, own})
                                  : context.words({"{}: {}, as the rule says", "{}：{}（按规则）"}, {name, tier}));
}

}  // namespace

int override_tier(Context& context, host::Host& host) {
  const auto who = context.arguments.operand(0), to = context.arguments.operand(1);
  const bool ends = context.arguments.flag("remove");
  if (!who) return list_overrides(context, host);
  if (ends == to.has_value()) {
    throw Error(ErrorCode::Argument, ends ? Message(Text{"a tier is set or taken back, not both", "要么定级，要么取消，不能同时"}) : Message(Text{"which tier?", "定为哪一级？"}),
                Message(Text{"pareto tier override CUSTOMER TIER --reason WHY [--until DATE], or pareto tier override CUSTOMER --remove",
                             "pareto tier override 客户 等级 --reason 原因 [--until 日期]，或 pareto tier override 客户 --remove"}));
  }
  const std::string reason = context.arguments.get("reason").value_or("");
  if (!ends && reason.empty()) {
    throw Error(ErrorCode::Argument, Message(Text{"a tier set by hand needs a reason", "人工定级需要写明原因"}), Message(Text{"say why: --reason \"signed for three years\"", "请写明：--reason \"已签三年协议\""}));
  }
  const std::string id = the_rule(host, context.arguments.get("rule"));
  const records::Named named = records::the_one(host.reader(), host.schema(), host.schema().entity("customer"), *who);
  jobs::Job job(host.jobs(), "tier", id);
  const tiering::Rule rule = make_rule(context, host, id, {}, &job);
  records::Transaction transaction(host.records(), host.session(), {.kind = "override", .title = id + " " + named.label});
  if (ends) {
    if (!tiering::end_override(transaction, rule, named.id, host.today())) {
      throw Error(ErrorCode::Argument, Message(Text{"no tier of {} is set by hand for {} now", "{1} 现在没有规则 {0} 的人工定级"}, {id, named.label}),
                  Message(Text{"list them: pareto tier override", "查看：pareto tier override"}));
    }
  } else {
    tiering::set_override(transaction, rule, {.customer = named.id, .tier = tier_named(context, rule, *to), .reason = reason, .from = host.today(), .until = day_given(context.arguments.get("until"))});
  }
  // It holds at once: the rule runs along, and one undo takes both back.
  const tiering::RunRequest request{.as_of = {}, .today = host.today(), .primary = id == primary_rule(host), .history = false, .compare = false};
  const tiering::RunResult run = tiering::run_rule_within(transaction, rule, request);
  const std::int64_t operation = transaction.commit();
  say_tier(context, host, rule, rated(host, run, named.id), named.label);
  if (run.changes > 1) context.output.out.line(context.words({"{} tiers changed: those of others had moved since the last run", "{} 个等级变动：其他客户自上次评定后也有变化"}, {counted(run.changes)}));
  for (const Message& note : run.notes) context.output.out.line("  " + note.in(context.language));
  print_labelled(context.output.out, {{context.words({"undo", "撤销"}), context.words({"pareto journal undo {}", "pareto journal undo {}"}, {operation})}});
  deliver(context, host);
  return kDone;
}

}  // namespace pareto::cli
