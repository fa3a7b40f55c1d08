// Fields on customers: name, labels in both languages, type, and what else is known of each. Lists,
// imports, SQL, history and reports follow from that.
#include <pareto/plugin.hpp>

using namespace pareto::sdk;

struct MyPlugin : Fields<MyPlugin> {
  static constexpr const char* entity = "customer";
  static constexpr Label label{"My plugin", "我的插件"};  // heads the fields in forms

  static constexpr Choice kGrades[] = {{"gold", {"Gold", "金"}}, {"silver", {"Silver", "银"}}};
  static constexpr const char* kHeadings[] = {
      "yearly usage"};  // under which files bring the field, beside its label

  static constexpr Field fields[] = {quantity("annual_usage", {"Annual usage", "年用量"})
                                         .in_unit("t")
                                         .between(0, 1'000'000'0000)
                                         .listed()
                                         .also(kHeadings),
                                     text("grade", {"Grade", "级别"}).one_of(kGrades),
                                     date("approved_until", {"Approved until", "资质到期"})};
};

constexpr PluginInfo kPlugin{.id = "my-plugin",
                             .version = "1.0.0",
                             .label = {"My plugin", "我的插件"},
                             .vendor = "Example",
                             .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, MyPlugin);
