// A kind of records of the plugin's own, here samples sent to customers: its table, lists, forms,
// imports and history follow from its fields.
#include <pareto/plugin.hpp>

using namespace pareto::sdk;

struct Sample : Entity<Sample> {
  static constexpr const char* name = "sample";
  static constexpr Label label{"Sample", "样品"}, plural{"Samples", "样品"};
  static constexpr const char* label_field = "title";              // names a record for people
  static constexpr std::uint32_t cascade = PARETO_CASCADE_DELETE;  // goes with its customer

  static constexpr Choice kStates[] = {{"sent", {"Sent", "已寄出"}},
                                       {"liked", {"Liked", "满意"}},
                                       {"refused", {"Refused", "不合格"}}};
  static constexpr Field fields[] = {
      text("title", {"Title", "标题"}).required().listed(),
      reference("customer", {"Customer", "客户"}, "customer").required().listed(),
      text("state", {"State", "状态"}).one_of(kStates).initially("sent").listed(),
      date("sent_on", {"Sent on", "寄出日期"}).listed()};
};

constexpr PluginInfo kPlugin{.id = "my-plugin",
                             .version = "1.0.0",
                             .label = {"My plugin", "我的插件"},
                             .vendor = "Example",
                             .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, Entities<Sample>);
