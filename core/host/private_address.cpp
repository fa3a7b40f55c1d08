#include "core/host/private_address.hpp"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstring>
#include <future>
#include <memory>
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

bool is_public(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, &address, sizeof four);
    return sdk::is_public4(ntohl(four.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 six{};
  std::memcpy(&six, &address, sizeof six);
  return sdk::is_public6(six.sin6_addr.s6_addr);
}

LeadsTo look_up(const std::string& name) {
  addrinfo hints{}, *found = nullptr;
  hints.ai_socktype = SOCK_STREAM;
  if (name.empty() || ::getaddrinfo(name.c_str(), nullptr, &hints, &found) != 0) return LeadsTo::Nowhere;
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> all(found, &::freeaddrinfo);
  for (const addrinfo* one = found; one != nullptr; one = one->ai_next) {
    if (!is_public(*one->ai_addr)) return LeadsTo::Private;
  }
  return LeadsTo::Internet;
}

}  // namespace

bool is_private_by_name(std::string_view address) {
  const std::string host = name_in(address);
  in_addr four{};
  in6_addr six{};
  if (::inet_pton(AF_INET, host.c_str(), &four) == 1) return !sdk::is_public4(ntohl(four.s_addr));
  if (::inet_pton(AF_INET6, host.c_str(), &six) == 1) return !sdk::is_public6(six.s6_addr);
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
