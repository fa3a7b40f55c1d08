#include "core/tiering/window.hpp"

#include "core/base/error.hpp"

namespace pareto::tiering {

Window parse_window(std::string_view text) {
  if (const auto window = Window::parse(text)) return *window;
  throw Error(ErrorCode::Argument, Message(Text{"\"{}\" is not a window", "“{}”不是期间"}, {text}),
              Message(Text{"give a number of months as 12m, those before as prev12m, or all",
                           "用月数如 12m，之前同长的一段如 prev12m，或 all（全部）"}));
}

Date months_back(Date as_of, int months) { return Window{months}.range(as_of).from - 1; }

std::array<Quarter, kQuarters> last_quarters(Date as_of) {
  // The quarter that holds the next day is the first that has not ended.
  const Quarter open = Quarter::of(as_of + 1);
  std::array<Quarter, kQuarters> quarters{};
  for (std::size_t i = 0; i < kQuarters; ++i)
    quarters[i] = open.plus(static_cast<int>(i) - static_cast<int>(kQuarters));
  return quarters;
}

}  // namespace pareto::tiering
