// Blocks of rows of which only the first says what holds for all: document, day and customer stand
// once, the lines below leave them empty.
//
// Recognised by which rows leave them empty together, and only in columns that say what a row
// belongs to; amounts are never filled. Groups may lie in groups (a customer's documents), the
// outer ones standing further left. Pure values; one thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/imports/mapping/mapping.hpp"
#include "core/imports/shape/layout.hpp"
#include "core/imports/source/sample.hpp"
#include "core/model/schema.hpp"

namespace pareto::imports {

struct FillDown {
  std::vector<std::size_t>
      leaders;  // columns, from the left; an inner one begins anew where it is filled
  std::vector<std::size_t> followers;  // filled where all leaders are empty

  [[nodiscard]] bool empty() const { return leaders.empty(); }
};

// `data`: the sample without sums and the like (data_of).
[[nodiscard]] FillDown find_fill_down(const model::Schema& schema, const Mapping& mapping,
                                      const Layout& layout, const Sample& data);

// Fills row after row.
class Filler {
 public:
  explicit Filler(FillDown columns) : columns_(std::move(columns)) {}

  // Puts what stood above into the empty cells of a row of data. The views live until the next
  // call. True when something was filled.
  bool fill(std::vector<std::string_view>& cells);

 private:
  FillDown columns_;
  std::vector<std::string> leaders_, followers_;  // what stood last
};

}  // namespace pareto::imports
