// The parts of the report, in reading order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pareto/document.hpp"
#include "sentences.hpp"

namespace pareto::sales_period {

void write_first(const Material& material, sdk::Document& document);

// What each month came to, of those in which there was something, by "2026-07".
struct Course {
  sdk::Type type;
  std::vector<std::pair<std::string, std::optional<std::int64_t>>> months;
};
// Of an answer whose columns are months, and of one whose rows are.
[[nodiscard]] Course course_of(const Material& material);
[[nodiscard]] Course course_of(const Answer& months, const sdk::Job& job);
// A bar a month; nothing is written for less than two, nor for what is no money.
void write_course(const Material& material, const Course& course, sdk::Document& document);
void write_rows(const Material& material, sdk::Document& document);
// Of two dimensions: what each value of one comes to, over all of the other.
void write_subtotals(const Material& material, sdk::Document& document);
void write_across(const Material& material, sdk::Document& document);
void write_movers(const Material& material, sdk::Document& document);
void write_method(const Material& material, sdk::Document& document);

}  // namespace pareto::sales_period
