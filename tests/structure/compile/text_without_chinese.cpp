#include "core/base/message.hpp"

constexpr pareto::Text kText{"english only", ""};
