// Who this process is, in words that another process can look up later.
//
// A number alone is not enough: numbers are given again, and mean another process on another
// machine or in another container. So a name tells the machine as it was started, the process's
// name space and number, and when the process began:
//
//     desk/4711 5f0c93b2a1d0e7f4 88231
//
// Any thread.
#pragma once

#include <string>
#include <string_view>

namespace pareto {

// "desk/4711 …"; the same as long as the process lives.
[[nodiscard]] const std::string& this_process();

// Whether the process of that name ran here and runs no more. False in doubt: one of another
// machine may well live.
[[nodiscard]] bool is_gone(std::string_view process);

// "desk/4711", for people.
[[nodiscard]] std::string_view process_label(std::string_view process);

}  // namespace pareto
