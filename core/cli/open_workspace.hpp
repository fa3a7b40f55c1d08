// The workspace that a command works in, opened as its options say.
#pragma once

#include <filesystem>
#include <memory>

#include "core/cli/command.hpp"
#include "core/host/host.hpp"
#include "core/records/query/export_guard.hpp"

namespace pareto::cli {

// By -w, PARETO_WORKSPACE or the current folder. The workspace's language holds from here on unless
// --lang was given.
[[nodiscard]] std::unique_ptr<host::Host> open_workspace(Context& context);

// The folder and settings alone, for what needs neither plugins nor the database: language, zone
// and log of the context are the workspace's from here on.
[[nodiscard]] host::Workspace find_workspace(Context& context);

// For what needs no workspace: where there is one, by -w or around the current folder, its language
// holds; where there is none, nothing.
void speak_as_here(Context& context);

// Says so where --safe was given.
void say_safe(Context& context);

// Opens the workspace's log for this command and writes down what was asked.
void begin_log(Context& context, const host::Workspace& workspace);

// What a host is told about this command: language, --safe, who is told when the store is busy.
[[nodiscard]] host::HostOptions host_options(Context& context);

// Says what became of references to records that went while a plugin was disabled; nothing where
// there were none.
void say_mended(Context& context, const host::Host& host);

// Says which deliveries failed, and what becomes of them.
void say_failed(Context& context, const records::DeliveryReport& report);

// Serves after-subscribers of what the command did, and says what they could not do.
void deliver(Context& context, host::Host& host);

// Rows on their way out, in whatever form, counted and limited as the session's rights say.
[[nodiscard]] std::unique_ptr<sdk::BatchStream> exported(const Context& context, host::Host& host,
                                                         records::Exported what,
                                                         std::unique_ptr<sdk::BatchStream> rows);
// A table that is the answer (print_answer), likewise.
void print_rows(Context& context, host::Host& host, records::Exported what, TextTable& table,
                const std::vector<std::string>& names);

// By this machine's clock, for what works without a host.
[[nodiscard]] Time this_moment();

// "data until 2026-10-31"
[[nodiscard]] std::string data_until(const Context& context, Date as_of);

}  // namespace pareto::cli
