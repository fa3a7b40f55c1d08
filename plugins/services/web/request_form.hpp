// Requests by the letter of RFC 9112: what a proxy in front could read in another way than this
// server is refused, before the body is read.
//
// Pure; any thread.
#pragma once

#include "message.hpp"

namespace pareto::web {

// The status to refuse it with; 0: it is as it should be. An address that names the server (GET
// http://…/) is taken apart: the name stands for the header Host, as it is to. `old`: it came as
// HTTP/1.0.
[[nodiscard]] int refused_form(Request& request, bool old);

}  // namespace pareto::web
