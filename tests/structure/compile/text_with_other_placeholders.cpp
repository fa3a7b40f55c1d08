#include "core/base/message.hpp"

constexpr pareto::Text kText{"imported {} rows from {}", "导入了 {} 行"};
