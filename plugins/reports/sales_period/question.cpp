#include "question.hpp"

#include "pareto/rights.hpp"
#include "pareto/words.hpp"

namespace pareto::sales_period {
namespace {

using sdk::Job;

std::string trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t"), to = text.find_last_not_of(" \t");
  return from == std::string_view::npos ? std::string()
                                        : std::string(text.substr(from, to - from + 1));
}

std::vector<std::string> split(const std::string& text, std::string_view separators) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find_first_of(separators, from), text.size());
    if (std::string part = trimmed(std::string_view(text).substr(from, to - from)); !part.empty())
      out.push_back(std::move(part));
    from = to + 1;
  }
  return out;
}

bool is(const sdk::Words& words, std::string_view word) {
  return words.in(false) == word || words.in(true) == word;
}

// What people call it, where that is no field.
std::string field_of(const std::string& word) {
  struct Called {
    sdk::Words words;
    std::string_view field;
  };
  static constexpr Called kCalled[] = {
      {{"region", "地区"}, "customer.province"}, {{"area", "区域"}, "customer.province"},
      {{"group", "集团"}, "customer.root"},      {{"tier", "等级"}, "customer.tier"},
      {{"owner", "负责人"}, "customer.owner"},   {{"post code", "邮编"}, "customer.postcode"}};
  for (const Called& each : kCalled) {
    if (is(each.words, word)) return std::string(each.field);
  }
  return word;
}

[[noreturn]] void no_period(const Job& job, const std::string& name, const std::string& text) {
  if (sdk::Period::is_one(text)) {
    sdk::fail(
        job, PARETO_E_ARGUMENT,
        {"{}: “{}” begins after {}, until when there are data; take an earlier period, or --as-of a later day",
         "{}：“{}”在数据截止日 {} 之后；请选更早的期间，或用 --as-of 指定更晚的日期"},
        {name, text, job.as_of().iso()});
  }
  sdk::fail(
      job, PARETO_E_ARGUMENT,
      {"{}: “{}” is no period; write 2026, 2026H1, 2026Q3, 2026-07, 2026-03..2026-05, 12m or all",
       "{}：“{}”不是期间；请写 2026、2026H1、2026Q3、2026-07、2026-03..2026-05、12m 或 all"},
      {name, text});
}

}  // namespace

Question question_of(const Job& job) {
  Question question;
  const std::string period = trimmed(job.text("period", "12m")),
                    against = trimmed(job.text("against", "previous"));
  const auto parsed = sdk::Period::parse(period, job.as_of());
  if (!parsed) no_period(job, "period", period);
  question.period = *parsed;
  if (is({"previous", "上期"}, against)) {
    question.before = parsed->previous();
  } else if (is({"year", "去年同期"}, against)) {
    question.before = parsed->year_before();
    question.year_before = true;
  } else if (!against.empty() && !is({"none", "不比"}, against)) {
    const auto other = sdk::Period::parse(against, job.as_of());
    if (!other && !sdk::Period::is_one(against)) {
      sdk::fail(
          job, PARETO_E_ARGUMENT,
          {"against: “{}” is nothing to compare with; write previous, year, none or a period such as 2025",
           "against：“{}”不能作对比；请写 previous、year、none 或期间，如 2025"},
          {against});
    }
    if (!other) no_period(job, "against", against);
    question.before = other->range;
  }
  for (const std::string& word : split(job.text("by", "region"), ","))
    question.by.push_back(field_of(word));
  if (question.by.empty() || question.by.size() > 3) {
    sdk::fail(job, PARETO_E_ARGUMENT,
              {"by: name one to three fields, such as region,salesperson",
               "by：请写一到三个字段，如 region,salesperson"});
  }
  question.across = field_of(trimmed(job.text("across", "")));
  question.measure = trimmed(job.text("measure", "net_sales"));
  if (question.measure.empty()) question.measure = "net_sales";
  question.where = split(job.text("where", ""), ";");
  question.top = static_cast<std::size_t>(job.integer("top", 20));
  const sdk::Rights rights(job);
  question.amounts = rights.reads("sale", "home_amount");
  question.costs = question.amounts && rights.reads("sale", "home_cost");
  return question;
}

sdk::PivotRequest main_request(const Question& question) {
  sdk::PivotRequest request;
  request.entity = "sale";
  request.rows = question.by;
  request.columns = question.across;
  request.measures = {question.measure};
  if (question.amounts) request.totals = {"net_sales"};
  if (question.costs) request.totals.insert(request.totals.end(), {"margin", "known_sales"});
  request.totals.push_back("count");
  request.where = question.where;
  request.period = question.period.range;
  request.before = question.before;
  request.top_columns = 12;
  return request;
}

sdk::PivotRequest month_request(const Question& question) {
  sdk::PivotRequest request;
  request.entity = "sale";
  request.rows = {"month"};
  request.measures = {question.measure};
  request.where = question.where;
  request.period = question.period.range;
  return request;
}

}  // namespace pareto::sales_period
