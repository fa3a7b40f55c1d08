#include "core/host/private_address.hpp"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <future>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "pareto/public_address.hpp"

namespace pareto::host {
namespace {

// Without scheme, user and port.
std::string name_in(std::string_view address) {
  std::string host = sdk::host_of(address);
  if (const auto front = host.find("://"); front != host.npos) host.erase(0, front + 3);
  if (const auto user = host.rfind('@'); user != host.npos) host.erase(0, user + 1);
  if (host.starts_with('[')) return host.substr(1, host.find(']') - 1);
  return host.substr(0, host.find(':'));
}

// Of a number as it is written, such as 10.0.0.7 or fe80::1%eth0; nothing of a name.
std::optional<bool> is_public(const std::string& written) {
  const std::string number = written.substr(0, written.find('%'));
  in_addr four{};
  in6_addr six{};
  if (::inet_pton(AF_INET, number.c_str(), &four) == 1) return sdk::is_public4(ntohl(four.s_addr));
  if (::inet_pton(AF_INET6, number.c_str(), &six) == 1) return sdk::is_public6(six.s6_addr);
  return std::nullopt;
}

LeadsTo look_up(const std::string& name) {
  addrinfo hints{}, *found = nullptr;
  hints.ai_socktype = SOCK_STREAM;
  if (name.empty() || ::getaddrinfo(name.c_str(), nullptr, &hints, &found) != 0)
    return LeadsTo::Nowhere;
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> all(found, &::freeaddrinfo);
  for (const addrinfo* one = found; one != nullptr; one = one->ai_next) {
    char number[NI_MAXHOST] = {};
    if (::getnameinfo(one->ai_addr, one->ai_addrlen, number, sizeof number, nullptr, 0,
                      NI_NUMERICHOST) != 0 ||
        !is_public(number).value_or(false))
      return LeadsTo::Private;
  }
  return LeadsTo::Internet;
}

}  // namespace

bool is_private_by_name(std::string_view address) {
  const std::string host = name_in(address);
  if (const auto known = is_public(host)) return !*known;
  return host == "localhost" || host.ends_with(".localhost");
}

LeadsTo where_leads(std::string_view address, std::chrono::milliseconds patience) {
  if (is_private_by_name(address)) return LeadsTo::Private;
  // The system's look-up cannot be ended: one that takes too long is left to itself.
  std::packaged_task<LeadsTo()> asks([name = name_in(address)] { return look_up(name); });
  std::future<LeadsTo> answer = asks.get_future();
  std::thread(std::move(asks)).detach();
  return answer.wait_for(patience) == std::future_status::ready ? answer.get() : LeadsTo::Nowhere;
}

}  // namespace pareto::host
