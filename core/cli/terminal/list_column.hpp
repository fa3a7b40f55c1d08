// How a column of a list is shown: by its field's meaning, choices by their words.
//
// Pure; any thread. The schema must outlive what is answered.
#pragma once

#include "core/base/language.hpp"
#include "core/cli/terminal/result.hpp"
#include "core/records/list/list.hpp"

namespace pareto::cli {

[[nodiscard]] ResultColumn result_column(const records::ListColumn& column, Language language);

}  // namespace pareto::cli
