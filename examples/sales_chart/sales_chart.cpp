// A report with a chart: net sales by month, as bars and as a table, the latest first, of as many
// months as are asked for.
#include <pareto/document.hpp>
#include <pareto/plugin.hpp>

using namespace pareto::sdk;

struct SalesChart : Report<SalesChart> {
  static constexpr const char* id = "sales_chart";
  static constexpr Label label{"Sales by month", "逐月销售"},
      help{"Net sales of each month, drawn", "每月净销售，附图"};
  static constexpr const char *file_stem = "sales_by_month", *file_stem_zh = "逐月销售";
  static constexpr Field parameters[] = {
      integer("months", {"Months", "月数"}).between(1, 120).initially("12")};

  static void build(const Job& job, Document& document) {
    const auto say = [&](std::string_view english, std::string_view chinese) {
      return std::string(job.say(english, chinese));
    };
    const Column month{.name = "label", .label = say("Month", "月份")};
    const Column sales{.name = "value",
                       .label = say("Net sales", "净销售额"),
                       .type = Type::Money,
                       .flags = PARETO_COLUMN_WARN};
    const ChartInfo chart{.name = "months",
                          .kind = Chart::Bars,
                          .title = say("Net sales by month", "逐月净销售"),
                          .columns = {month, sales}};
    const TableInfo table{.name = "sales", .columns = {month, sales}};
    // A chart and a table each read their rows once, so they are made for both.
    const auto rows = [&] {
      const auto months = job.select(
          "SELECT month, sum(net_sales) FROM customer_month WHERE month <= :as_of GROUP BY month ORDER BY month DESC LIMIT :months",
          {{"month", Type::Date}, {"net", Type::Money}},
          {Parameter::of("as_of", job.as_of()),
           Parameter::of("months", job.integer("months", 12))});
      BatchBuilder out(table.schema());
      for (Batch batch; months->next(batch);) {
        for (std::int64_t row = 0; row < batch.rows(); ++row) {
          out.text(0, batch.column(0).date(row).iso().substr(0, 7));
          out.integer(1, batch.column(1).integer(row));
          out.end_row();
        }
      }
      return out.finish();
    };
    document.begin({.title = say("Sales by month", "逐月销售"), .data_until = job.as_of().iso()});
    document.heading(1, say("How sales went", "销售走势"));
    document.chart(chart, rows());
    document.table(table, rows());
  }
};

constexpr PluginInfo kPlugin{.id = "sales-chart",
                             .version = "1.0.0",
                             .label = {"Sales by month", "逐月销售"},
                             .vendor = "Example",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_QUERY}};
PARETO_PLUGIN(kPlugin, SalesChart);
