#include "core/base/message.hpp"

constexpr pareto::Text kText{"imported {} rows from {}, {{sic}", "已从 {1} 导入 {0} 行，{{原文}"};
