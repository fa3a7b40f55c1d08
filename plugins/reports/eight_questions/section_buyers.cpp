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

void write_first(const Material& m, sdk::Document& document,
                 const std::vector<Book::Buyers>& course) {
  const Voice& voice = m.voice;
  const Book& book = m.book;
  const Book::Buyers& now = course.back();
  document.heading(
      1, voice.say({"1  How many customers buy from us?", "一、有多少客户买我们的东西？"}),
      voice.say({"with an order in the period", "期间内有订单的客户"}));
  Money net = 0;
  for (const Customer& c : book.customers) net += c.buys() ? c.net : 0;
  document.paragraph(
      Paragraph::Summary,
      sdk::Spans()
          .strong(count_text(now.all))
          .plain(voice.say({" of {} customers on file ({}); a year before {}.",
                            " 个，占登记客户 {} 个的 {}；一年前 {} 个。"},
                           {count_text(static_cast<std::int64_t>(book.customers.size())),
                            percent_of(now.all, static_cast<std::int64_t>(book.customers.size())),
                            count_text(course[kPoints - 5].all)})));
  std::vector<std::int64_t> values;
  for (const auto& each : course) values.push_back(each.all);
  document.beside(45);
  write_course(m, document, "buyers", voice.say({"Buyers", "有订单的客户"}),
               voice.say({"in the period that ends then", "到该日为止的期间"}),
               voice.say({"Buyers", "客户"}), values);
  document.beside(55);
  const auto all = those(book, [](const Customer& c) { return c.buys(); });
  const auto shown = largest(all, m.top, [&](std::size_t at) { return book.customers[at].net; });
  const auto names = names_of(m.job, book, shown);
  sdk::TableInfo table{
      .name = "buyers_list",
      .columns = {text_column("customer", voice.say({"Largest buyers", "买得最多的"}), Role::Title),
                  count_column("orders", voice.say({"Orders", "订单"})),
                  money_column("net", voice.say({"Net sales", "净销售"})),
                  share_column("share", voice.say({"Share", "占比"}))},
      .total = {},
      .flags = PARETO_TABLE_TIGHT};
  sdk::BatchBuilder rows(table.schema());
  for (const std::size_t at : shown) {
    const Customer& c = book.customers[at];
    rows.text(0, names.contains(at) ? names.at(at) : "–");
    rows.integer(1, c.orders_in);
    rows.integer(2, c.net);
    if (net > 0) rows.real(3, static_cast<double>(c.net) / static_cast<double>(net));
    rows.end_row();
  }
  document.table(table, rows.finish());
  document.beside(0);
}

void write_repeated(const Material& m, sdk::Document& document,
                    const std::vector<Book::Buyers>& course) {
  const Voice& voice = m.voice;
  const Book& book = m.book;
  const Book::Buyers& now = course.back();
  document.heading(1,
                   voice.say({"2  How many bought twice or more?", "二、有多少客户买过两次以上？"}),
                   voice.say({"two included; all purchases until today count",
                              "含两次；算到今天为止的全部购买"}));
  document.paragraph(
      Paragraph::Summary,
      sdk::Spans()
          .strong(count_text(now.repeated))
          .plain(voice.say(
              {", {} of the buyers; a year before {}.", " 个，占 {}；一年前 {} 个。"},
              {percent_of(now.repeated, now.all), count_text(course[kPoints - 5].repeated)})));
  std::vector<std::int64_t> values, behind;
  for (const auto& each : course) {
    values.push_back(each.repeated);
    behind.push_back(each.all);
  }
  document.beside(45);
  write_course(m, document, "repeated", voice.say({"Came back", "回头的客户"}),
               voice.say({"pale: all buyers", "浅色：全部有订单的客户"}),
               voice.say({"Came back", "回头"}), values, behind);
  document.beside(55);
  constexpr std::int32_t kSteps[] = {1, 2, 3, 6, 11, 21, INT32_MAX};
  sdk::TableInfo table{
      .name = "purchases",
      .columns = {text_column("purchases", voice.say({"Purchases until today", "到今天买过几次"}),
                              Role::Title),
                  count_column("customers", voice.say({"Customers", "客户"})),
                  share_column("share", voice.say({"of the buyers", "占比"})),
                  money_column("net", voice.say({"Net sales", "净销售"}))},
      .total = {},
      .flags = PARETO_TABLE_TIGHT};
  sdk::BatchBuilder rows(table.schema());
  Money all_net = 0;
  for (std::size_t step = 0; step + 1 < std::size(kSteps); ++step) {
    std::int64_t count = 0;
    Money net = 0;
    for (const Customer& c : book.customers) {
      if (!c.buys() || c.orders < kSteps[step] || c.orders >= kSteps[step + 1]) continue;
      ++count;
      net += c.net;
    }
    all_net += net;
    const std::int32_t last = kSteps[step + 1] - 1;
    const std::string from = count_text(kSteps[step]);
    rows.text(0, step + 2 == std::size(kSteps) ? voice.say({"{} and more", "{} 次以上"}, {from})
                 : last == kSteps[step]
                     ? voice.say({"{}", "{} 次"}, {from})
                     : voice.say({"{} to {}", "{} 到 {} 次"}, {from, count_text(last)}));
    rows.integer(1, count);
    if (now.all > 0) rows.real(2, static_cast<double>(count) / static_cast<double>(now.all));
    rows.integer(3, net);
    rows.end_row();
  }
  table.total = sdk::Spans()
                    .strong(voice.say({"Together", "合计"}))
                    .strong(count_text(now.all))
                    .plain("")
                    .strong(voice.amounts().large(all_net));
  document.table(table, rows.finish());
  document.beside(0);
}

