// Which services of the host a plugin gets: those that it asks for, less what the workspace took away.
//
// One thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/message.hpp"
#include "core/host/host.hpp"

namespace pareto::host {

// What a plugin may do with a service, for people; nothing for one that this Pareto does not know.
[[nodiscard]] std::optional<Text> service_words(const std::string& service);

// "query" and "pareto.host.query/1" mean the same. Answers which were meant. Throws Error for what the plugin does not ask for.
std::vector<std::string> grant_services(Host& host, const std::string& plugin, const std::vector<std::string>& services, bool look = false);
std::vector<std::string> revoke_services(Host& host, const std::string& plugin, const std::vector<std::string>& services, bool look = false);

}  // namespace pareto::host
