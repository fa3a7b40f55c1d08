// The log of a workspace: one file that says what was done, what went wrong and what plugins said,
// for whoever has to find out why. No values of records and nothing about persons: those stay in
// the store, where rights and erasing reach them.
//
//     Log log({.file = folder / "logs" / "pareto.log"});
//     log.info("pareto", "import sales.csv → sale begins");
//
//     2026-11-01T09:30:00.125Z info 4711 pareto import sales.csv → sale begins
//
// The file is opened by the first line that is written, so a command that logs nothing pays
// nothing. A line is one write to the end of the file: processes that log at once never mix their
// lines. At `most_bytes` the file is put aside (pareto.1.log is the youngest of `kept`) by one
// process at a time; the others notice and go on in the new one. A log that cannot be written is
// never the end of what is logged about: `lost` is told once, and the line is gone.
//
// Threads: any, but for moving.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace pareto {

enum class LogLevel { Trace, Debug, Info, Warn, Error, Off };

// "trace", "debug", "info", "warn", "error", "off".
[[nodiscard]] std::optional<LogLevel> parse_log_level(std::string_view name);
[[nodiscard]] std::string_view name_of(LogLevel level);

// A message of an error without what stands in its quotes: names and values of cells are quoted.
[[nodiscard]] std::string without_quoted(std::string_view words);

class Log {
 public:
  struct Settings {
    std::filesystem::path file;       // its folder is made when needed
    LogLevel level = LogLevel::Info;  // what is less is dropped
    std::int64_t most_bytes = 1 << 20;
    int kept = 4;  // files beside the current one
    // The first time that a line could not be written; on the thread that wrote it.
    std::function<void(const std::filesystem::path& file, std::string_view why)> lost = {};
  };

  Log();  // drops everything
  explicit Log(Settings settings);
  ~Log();
  Log(Log&&) noexcept;
  Log& operator=(Log&&) noexcept;

  // Whether it writes this file already; then only the level is taken over, and whoever writes at
  // this moment goes on. Any thread.
  [[nodiscard]] bool goes_on(const Settings& settings);
  [[nodiscard]] bool takes(LogLevel level) const;
  // `who`: "pareto" or the id of the plugin that speaks. Line ends and other control characters in
  // `text` are written as blanks.
  void write(LogLevel level, std::string_view who, std::string_view text);

  void info(std::string_view text) { write(LogLevel::Info, "pareto", text); }
  void warn(std::string_view text) { write(LogLevel::Warn, "pareto", text); }
  void error(std::string_view text) { write(LogLevel::Error, "pareto", text); }

 private:
  struct State;

  std::unique_ptr<State> state_;  // null: drops everything
};

}  // namespace pareto
