// The parts of the report, in reading order.
#pragma once

#include "pareto/document.hpp"
#include "sentences.hpp"

namespace pareto::sales_period {

void write_first(const Material& material, sdk::Document& document);
// The course of the period: a bar a month. `months` is by month; nothing is written for less than two.
void write_course(const Material& material, const Answer& months, sdk::Document& document);
void write_rows(const Material& material, sdk::Document& document);
// Of two dimensions: what each value of one comes to, over all of the other.
void write_subtotals(const Material& material, sdk::Document& document);
void write_across(const Material& material, sdk::Document& document);
void write_movers(const Material& material, sdk::Document& document);
void write_method(const Material& material, sdk::Document& document);

}  // namespace pareto::sales_period
