#include "sales_period.hpp"

#include "answer.hpp"
#include "pareto/words.hpp"
#include "question.hpp"
#include "sections.hpp"

namespace pareto::sales_period {
namespace {

using sdk::say;

void begin(const sdk::Job& job, const Question& question, sdk::Document& document) {
  sdk::DocumentInfo info;
  info.title = say(job, {"Sales by period", "期间销售报告"});
  info.firm = job.text("firm", "");
  if (!question.period.all) info.period = days_text(job, question.period.range);
  info.data_until = say(job, {"data until {}", "数据截至 {}"}, {job.as_of().iso()});
  info.remark = job.text("remark", "");
  document.begin(info);
}

}  // namespace

void SalesPeriod::build(const sdk::Job& job, sdk::Document& document) {
  const Question question = question_of(job);
  const Answer answer(sdk::pivot(job, main_request(question)), job);
  job.check();
  const Material material(job, question, answer);
  begin(job, question, document);
  if (!answer.integer(answer.total(), material.count)) {
    document.paragraph(
        sdk::Paragraph::Lead,
        say(job,
            {"There are no sales from {} that fit. Choose another period, such as --set period=all, or fewer conditions.",
             "{} 没有符合条件的销售。请换一个期间，如 --set period=all，或减少条件。"},
            {days_text(job, question.period.range)}));
    return;
  }
  write_first(material, document);
  if (question.period.range.from.month_start() < question.period.range.to.month_start()) {
    // Months over the columns are asked for already.
    const Course course =
        question.across == "month"
            ? course_of(material)
            : course_of(Answer(sdk::pivot(job, month_request(question)), job), job);
    write_course(material, course, document);
  }
  write_rows(material, document);
  write_subtotals(material, document);
  write_across(material, document);
  write_movers(material, document);
  write_method(material, document);
}

}  // namespace pareto::sales_period