void write_once(const Material& m, sdk::Document& document,
                const std::vector<Book::Buyers>& course) {
  const Voice& voice = m.voice;
  const Book& book = m.book;
  const Book::Buyers& now = course.back();
  document.heading(
      1,
      voice.say(
          {"3  How many bought once and never again?", "三、有多少客户只买过一次，再没有来？"}),
      book.double_gap > 0
          ? voice.say({"silent for more than {} days: {} × the usual gap of {}",
                       "超过 {} 天没再买：往常间隔 {2} 天的 {1} 倍"},
                      {count_text(book.patience_days()),
                       sdk::real_text(book.patience,
                                      book.patience == static_cast<int>(book.patience) ? 0 : 1),
                       count_text((book.double_gap + 1) / 2)})
          : std::string());
  if (book.double_gap == 0) {
    document.paragraph(
        Paragraph::Summary,
        voice.say({"Cannot be said: nobody has bought twice, so there is no usual gap.",
                   "说不出：还没有人买过两次，没有往常间隔。"}));
    return;
  }
  std::int64_t earlier = 0;
  for (const Customer& c : book.customers)
    earlier += !c.buys() && book.bought_once_and_gone(c) ? 1 : 0;
  std::string more;
  if (earlier > 0) {
    more = voice.say(
        {" Another {} bought once before the period.", "另有 {} 个是在期间之前只买过一次的。"},
        {count_text(earlier)});
  }
  document.paragraph(Paragraph::Summary,
                     sdk::Spans()
                         .strong(count_text(now.once))
                         .plain(voice.say({" of the buyers; {} more bought once, but not so long "
                                           "ago that they count as lost.",
                                           " 个；还有 {} 个只买过一次，但时间不长，不算走掉。"},
                                          {count_text(now.recent)}) +
                                more));
  const auto all =
      those(book, [&](const Customer& c) { return c.buys() && book.bought_once_and_gone(c); });
  std::vector<std::int64_t> values;
  for (const auto& each : course) values.push_back(each.once);
  document.beside(45);
  write_course(m, document, "once", voice.say({"Once and gone", "一次没再来"}),
               voice.say({"of the buyers of the period that ends then", "到该日为止的期间里"}),
               voice.say({"Customers", "客户"}), values);
  document.beside(55);
  const auto shown = largest(all, m.top, [&](std::size_t at) { return book.customers[at].ever; });
  if (!shown.empty()) {
    const auto names = names_of(m.job, book, shown);
    sdk::TableInfo table{
        .name = "once_list",
        .columns = {text_column("customer", voice.say({"Customer", "客户"}), Role::Title),
                    day_column("day", voice.say({"Bought on", "那一次"})),
                    count_column("silent", voice.say({"Days since", "已过天数"})),
                    money_column("net", voice.say({"Net sales", "净销售"}),
                                 book.customers[shown.front()].ever)},
        .total = {},
        .flags = PARETO_TABLE_TIGHT};
    sdk::BatchBuilder rows(table.schema());
    for (const std::size_t at : shown) {
      const Customer& c = book.customers[at];
      rows.text(0, names.contains(at) ? names.at(at) : "–");
      rows.date(1, c.first);
      rows.integer(2, book.as_of - c.first);
      rows.integer(3, c.ever);
      rows.end_row();
    }
    document.table(table, rows.finish());
    if (const std::string note = shown_of(voice, shown.size(), all.size()); !note.empty()) {
      document.paragraph(Paragraph::Note, note);
    }
  }
  document.beside(0);
  document.paragraph(
      Paragraph::Text,
      sdk::Spans()
          .strong(voice.say({"It adds up: ", "对得上："}))
          .plain(voice.say({"{} came back + {} once and gone + {} once and recent = {} buyers.",
                            "回头 {} + 一次没再来 {} + 一次还新 {} = 有订单 {} 个。"},
                           {count_text(now.repeated), count_text(now.once), count_text(now.recent),
                            count_text(now.all)})));
}

}  // namespace

void write_buyers(const Material& m, sdk::Document& document) {
  std::vector<Book::Buyers> course;
  for (int k = 0; k < kPoints; ++k) course.push_back(m.book.buyers(k));
  write_first(m, document, course);
  write_repeated(m, document, course);
  write_once(m, document, course);
}

}  // namespace pareto::eight_questions
