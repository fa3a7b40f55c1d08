// What a person reads when a command fails, and what a script reads: the exit code.
//
// A message has three parts: what was tried on what, what is so now, what to type next. No stack,
// no number; those are for the log file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"
#include "core/cli/terminal/output.hpp"

namespace pareto::cli {

enum ExitCode : int {
  kDone = 0,
  kFailed = 1,
  kUsage = 2,       // not understood, or it names nothing or more than one thing
  kWithRejects = 3  // done, but some rows of the file were not taken
};

// ErrorCode::Argument is kUsage, everything else kFailed.
[[nodiscard]] ExitCode exit_code_of(const Error& error);

// "错误  " and the message; after an empty line the remedy, indented, line by line as it came.
void print_failure(Stream& err, Language language, std::string_view message,
                   std::string_view remedy = {});
ExitCode print_failure(Stream& err, Language language, const Error& error);

// "注意  " and the message: nothing failed, but somebody should look.
void print_caution(Stream& err, Language language, std::string_view message);

// "没有规则“abd”。是不是 abc？": the sentence with the nearest candidate behind it, if one is near.
[[nodiscard]] std::string with_suggestion(Language language, std::string sentence,
                                          std::string_view word,
                                          const std::vector<std::string>& candidates);

}  // namespace pareto::cli
