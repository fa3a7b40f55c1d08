// Payments of customers, from the bank's own file: an entity for them and an importer of the file.
// Nothing else is needed: matching of customers, rejects, lists, history, undo and SQL are the
// host's.
#include <pareto/plugin.hpp>

#include "importer.hpp"

using namespace pareto::sdk;

struct PaymentEntity : Entity<PaymentEntity> {
  static constexpr const char* name = "payment";
  static constexpr Label label{"Payment", "收付款"}, plural{"Payments", "收付款"};
  static constexpr const char* label_field = "reference";
  static constexpr Field fields[] = {
      date("date", {"Date", "日期"}).required().listed(),
      text("reference", {"Reference", "流水号"}).required().unique().listed(),
      money("amount", {"Amount", "金额"}).required().listed(),
      reference("customer", {"Customer", "客户"}, "customer").listed(),
      text("purpose", {"Purpose", "用途"}).listed()};
};

constexpr PluginInfo kPlugin{.id = "bank-statement",
                             .version = "1.0.0",
                             .label = {"Bank statements", "银行流水"},
                             .vendor = "Example",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_TEXT}};
PARETO_PLUGIN(kPlugin, Entities<PaymentEntity>, BankStatement);
