// Numbers that a page shows rounded while it knows them whole.
//
// Excel writes a cell of a web page as <td x:num="1234.5678">1,234.57</td>. A pure function.
#pragma once

#include <string>
#include <string_view>

namespace pareto::html_tables {

// `known` in plain notation where `shown` is a rounding of it with fewer digits; nothing else:
// dates, percentages and codes with leading zeros stay as they are shown. True if `out` was set.
bool whole_number(std::string_view shown, std::string_view known, std::string& out);

}  // namespace pareto::html_tables
