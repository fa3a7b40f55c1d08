// Words of HTTP and of what is spoken over it, which no person reads.
#pragma once

#include <string_view>

namespace pareto::web {

#include "protocol.inc"

}  // namespace pareto::web
