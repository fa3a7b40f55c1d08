// Heads that stand over several rows, their upper cells merged: 金额 over 含税 and 不含税.
//
// Every format gives a merged cell's text in its first cell and leaves the others empty, so the
// upper row is empty to the right of a group's name, and the lower one below a name that has no
// parts. Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/imports/shape/layout.hpp"
#include "core/imports/source/sample.hpp"

namespace pareto::imports {

// Trimmed; empty where the row is shorter.
[[nodiscard]] std::string_view cell_at(const RawRow& row, std::size_t column);
// Neither blank nor a number or a day, and not long.
[[nodiscard]] bool is_text_cell(std::string_view cell);

// Row `upper` of the sample and the next one are one head.
[[nodiscard]] bool is_head_over_two(const Sample& sample, std::size_t upper,
                                    const KnownHeader& known);

// One name per column: "金额 含税"; the last part alone where it is a known word and the whole is
// not.
[[nodiscard]] std::vector<std::string> joined_heads(
    const std::vector<std::vector<std::string>>& rows, const KnownHeader& known);

}  // namespace pareto::imports
