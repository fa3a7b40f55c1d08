// The texts of this format's strings, without its escapes. Numbers and dates:
// <pareto/cell_text.hpp>.
//
// A pure function.
#pragma once

#include <string>
#include <string_view>

namespace pareto::xlsx {

// Takes out the escapes of ST_Xstring: "_x000D_" is CR, "_x005F_" an underscore. Appends to `out`.
void append_string(std::string& out, std::string_view raw);

}  // namespace pareto::xlsx
