// Which services of the host a plugin gets: those that it asks for, less what the workspace took
// away.
//
// One thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.hpp"
#include "core/host/host.hpp"

namespace pareto::host {

// What a plugin may do with a service, for people; nothing for one that this Pareto does not know.
[[nodiscard]] std::optional<Text> service_words(const std::string& service);

// What a plugin reaches by a service. One that this Pareto does not know counts as reaching the
// store.
enum class ServiceReach {
  Nothing,  // clock, random numbers, texts: nothing of the workspace
  Methods,  // sessions and methods, which have hosts of their own
  Store     // the host's own store
};
[[nodiscard]] ServiceReach reach_of(std::string_view service);

// "query" and "pareto.host.query/1" mean the same. Answers which were meant. Throws Error for what
// the plugin does not ask for.
std::vector<std::string> grant_services(Host& host, const std::string& plugin,
                                        const std::vector<std::string>& services,
                                        bool look = false);
std::vector<std::string> revoke_services(Host& host, const std::string& plugin,
                                         const std::vector<std::string>& services,
                                         bool look = false);

}  // namespace pareto::host
