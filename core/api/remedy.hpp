// What to do next, for people and for programs: the words of a remedy, and which methods do what
// the commands that it names do.
//
//     "remedy": "enable it: pareto plugin enable report_post",
//     "remedy_steps": [{"text": "pareto plugin enable report_post", "method": "plugins.enable", "arguments": {"plugins": ["report_post"]}}]
//
// Messages speak the command line's words, for they are the same everywhere. A page that has its
// own place for a method leads there by the step and reads no sentence: `text` stands in the remedy
// as it is here, in this order. A command that no method does has no step; an argument that the
// remedy leaves open ("FILE", 文件) is left out. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/json_writer.hpp"

namespace pareto::api {

struct RemedyStep {
  std::string text;
  std::string_view method;
  std::vector<std::pair<std::string_view, std::string>> arguments;
};

[[nodiscard]] std::vector<RemedyStep> steps_of(std::string_view remedy);

// The members "remedy" and, where there are any, "remedy_steps"; neither where there is nothing to
// say.
void write_remedy(JsonWriter& out, std::string_view remedy);

}  // namespace pareto::api
