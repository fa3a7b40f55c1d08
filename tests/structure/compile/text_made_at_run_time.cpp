#include "core/base/message.hpp"

pareto::Text text_of(const char* english) { return {english, "中文"}; }
