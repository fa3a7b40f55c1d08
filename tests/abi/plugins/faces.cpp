// Views and an action as constants of a plugin: each part that the C interface has.
#include <pareto/plugin.hpp>
#include <pareto/records.hpp>
#include <pareto/views.hpp>

using namespace pareto::sdk;

struct ByState : View<ByState> {
  static constexpr const char* id = "coded_board";
  static constexpr Label label{"Tasks by state", "按状态看任务"};
  static constexpr Label help{"From code", "来自代码"};
  static constexpr ViewKind kind = ViewKind::Board;
  static constexpr const char* entity = "task";
  static constexpr ViewPart parts[] = {{"by", "state"}};
  static constexpr const char* columns[] = {"due"};
  static constexpr const char* where[] = {"due != "};
  static constexpr const char* sort[] = {"-due"};
  static constexpr const char* slots[] = {"menu", "home:boss"};
};

struct Short : View<Short> {
  static constexpr const char* id = "coded_form";
  static constexpr Label label{"A customer in short", "客户简要"};
  static constexpr ViewKind kind = ViewKind::Form;
  static constexpr const char *entity = "customer", *subject = "customer";
  static constexpr ViewGroup groups[] = {{{"Who", "谁"}, {"name", "industry"}},
                                         {{"Feed", "饲料"}, {"province"}, "industry = feed"}};
};

struct Glance : View<Glance> {
  static constexpr const char* id = "coded_cards";
  static constexpr Label label{"At a glance", "一览"};
  static constexpr ViewKind kind = ViewKind::Cards;
  static constexpr Field kColumns[] = {integer("n", {"Customers", "客户数"})};
  static constexpr FieldList<1> kList{kColumns};
  static constexpr ViewQuery queries[] = {
      {.name = "firms", .sql = "SELECT count(*) AS n FROM customer", .columns = kList.get()},
      {.name = "industries", .entity = "customer", .rows = {"industry"}, .measures = {"count"}}};
  static constexpr ViewCard cards[] = {
      {{"Customers", "客户数"}, CardShow::Figure, "firms", {"n"}},
      {{"By industry", "按行业"}, CardShow::Bars, "industries", {"industry", "count"}}};
};

// A field that is not there: refused, and the others work.
struct Lost : View<Lost> {
  static constexpr const char* id = "coded_lost";
  static constexpr Label label{"Lost"};
  static constexpr ViewKind kind = ViewKind::List;
  static constexpr const char* entity = "customer";
  static constexpr const char* columns[] = {"no_such_field"};
};

struct Postpone : Action<Postpone> {
  static constexpr const char* id = "postpone";
  static constexpr Label label{"Postpone", "推迟"};
  static constexpr const char* entity = "task";
  static constexpr const char* where[] = {"state = open"};
  static constexpr Field form[] = {date("to", {"To", "推迟到"}).required()};
  static void run(const Job& job, std::span<const std::int64_t> ids) {
    BatchBuilder rows({{"due", Type::Date}});
    for (std::size_t i = 0; i < ids.size(); ++i) {
      rows.date(0, Date{static_cast<std::int32_t>(job.integer("to", 0))});
      rows.end_row();
    }
    Records(job).update("task", ids, rows.finish());
  }
};

constexpr PluginInfo kPlugin{.id = "test.faces",
                             .version = "1.0.0",
                             .label = {"Faces"},
                             .capabilities = {PARETO_SVC_RECORDS}};
PARETO_PLUGIN(kPlugin, Views<ByState, Short, Glance, Lost>, Postpone);
