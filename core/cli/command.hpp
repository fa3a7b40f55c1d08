// A verb and the work behind it, and what that work is given.
//
// One file per command: core/cli/tiers/tier_command.cpp defines `Command tier_command()`,
// registry.cpp lists it. A command writes to its context's output, throws pareto::Error when it
// cannot do what was asked, and returns an ExitCode.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>

#include "core/base/date.hpp"
#include "core/base/log.hpp"
#include "core/base/time_zone.hpp"
#include "core/cli/terminal/failure.hpp"
#include "core/cli/terminal/output.hpp"
#include "core/cli/terminal/progress.hpp"
#include "core/cli/terminal/question.hpp"
#include "core/cli/terminal/result.hpp"
#include "core/cli/words/arguments.hpp"
#include "core/cli/words/verb.hpp"

namespace pareto::cli {

// Lives for one command, on the thread that runs it.
struct Context {
  const Arguments& arguments;
  Output& output;
  Environment environment;
  // Ctrl-C was pressed: end soon, leave nothing half done, throw Error(Cancelled).
  const std::atomic<bool>& interrupted;
  Questioner questioner;

  // From --lang, else from the environment; the workspace's language comes between: see `prefer`.
  Language language;
  // --output, else a table for people and csv for pipes.
  Format format;
  // The workspace's, once it is open: times are shown and read by its clocks.
  TimeZone zone = {};
  // --as-of; nothing for the last sale's day.
  std::optional<Date> as_of;
  // What was asked for, as it may stand in the log; and the workspace's log, once it is known
  // where.
  std::string gist = {};
  bool changes = false;
  // What a user needs for it, if anything.
  std::optional<access::Duty> duty = {};
  Log log = {};

  // The workspace's own language holds unless --lang was given.
  void prefer(Language of_workspace);
  [[nodiscard]] std::string words(const Text& text,
                                  const std::vector<Argument>& values = {}) const {
    return say(language, text, values);
  }
  // By the workspace's clocks for people, in UTC for programs.
  [[nodiscard]] std::string moment(Time at) const {
    return format == Format::Table ? zone.second_text(at) : at.iso();
  }
  [[nodiscard]] bool is_asked_for_format() const { return arguments.get("output").has_value(); }
  // "导入", "行": on standard error, as --progress says.
  [[nodiscard]] Progress progress(const Text& verb, const Text& unit, std::size_t indent = 0);
  [[nodiscard]] ResultStyle result_style() const {
    return {.format = format, .language = language, .zone = zone, .interrupted = &interrupted};
  }
};

struct Command {
  Verb verb;
  std::function<int(Context&)> run;
};

}  // namespace pareto::cli
