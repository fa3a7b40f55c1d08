// A module: projects with customers, and which departments there were visited for them. Two
// constant tables; the face lies in views/ and actions/, so that there is no other code.
#include <pareto/plugin.hpp>

using namespace pareto::sdk;

struct Project : Entity<Project> {
  static constexpr const char* name = "project";
  static constexpr Label label{"Project", "项目"}, plural{"Projects", "项目"};
  static constexpr const char* label_field = "title";
  static constexpr std::uint32_t cascade =
      PARETO_CASCADE_REFUSE;  // a customer with projects is not removed unawares

  static constexpr Choice kStages[] = {{"idea", {"Idea", "意向"}},
                                       {"sample", {"Sample", "打样"}},
                                       {"offer", {"Offer", "报价"}},
                                       {"won", {"Won", "赢单"}},
                                       {"lost", {"Lost", "丢单"}}};
  static constexpr Field fields[] = {
      text("title", {"Title", "名称"}).required().searched().listed(),
      reference("customer", {"Customer", "客户"}, "customer").required().listed(),
      text("stage", {"Stage", "阶段"}).one_of(kStages).initially("idea").listed(),
      money("worth", {"Worth a year", "年金额"}).between(0, INT64_MAX).listed(),
      date("started", {"Started", "开始"}).listed(),
      date("due", {"Due", "预计完成"}).listed(),
      date("closed", {"Closed", "关闭日期"}),
      text("reason", {"Reason", "原因"}).means(PARETO_M_MULTILINE),
      reference("parent", {"Part of", "上级项目"}, "project"),
      reference("owner", {"Owner", "负责人"}, "user")};
};

struct Visit : Entity<Visit> {
  static constexpr const char* name = "visit";
  static constexpr Label label{"Visit for a project", "项目拜访"},
      plural{"Visits for projects", "项目拜访"};
  static constexpr std::uint32_t cascade = PARETO_CASCADE_DELETE;  // goes with its project

  static constexpr Choice kDepartments[] = {{"purchasing", {"Purchasing", "采购"}},
                                            {"technology", {"Technology", "技术"}},
                                            {"production", {"Production", "生产"}},
                                            {"quality", {"Quality", "质量"}},
                                            {"management", {"Management", "管理层"}}};
  static constexpr Field fields[] = {
      reference("project", {"Project", "项目"}, "project").required().listed(),
      text("department", {"Department", "部门"}).one_of(kDepartments).required().listed(),
      date("day", {"Day", "日期"}).required().listed(), text("note", {"Note", "备注"}).listed()};
};

constexpr PluginInfo kPlugin{.id = "projects",
                             .version = "1.0.0",
                             .label = {"Projects", "项目"},
                             .vendor = "Example",
                             .license = "Apache-2.0"};
PARETO_PLUGIN(kPlugin, Entities<Project, Visit>);
