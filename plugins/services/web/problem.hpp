// What went wrong, as RFC 9457 has it, with the command line's words: application/problem+json
//
//     {"type": "urn:pareto:denied", "title": "not allowed", "status": 403, "code": "denied", "detail": "…", "remedy": "…", "row"?, "field"?, "value"?, "more"?}
//
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "message.hpp"
#include "pareto/api.hpp"
#include "pareto/words.hpp"

namespace pareto::web {

// Of the server itself. `code` is one word for programs.
[[nodiscard]] Response problem(int status, std::string_view code, const sdk::Words& detail,
                               const sdk::Words& remedy, bool chinese);

// What was asked for decides what some failures are.
enum class Purpose {
  Call,
  Version,  // it was to hold only for the version that was named (If-Match)
  Entry     // to be let in: who is not, is not known
};
[[nodiscard]] Response problem_of(const sdk::Failure& failure, bool chinese,
                                  Purpose purpose = Purpose::Call);

}  // namespace pareto::web
