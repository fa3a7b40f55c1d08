#include "core/model/entities/entities.hpp"

namespace pareto::model::entities {

using namespace sdk;

// A firm, a store or a person that we sell to. Customers form trees by `parent`; the root of a tree
// is the group.
Entity customer() {
  static constexpr sdk::Choice kKinds[] = {{"company", {"Company", "公司"}},
                                           {"store", {"Store", "门店"}},
                                           {"person", {"Person", "个人"}}};
  const sdk::Field code =
      text("code", {"Customer code", "客户编码"})
          .unique()
          .listed()
          .searched()
          .means(PARETO_M_CODE)
          .also({"code", "customer id", "customerid", "customer no", "customer number",
                 "account id", "account no", "client id"})
          .also_zh({"客户代码", "客户编号", "客户号", "往来单位编码", "购货单位编码", "客商编码",
                    "客戶代碼", "客戶編號", "公司代號", "编码", "股票代码", "代码"});
  Entity entity = make(
      "customer", {"Customer", "客户"}, {"Customers", "客户"},
      {code,
       text("name", {"Customer", "客户名称"})
           .required()
           .listed()
           .searched()
           .means(PARETO_M_NAME)
           .also({"customer name", "name", "account", "account name", "company", "company name",
                  "client", "buyer", "sold to"})
           .also_zh({"客户", "客戶", "客戶名稱", "公司名称", "公司名稱", "购货单位", "購貨單位",
                     "往来单位", "往来单位名称", "客商", "客商名称", "买方", "购方名称", "单位名称",
                     "企业名称", "名称", "名稱"}),
       text("short_name", {"Short name", "简称"})
           .searched()
           .means(PARETO_M_NAME)
           .also({"alias", "abbreviation"})
           .also_zh({"公司简称", "公司簡稱", "客户简称", "客戶簡稱", "簡稱"}),
       text("kind", {"Kind", "类型"})
           .one_of(kKinds)
           .initially("company")
           .also_zh({"客户类型", "客户性质"}),
       reference("parent", {"Parent customer", "上级客户"}, "customer")
           .also({"parent", "group", "parent account", "parent company", "subsidiary of",
                  "subsidiary_of", "headquarters"})
           .also_zh({"上级单位", "上级", "集团", "所属集团", "母公司", "总公司", "上級單位", "集團",
                     "客户的集团"}),
       reference("root", {"Group", "所属集团"}, "customer").read_only(),
       text("tier", {"Tier", "等级"}).listed().read_only().means(PARETO_M_TIER),
       date("tier_since", {"Tier since", "等级起始"}).read_only(),
       reference("owner", {"Owner", "负责人"}, "user")
           .listed()
           .also({"account manager", "sales rep", "salesperson", "owner name", "kam"})
           .also_zh({"业务员", "销售员", "客户经理", "專屬業務", "業務員", "負責人", "分管业务员",
                     "专管业务员"}),
       reference("deputy", {"Deputy", "协办人"}, "user").also_zh({"協辦人", "助理业务员"}),
       reference("head_office_owner", {"Head-office owner", "总部负责人"}, "user"),
       reference("team", {"Team", "团队"}, "team")
           .also({"region team", "department"})
           .also_zh({"部门", "销售部门", "部門"}),
       text("industry", {"Industry", "行业"})
           .listed()
           .also({"sector", "segment"})
           .also_zh({"所属行业", "行業", "产业别", "產業別"}),
       text("country", {"Country", "国家"})
           .means(PARETO_M_COUNTRY)
           .also({"country/region", "nation"})
           .also_zh({"国别", "國家", "国家/地区"}),
       text("province", {"Province", "省份"})
           .listed()
           .also({"state", "region"})
           .also_zh({"省", "省市", "地区", "區域", "区域", "area"}),
       text("city", {"City", "城市"})
           .also({"town", "office location", "office_location"})
           .also_zh({"市", "所在城市"}),
       text("postcode", {"Post code", "邮政编码"})
           .means(PARETO_M_POSTCODE)
           .also({"postal code", "postal_code", "zip", "zip code", "postcode"})
           .also_zh({"邮编", "郵遞區號", "郵政編碼"}),
       text("address", {"Address", "地址"})
           .also({"street", "street address"})
           .also_zh({"详细地址", "公司地址", "住址", "联系地址"}),
       text("phone", {"Phone", "电话"})
           .searched()
           .means(PARETO_M_PHONE)
           .also({"telephone", "tel", "phone number", "mobile"})
           .also_zh({"联系电话", "電話", "手机", "手機", "总机电话", "總機電話", "联系方式"}),
       text("email", {"E-mail", "电子邮箱"})
           .means(PARETO_M_EMAIL)
           .also({"email", "mail", "e-mail address"})
           .also_zh({"邮箱", "電子郵件信箱", "电子邮件", "電子郵件"}),
       text("website", {"Web site", "网址"})
           .means(PARETO_M_URL)
           .also({"url", "homepage", "web"})
           .also_zh({"网站", "網址", "公司网址"}),
       text("tax_number", {"Tax number", "税号"})
           .searched()
           .means(PARETO_M_CODE)
           .also({"vat", "vat number", "tax id"})
           .also_zh({"统一社会信用代码", "纳税人识别号", "營利事業統一編號", "統一編號", "統編"}),
       text("currency", {"Usual currency", "结算币种"}).means(PARETO_M_CURRENCY),
       date("first_order", {"First order", "首单日期"}).read_only(),
       date("last_order", {"Last order", "末单日期"}).listed().read_only(),
       integer("orders", {"Orders", "订单数"}).read_only(),
       text("note", {"Note", "备注"})
           .means(PARETO_M_MULTILINE)
           .also({"notes", "remark", "comment"})
           .also_zh({"備註", "说明", "摘要"})});
  entity.code_prefix = "C";
  entity.cascade = Cascade::Clear;
  return entity;
}

// Who is responsible for a customer, dated. It follows from customer.owner, deputy and
// head_office_owner, where people set it.
Entity ownership() {
  static constexpr sdk::Choice kRoles[] = {
      {"owner", {"Owner", "负责人"}},
      {"deputy", {"Deputy", "协办人"}},
      {"head_office_owner", {"Head-office owner", "总部负责人"}}};
  Entity entity =
      make("ownership", {"Ownership", "客户归属"}, {"Ownerships", "客户归属"},
           {reference("customer", {"Customer", "客户"}, "customer").required().listed().read_only(),
            reference("user", {"User", "用户"}, "user").required().listed().read_only(),
            text("role", {"Role", "角色"}).required().listed().one_of(kRoles).read_only(),
            date("from_date", {"From", "起"}).listed().read_only(),
            date("to_date", {"Until", "止"}).listed().read_only()});
  entity.key = {"customer", "role", "from_date"};
  entity.label_field = "role";
  entity.cascade = Cascade::Remove;
  entity.kept = true;
  return entity;
}

}  // namespace pareto::model::entities
