// What the report says in sentences. Pure but for the words' language; one thread.
#pragma once

#include <string>

#include "answer.hpp"
#include "pareto/amount.hpp"
#include "pareto/document.hpp"
#include "question.hpp"

namespace pareto::sales_period {

// The question, its answer, and how its figures are written.
struct Material {
  const sdk::Job& job;
  const Question& question;
  const Answer& answer;
  sdk::Amounts amounts;
  // Columns of the answer; -1 where there is none.
  int now, before, change, net, margin, known_sales, count;
  // Whether the parts of the measure are the whole, to the last unit; of others (how many
  // customers) neither shares nor sums are told.
  bool adds_up;

  Material(const sdk::Job& job, const Question& question, const Answer& answer);

  [[nodiscard]] sdk::Type type() const {
    return answer.columns()[static_cast<std::size_t>(now)].type;
  }
  [[nodiscard]] const std::string& measure() const {
    return answer.columns()[static_cast<std::size_t>(now)].label;
  }
  [[nodiscard]] bool large() const;  // money is told in the language's large unit
  // In a sentence, by the measure's type: "1,854 万", "3,250"; with its currency: "1,854 万元".
  [[nodiscard]] std::string spoken(std::int64_t value, bool plus = false) const;
  [[nodiscard]] std::string spoken_whole(std::int64_t value) const;
};

// "2025-11-01 to 2026-10-31"
[[nodiscard]] std::string days_text(const sdk::Job& job, const sdk::DayRange& range);
// "the year before", "the period before", "2025-01-01 to 2025-12-31"
[[nodiscard]] std::string before_text(const sdk::Job& job, const Question& question);
// The same as a heading: "Year before", "Period before".
[[nodiscard]] std::string before_heading(const sdk::Job& job, const Question& question);
// What came, and how much more or less that is.
[[nodiscard]] sdk::Spans lead(const Material& material);
// Who grew and shrank most; empty where nothing is compared.
[[nodiscard]] std::string movers(const Material& material);
// That the period is not over, and what that means for the comparison; empty where it is.
[[nodiscard]] std::string unfinished(const Material& material);

}  // namespace pareto::sales_period
