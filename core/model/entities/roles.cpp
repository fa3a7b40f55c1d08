// What a role allows, and who has which: the firm's own words for rights, as records like any
// other.
//
// They are journalled, undone, imported and listed like all records. What follows from them for a
// session is core/access/rights.hpp; what they must hold (a field that exists, somebody who may
// still administer) is upkeep: core/records/upkeep/rights_upkeep.cpp.
#include "core/model/entities/entities.hpp"

namespace pareto::model::entities {

using namespace sdk;

Entity role() {
  Entity entity = make(
      "role", {"Role", "角色"}, {"Roles", "角色"},
      {text("code", {"Role code", "角色编码"}).unique().means(PARETO_M_CODE).listed(),
       text("name", {"Role name", "角色名称"}).required().listed().means(PARETO_M_NAME),
       text("name_en", {"Role name in English", "角色英文名称"}).listed(),
       text("note", {"Note", "备注"}).means(PARETO_M_MULTILINE),
       boolean("administer", {"Manages users and roles", "管理用户与角色"}).initially("0").listed(),
       boolean("configure", {"Changes how the program is set up", "修改程序设置"})
           .initially("0")
           .listed(),
       boolean("export_bulk", {"Exports in bulk", "批量导出"}).initially("0").listed(),
       boolean("run_tiers", {"Runs the tier rules", "运行等级评定"}).initially("0").listed(),
       boolean("second_factor", {"Signs in with a second factor", "登录须第二步验证"})
           .initially("0")
           .listed()});
  entity.code_prefix = "R";
  entity.cascade = Cascade::Clear;
  return entity;
}

// What a role may do with the records of one entity; "*" stands for every entity that has no row of
// its own.
Entity role_right() {
  static constexpr sdk::Choice kScopes[] = {{"own", {"Own records", "自己的"}},
                                            {"team", {"The team's records", "本团队的"}},
                                            {"all", {"All records", "全部"}}};
  Entity entity =
      make("role_right", {"Right of a role", "角色权限"}, {"Rights of roles", "角色权限"},
           {reference("role", {"Role", "角色"}, "role").required().listed(),
            text("entity", {"Kind of record", "记录种类"}).required().listed(),
            boolean("see", {"May see", "可查看"}).initially("0").listed(),
            boolean("create", {"May create", "可新增"}).initially("0").listed(),
            boolean("change", {"May change", "可修改"}).initially("0").listed(),
            boolean("remove", {"May remove", "可删除"}).initially("0").listed(),
            boolean("export", {"May export", "可导出"}).initially("0").listed(),
            text("scope", {"Whose records", "范围"})
                .required()
                .one_of(kScopes)
                .initially("own")
                .listed(),
            boolean("personal", {"Sees personal fields", "可看个人信息"}).initially("0").listed(),
            boolean("confidential", {"Sees confidential fields", "可看机密信息"})
                .initially("0")
                .listed()});
  entity.key = {"role", "entity"};
  entity.label_field = "entity";
  entity.cascade = Cascade::Remove;
  return entity;
}

// A field of which a role sees less or more than its kind of record allows.
Entity role_field() {
  static constexpr sdk::Choice kAccess[] = {{"hidden", {"Hidden", "不可见"}},
                                            {"masked", {"Masked", "打码"}},
                                            {"read", {"Read only", "只读"}},
                                            {"change", {"May be changed", "可改"}}};
  Entity entity = make(
      "role_field", {"Field of a role", "角色字段权限"}, {"Fields of roles", "角色字段权限"},
      {reference("role", {"Role", "角色"}, "role").required().listed(),
       text("entity", {"Kind of record", "记录种类"}).required().listed(),
       text("field", {"Field name", "字段名"}).required().listed(),
       text("access", {"Access", "访问"}).required().one_of(kAccess).initially("read").listed()});
  entity.key = {"role", "entity", "field"};
  entity.label_field = "field";
  entity.cascade = Cascade::Remove;
  return entity;
}

// Who has a role, dated: [from_date, to_date), open where a day is empty.
Entity user_role() {
  Entity entity = make("user_role", {"Role of a user", "用户角色"}, {"Roles of users", "用户角色"},
                       {reference("user", {"User", "用户"}, "user").required().listed(),
                        reference("role", {"Role", "角色"}, "role").required().listed(),
                        date("from_date", {"From", "起"}).listed(),
                        date("to_date", {"Until", "止"}).listed(), text("note", {"Note", "备注"})});
  entity.key = {"user", "role", "from_date"};
  entity.label_field = "note";
  entity.cascade = Cascade::Remove;
  return entity;
}

}  // namespace pareto::model::entities
