// Responses as they go over the wire, and room for connections. Pure but for the clock and the
// limit; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "message.hpp"

namespace pareto::web {

// Status line and headers. `goes_on`: the connection stays.
[[nodiscard]] std::string head_of(const Response& response, bool goes_on);
// A piece of an answer whose length is not known.
[[nodiscard]] std::string chunk_of(std::string_view text);
// Raises this process's limit of open files as far as the system allows: how many connections there
// may be.
[[nodiscard]] std::size_t room_for(std::size_t connections);

}  // namespace pareto::web
