// A report: what it says, in order. Formats (html, pdf, docx, xlsx, …) write it.
#include <pareto/document.hpp>
#include <pareto/plugin.hpp>

using namespace pareto::sdk;

struct MyPlugin : Report<MyPlugin> {
  static constexpr const char* id = "my_plugin";
  static constexpr Label label{"My plugin", "我的插件"},
      help{"Net sales by customer", "按客户的净销售"};
  static constexpr const char *file_stem = "my_plugin", *file_stem_zh = "my_plugin";
  static constexpr Field parameters[] = {
      integer("most", {"Customers listed", "列出的客户数"}).between(1, 1000).initially("20")};

  static void build(const Job& job, Document& document) {
    const auto say = [&](std::string_view english, std::string_view chinese) {
      return std::string(job.say(english, chinese));
    };
    Column name{.name = "label", .label = say("Customer", "客户")};
    Column sales{.name = "value",
                 .label = say("Net sales", "净销售额"),
                 .type = Type::Money,
                 .scale = Scale::Exact};
    TableInfo table{.name = "customers", .columns = {name, sales}};
    ChartInfo chart{.name = "bars",
                    .kind = Chart::Bars,
                    .title = say("Net sales by customer", "按客户的净销售额"),
                    .columns = {name, sales}};
    const char* sql =
        "SELECT c.name, sum(s.home_amount) FROM sale s JOIN customer c ON c.id = s.customer GROUP BY c.id, c.name ORDER BY 2 DESC, 1 LIMIT :most";
    const auto rows = [&](const Schema& columns) {
      return job.select(sql, columns, {Parameter::of("most", job.integer("most", 20))});
    };

    document.begin({.title = say("My plugin", "我的插件"), .data_until = job.as_of().iso()});
    document.heading(1, say("Who buys most", "谁买得最多"));
    document.chart(chart, rows(chart.schema()));
    document.table(table, rows(table.schema()));
  }
};

constexpr PluginInfo kPlugin{.id = "my-plugin",
                             .version = "1.0.0",
                             .label = {"My plugin", "我的插件"},
                             .vendor = "Example",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_QUERY}};
PARETO_PLUGIN(kPlugin, MyPlugin);
