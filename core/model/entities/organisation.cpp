// Our own side: users and teams.
#include "core/model/entities/entities.hpp"

namespace pareto::model::entities {

using namespace sdk;

Entity team() {
  Entity entity =
      make("team", {"Team", "团队"}, {"Teams", "团队"},
           {text("code", {"Team code", "团队编码"}).unique().means(PARETO_M_CODE).listed(),
            text("name", {"Team", "团队"})
                .required()
                .listed()
                .searched()
                .means(PARETO_M_NAME)
                .also({"team name", "department", "regional office", "regional_office"})
                .also_zh({"部门", "销售部门", "团队名称", "部門"}),
            reference("parent", {"Parent team", "上级团队"}, "team").listed()});
  entity.code_prefix = "T";
  entity.cascade = Cascade::Clear;
  return entity;
}

// One of ours. A salesperson known only from a file is a user without sign-in.
Entity user() {
  Entity entity =
      make("user", {"User", "用户"}, {"Users", "用户"},
           {text("code", {"User code", "用户编码"})
                .unique()
                .means(PARETO_M_CODE)
                .listed()
                .also({"user id", "employee no"})
                .also_zh({"工号", "职员编码", "员工编号"}),
            text("name", {"Name", "姓名"})
                .required()
                .listed()
                .searched()
                .means(PARETO_M_NAME)
                .also({"salesperson", "sales rep", "sales agent", "sales_agent", "employee",
                       "user name", "owner"})
                .also_zh({"业务员", "销售员", "人员", "业务人员", "職員", "業務員", "名称"}),
            reference("team", {"Team", "团队"}, "team").listed().also_zh({"部门", "所属部门"}),
            text("email", {"E-mail", "电子邮箱"}).means(PARETO_M_EMAIL),
            boolean("sign_in", {"May sign in", "可登录"}).initially("0").listed(),
            date("left_on", {"Left on", "离职日期"})
                .listed()
                .also({"left", "leaving date"})
                .also_zh({"离职", "離職日期"})});
  entity.code_prefix = "U";
  entity.cascade = Cascade::Clear;
  return entity;
}

}  // namespace pareto::model::entities
