// F1 how many buy, F2 how many came back, F3 how many bought once and never again.

#include "reading.hpp"
#include "sections.hpp"

namespace pareto::eight_questions {
namespace {

using sdk::count_text;
using sdk::Paragraph;
using sdk::Role;

std::vector<std::size_t> those(const Book& book, auto is) {
  std::vector<std::size_t> found;
  for (std::size_t at = 0; at < book.customers.size(); ++at) {
    if (is(book.customers[at])) found.push_back(at);
  }
  return found;
}

// Each question: its answer in a sentence, the course of it, and beside it a table.
class Section {
 public:
  Section(const Material& material, sdk::Document& document) : m_(material), document_(document) {
    for (int k = 0; k < kPoints; ++k) course_.push_back(book_.buyers(k));
  }

  void first();
  void repeated();
  void once();

 private:
  const Book::Buyers& now() const { return course_.back(); }
  const Book::Buyers& a_year_before() const { return course_[kPoints - 5]; }
  void answer(std::int64_t count, const std::string& rest) {
    document_.paragraph(Paragraph::Summary, sdk::Spans().strong(count_text(count)).plain(rest));
  }
  // What is written from here on stands beside the course.
  void beside_course(const char* name, const std::string& title, const std::string& subtitle,
                     const std::string& label, std::int64_t Book::Buyers::*value,
                     std::int64_t Book::Buyers::*behind = nullptr) {
    std::vector<std::int64_t> values, pale;
    for (const Book::Buyers& each : course_) {
      values.push_back(each.*value);
      if (behind != nullptr) pale.push_back(each.*behind);
    }
    document_.beside(45);
    write_course(m_, document_, name, title, subtitle, label, values, pale);
    document_.beside(55);
  }

