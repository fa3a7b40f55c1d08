#include "core/host/private_address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <string>

#include "pareto/public_address.hpp"

namespace pareto::host {

bool is_private_by_name(std::string_view address) {
  std::string host = sdk::host_of(address);
  if (const auto front = host.find("://"); front != host.npos) host.erase(0, front + 3);
  if (const auto user = host.rfind('@'); user != host.npos) host.erase(0, user + 1);
  if (host.starts_with('[')) host = host.substr(1, host.find(']') - 1);
  else host = host.substr(0, host.find(':'));
  in_addr four{};
  in6_addr six{};
  if (::inet_pton(AF_INET, host.c_str(), &four) == 1) return !sdk::is_public4(ntohl(four.s_addr));
  if (::inet_pton(AF_INET6, host.c_str(), &six) == 1) return !sdk::is_public6(six.s6_addr);
  return host == "localhost" || host.ends_with(".localhost");
}

}  // namespace pareto::host
