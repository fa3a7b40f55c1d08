// What several reports read from their settings in the same way, and say in the same words where it
// is wrong.
//
//     const Window window = window_asked(job, job.text("window", "12m"), false);
//     with_customer_field(job, field, [&] { each_row(job, "select c.\"" + field + "\" …", …); });
//
// Throw Failure. Thread: that of the job. Header-only.
#pragma once

#include <string>

#include "pareto/window.hpp"
#include "pareto/words.hpp"

namespace pareto::sdk {
inline namespace v0 {

// A window until as_of; `all`: whether all time will do, too.
[[nodiscard]] inline Window window_asked(const Job& job, const std::string& text, bool all) {
  const auto window = Window::parse(text);
  if (window && window->skipped == 0 && (all || !window->is_all())) return *window;
  const Words months{"“{}” is not a period; give a number of months: --set window=12m",
                     "“{}”不是期间；请用月数：--set window=12m"};
  const Words months_or_all{
      "“{}” is not a period; give a number of months such as 12m, or all: --set window=12m",
      "“{}”不是期间；请用月数如 12m，或 all（全部）：--set window=12m"};
  fail(job, PARETO_E_ARGUMENT, all ? months_or_all : months, {text});
}

inline constexpr Words kNoCustomerField{
    "customers have no field {}; which they have: pareto list customer --columns ?",
    "客户没有字段 {}；有哪些字段：pareto list customer --columns ?"};

// Calls `read`, which asks for the field of customers that a setting names. A name that is none
// never reaches the SQL; where the question fails, that is said as `unknown`, with the name in it,
// unless it is because the reader may not ask.
template <class Read>
void with_customer_field(const Job& job, const std::string& field, Read read,
                         const Words& unknown = kNoCustomerField) {
  if (field.find('"') != std::string::npos) {
    fail(job, PARETO_E_ARGUMENT, unknown, {field});
  }
  try {
    read();
  } catch (const Cancelled&) {
    throw;
  } catch (const Failure& failure) {
    if (failure.status() == PARETO_E_DENIED) throw;
    fail(job, PARETO_E_ARGUMENT, unknown, {field});
  }
}

}  // namespace v0
}  // namespace pareto::sdk
