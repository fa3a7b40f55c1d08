// Words that several parts of the brief share.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "account.hpp"
#include "pareto/voice.hpp"

namespace pareto::account_brief {

using sdk::Voice;

// "拜访"; the code where it is none of the core's.
[[nodiscard]] std::string kind_words(const Voice& voice, std::string_view kind);
// "决策人"
[[nodiscard]] std::string part_words(const Voice& voice, std::string_view part);
// "06-03" of the year that ends with `as_of`, "2024-06-03" before that.
[[nodiscard]] std::string day_words(Date day, Date as_of);
// "1 order", "12 orders"
[[nodiscard]] std::string counted(const Voice& voice, std::int64_t count, sdk::Words one,
                                  sdk::Words several);
// "近 12 个月"
[[nodiscard]] std::string window_words(const Voice& voice, const sdk::Window& window);
// "11 个月"; "40 天"
[[nodiscard]] std::string span_words(const Voice& voice, std::int32_t days);
// "周四"
[[nodiscard]] std::string weekday(const Voice& voice, Date day);
// "2027 年 5 月"
[[nodiscard]] std::string month_words(const Voice& voice, Date day);

// The text, or as much of it as fits into `most` Latin characters (a Han character counts as two),
// with an ellipsis: the sheet has no room for more.
[[nodiscard]] std::string clipped(std::string_view text, std::size_t most);

}  // namespace pareto::account_brief
