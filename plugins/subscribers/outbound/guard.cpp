#include "outbound/guard.hpp"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>

#include "pareto/public_address.hpp"
#include "pareto/words.hpp"

namespace pareto::outbound {
namespace {

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

curl_socket_t open_public(void* refused, curlsocktype, curl_sockaddr* address) {
  if (!is_public(address->addr)) {
    *static_cast<bool*>(refused) = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

}  // namespace

Guard::Guard(CURL* curl, bool private_too) {
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, private_too ? "http,https" : "https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  if (private_too) return;
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, &open_public);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &refused_);
}

void Guard::require(const sdk::Job& job, CURLcode result, const std::string& shown,
                    const std::string& plugin) const {
  if (result == CURLE_UNSUPPORTED_PROTOCOL) {
    sdk::fail(
        job, PARETO_E_ARGUMENT,
        {"{0} does not begin with https://; write an address that does, or, for one within your own network: pareto plugin set {1} private=yes",
         "{0} 不以 https:// 开头；请改用这样的地址；若在自己的网络内，请设置：pareto plugin set {1} private=yes"},
        {shown, plugin});
  }
  if (!refused_) return;
  sdk::fail(
      job, PARETO_E_DENIED,
      {"{0} leads to this machine or the networks around it, where a message may do harm; if it is to: pareto plugin set {1} private=yes",
       "{0} 指向本机或内部网络，发消息可能造成危害；确实需要请设置：pareto plugin set {1} private=yes"},
      {shown, plugin});
}

}  // namespace pareto::outbound
