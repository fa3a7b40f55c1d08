// Which entity a word of the command line means: "customer", "客户" or "Customers".
//
// The names are English, the labels are what people read in lists, reports and on the help pages;
// both are understood in every language. Pure; any thread.
#pragma once

#include <string>

#include "core/base/language.hpp"
#include "core/model/schema.hpp"

namespace pareto::cli {

// Throws Error that names what there is, in the words of the language.
[[nodiscard]] const model::Entity& entity_named(const model::Schema& schema,
                                                const std::string& word, Language language);

}  // namespace pareto::cli
