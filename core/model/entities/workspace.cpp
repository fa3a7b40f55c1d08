// What a firm adds to the model itself.
#include "core/model/entities/entities.hpp"
#include "core/model/workspace_field.hpp"

namespace pareto::model::entities {

using namespace sdk;

// A definition is a record like any other, so it is journalled, undone, listed and queried like
// one; what follows from it (a column, the view) is upkeep: core/records/upkeep/field_upkeep.cpp.
Entity field() {
  Entity entity = make("field", {"Own field", "自定义字段"}, {"Own fields", "自定义字段"},
                       {text("entity", {"Kind of record", "记录种类"}).required().listed(),
                        text("name", {"Field name", "字段名"}).required().listed(),
                        text("type", {"Type of field", "字段类型"})
                            .required()
                            .one_of(kFieldTypes)
                            .initially("text")
                            .listed(),
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

// A report that is written by itself. Nobody but the host sets it (core/host/schedules.hpp): it
// runs with the rights of whoever saved it.
Entity schedule() {
  static constexpr sdk::Choice kEvery[] = {{"day", {"Every day", "每天"}},
                                           {"week", {"Every week", "每周"}},
                                           {"month", {"Every month", "每月"}}};
  static constexpr sdk::Choice kGoes[] = {{"folder", {"Folder of reports", "报告文件夹"}},
                                          {"robot", {"Robot of a group", "群机器人"}},
                                          {"mail", {"Mail", "邮件"}}};
  Entity entity =
      make("schedule", {"Scheduled report", "定时报告"}, {"Scheduled reports", "定时报告"},
           {text("name", {"Schedule", "定时名称"}).required().listed().read_only(),
            text("report", {"Report of the schedule", "所用报告"}).required().listed().read_only(),
            text("format", {"Format of the file", "文件格式"}).read_only(),
            text("parameters", {"Parameters of the report", "报告参数"})
                .means(PARETO_M_MULTILINE)
                .read_only(),
            text("every", {"How often", "频率"}).required().one_of(kEvery).listed().read_only(),
            integer("on_day", {"On which day", "哪一天"}).listed().read_only(),
            text("clock", {"Time of day", "时刻"}).required().listed().read_only(),
            text("destination", {"Where it goes", "发送到"})
                .required()
                .one_of(kGoes)
                .listed()
                .read_only(),
            text("address", {"Address it goes to", "发送地址"}).confidential().read_only(),
            text("messenger", {"Messenger", "即时通讯"}).read_only(),
            text("language", {"Language of the report", "报告语言"}).read_only(),
            boolean("active", {"Runs", "运行中"}).listed().read_only(),
            reference("user", {"User", "用户"}, "user").listed().read_only(),
            time("due", {"Next run", "下次运行"}).listed().read_only(),
            time("last_run", {"Last run", "上次运行"}).listed().read_only(),
            text("result", {"What became of it", "上次结果"}).read_only()});
  entity.key = {"name"};
  entity.label_field = "name";
  entity.cascade = Cascade::Remove;
  return entity;
}

// A list as somebody wants to see it again. What it names is looked at when it is shown, not when
// it is kept: fields come and go.
Entity saved_list() {
  static constexpr sdk::Choice kSharing[] = {{"me", {"Nobody", "不共享"}},
                                             {"team", {"The team", "本团队"}},
                                             {"all", {"Everybody", "所有人"}}};
  Entity entity = make(
      "saved_list", {"Saved list", "已存列表"}, {"Saved lists", "已存列表"},
      {text("name", {"List name", "列表名称"}).required().listed(),
       text("entity", {"Kind of record", "记录种类"}).required().listed(),
       text("shown", {"Columns shown", "显示的列"}),
       text("conditions", {"Conditions", "条件"}).means(PARETO_M_MULTILINE).listed(),
       text("words", {"Words looked for", "搜索内容"}), text("sorted_by", {"Sorted by", "排序"}),
       text("widths", {"Column widths", "列宽"}), text("board", {"Lanes of its board", "看板的列"}),
       text("sharing", {"Shared with", "共享给"}).one_of(kSharing).initially("me").listed(),
       reference("user", {"User", "用户"}, "user").initially("me").listed()});
  entity.key = {"user", "entity", "name"};
  entity.label_field = "name";
  entity.cascade = Cascade::Remove;
  return entity;
}

}  // namespace pareto::model::entities
