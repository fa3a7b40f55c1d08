// What a firm adds to the model itself.
#include "core/model/entities/entities.hpp"
#include "core/model/workspace_field.hpp"

namespace pareto::model::entities {

using namespace sdk;

// A definition is a record like any other, so it is journalled, undone, listed and queried like one; what follows from it (a column, the
// view) is upkeep: core/records/field_upkeep.cpp.
Entity field() {
  Entity entity = make("field", {"Own field", "自定义字段"}, {"Own fields", "自定义字段"},
                       {text("entity", {"Kind of record", "记录种类"}).required().listed(),
                        text("name", {"Field name", "字段名"}).required().listed(),
                        text("type", {"Type of field", "字段类型"}).required().one_of(kFieldTypes).initially("text").listed(),
                        text("label", {"Label", "字段标签"}).listed(),
                        text("label_en", {"Label in English", "英文标签"}),
                        text("help", {"Field help", "字段说明"}),
                        text("help_en", {"Help in English", "英文说明"}),
                        text("choices", {"Choices", "可选值"}).listed(),
                        text("reference", {"Refers to", "引用的记录"}),
                        text("unit", {"Unit of the field", "字段单位"}),
                        text("standard", {"At first", "默认值"}),
                        text("least", {"At least", "最小值"}),
                        text("most", {"At most", "最大值"}),
                        text("heads", {"Heads in files", "文件里的列名"}),
                        text("computed", {"Computed as", "计算公式"}).means(PARETO_M_MULTILINE),
                        text("fact", {"What it tells", "字段含义"}),
                        boolean("required", {"Required", "必填"}).initially("0").listed(),
                        boolean("no_repeats", {"No two alike", "不可重复"}).initially("0").listed(),
                        boolean("in_lists", {"In lists", "默认列出"}).initially("0"),
                        boolean("removed", {"Removed", "已移除"}).initially("0").listed()});
  entity.key = {"entity", "name"};
  entity.label_field = "name";
  return entity;
}

// A list as somebody wants to see it again. What it names is looked at when it is shown, not when it is kept: fields come and go.
Entity saved_list() {
  static constexpr sdk::Choice kSharing[] = {{"me", {"Nobody", "不共享"}}, {"team", {"The team", "本团队"}}, {"all", {"Everybody", "所有人"}}};
  Entity entity = make("saved_list", {"Saved list", "已存列表"}, {"Saved lists", "已存列表"},
                       {text("name", {"List name", "列表名称"}).required().listed(),
                        text("entity", {"Kind of record", "记录种类"}).required().listed(),
                        text("shown", {"Columns shown", "显示的列"}),
                        text("conditions", {"Conditions", "条件"}).means(PARETO_M_MULTILINE).listed(),
                        text("words", {"Words looked for", "搜索内容"}),
                        text("sorted_by", {"Sorted by", "排序"}),
                        text("sharing", {"Shared with", "共享给"}).one_of(kSharing).initially("me").listed(),
                        reference("user", {"User", "用户"}, "user").initially("me").listed()});
  entity.key = {"user", "entity", "name"};
  entity.label_field = "name";
  entity.cascade = Cascade::Remove;
  return entity;
}

}  // namespace pareto::model::entities
