// Parameters that methods of several files take alike.
#pragma once

#include "core/api/method.hpp"

namespace pareto::api {

inline const Parameter kEntity{
    "entity", Kind::Text, {"which kind: customer, sale, …", "哪一种记录：customer、sale 等"}, true};
inline const Parameter kTyped{
    "typed",
    Kind::Text,
    {"code, name, a part of it, pinyin, digits of a phone", "编码、名称或其一部分、拼音、电话数字"},
    true};
inline const Parameter kFew{
    "limit", Kind::Integer, {"how many at most, up to 100 (20)", "最多几条，不超过 100（20）"}};

}  // namespace pareto::api
