// A command that writes: whoever was not seen for so long, and has no open task, gets one.
//
//     pareto follow_up 60 --owner Lin --dry-run
//
// What it writes is one operation: --dry-run takes it back at the end, `pareto journal undo` later.
#include <pareto/command.hpp>
#include <pareto/plugin.hpp>
#include <pareto/records.hpp>

using namespace pareto::sdk;

struct FollowUp : Command<FollowUp> {
  static constexpr const char* id = "follow_up";
  static constexpr Label label{"tasks for customers who were not seen", "给久未跟进的客户建任务"};
  static constexpr Field arguments[] = {
      integer("days", {"Days without a visit or call", "未跟进天数"})
          .between(1, 3650)
          .initially("60"),
      reference("owner", {"Whose task", "负责人"}, "user"),
      integer("most", {"So many at most", "最多几个"}).between(1, 10'000).initially("100")};
  static constexpr int operands = 1;
  static constexpr bool changes = true;

  static void run(const Job& job, Printer& out) {
    const Column code{.name = "code", .label = std::string(job.say("Code", "编码")), .unit = {}};
    const Column name{
        .name = "name", .label = std::string(job.say("Customer", "客户")), .unit = {}};
    const Column seen{.name = "seen",
                      .label = std::string(job.say("Last seen", "最近跟进")),
                      .type = Type::Date,
                      .unit = {}};
    const TableInfo shown{.name = "follow_up", .columns = {code, name, seen}};
    const Date since{static_cast<std::int32_t>(job.as_of().days - job.integer("days", 60))};
    const auto silent = job.select(
        "SELECT c.id, c.code, c.name, x.seen FROM customer c LEFT JOIN "
        "(SELECT customer, max(day_of(start, :minutes)) AS seen FROM interaction GROUP BY customer) x ON x.customer = c.id "
        "WHERE (x.seen IS NULL OR x.seen <= :since) AND NOT EXISTS (SELECT 1 FROM task t WHERE t.customer = c.id AND t.state = 'open') "
        "ORDER BY c.code LIMIT :most",
        {{"id", Type::Int}, {"code", Type::Text}, {"name", Type::Text}, {"seen", Type::Date}},
        {Parameter::of("minutes", std::int64_t{job.c()->time_zone_minutes}),
         Parameter::of("since", since), Parameter::of("most", job.integer("most", 100))});

    const std::int64_t owner = job.integer("owner", 0);
    BatchBuilder tasks({{"subject", Type::Text},
                        {"customer", Type::Int},
                        {"due", Type::Date},
                        {"owner", Type::Int}});
    BatchBuilder rows(shown.schema());
    for (Batch batch; silent->next(batch);) {
      job.check();
      for (std::int64_t row = 0; row < batch.rows(); ++row) {
        tasks.text(0, job.say("Call them", "联系客户"));
        tasks.integer(1, batch.column(0).integer(row));
        tasks.integer(2, job.as_of().days + 7);
        if (owner != 0) tasks.integer(3, owner);
        tasks.end_row();
        rows.text(0, batch.column(1).is_null(row) ? "" : batch.column(1).text(row));
        rows.text(1, batch.column(2).is_null(row) ? "" : batch.column(2).text(row));
        if (!batch.column(3).is_null(row)) rows.integer(2, batch.column(3).integer(row));
        rows.end_row();
      }
    }
    const std::int64_t made = tasks.rows();
    Records(job).create("task", tasks.finish());
    out.table(shown, rows.finish());
    out.say(std::to_string(made) + std::string(job.say(" tasks", " 个任务")));
  }
};

constexpr PluginInfo kPlugin{.id = "follow-up",
                             .version = "1.0.0",
                             .label = {"Follow-up", "跟进任务"},
                             .vendor = "Example",
                             .license = "Apache-2.0",
                             .capabilities = {PARETO_SVC_QUERY, PARETO_SVC_RECORDS}};
PARETO_PLUGIN(kPlugin, FollowUp);
