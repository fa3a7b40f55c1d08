#include "core/host/tier_by_hand.hpp"

#include "core/base/error.hpp"
#include "core/host/tier_rules.hpp"

namespace pareto::host {
namespace {

// As people say it: a code, or a label in any language.
std::string tier_named(const tiering::Rule& rule, const std::string& said) {
  for (const tiering::TierName& tier : rule.tiers()) {
    if (tier.code == said || tier.label.en == said || tier.label.zh_hans == said) return tier.code;
  }
  return said;
}

}  // namespace

tiering::RunResult set_tier_by_hand(Host& host, const tiering::Rule& rule,
                                    const TierByHand& wanted) {
  if (wanted.tier && wanted.reason.empty()) {
    throw Error(ErrorCode::Argument,
                Message(Text{"a tier set by hand needs a reason", "人工定级需要写明原因"}),
                Message(Text{"say why: --reason \"signed for three years\"",
                             "请写明：--reason \"已签三年协议\""}));
  }
  records::Transaction transaction(
      host.records(), host.session(),
      {.kind = "override", .title = rule.id() + " " + wanted.customer.label});
  if (wanted.tier) {
    tiering::set_override(transaction, rule,
                          {.customer = wanted.customer.id,
                           .tier = tier_named(rule, *wanted.tier),
                           .reason = wanted.reason,
                           .from = host.today(),
                           .until = wanted.until});
  } else if (!tiering::end_override(transaction, rule, wanted.customer.id, host.today())) {
    throw Error(
        ErrorCode::Argument,
        Message(Text{"no tier of {} is set by hand for {} now", "{1} 现在没有规则 {0} 的人工定级"},
                {rule.id(), wanted.customer.label}),
        Message(Text{"list them: pareto tier override", "查看：pareto tier override"}));
  }
  const tiering::RunRequest request{.as_of = {},
                                    .today = host.today(),
                                    .primary = rule.id() == primary_rule(host),
                                    .history = false,
                                    .compare = false};
  tiering::RunResult run = tiering::run_rule_within(transaction, rule, request);
  run.operation = transaction.commit();
  return run;
}

std::int64_t rated_by(Host& host, const tiering::RunResult& run, std::int64_t customer) {
  if (!run.per_group) return customer;
  store::Statement row =
      host.connection().prepare("SELECT root FROM pareto_customer WHERE id = ?1");
  row.bind(1, customer);
  return row.step() && !row.is_null(0) ? row.integer(0) : customer;
}

}  // namespace pareto::host
