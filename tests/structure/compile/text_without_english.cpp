#include "core/base/message.hpp"

constexpr pareto::Text kText{"", "只有中文"};
