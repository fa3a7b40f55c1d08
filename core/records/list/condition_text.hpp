// A condition as it was written, taken apart: the field, how it is compared, and with what.
//
//     read_condition("province = 四川 | 'Inner | Outer'")     {"province", "=", {"四川", "Inner | Outer"}}
//
// What the parts mean is for those who know the records (condition.hpp). Pure; any thread.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pareto::records {

// As many as a condition takes between strokes: a page of a list, and room.
inline constexpr std::size_t kMostAlternatives = 500;

struct ConditionText {
  std::string field, op;  // of <, <=, =, <>, >=, >, ~
  std::vector<std::string>
      values;  // several with = and <> alone; none: it is compared with what is empty
};

// "四川 | 浙江" are two values; a stroke that belongs to one has a backslash before it or stands in
// quotes, as a whole value may. `is_field`: whether there is a field of this name, so that "a = 1
// and b = 2" is told from a value. Throws Error where it is no condition, is two of them, or
// compares with several values what has one.
[[nodiscard]] ConditionText read_condition(const std::string& text,
                                           const std::function<bool(std::string_view)>& is_field);

// "field = a|b" of these values, strokes and quotes in them included; read_condition has them back.
[[nodiscard]] std::string one_of(std::string_view field, const std::vector<std::string>& values);

}  // namespace pareto::records
