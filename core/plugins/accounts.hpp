// What each plugin took: calls into it, those that failed, and the time until they came back. Kept
// for the process, and summed up for a workspace in its logs/plugin-accounts.
//
// The border itself counts (running_sign.hpp), so nobody can forget to. Time is by the clock on the
// wall and holds what the host does for the plugin meanwhile, such as a query; what another plugin
// does inside is that one's.
//
// Threads: any. In a process with several hosts, calls belong to the one that is closed first.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace pareto::plugins {

struct Account {
  std::int64_t calls = 0, failures = 0;
  std::int64_t micros = 0, longest_micros = 0;
  std::int64_t since = 0;  // microseconds UTC: when the first of it was kept

  void add(const Account& other);
};

// By the plugin's id.
using Accounts = std::map<std::string, Account, std::less<>>;

// Adds one call to the process's accounts.
void account_call(std::string_view plugin, std::chrono::nanoseconds took, bool failed);
// What was counted since the last time somebody took it.
[[nodiscard]] Accounts take_accounts();

// Missing or unreadable: none.
[[nodiscard]] Accounts read_accounts(const std::filesystem::path& file);
// Adds to those that are there, other processes' too. A workspace that cannot be written to keeps
// none; never throws.
void keep_accounts(const std::filesystem::path& file, const Accounts& fresh,
                   std::int64_t now_micros) noexcept;

}  // namespace pareto::plugins
