#include "core/cli/words/name_value.hpp"

#include <algorithm>

#include "core/base/error.hpp"

namespace pareto::cli {

std::map<std::string, std::string> parse_name_values(const std::vector<std::string>& given) {
  std::map<std::string, std::string> out;
  for (const std::string& pair : given) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw Error(
          ErrorCode::Argument,
          Message(Text{"“{}” is not of the form name=value", "“{}”不是 名称=值 的形式"}, {pair}),
          Message(Text{"write the name, = and the value, such as --set window=6m",
                       "请写成 名称=值，例如 --set window=6m"}));
    }
    out[pair.substr(0, equals)] = pair.substr(equals + 1);
  }
  return out;
}

std::vector<std::string> comma_list(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find(',', from), text.size());
    const std::size_t first = text.find_first_not_of(' ', from),
                      last = text.find_last_not_of(' ', to == 0 ? 0 : to - 1);
    if (first < to) out.push_back(text.substr(first, last + 1 - first));
    from = to + 1;
  }
  return out;
}

std::optional<Date> day_given(const std::optional<std::string>& given) {
  if (!given) return std::nullopt;
  if (const auto day = parse_date(*given)) return day;
  throw Error(ErrorCode::Argument, Message(Text{"“{}” is not a date", "“{}”不是日期"}, {*given}),
              Message(Text{"write it as 2026-10-31", "请写成 2026-10-31"}));
}

}  // namespace pareto::cli
