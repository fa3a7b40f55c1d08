// Departments and people of a customer, and how they and we know each other.
#include "core/model/entities/entities.hpp"

namespace pareto::model::entities {

using namespace sdk;

Entity department() {
  Entity entity =
      make("department", {"Department", "客户部门"}, {"Departments", "客户部门"},
           {text("code", {"Code", "编码"}).unique().means(PARETO_M_CODE),
            reference("customer", {"Customer", "客户"}, "customer").required().listed(),
            text("name", {"Name", "名称"})
                .required()
                .listed()
                .searched()
                .means(PARETO_M_NAME)
                .also_zh({"部门", "部门名称"}),
            reference("parent", {"Parent department", "上级部门"}, "department"),
            text("function", {"Function", "职能"}).listed(), text("site", {"Site", "地点"})});
  entity.code_prefix = "D";
  entity.cascade = Cascade::Remove;
  return entity;
}

Entity contact() {
  Entity entity =
      make("contact", {"Contact", "联系人"}, {"Contacts", "联系人"},
           {text("code", {"Code", "编码"}).unique().means(PARETO_M_CODE),
            reference("customer", {"Customer", "客户"}, "customer").required().listed(),
            text("name", {"Name", "姓名"})
                .required()
                .listed()
                .searched()
                .means(PARETO_M_NAME)
                .also({"contact", "contact name", "full name"})
                .also_zh({"联系人", "联系人姓名", "聯絡人"}),
            text("position", {"Position", "职务"})
                .listed()
                .also({"title", "job title"})
                .also_zh({"职位", "職稱"}),
            text("phone", {"Phone", "电话"})
                .listed()
                .searched()
                .means(PARETO_M_PHONE)
                .personal("business contact")
                .also({"tel", "telephone", "work phone", "office phone", "business phone"})
                .also_zh({"办公电话", "工作电话", "单位电话", "座机", "固定电话", "電話"}),
            text("mobile", {"Mobile", "手机"})
                .searched()
                .means(PARETO_M_PHONE)
                .personal("business contact")
                .also({"mobile phone", "cell phone", "mobile number"})
                .also_zh({"手机号", "手机号码", "移动电话", "手機", "行動電話"}),
            text("email", {"E-mail", "电子邮箱"})
                .means(PARETO_M_EMAIL)
                .personal("business contact")
                .also({"email", "e-mail address"})
                .also_zh({"邮箱", "电子邮件", "電子郵件"}),
            text("wechat", {"WeChat", "微信"}).personal("business contact").also_zh({"微信号"}),
            text("note", {"Note", "备注"}).means(PARETO_M_MULTILINE)});
  entity.code_prefix = "P";
  entity.cascade = Cascade::Remove;
  return entity;
}

Entity contact_role() {
  static constexpr sdk::Choice kParts[] = {{"decider", {"Decider", "决策人"}},
                                           {"influencer", {"Influencer", "影响人"}},
                                           {"user", {"User", "使用人"}},
                                           {"buyer", {"Buyer", "采购人"}},
                                           {"gatekeeper", {"Gatekeeper", "把关人"}},
                                           {"evaluator", {"Evaluator", "评估人"}},
                                           {"sponsor", {"Sponsor", "支持人"}}};
  Entity entity =
      make("contact_role", {"Contact role", "联系人角色"}, {"Contact roles", "联系人角色"},
           {reference("contact", {"Contact", "联系人"}, "contact").required().listed(),
            reference("department", {"Department", "部门"}, "department").listed(),
            text("position", {"Position", "职务"}).listed(),
            text("part", {"Part in the purchase", "采购角色"}).one_of(kParts).listed(),
            date("from_date", {"From", "起"}), date("to_date", {"Until", "止"})});
  entity.key = {"contact", "department", "part", "from_date"};
  entity.label_field = "position";
  entity.cascade = Cascade::Remove;
  return entity;
}

// Person to person, or our user to their person.
Entity relation() {
  Entity entity =
      make("relation", {"Relation", "人际关系"}, {"Relations", "人际关系"},
           {reference("contact", {"Contact", "联系人"}, "contact").required().listed(),
            reference("other_contact", {"Other contact", "另一联系人"}, "contact").listed(),
            reference("user", {"Our user", "我方人员"}, "user").listed(),
            text("kind", {"Kind", "关系类型"}).listed(),
            integer("strength", {"Strength", "强度"}).between(-5, 5).listed(),
            text("note", {"Note", "备注"}).means(PARETO_M_MULTILINE)});
  entity.key = {"contact", "other_contact", "user", "kind"};
  entity.label_field = "kind";
  entity.cascade = Cascade::Remove;
  return entity;
}

}  // namespace pareto::model::entities
