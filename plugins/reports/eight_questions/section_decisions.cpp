// F8 from the gut to the data: what decisions can rest on, what is missing, and a note for the
// decision.

#include <cstdio>

#include "eight_questions.hpp"
#include "pareto/rights.hpp"
#include "sections.hpp"

namespace pareto::eight_questions {
namespace {

using sdk::count_text;
using sdk::Paragraph;
using sdk::Role;

}  // namespace

void write_decisions(const Material& m, sdk::Document& document, const std::vector<Unsaid>& rest) {
  const Voice& voice = m.voice;
  const Book& book = m.book;
  document.heading(1, voice.say({"8  By the gut or by the data?", "八、决策靠感觉，还是靠数据？"}),
                   voice.say({"how much of what is needed is there", "需要的数据有多少"}));
  std::int64_t owned = 0, persons = 0, talked = 0, bought = 0;
  for (const Customer& c : book.customers) {
    owned += c.owner != 0 ? 1 : 0;
    persons += c.persons > 0 ? 1 : 0;
    talked += c.talks > 0 ? 1 : 0;
    bought += c.bought() ? 1 : 0;
  }
  const auto customers = static_cast<std::int64_t>(book.customers.size());
  const struct {
    std::string what, serves;
    std::int64_t known, all;
    bool readable = true;
  } kData[] = {
      {voice.say({"Customers with sales", "有销售的客户"}),
       voice.say({"all questions", "所有问题"}), bought, customers},
      {voice.say({"Sale lines with an order number", "有单号的销售明细"}),
       voice.say({"number of purchases", "购买次数"}), book.lines.numbered, book.lines.all},
      {voice.say({"Sale lines with a product", "有产品的销售明细"}),
       voice.say({"prices, breadth", "价格、品种"}), book.lines.with_product, book.lines.all},
      {voice.say({"Sale lines with a cost", "有成本的销售明细"}),
       book.costs_readable ? voice.say({"who earns us money", "谁让我们赚钱"})
                           : voice.say(sdk::kNotForYourRole),
       book.lines.with_cost, book.lines.all, book.costs_readable},
      {voice.say({"Sale lines with a salesperson", "有业务员的销售明细"}),
       voice.say({"changes of hands", "换人"}), book.lines.with_salesperson, book.lines.all},
      {voice.say({"Customers with an owner", "有负责人的客户"}), voice.say({"who acts", "谁去做"}),
       owned, customers},
      {voice.say({"Customers with a person known", "有联系人的客户"}),
       voice.say({"whom to see", "找谁"}), persons, customers},
      {voice.say({"Customers with a contact on record", "有跟进记录的客户"}),
       voice.say({"questions 4, 5, 6", "四、五、六问"}), talked, customers},
      {voice.say({"Customers with their purchases in all", "有采购总量的客户"}),
       voice.say({"share of wallet", "采购份额"}), book.purchases_known, customers}};
  sdk::TableInfo table{
      .name = "data",
      .columns = {text_column("what", voice.say({"Data", "数据"}), Role::Title),
                  text_column("serves", voice.say({"Serves", "用处"}), Role::Remark),
                  share_column("share", voice.say({"There", "已有"}), Role::Bar)},
      .total = {},
      .flags = PARETO_TABLE_TIGHT};
  sdk::BatchBuilder rows(table.schema());
  std::int64_t complete = 0, kinds = 0;
  for (const auto& data : kData) {
    rows.text(0, data.what);
    rows.text(1, data.serves);
    kinds += data.readable ? 1 : 0;
    if (data.readable && data.all > 0)
      rows.real(2, static_cast<double>(data.known) / static_cast<double>(data.all));
    complete += data.readable && data.all > 0 && 10 * data.known >= 9 * data.all ? 1 : 0;
    rows.end_row();
  }
  document.paragraph(Paragraph::Summary,
                     sdk::Spans()
                         .strong(count_text(complete))
                         .plain(voice.say({" of {} kinds of data are there for nine in ten; {} of "
                                           "the questions above could not be answered in full.",
                                           " 类数据（共 {} 类）十有八九齐全；上面有 {} 处答不全。"},
                                          {count_text(kinds),
                                           count_text(static_cast<std::int64_t>(rest.size()))})));
  document.table(table, rows.finish());
  if (!rest.empty()) {
    document.heading(2, voice.say({"What cannot be answered", "答不了的"}),
                     voice.say({"and what would allow it", "以及需要什么"}));
    sdk::TableInfo missing{
        .name = "unsaid",
        .columns = {text_column("what", voice.say({"Question", "问题"}), Role::Title),
                    text_column("lacks", voice.say({"What is missing", "缺什么"})),
                    text_column("remedy", voice.say({"What would help", "怎么补"}))},
        .total = {},
        .flags = PARETO_TABLE_TIGHT};
    sdk::BatchBuilder lines(missing.schema());
    for (const Unsaid& each : rest) {
      lines.text(0, each.what);
      lines.text(1, each.lacks);
      lines.text(2, each.remedy);
      lines.end_row();
    }
    document.table(missing, lines.finish());
  }
  document.heading(2, voice.say({"Decision taken on this report", "据此作出的决定"}),
                   voice.say({"keep this page with the decision; run again with the same date, it "
                              "gives the same bytes",
                              "决定与本报告一起存档；同日期重做，逐字节相同"}));
  const sdk::TableInfo note{
      .name = "decision",
      .columns = {text_column("decision", voice.say({"Decision", "决定"})),
                  text_column("why", voice.say({"Because of figure", "依据哪个数"})),
                  text_column("who", voice.say({"Who", "谁"})),
                  text_column("review", voice.say({"Looked at again on", "何时复查"}))},
      .total = {},
      .flags = PARETO_TABLE_FORM};
  document.table(note, sdk::BatchBuilder(note.schema()).finish());
  char fingerprint[16];
  std::snprintf(fingerprint, sizeof fingerprint, "%012llx",
                static_cast<unsigned long long>(book.fingerprint & 0xffffffffffffull));
  document.paragraph(
      Paragraph::Source,
      voice.say({"window {} · patience {} · report eight_questions {} · {} sale lines · data "
                 "fingerprint {} · same data and date give the same bytes",
                 "期间 {} · 耐心 {} · 报告 eight_questions {} · {} 行销售明细 · 数据指纹 {} · "
                 "同数据同日期，重做逐字节相同"},
                {book.window.text(), sdk::real_text(book.patience, 1), kVersion,
                 count_text(book.lines.all), fingerprint}));
}

}  // namespace pareto::eight_questions
