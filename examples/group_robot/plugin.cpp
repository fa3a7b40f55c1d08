// Tells a group in WeCom (企业微信), DingTalk (钉钉) or Feishu (飞书) whose tier changed, through
// the group's robot.
//
//     pareto plugin enable group-robot
//     pareto plugin set group-robot url=https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=… kind=wecom
//
// A message cannot be taken back, so no two events commit together (alone); one that fails is tried
// again by the host.
#include <pareto/plugin.hpp>
#include <pareto/subscriber.hpp>

#include "message.hpp"
#include "post.hpp"

using namespace pareto::sdk;

struct GroupRobot : Subscriber<GroupRobot> {
  static constexpr const char* id = "group_robot";
  static constexpr Label label{"Tier changes to a group chat", "等级变动发到群"};
  static constexpr const char* topics[] = {"customer.tier_changed"};
  static constexpr Phase phase = Phase::After;
  static constexpr bool alone = true;
  static constexpr Choice kKinds[] = {{"wecom", {"WeCom", "企业微信"}},
                                      {"dingtalk", {"DingTalk", "钉钉"}},
                                      {"feishu", {"Feishu", "飞书"}}};
  static constexpr Field settings[] = {
      text("url", {"Address of the robot", "机器人地址"})
          .explained({"nothing is sent without one", "不填则不发送"}),
      text("kind", {"Messenger", "平台"}).one_of(kKinds).initially("wecom")};

  static void deliver(const Job& job, const Event& event) {
    const std::string url = job.text("url", "");
    const Batch* rows = event.after();
    if (url.empty() || rows == nullptr) return;
    std::string text;
    for (std::int64_t row = 0; row < rows->rows(); ++row) {
      const auto at = [&](const char* name) {
        const int column = rows->find(name);
        if (column < 0) return std::string();
        const ColumnView values = rows->column(static_cast<std::size_t>(column));
        return values.is_null(row) ? std::string() : std::string(values.text(row));
      };
      text += (text.empty() ? "" : "\n") +
              line_of({at("name"), at("tier_before"), at("tier")}, job.chinese());
    }
    if (!text.empty()) post_json(url, body_for(job.text("kind", "wecom"), text));
  }
};

constexpr PluginInfo kPlugin{.id = "group-robot",
                             .version = "1.0.0",
                             .label = {"Tier changes to a group chat", "等级变动发到群"},
                             .vendor = "Example",
                             .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, GroupRobot);
