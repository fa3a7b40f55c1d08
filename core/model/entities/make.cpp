#include "core/model/entities/entities.hpp"

namespace pareto::model {
namespace {

Label label_of(const sdk::Label& from) {
  auto text = [](const char* c) { return std::string(c ? c : ""); };
  return {text(from.en), text(from.zh_hans), text(from.zh_hant)};
}

Field one(const sdk::Field& field) {
  const sdk::Field fields[] = {field};
  const sdk::FieldList<1> list(fields);
  return field_from(**list.get(), "");
}

}  // namespace

Field code_field() {
  static constexpr const char* kZh[] = {"编号", "代码", "編號", "代碼", "编码", "編碼"};
  static constexpr const char* kEn[] = {"no", "number", "key"};
  return one(sdk::text("code", {"Code", "编码"})
                 .unique()
                 .listed()
                 .searched()
                 .means(PARETO_M_CODE)
                 .also(kEn)
                 .also_zh(kZh));
}

namespace entities {

Entity make(const char* name, sdk::Label label, sdk::Label plural,
            std::initializer_list<sdk::Field> fields) {
  Entity entity;
  entity.name = name;
  entity.label = label_of(label);
  entity.plural = label_of(plural);
  for (const sdk::Field& field : fields) entity.fields.push_back(one(field));
  if (entity.has_code()) entity.key = {"code"};
  entity.label_field = entity.find("name") ? "name" : "code";
  return entity;
}

}  // namespace entities
}  // namespace pareto::model
