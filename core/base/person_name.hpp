// Names of persons as lists write them: with blanks, titles, remarks in brackets, and several in
// one cell.
//
//     "张 三"  "张三 先生"  "张三（离职）"  "张三/李四"      all begin with 张三
//
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pareto {

struct PersonWords {
  std::string name;                 // the first person; empty only for an empty text
  std::vector<std::string> others;  // who stands behind it
  std::string remark;               // what brackets said: 离职
};

// A surname with a title (王经理) stays as it is: who else is called so cannot be known.
[[nodiscard]] PersonWords read_person(std::string_view text);

}  // namespace pareto
