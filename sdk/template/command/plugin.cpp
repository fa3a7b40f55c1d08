// A command: a verb of the command line. Parsing, checks, help, the manual and completion follow
// from its description.
#include <pareto/command.hpp>
#include <pareto/plugin.hpp>

using namespace pareto::sdk;

// pareto my_plugin [DAYS] [--most N]: who has not bought for so long.
struct MyPlugin : Command<MyPlugin> {
  static constexpr const char* id = "my_plugin";
  static constexpr Label label{"customers who went silent", "久未下单的客户"};
  static constexpr Field arguments[] = {
      integer("days", {"Days without an order", "未下单天数"}).between(1, 10000).initially("90"),
      integer("most", {"So many at most", "最多列出"}).between(1, 100000).initially("100")};
  static constexpr int operands = 1;  // days stands by its place; most is an option

  static void run(const Job& job, Printer& out) {
    Column code{.name = "code", .label = std::string(job.say("Code", "编码"))};
    Column name{.name = "name", .label = std::string(job.say("Customer", "客户"))};
    Column last{.name = "last_order",
                .label = std::string(job.say("Last order", "最近下单")),
                .type = Type::Date};
    const TableInfo table{.name = "silent", .columns = {code, name, last}};
    const Date until{static_cast<std::int32_t>(job.as_of().days - job.integer("days", 90))};
    out.table(
        table,
        job.select(
            "SELECT c.code, c.name, max(s.date) FROM sale s JOIN customer c ON c.id = s.customer "
            "GROUP BY c.id, c.code, c.name HAVING max(s.date) <= :until ORDER BY 3, 1 LIMIT :most",
            table.schema(),
            {Parameter::of("until", until), Parameter::of("most", job.integer("most", 100))}));
    out.say(std::string(job.say("no order since ", "此日之后没有订单：")) + until.iso());
  }
};

constexpr PluginInfo kPlugin{.id = "my-plugin",
                             .version = "1.0.0",
                             .label = {"My plugin", "我的插件"},
                             .vendor = "Example",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_QUERY}};
PARETO_PLUGIN(kPlugin, MyPlugin);
