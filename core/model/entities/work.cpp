// What we do with customers, what the rules said of them, and the papers that belong to a record.
#include "core/model/entities/entities.hpp"

namespace pareto::model::entities {

using namespace sdk;

Entity interaction() {
  static constexpr sdk::Choice kKinds[] = {{"visit", {"Visit", "拜访"}},
                                           {"call", {"Call", "电话"}},
                                           {"letter", {"Letter", "信函"}},
                                           {"message", {"Message", "消息"}},
                                           {"fair", {"Fair", "展会"}},
                                           {"exchange", {"Technical exchange", "技术交流"}},
                                           {"event", {"Business event", "商务活动"}},
                                           {"tour", {"Site tour", "参观"}},
                                           {"other", {"Other", "其他"}}};
  Entity entity =
      make("interaction", {"Interaction", "跟进记录"}, {"Interactions", "跟进记录"},
           {text("code", {"Code", "编码"}).unique().means(PARETO_M_CODE),
            reference("customer", {"Customer", "客户"}, "customer").required().listed(),
            text("kind", {"Kind", "方式"}).required().one_of(kKinds).listed().also_zh({"跟进方式"}),
            text("subject", {"Subject", "主题"}).listed().searched(),
            time("start", {"Start", "开始时间"}).required().listed().also_zh({"跟进日期", "时间"}),
            integer("planned_minutes", {"Planned minutes", "计划分钟"}).between(0, 100000),
            integer("actual_minutes", {"Actual minutes", "实际分钟"}).between(0, 100000),
            reference("contact", {"Their person", "对方人员"}, "contact"),
            reference("user", {"Our person", "我方人员"}, "user").listed(),
            text("summary", {"Summary", "内容"}).means(PARETO_M_MULTILINE).also_zh({"结果"}),
            text("next_step", {"Next step", "下一步"}).listed(),
            date("next_date", {"Next date", "下次日期"}).listed(),
            date("next_done", {"Next step done", "下一步完成日期"})});
  entity.code_prefix = "V";
  entity.label_field = "subject";
  entity.cascade = Cascade::Remove;
  return entity;
}

Entity task() {
  static constexpr sdk::Choice kStates[] = {
      {"open", {"Open", "待办"}}, {"done", {"Done", "完成"}}, {"dropped", {"Dropped", "取消"}}};
  Entity entity = make("task", {"Task", "任务"}, {"Tasks", "任务"},
                       {text("code", {"Code", "编码"}).unique().means(PARETO_M_CODE).listed(),
                        text("subject", {"Subject", "主题"}).required().listed().searched(),
                        reference("customer", {"Customer", "客户"}, "customer").listed(),
                        reference("owner", {"Owner", "负责人"}, "user").listed(),
                        date("due", {"Due", "截止日期"}).listed(),
                        text("state", {"State", "状态"}).one_of(kStates).initially("open").listed(),
                        text("reason", {"Reason", "原因"}).means(PARETO_M_MULTILINE)});
  entity.code_prefix = "K";
  entity.label_field = "subject";
  entity.cascade = Cascade::Remove;
  return entity;
}

// The tier that a rule gave a customer, dated: [from_date, to_date). Computed ones were found later
// for a past date.
Entity tier_assignment() {
  Entity entity =
      make("tier_assignment", {"Tier assignment", "等级记录"}, {"Tier assignments", "等级记录"},
           {reference("customer", {"Customer", "客户"}, "customer").required().listed().read_only(),
            text("rule", {"Rule", "规则"}).required().listed().read_only(),
            text("tier", {"Tier", "等级"}).listed().read_only().means(PARETO_M_TIER),
            boolean("overridden", {"Set by hand", "人工定级"}).read_only(),
            text("own_tier", {"The rule's own", "规则给出的等级"}).read_only().means(PARETO_M_TIER),
            real("score", {"Score", "分数"}).listed().read_only(),
            text("explanation", {"Explanation", "说明"}).read_only(),
            date("from_date", {"From", "起"}).required().listed().read_only(),
            date("to_date", {"Until", "止"}).listed().read_only(),
            boolean("computed", {"Computed for the past", "事后补算"}).read_only(),
            integer("run", {"Run", "运行"}).read_only()});
  entity.key = {"customer", "rule", "from_date"};
  entity.label_field = "tier";
  entity.cascade = Cascade::Remove;
  entity.kept = true;
  return entity;
}

// A tier that a person sets in place of a rule's, from a day on, until a day that still belongs to
// it or for good. The latest that holds on a day counts; what the rule itself says stands beside it
// (tier_assignment.own_tier).
Entity tier_override() {
  Entity entity = make(
      "tier_override", {"Override", "人工定级"}, {"Overrides", "人工定级"},
      {reference("customer", {"Customer", "客户"}, "customer").required().listed(),
       text("rule", {"Rule", "规则"}).required().listed(),
       text("tier", {"Tier", "等级"}).required().listed().means(PARETO_M_TIER),
       text("reason", {"Reason", "原因"})
           .required()
           .listed()
           .means(PARETO_M_MULTILINE)
           .also_zh({"定级原因"}),
       date("from_date", {"From", "起"}).initially("today").listed(),
       date("until", {"Last day", "最后一天"}).listed().also_zh({"有效期至", "截止日期"}),
       reference("user", {"User", "用户"}, "user").initially("me").listed().also_zh({"定级人"})});
  entity.key = {"customer", "rule", "from_date"};
  entity.label_field = "tier";
  entity.cascade = Cascade::Remove;
  return entity;
}

// What a person says of a customer where figures say nothing: how well it fits, how strong its hand
// is. The latest counts.
Entity judgement() {
  Entity entity = make(
      "judgement", {"Judgement", "人工评分"}, {"Judgements", "人工评分"},
      {reference("customer", {"Customer", "客户"}, "customer").required().listed(),
       text("indicator", {"Indicator", "指标"}).required().listed(),
       real("value", {"Points", "评分"})
           .required()
           .between_real(0, 100)
           .listed()
           .also({"score"})
           .also_zh({"得分"}),
       text("evidence", {"Evidence", "依据"})
           .required()
           .listed()
           .means(PARETO_M_MULTILINE)
           .also_zh({"理由"}),
       date("date", {"Date", "日期"}).initially("today").listed().also_zh({"评分日期"}),
       reference("user", {"User", "用户"}, "user").initially("me").listed().also_zh({"评分人"})});
  entity.key = {"customer", "indicator", "date"};
  entity.label_field = "indicator";
  entity.cascade = Cascade::Remove;
  return entity;
}

Entity attachment() {
  Entity entity = make(
      "attachment", {"Attachment", "附件"}, {"Attachments", "附件"},
      {text("code", {"Code", "编码"}).unique().means(PARETO_M_CODE),
       reference("customer", {"Customer", "客户"}, "customer").listed(),
       reference("interaction", {"Interaction", "跟进记录"}, "interaction"),
       text("name", {"File name", "文件名"}).required().listed().searched(),
       text("media_type", {"Media type", "文件类型"}), text("hash", {"Hash", "指纹"}).read_only(),
       integer("bytes", {"Bytes", "字节数"}).listed().read_only()});
  entity.code_prefix = "A";
  entity.cascade = Cascade::Remove;
  return entity;
}

}  // namespace pareto::model::entities