  const Material& m_;
  sdk::Document& document_;
  const Voice& voice_ = m_.voice;
  const Book& book_ = m_.book;
  std::vector<Book::Buyers> course_;
};

void Section::first() {
  document_.heading(
      1, voice_.say({"1  How many customers buy from us?", "一、有多少客户买我们的东西？"}),
      voice_.say({"with an order in the period", "期间内有订单的客户"}));
  Money net = 0;
  for (const Customer& c : book_.customers) net += c.buys() ? c.net : 0;
  const auto on_file = static_cast<std::int64_t>(book_.customers.size());
  const sdk::Words of_all{" of {} customers on file ({}); a year before {}.",
                          " 个，占登记客户 {} 个的 {}；一年前 {} 个。"};
  const sdk::Words of_seen{" of the {} customers on file that you see ({}); a year before {}.",
                           " 个，占您看得到的登记客户 {} 个的 {}；一年前 {} 个。"};
  answer(now().all, voice_.say(book_.everyone_seen ? of_all : of_seen,
                               {count_text(on_file), percent_of(now().all, on_file),
                                count_text(a_year_before().all)}));
  beside_course("buyers", voice_.say({"Buyers", "有订单的客户"}),
                voice_.say({"in the period that ends then", "到该日为止的期间"}),
                voice_.say({"Buyers", "客户"}), &Book::Buyers::all);
  const auto all = those(book_, [](const Customer& c) { return c.buys(); });
  const auto shown = largest(all, m_.top, [&](std::size_t at) { return book_.customers[at].net; });
  const auto names = names_of(m_.job, book_, shown);
  sdk::TableInfo table{
      .name = "buyers_list",
      .columns = {text_column("customer", voice_.say({"Largest buyers", "买得最多的"}),
                              Role::Title),
                  count_column("orders", voice_.say({"Orders", "订单"})),
                  money_column("net", voice_.say({"Net sales", "净销售"})),
                  share_column("share", voice_.say({"Share", "占比"}))},
      .total = {},
      .flags = PARETO_TABLE_TIGHT};
  sdk::BatchBuilder rows(table.schema());
  for (const std::size_t at : shown) {
    const Customer& c = book_.customers[at];
    rows.text(0, names.contains(at) ? names.at(at) : "–");
    rows.integer(1, c.orders_in);
    rows.integer(2, c.net);
    if (net > 0) rows.real(3, static_cast<double>(c.net) / static_cast<double>(net));
    rows.end_row();
  }
  document_.table(table, rows.finish());
  document_.beside(0);
}

void Section::repeated() {
  document_.heading(
      1, voice_.say({"2  How many bought twice or more?", "二、有多少客户买过两次以上？"}),
      voice_.say(
          {"two included; all purchases until today count", "含两次；算到今天为止的全部购买"}));
  answer(now().repeated,
         voice_.say({", {} of the buyers; a year before {}.", " 个，占 {}；一年前 {} 个。"},
                    {percent_of(now().repeated, now().all), count_text(a_year_before().repeated)}));
  beside_course("repeated", voice_.say({"Came back", "回头的客户"}),
                voice_.say({"pale: all buyers", "浅色：全部有订单的客户"}),
                voice_.say({"Came back", "回头"}), &Book::Buyers::repeated, &Book::Buyers::all);
  constexpr std::int32_t kSteps[] = {1, 2, 3, 6, 11, 21, INT32_MAX};
  sdk::TableInfo table{
      .name = "purchases",
      .columns = {text_column("purchases", voice_.say({"Purchases until today", "到今天买过几次"}),
                              Role::Title),
                  count_column("customers", voice_.say({"Customers", "客户"})),
                  share_column("share", voice_.say({"of the buyers", "占比"})),
                  money_column("net", voice_.say({"Net sales", "净销售"}))},
      .total = {},
      .flags = PARETO_TABLE_TIGHT};
  sdk::BatchBuilder rows(table.schema());
  Money all_net = 0;
  for (std::size_t step = 0; step + 1 < std::size(kSteps); ++step) {
    std::int64_t count = 0;
    Money net = 0;
    for (const Customer& c : book_.customers) {
      if (!c.buys() || c.orders < kSteps[step] || c.orders >= kSteps[step + 1]) continue;
      ++count;
      net += c.net;
    }
    all_net += net;
    const std::int32_t last = kSteps[step + 1] - 1;
    const std::string from = count_text(kSteps[step]);
    rows.text(0, step + 2 == std::size(kSteps) ? voice_.say({"{} and more", "{} 次以上"}, {from})
                 : last == kSteps[step]
                     ? voice_.say({"{}", "{} 次"}, {from})
                     : voice_.say({"{} to {}", "{} 到 {} 次"}, {from, count_text(last)}));
    rows.integer(1, count);
    if (now().all > 0) rows.real(2, static_cast<double>(count) / static_cast<double>(now().all));
    rows.integer(3, net);
    rows.end_row();
  }
  table.total = sdk::Spans()
                    .strong(voice_.say({"Together", "合计"}))
                    .strong(count_text(now().all))
                    .plain("")
                    .strong(voice_.amounts().large(all_net));
  document_.table(table, rows.finish());
  document_.beside(0);
}

void Section::once() {
  document_.heading(
      1,
      voice_.say(
          {"3  How many bought once and never again?", "三、有多少客户只买过一次，再没有来？"}),
      book_.double_gap > 0
          ? voice_.say({"silent for more than {} days: {} × the usual gap of {}",
                        "超过 {} 天没再买：往常间隔 {2} 天的 {1} 倍"},
                       {count_text(book_.patience_days()),
                        sdk::real_text(book_.patience,
                                       book_.patience == static_cast<int>(book_.patience) ? 0 : 1),
                        count_text((book_.double_gap + 1) / 2)})
          : std::string());
  if (book_.double_gap == 0) {
    document_.paragraph(
        Paragraph::Summary,
        voice_.say({"Cannot be said: nobody has bought twice, so there is no usual gap.",
                    "说不出：还没有人买过两次，没有往常间隔。"}));
    return;
  }
  std::int64_t earlier = 0;
  for (const Customer& c : book_.customers)
    earlier += !c.buys() && book_.bought_once_and_gone(c) ? 1 : 0;
  std::string more;
  if (earlier > 0) {
    more = voice_.say(
        {" Another {} bought once before the period.", "另有 {} 个是在期间之前只买过一次的。"},
        {count_text(earlier)});
  }
  answer(now().once,
         voice_.say(
             {" of the buyers; {} more bought once, but not so long ago that they count as lost.",
              " 个；还有 {} 个只买过一次，但时间不长，不算走掉。"},
             {count_text(now().recent)}) +
             more);
  const auto all =
      those(book_, [&](const Customer& c) { return c.buys() && book_.bought_once_and_gone(c); });
  beside_course("once", voice_.say({"Once and gone", "一次没再来"}),
                voice_.say({"of the buyers of the period that ends then", "到该日为止的期间里"}),
                voice_.say({"Customers", "客户"}), &Book::Buyers::once);
  const auto shown = largest(all, m_.top, [&](std::size_t at) { return book_.customers[at].ever; });
  if (!shown.empty()) {
    const auto names = names_of(m_.job, book_, shown);
    sdk::TableInfo table{
        .name = "once_list",
        .columns = {text_column("customer", voice_.say({"Customer", "客户"}), Role::Title),
                    day_column("day", voice_.say({"Bought on", "那一次"})),
                    count_column("silent", voice_.say({"Days since", "已过天数"})),
                    money_column("net", voice_.say({"Net sales", "净销售"}),
                                 book_.customers[shown.front()].ever)},
        .total = {},
        .flags = PARETO_TABLE_TIGHT};
    sdk::BatchBuilder rows(table.schema());
    for (const std::size_t at : shown) {
      const Customer& c = book_.customers[at];
      rows.text(0, names.contains(at) ? names.at(at) : "–");
      rows.date(1, c.first);
      rows.integer(2, book_.as_of - c.first);
      rows.integer(3, c.ever);
      rows.end_row();
    }
    document_.table(table, rows.finish());
    if (const std::string note = shown_of(voice_, shown.size(), all.size()); !note.empty()) {
      document_.paragraph(Paragraph::Note, note);
    }
  }
  document_.beside(0);
  document_.paragraph(
      Paragraph::Text,
      sdk::Spans()
          .strong(voice_.say({"It adds up: ", "对得上："}))
          .plain(voice_.say({"{} came back + {} once and gone + {} once and recent = {} buyers.",
                             "回头 {} + 一次没再来 {} + 一次还新 {} = 有订单 {} 个。"},
                            {count_text(now().repeated), count_text(now().once),
                             count_text(now().recent), count_text(now().all)})));
}

}  // namespace

void write_buyers(const Material& m, sdk::Document& document) {
  Section section(m, document);
  section.first();
  section.repeated();
  section.once();
}

}  // namespace pareto::eight_questions
