#include "core/tiering/told.hpp"

#include "core/base/error.hpp"

namespace pareto::tiering {

namespace {

// Records that the rule counts or adds up. What it says of them must be no more than what is seen
// of them.
void check_may_read_records(const access::Rights& rights, const Need& need) {
  const model::Entity* entity = rights.schema().find(need.entity);
  if (entity == nullptr) return;  // the rule says so itself
  const model::Field* sum = need.field.empty() ? nullptr : entity->find(need.field);
  const bool seen = rights.scope(*entity, access::Verb::See) != access::Scope::None;
  if (seen && (sum == nullptr || rights.field(*entity, *sum) >= access::FieldAccess::Read)) return;
  throw Error(ErrorCode::Denied,
              Message(Text{"the rule looks at {}, which you may not read",
                           "这条规则要看{}，您没有读取的权限"},
                      {entity->spoken()}),
              Message(Text{"the tier itself stands in customer.tier", "等级本身见 customer.tier"}));
}

}  // namespace

void check_may_read(const access::Rights& rights, const RulePlan& plan) {
  const model::Entity& customer = rights.schema().entity("customer");
  const model::Entity& sale = rights.schema().entity("sale");
  for (const Need& need : plan.needs) {
    if (need.kind == PARETO_NEED_CHILDREN) check_may_read_records(rights, need);
    const bool field = need.kind == PARETO_NEED_FIELD;
    if (!field && need.kind != PARETO_NEED_METRIC) continue;
    const model::Entity& entity = field ? customer : sale;
    const model::Field* read = entity.find(field                     ? std::string_view(need.source)
                                           : need.source == "margin" ? "home_cost"
                                                                     : "home_amount");
    if (read == nullptr || rights.field(entity, *read) >= access::FieldAccess::Read) continue;
    throw Error(
        ErrorCode::Denied,
        Message(Text{"the rule looks at {} of {}, which you may not read",
                     "这条规则要看{1}的“{0}”，您没有读取的权限"},
                {Argument(read->name, read->label.zh_hans), entity.spoken()}),
        Message(Text{"the tier itself stands in customer.tier", "等级本身见 customer.tier"}));
  }
}

void check_sees_all(store::Connection& reader, const std::vector<std::int64_t>& customers,
                    const std::string& name) {
  store::Statement row = reader.prepare("SELECT 1 FROM pareto_customer WHERE id = ?1");
  for (const std::int64_t customer : customers) {
    const bool seen = row.bind(1, customer).step();
    row.reset();
    if (seen) continue;
    throw Error(
        ErrorCode::Denied,
        Message(
            Text{
                "the rule rates the whole group of {}, and not all customers of it are yours to see",
                "规则按整个集团评定 {}，其中有您看不到的客户"},
            {name}),
        Message(
            Text{"the tier itself stands in customer.tier; for this customer alone: --per customer",
                 "等级本身见 customer.tier；只看这一家：--per customer"}));
  }
}

void check_sees_everyone(const access::Session& session) {
  if (!session.rights) return;
  for (const char* entity : {"customer", "sale"}) {
    if (session.rights->scope(session.rights->schema().entity(entity), access::Verb::See) ==
        access::Scope::All)
      continue;
    throw Error(ErrorCode::Denied,
                Message(Text{"a rule rates everyone, and {} does not see every {}",
                             "规则要评定全部客户，而 {} 看不到全部 {}"},
                        {session.name, entity}),
                Message(Text{"one customer of yours: pareto tier explain CUSTOMER",
                             "看自己的一个客户：pareto tier explain 客户"}));
  }
}

void check_reads_sales(const access::Session& session) {
  if (!session.rights) return;
  const model::Entity& sale = session.rights->schema().entity("sale");
  const model::Field* amount = sale.find("home_amount");
  if (amount == nullptr || session.rights->field(sale, *amount) >= access::FieldAccess::Read)
    return;
  throw Error(
      ErrorCode::Denied,
      Message(Text{"this adds up what sales were worth, which {} may not read",
                   "这里汇总销售金额，而 {} 无权读取"},
              {session.name}),
      Message(Text{"the tiers themselves stand in customer.tier", "等级本身见 customer.tier"}));
}

}  // namespace pareto::tiering
