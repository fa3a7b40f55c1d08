// Whether a text has the form that its field's meaning asks for: an e-mail, a telephone number, a
// web address, a currency.
//
// What a person or a program types is held to all of them (values.hpp). Files hold what people
// wrote for years, "on request" in place of a number: of those only an address that a browser would
// run is refused, since others show it as a link. Pure; any thread.
#pragma once

#include <string_view>

#include "core/base/message.hpp"
#include "core/model/field.hpp"

namespace pareto::records {

// Nothing but blanks, also those of other scripts.
[[nodiscard]] bool is_blank(std::string_view text);
// "https://www.example.com", "www.example.com/a".
[[nodiscard]] bool leads_to_a_page(std::string_view text);
// "javascript:…", "data:…", however it is written.
[[nodiscard]] bool is_run_by_browsers(std::string_view text);
// Of ISO 4217, or CNH: three capital letters.
[[nodiscard]] bool is_currency(std::string_view code);

struct Form {
  Message why, fix;  // what is wrong where it has another form, and how it is written
};
// Null where `text` is as `meaning` has it.
[[nodiscard]] const Form* other_form(model::Meaning meaning, std::string_view text);

}  // namespace pareto::records
