#include "wire.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <ctime>

#include "protocol.hpp"

namespace pareto::web {
namespace {

std::string date_now() {
  char text[64];
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT", kDays[parts.tm_wday],
                parts.tm_mday, kMonths[parts.tm_mon], parts.tm_year + 1900, parts.tm_hour,
                parts.tm_min, parts.tm_sec);
  return text;
}

}  // namespace

std::string head_of(const Response& response, bool goes_on) {
  std::string out = "HTTP/1.1 " + std::to_string(response.status) + " ";
  out.append(reason_of(response.status)).append("\r\n");
  for (const auto& [name, value] : response.headers) {
    out.append(name).append(": ");
    for (const char c : value) {
      if (c != '\r' && c != '\n') out += c;
    }
    out += "\r\n";
  }
  out.append("date: ").append(date_now()).append("\r\n");
  if (response.stream)
    out += kChunked;
  else if (response.status != 204 && response.status != 304)
    out.append("content-length: ").append(std::to_string(response.content().size())).append("\r\n");
  out.append(goes_on ? kKeepAlive : kClose);
  return out;
}

std::string chunk_of(std::string_view text) {
  char size[32];
  std::snprintf(size, sizeof size, "%zx\r\n", text.size());
  return std::string(size).append(text).append("\r\n");
}

std::size_t room_for(std::size_t connections) {
  constexpr std::size_t kOthers = 256;
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return connections;
  if (limit.rlim_cur < connections + kOthers) {
    limit.rlim_cur = std::min<rlim_t>(connections + kOthers, limit.rlim_max);
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
  }
  return limit.rlim_cur > kOthers + 16
             ? std::min<std::size_t>(connections, limit.rlim_cur - kOthers)
             : 16;
}

}  // namespace pareto::web
