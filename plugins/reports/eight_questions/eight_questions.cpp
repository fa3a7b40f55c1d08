#include "eight_questions.hpp"

#include <algorithm>

#include "pareto/rights.hpp"
#include "reading.hpp"
#include "sections.hpp"

namespace pareto::eight_questions {
namespace {

constexpr sdk::Words kBuy{" customers buy, {} came back, {} bought once and are gone; ",
                          " 个客户在买，{} 个回头，{} 个买一次就走；"};
constexpr sdk::Words kOneBuys{" customer buys, {} came back, {} bought once and are gone; ",
                              " 个客户在买，{} 个回头，{} 个买一次就走；"};
constexpr sdk::Words kSilent{"{} old ones have fallen silent", "{} 个老客户停了单"};
constexpr sdk::Words kOneSilent{"{} old one has fallen silent", "{} 个老客户停了单"};

}  // namespace

void EightQuestions::build(const sdk::Job& job, sdk::Document& document) {
  const Voice voice(job);
  const Book book = read_book(job);
  sdk::DocumentInfo info;
  info.title = voice.say({"The eight questions", "八问"});
  info.firm = job.text("firm", "");
  const Date from = book.window.is_all() || book.first_sale > book.period().from
                        ? book.first_sale
                        : book.period().from;
  if (book.first_sale != kNever) {
    info.period = voice.say({"{} to {}", "{} 至 {}"}, {from.iso(), book.as_of.iso()});
  }
  info.data_until = voice.say({"data until {}", "数据截至 {}"}, {book.as_of.iso()});
  info.remark = job.text("remark", "");
  document.begin(info);
  if (book.customers.empty() || book.first_sale == kNever) {
    document.paragraph(
        sdk::Paragraph::Lead,
        voice.say({"There are no sales until {}. Import some: pareto import FILE --as sale",
                   "到 {} 为止没有销售。请先导入：pareto import 文件 --as sale"},
                  {book.as_of.iso()}));
    return;
  }
  const Material material{
      job, book, voice,
      static_cast<std::size_t>(std::clamp<std::int64_t>(job.integer("top", 8), 1, 1000))};
  const Book::Buyers now = book.buyers(kPoints - 1);
  std::int64_t silent = 0;
  for (const Customer& c : book.customers) silent += book.overdue(c) ? 1 : 0;
  document.paragraph(
      sdk::Paragraph::Lead,
      sdk::Spans()
          .strong(sdk::count_text(now.all))
          .plain(voice.say(now.all == 1 ? kOneBuys : kBuy,
                           {sdk::count_text(now.repeated), sdk::count_text(now.once)}))
          .bad(voice.say(silent == 1 ? kOneSilent : kSilent, {sdk::count_text(silent)}))
          .plain(voice.say({".", "。"})));
  std::vector<Unsaid> rest;
  if (!book.everyone_seen) {
    rest.push_back({voice.say({"6 Whether they paid more than others", "六、价格是不是比别人高"}),
                    voice.say(sdk::kNotForYourRole),
                    voice.say({"the same report, made by who sees all customers",
                               "请看得到全部客户的人出同一份报告"})});
  }
  write_buyers(material, document);
  write_contacts(material, document, rest);
  job.check();
  write_new(material, document, rest);
  write_lost(material, document, rest);
  write_loyalty(material, document, rest);
  write_decisions(material, document, rest);
}

}  // namespace pareto::eight_questions
