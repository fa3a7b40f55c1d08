// How the rows stand in a JSON file, by its beginning: one to a line, in a list, or in a list that
// lies inside an object, as answers of web services do ({"code":0,"data":{"list":[…]}}).
//
// Pure functions.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pareto::jsonl {

struct Shape {
  enum Kind {
    Lines,    // each line a row; brackets and commas at its ends do not matter
    Objects,  // objects, wherever they begin and end
    Arrays    // lists of values, wherever they begin and end
  };
  Kind kind = Lines;
  std::size_t begin = 0;  // where the first row is looked for
  bool enclosed = false;  // the bracket that closes the list ends the rows
  std::string path = {};  // of the list in the object around it, "data.list"; empty: none
};

// Nothing where no row can begin: the text is no JSON, or has no list at `wanted` ("data.list").
// An empty `wanted` takes what is there, "." the whole file. `whole`: there is no more text.
[[nodiscard]] std::optional<Shape> shape_of(std::string_view text, bool whole,
                                            std::string_view wanted);

// Behind the value that begins at `at`, by its brackets and quotes alone; npos if it does not end.
// A line break ends a string that was left open.
[[nodiscard]] std::size_t end_of_value(std::string_view text, std::size_t at);

}  // namespace pareto::jsonl
