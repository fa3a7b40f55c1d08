// What becomes of a statement that reads a field which its session may not, or records of which its
// session sees none: whoever looks at rows sees nothing there; what becomes a figure is refused
// (readable.hpp). A plain value.
#pragma once

namespace pareto::access {

enum class Unreadable { IsNothing, IsRefused };

}  // namespace pareto::access
