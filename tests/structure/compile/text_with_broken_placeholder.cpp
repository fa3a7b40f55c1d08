#include "core/base/message.hpp"

constexpr pareto::Text kText{"imported {rows}", "导入了 {}"};
