#include "sample_document.hpp"

#include <catch2/catch.hpp>
#include <iterator>

#include "html_format.hpp"
#include "pareto/testing/rendering.hpp"

namespace pareto::html {
namespace {

using namespace pareto::sdk;

constexpr std::int64_t kThousand =
    1'000 * 10'000;  // figures below are in thousands, money is in 1/10000

constexpr struct {
  const char *name, *tier;
  std::int64_t thousands;
  const char* mark;
} kGroups[] = {
    {"雾栎饲料", "A", 21678, ""},    {"禾硐集团", "A", 14858, ""}, {"砚桥药业", "A", 12614, ""},
    {"霁岚营养", "A", 10873, "!"},   {"Brennholt", "A", 9329, ""}, {"穗隰食品", "A", 8438, ""},
    {"苔屿日化", "A", 6882, ""},     {"Tarnwick", "A", 6390, "!"}, {"鹿硐药业", "A", 5579, ""},
    {"漱汀日化", "B", 3935, ""},     {"岚渚饲料", "B", 3133, ""},  {"芥舟贸易", "B", 2604, ""},
    {"漱汀日用化学", "B", 2158, ""}, {"檐笙食品", "B", 1733, ""},  {"Quillmere", "B", 1385, ""},
    {"鹭洑饲料", "B", 1174, ""},     {"桐漪药业", "B", 963, ""},   {"沐礁日化", "B", 821, ""},
    {"岫舟贸易", "B", 690, ""},      {"客户 20", "C", 569, ""},    {"客户 21", "C", 506, ""},
    {"客户 22", "C", 456, ""},       {"客户 23", "C", 415, ""},    {"客户 24", "C", 381, ""},
    {"客户 25", "C", 340, ""},       {"客户 26", "C", 311, ""},    {"客户 27", "C", 280, ""},
    {"客户 28", "C", 245, ""},       {"客户 29", "C", 223, ""},    {"客户 30", "C", 211, ""},
    {"客户 31", "C", 201, ""},       {"客户 32", "C", 176, ""},    {"客户 33", "C", 160, ""},
    {"客户 34", "C", 148, ""},       {"客户 35", "C", 132, ""},    {"客户 36", "C", 120, ""},
    {"客户 37", "C", 82, ""},        {"客户 38", "C", 82, ""},     {"客户 39", "C", 79, ""},
    {"客户 40", "C", 79, ""},        {"客户 41", "C", 79, ""},     {"客户 42", "C", 79, ""},
    {"客户 43", "C", 79, ""},
};

constexpr struct {
  const char *name, *remark, *months;
  std::int64_t thousands;
  double share, change, margin;
  std::int64_t silent;
  bool late;
  const char* sentence;
} kAccounts[] = {
    {"雾栎饲料", "饲料 · 西南 · 银杏 · 2 家",
     "11 26 19 29 21 37 22 76 41 59 43 54 67 40 22 48 69 20 26 57 27 22 34 44 | 24 51 26 28 24 51 90 61 35 60 53 36",
     21678, 0.180, 0.13, 0.234, 6, false,
     "占近五分之一：它停一个月，全公司少约 181 万；再少 1,854 万会降为 B。"},
    {"禾硐集团", "饲料 · 华中 · 云杉 · 4 家",
     "39 38 21 58 37 22 48 45 26 32 40 34 36 27 63 46 35 44 24 28 42 37 37 45 | 50 16 30 42 31 59 60 22 19 52 39 90",
     14858, 0.123, 0.10, 0.213, 3, false,
     "四家子公司合计；单看最大一家只有 581 万，排第 8；再少 1,172 万会降为 B。"},
    {"砚桥药业", "医药 · 华东 · 白桦 · 2 家",
     "38 40 39 23 54 27 35 22 56 18 68 33 46 46 42 38 90 32 33 24 27 33 72 45 | 55 86 23 49 32 33 45 49 46 40 86 14",
     12614, 0.105, 0.06, 0.338, 12, false, "毛利率高于平均 11 个百分点；再少 948 万会降为 B。"},
    {"霁岚营养", "食品 · 华北 · 青檀",
     "43 35 43 36 26 62 30 68 62 35 90 35 63 45 51 63 53 30 63 54 55 47 33 51 | 0 82 36 49 64 54 57 68 0 0 0 0",
     10873, 0.090, -0.33, 0.253, 150, true,
     "!停单 150 天，往常 30 天一单；比上期少 528 万，今年的 A 靠的是前七个月；再少 774 万会降为 B。"},
    {"Brennholt Nutrition", "饲料 · 海外 · 海棠 · 2 家",
     "21 28 23 31 0 13 29 60 35 28 29 22 15 28 55 0 31 19 21 65 9 36 73 0 | 45 11 28 12 56 21 0 90 26 18 28 28",
     9329, 0.077, 0.03, 0.192, 19, false,
     "欧元结算，两家公司合计；34 天一单，节奏平稳；再少 620 万会降为 B。"},
    {"穗隰食品", "食品 · 华南 · 木槿 · 2 家",
     "24 35 39 36 25 40 36 12 36 35 19 29 56 23 32 42 29 50 28 25 50 23 55 47 | 21 90 30 63 20 42 28 41 55 16 43 36",
     8438, 0.070, 0.06, -0.018, 8, false,
     "!毛利 −15.4 万：量大不赚钱，见“大而薄”；再少 530 万会降为 B。"},
    {"苔屿日化", "日化 · 华东 · 白桦 · 2 家",
     "7 18 9 21 17 24 15 5 16 30 5 4 20 24 51 10 22 10 33 20 9 16 18 13 | 86 16 52 78 20 31 29 49 32 90 12 64",
     6882, 0.057, 1.28, 0.363, 11, false,
     "一年长到 2.3 倍，从 B 升上来；毛利率 36.3%，最高；再少 355 万会降为 B。"},
    {"Tarnwick Feeds", "饲料 · 海外 · 海棠",
     "40 34 31 31 15 67 42 18 26 27 63 39 64 16 48 21 39 49 55 54 51 48 18 23 | 52 24 21 28 49 90 19 40 14 62 66 0",
     6390, 0.053, -0.04, 0.187, 51, true,
     "!停单 51 天，往常 24 天一单；美元结算；再少 294 万会降为 B。"},
    {"鹿硐药业", "医药 · 西南 · 银杏 · 2 家",
     "52 46 13 44 53 22 54 29 34 49 15 68 51 9 47 50 52 20 22 79 35 46 66 20 | 40 32 55 43 20 34 90 74 38 33 10 34",
     5579, 0.046, 0.01, 0.322, 14, false,
     "最后一个 A：它之前累计 75.5%；若“漱汀”三个名称合并，它会退为 B；再少 192 万会降为 B。"},
};

constexpr struct {
  const char *name, *tier;
  std::int64_t before, after;
  const char* direction;
} kMoves[] = {
    {"苔屿日化", "B>A", 3020, 6882, "up"},   {"雾栎饲料", "A", 19171, 21678, "up"},
    {"禾硐集团", "A", 13535, 14858, "up"},   {"砚桥药业", "A", 11892, 12614, "up"},
    {"沐礁日化", "C>B", 215, 821, "up"},     {"漱汀日化", "B", 3473, 3935, "up"},
    {"霁岚营养", "A", 16152, 10873, "down"}, {"岚渚饲料", "A>B", 6272, 3133, "down"},
    {"岫舟贸易", "C>B", 731, 690, "down"},
};

constexpr struct {
  const char *name, *remark, *tier, *dates, *expected;
  std::int64_t gap, silent, over, missed, thousands;
} kLate[] = {
    {"霁岚营养", "青檀 · 华北", "A",
     "2025-09-27 2025-10-30 2025-12-02 2026-01-02 2026-02-02 2026-03-04 2026-04-03 2026-05-03 2026-06-03",
     "2026-07-03 2026-08-02 2026-09-01 2026-10-01 2026-10-31", 30, 150, 120, 5, 7118},
    {"Tarnwick Feeds", "海棠 · 海外", "A",
     "2025-09-14 2025-10-10 2025-11-03 2025-11-29 2025-12-25 2026-01-16 2026-02-07 2026-03-05 2026-03-29 2026-04-17 2026-05-11 "
     "2026-06-06 2026-06-30 2026-07-22 2026-08-15 2026-09-10",
     "2026-10-04 2026-10-28", 24, 51, 27, 2, 679},
    {"鹭洑饲料", "木槿 · 华南", "B",
     "2025-09-18 2025-10-17 2025-11-12 2025-12-14 2026-01-12 2026-02-07 2026-03-08 2026-04-09 2026-05-17 2026-06-15 2026-07-23 "
     "2026-08-21",
     "2026-09-22 2026-10-24", 32, 71, 39, 2, 198},
    {"桑隰饲料", "青檀 · 华北", "C",
     "2025-09-22 2025-10-26 2025-12-15 2026-01-22 2026-02-25 2026-04-08 2026-05-20 2026-06-23 2026-07-27",
     "2026-09-07 2026-10-19", 42, 96, 54, 2, 75},
};

constexpr struct {
  const char *tier, *name, *owner;
  std::int64_t net, margin;
  double rate;
  std::int64_t more;
} kThin[] = {{"A", "穗隰食品", "木槿", 8438, -154, -.018, 2093},
             {"B", "芥舟贸易", "香樟", 2604, 78, .030, 521},
             {"B", "岫舟贸易", "青檀", 690, 54, .078, 105}};

constexpr struct {
  const char *name, *industry, *owner;
  std::int32_t days_ago;
  const char* what;
  std::int64_t thousands;
} kOnce[] = {{"蕖漪食品", "食品", "云杉", 187, "烟酸镁、烟酸 食品级", 25},
             {"梣舟贸易", "贸易", "木槿", 203, "3-氰基吡啶、烟酸 食品级", 48},
             {"莼洑食品", "食品", "香樟", 226, "烟酸 食品级、烟酸镁", 76},
             {"柽硐药业", "医药", "青檀", 254, "烟酰胺 医药级、肌醇烟酸酯", 85},
             {"蘅汀日化", "日化", "白桦", 281, "生育酚烟酸酯、烟酰胺 日化级", 164},
             {"Pellgarth Foods", "食品", "海棠", 312, "烟酰胺 食品级", 124},
             {"楮隰饲料", "饲料", "山茶", 338, "烟酸 饲料级、烟酸预混料 10%", 216},
             {"栌隰饲料", "饲料", "青檀", 463, "烟酰胺 饲料级、烟酸预混料 20%", 141},
             {"Kirkwold Nutrition", "饲料", "海棠", 521, "烟酸 饲料级", 113},
             {"荻砚日化", "日化", "紫荆（离职）", 604, "烟酰胺 日化级", 67},
             {"杞舟贸易", "贸易", "山茶", 742, "烟酸 饲料级", 30}};

constexpr Date kAsOf = *Date::from_civil(2026, 10, 31);

Column money(const char* name, const char* label, Role role = Role::Plain,
             std::uint32_t flags = 0) {
  return {.name = name,
          .label = label,
          .type = Type::Money,
          .role = role,
          .scale = Scale::Large,
          .flags = flags};
}
Column share(const char* name, const char* label, Role role = Role::Plain,
             std::uint32_t flags = 0) {
  return {.name = name,
          .label = label,
          .type = Type::Real,
          .meaning = PARETO_M_PERCENT,
          .role = role,
          .flags = flags};
}
Column days(const char* name, const char* label) {
  return {.name = name, .label = label, .type = Type::Int, .unit = "天"};
}
Column words(const char* name, const char* label, Role role = Role::Plain,
             std::uint32_t flags = 0) {
  return {.name = name, .label = label, .role = role, .flags = flags};
}

void first_page(Document& document) {
  document.paragraph(
      Paragraph::Lead,
      Spans()
          .plain("48 组客户里，")
          .accent("9 组")
          .plain("带来 1.21 亿元净销售的 ")
          .accent("80%")
          .plain("；最大一组占 18%。两组 A 类客户已超过自己的下单节奏，其中霁岚营养停了 150 天。"));
  document.figures({{"净销售", "1.21", "亿元", "比上期 +2.1%；毛利率 23.0%"},
                    {"重点客户（A）", "9", "组 / 共 48 组", "带来 9,664 万元，80.1%"},
                    {"最大一组", "18.0", "%", "雾栎饲料；上期 16.2%"},
                    {"停单的 A 类", "2", "组", "该来没来 7 单，约 780 万", Style::Bad}});
  ChartInfo chart{.name = "pareto",
                  .kind = Chart::Pareto,
                  .title = "谁撑起了生意",
                  .subtitle = "每根柱是一组客户，从大到小；上图是累计占比",
                  .subject = "组",
                  .mark_value = .8,
                  .mark_second = .95,
                  .remarks = Spans("C 类 24 组加起来 543 万，只有最大一组的四分之一"),
                  .columns = {words("label", "客户"),
                              money("value", "净销售"),
                              share("share_before", "此前累计"),
                              words("tier", "等级"),
                              words("mark", "提示"),
                              {.name = "rest", .label = "合并", .type = Type::Int}}};
  BatchBuilder rows(chart.schema());
  double sum = 0, total = 0;
  for (const auto& group : kGroups) total += static_cast<double>(group.thousands);
  for (const auto& group : kGroups) {
    rows.text(0, group.name);
    rows.integer(1, group.thousands * kThousand);
    rows.real(2, sum / total);
    rows.text(3, group.tier);
    if (*group.mark != '\0') rows.text(4, group.mark);
    rows.end_row();
    sum += static_cast<double>(group.thousands);
  }
  document.chart(chart, rows.finish());
  document.paragraph(
      Paragraph::Note,
      "图中是净销售为正的 43 组（占比以此为 100%）。另有 4 组本期没有成交，1 组（槭硐食品）只有退货 −3.0 万，单列不计。"
      "橙色虚线：80% 线与实际切点。红色与“!”：超过自己的下单节奏。基尼系数 0.73，HHI 888。");
}

void key_accounts(Document& document) {
  document.page_break();
  document.heading(1, "重点客户", "A 类 9 组，按净销售");
  document.paragraph(Paragraph::Summary,
                     "合计 9,664 万元，占 80.1%。两组停单，一组亏本，一组刚升上来：这四组要先去。");
  Column months = words("months", "近 36 个月", Role::Spark);
  months.note = "深色为本期";
  TableInfo table{
      .name = "key_accounts",
      .columns = {{.name = "rank", .label = "名次", .type = Type::Int, .role = Role::Rank},
                  words("customer", "客户", Role::Title),
                  words("about", "简介", Role::Remark),
                  months,
                  money("net", "净销售", Role::Plain, PARETO_COLUMN_STRONG),
                  share("share", "占比"),
                  share("change", "比上期", Role::Change),
                  share("margin", "毛利率", Role::Plain, PARETO_COLUMN_WARN),
                  days("silent", "距末单"),
                  {.name = "late", .label = "超过节奏", .type = Type::Bool, .role = Role::Mark},
                  words("why", "要点", Role::Sentence)},
      .total = Spans()
                   .plain("")
                   .strong("A 类合计")
                   .plain("")
                   .plain("")
                   .strong("9,664.1")
                   .strong("80.1%")
                   .plain("+4%")
                   .plain("23.2%")
                   .plain("")
                   .plain("")
                   .plain(""),
      .flags = PARETO_TABLE_CARDS};
  BatchBuilder rows(table.schema());
  for (std::size_t i = 0; i < std::size(kAccounts); ++i) {
    const auto& a = kAccounts[i];
    rows.integer(0, static_cast<std::int64_t>(i) + 1);
    rows.text(1, a.name);
    rows.text(2, a.remark);
    rows.text(3, a.months);
    rows.integer(4, a.thousands * kThousand);
    rows.real(5, a.share);
    rows.real(6, a.change);
    rows.real(7, a.margin);
    rows.integer(8, a.silent);
    rows.integer(9, a.late ? 1 : 0);
    rows.text(10, a.sentence);
    rows.end_row();
  }
  document.table(table, rows.finish());
  document.paragraph(
      Paragraph::Text,
      "离 A 最近的两组：漱汀日化再多 13.1 万、岚渚饲料再多 80.1 万即为 A（其余客户不变）。");
}

void changes(Document& document) {
  document.page_break();
  document.heading(1, "升与降", "空心：上期；实心：本期");
  document.paragraph(
      Paragraph::Summary,
      "苔屿日化从 B 升到 A，沐礁日化从 C 升到 B；岚渚饲料从 A 降到 B。岫舟贸易升为 B 只因界线移动，它自己略降。");
  ChartInfo chart{
      .name = "changes",
      .kind = Chart::Changes,
      .columns = {words("label", "客户"), words("tier", "等级"), money("before", "上期"),
                  money("after", "本期"), words("direction", "变动")}};
  BatchBuilder rows(chart.schema());
  for (const auto& move : kMoves) {
    rows.text(0, move.name);
    rows.text(1, move.tier);
    rows.integer(2, move.before * kThousand);
    rows.integer(3, move.after * kThousand);
    rows.text(4, move.direction);
    rows.end_row();
  }
  document.chart(chart, rows.finish());
}

void rhythm(Document& document) {
  document.heading(1, "超过自己的节奏", "距末单超过往常间隔（中位数）的 1.5 倍");
  document.paragraph(Paragraph::Summary,
                     "4 组，按往常该来而没来的订单约 807 万。霁岚营养一家占 88%：先打这个电话。");
  Column missed{.name = "missed", .label = "该来没来", .type = Type::Int, .unit = "单"};
  ChartInfo chart{
      .name = "rhythm",
      .kind = Chart::Rhythm,
      .date_from = kAsOf - 425,
      .date_to = kAsOf,
      .columns = {words("label", "客户"), words("remark", "负责人"), words("tier", "等级"),
                  words("dates", "订单"), words("expected", "该来"), days("gap", "往常"),
                  days("silent", "已停"), days("over", "超出"), missed,
                  money("money", "涉及金额")}};
  BatchBuilder rows(chart.schema());
  for (const auto& late : kLate) {
    rows.text(0, late.name);
    rows.text(1, late.remark);
    rows.text(2, late.tier);
    rows.text(3, late.dates);
    rows.text(4, late.expected);
    rows.integer(5, late.gap);
    rows.integer(6, late.silent);
    rows.integer(7, late.over);
    rows.integer(8, late.missed);
    rows.integer(9, late.thousands * kThousand);
    rows.end_row();
  }
  document.chart(chart, rows.finish());
  document.paragraph(
      Paragraph::Note,
      "实心点：有订单的日子；空心点：按往常间隔该来的订单；橙线：数据截止日。涉及金额 = 该来没来的单数 × 近 24 个月单次订货中位数。");
}

void thin(Document& document) {
  document.heading(1, "大而薄", "A、B 类中毛利率低于平均一半");
  document.paragraph(Paragraph::Summary,
                     "穗隰食品卖了 844 万，倒贴 15.4 万。三组若到平均毛利率，一年多 272 万。");
  Column rate = share("rate", "毛利率", Role::Bar, PARETO_COLUMN_WARN);
  rate.mark_value = .23;
  rate.mark_label = "平均 23.0%";
  TableInfo table{
      .name = "thin",
      .columns = {words("tier", "等级", Role::Tier), words("customer", "客户", Role::Title),
                  words("owner", "负责人"), money("net", "净销售"),
                  money("margin", "毛利", Role::Plain, PARETO_COLUMN_WARN), rate,
                  money("more", "到平均可多赚", Role::Plain, PARETO_COLUMN_STRONG)}};
  BatchBuilder rows(table.schema());
  for (const auto& each : kThin) {
    rows.text(0, each.tier);
    rows.text(1, each.name);
    rows.text(2, each.owner);
    rows.integer(3, each.net * kThousand);
    rows.integer(4, each.margin * kThousand);
    rows.real(5, each.rate);
    rows.integer(6, each.more * kThousand);
    rows.end_row();
  }
  document.table(table, rows.finish());
}

void once(Document& document) {
  document.page_break();
  document.heading(1, "只买过一次", "36 个月内只有一单");
  document.paragraph(Paragraph::Summary,
                     "11 组，合计 108.9 万；其中 7 组在最近一年内，还叫得回来。");
  TableInfo table{
      .name = "once",
      .columns = {words("customer", "客户", Role::Title),
                  words("industry", "行业"),
                  words("owner", "负责人"),
                  {.name = "order", .label = "那一单", .type = Type::Date},
                  words("what", "买了什么"),
                  money("amount", "金额"),
                  days("ago", "距今")},
      .total =
          Spans().strong("合计").plain("").plain("").plain("").plain("").strong("108.9").plain(""),
      .flags = PARETO_TABLE_TIGHT};
  BatchBuilder rows(table.schema());
  for (const auto& each : kOnce) {
    rows.text(0, each.name);
    rows.text(1, each.industry);
    rows.text(2, each.owner);
    rows.date(3, kAsOf - each.days_ago);
    rows.text(4, each.what);
    rows.integer(5, each.thousands * kThousand);
    rows.integer(6, each.days_ago);
    rows.end_row();
  }
  document.table(table, rows.finish());
}

void twins(Document& document) {
  document.heading(1, "可能是同一家", "没有自动合并");
  document.paragraph(Paragraph::Summary,
                     Spans("“漱汀”的三个名称合起来是 668 万，排第 8，应为 A；鹿硐药业随之退为 B。")
                         .strong("合并前，名次不算数。"));
  TableInfo table{
      .name = "twins",
      .columns = {words("code", "编码", Role::Key),
                  words("name", "系统里的名称", Role::Title),
                  words("why", "为什么像"),
                  money("net", "净销售"),
                  {.name = "rank", .label = "名次", .type = Type::Int},
                  words("tier", "等级", Role::Tier)},
      .total = Spans().plain("").strong("合并后").plain("").strong("668.0").strong("8").strong("A"),
      .flags = PARETO_TABLE_TIGHT};
  BatchBuilder rows(table.schema());
  const struct {
    const char *code, *name, *why;
    std::int64_t net, rank;
    const char* tier;
  } kTwins[] = {{"0031", "漱汀日化有限公司", "基准", 3935, 10, "B"},
                {"0040", "漱汀日用化学有限公司", "“日化”是“日用化学”的简称", 2158, 13, "B"},
                {"0061", "潄汀日化（有限）公司", "“潄”是“漱”的异体字；括号为全角", 587, 20, "C"}};
  for (const auto& each : kTwins) {
    rows.text(0, each.code);
    rows.text(1, each.name);
    rows.text(2, each.why);
    rows.integer(3, each.net * kThousand);
    rows.integer(4, each.rank);
    rows.text(5, each.tier);
    rows.end_row();
  }
  document.table(table, rows.finish());
  document.paragraph(Paragraph::Note, "鹿硐药业随之退为 B：它之前累计 81.0%，已过 80%。");
}

void limits(Document& document) {
  document.heading(1, "还不能说的", "缺哪一列，补上就能答");
  document.paragraph(Paragraph::Summary, "下面五个问题，现有数据答不了。不猜。");
  TableInfo table{
      .name = "unknown",
      .columns = {words("question", "想知道", Role::Title), words("why", "为什么答不了"),
                  words("column", "补哪一列", Role::Plain, PARETO_COLUMN_STRONG)},
      .flags = PARETO_TABLE_TIGHT};
  BatchBuilder rows(table.schema());
  const char* const kLimits[][3] = {
      {"我们占客户采购的几成（采购份额）", "不知道客户一共用多少烟酸",
       "年用量、单位、年份（客户表）"},
      {"客户真正赚不赚钱", "成本已含，运费、折让、服务未含", "运费、折让（销售明细）"},
      {"谁欠款、拖多久", "文件里只有开单，没有收款", "应收日期、收款日期、收款金额"},
      {"停单是因为价格、质量还是人", "48 组里 42 组没有跟进记录", "跟进日期、方式、结果"},
      {"紫荆的客户现在归谁", "末单 2026-03-20；此后香樟开 22 单，304 万",
       "负责人（客户表）；现按末单推定"}};
  for (const auto& each : kLimits) {
    for (std::size_t i = 0; i < 3; ++i) rows.text(i, each[i]);
    rows.end_row();
  }
  document.table(table, rows.finish());
}

void definitions(Document& document) {
  document.heading(1, "怎么算的");
  const char* const kTerms[][2] = {
      {"净销售", "本位币人民币，不含税，退货已减；外币按开单日汇率折算（境外 9 家，美元、欧元）。"},
      {"组", "同一母公司的客户合为一组：64 个客户，48 组。"},
      {"等级",
       "从大到小累加：加到该组之前不足 80% 为 A，不足 95% 为 B，其余为 C。上期按当时的数据重算。"},
      {"降为 B 的差额", "别的客户不变，这一组至少少多少才落出 80%。"},
      {"往常间隔", "相邻两个订货日之间天数的中位数；同一天多张单算一次。不足四次订货的不判断。"},
      {"毛利", "净销售减销售明细里的成本；本期成本齐全（100% 的行）。没有成本的行不按零成本算。"},
      {"取整", "合计用未取整的数相加，与逐行相加可能差末位 1。"}};
  for (const auto& term : kTerms)
    document.paragraph(Paragraph::Definition,
                       Spans().strong(term[0]).plain(std::string(" ") + term[1]));
  document.paragraph(
      Paragraph::Source,
      "规则 abc 1.0，按组，12 个月，80 / 95 · 报告 key_accounts 1.0 · 5,253 行销售明细 · 数据指纹 3d0ad758a760 · 同数据同日期，重做逐字节相同");
}

}  // namespace

void write_sample(Document& document) {
  document.begin({.title = "重点客户报告",
                  .firm = "晴隰烟酸（虚构企业）",
                  .period = "2025-11-01 至 2026-10-31",
                  .data_until = "数据截至 2026-10-31",
                  .remark = "虚构演示数据 · 客户、人员与数字均为编造"});
  first_page(document);
  key_accounts(document);
  changes(document);
  rhythm(document);
  thin(document);
  once(document);
  twins(document);
  limits(document);
  definitions(document);
}

}  // namespace pareto::html

TEST_CASE("The sample is one page, byte for byte the same each time", "[html]") {
  const auto render = [] {
    return pareto::sdk::testing::render<pareto::html::HtmlFormat>("zh-Hans",
                                                                  pareto::html::write_sample)
        .files;
  };
  const auto once = render();
  REQUIRE(once.size() == 1);
  CHECK(once.at("").ends_with("</html>\n"));
  CHECK(render() == once);
}
