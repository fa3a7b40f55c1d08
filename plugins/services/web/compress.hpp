// gzip of a whole body. Any thread.
#pragma once

#include <string>
#include <string_view>

namespace pareto::web {

// `level` 1 to 9. Empty when there is not enough memory: then it is sent as it is.
[[nodiscard]] std::string gzip(std::string_view body, int level);

}  // namespace pareto::web
