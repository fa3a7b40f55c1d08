// Under which further names a record is known, and which records were looked at and found to be
// two.
//
// One pair of entities for each kind of record that a file may name: core/records/values/names.hpp
// looks records up by the first, core/twins leaves out the pairs of the second. Both refer to their
// records like any other entity does, so a merge moves them and a removal takes them along without
// anybody knowing them.
#include "core/model/entities/entities.hpp"

namespace pareto::model::entities {

using namespace sdk;

namespace {

Entity names_of(const char* name, sdk::Label label, const char* of, sdk::Label of_label) {
  static constexpr sdk::Choice kKinds[] = {{"name", {"Name", "名称"}},
                                           {"code", {"Code", "编码"}},
                                           {"short_name", {"Short name", "简称"}}};
  Entity entity =
      make(name, label, label,
           {reference(of, of_label, of).required().listed(),
            text("name", {"Other name", "别名"})
                .required()
                .listed()
                .searched()
                .means(PARETO_M_NAME)
                .also({"alias", "former name", "old name"})
                .also_zh({"曾用名", "其他名称", "旧名称", "別名", "原名称"}),
            text("kind", {"Name or code", "名称或编码"}).listed().one_of(kKinds).initially("name"),
            integer("former", {"Merged record", "被合并的记录"}).read_only()});
  entity.key = {of, "name"};
  entity.label_field = "name";
  entity.cascade = Cascade::Remove;
  entity.kept = true;
  return entity;
}

Entity apart(const char* name, sdk::Label label, const char* of, sdk::Label of_label,
             sdk::Label other) {
  Entity entity = make(
      name, label, label,
      {reference(of, of_label, of).required().listed(),
       reference("other", other, of).required().listed(), text("note", {"Note", "备注"}).listed()});
  entity.key = {of, "other"};
  entity.label_field = "note";
  entity.cascade = Cascade::Remove;
  entity.kept = true;
  return entity;
}

}  // namespace

Entity user_name() {
  return names_of("user_name", {"User names", "用户别名"}, "user", {"User", "用户"});
}
Entity customer_name() {
  return names_of("customer_name", {"Customer names", "客户别名"}, "customer",
                  {"Customer", "客户"});
}
Entity contact_name() {
  return names_of("contact_name", {"Contact names", "联系人别名"}, "contact",
                  {"Contact", "联系人"});
}
Entity product_name() {
  return names_of("product_name", {"Product names", "产品别名"}, "product", {"Product", "产品"});
}

Entity customer_apart() {
  return apart("customer_apart", {"Customers apart", "不是同一客户"}, "customer",
               {"Customer", "客户"}, {"Other customer", "另一客户"});
}
Entity contact_apart() {
  return apart("contact_apart", {"Contacts apart", "不是同一联系人"}, "contact",
               {"Contact", "联系人"}, {"Other contact", "另一联系人"});
}
Entity product_apart() {
  return apart("product_apart", {"Products apart", "不是同一产品"}, "product", {"Product", "产品"},
               {"Other product", "另一产品"});
}

}  // namespace pareto::model::entities
