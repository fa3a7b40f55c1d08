// A request and its answer, as the rest of the server sees them: plain values, nothing of sockets.
//
// Names of headers are lower case. One owner at a time; any thread.
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "outbox.hpp"

namespace pareto::web {

using Clock = std::chrono::steady_clock;
using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;  // "GET"
  std::string path;    // as sent, without the query
  std::string query;   // what stands behind the question mark
  Headers headers;
  std::string body;
  std::string peer;      // whose address, without the port
  bool loopback = true;  // from this very machine
  bool secure = false;   // came by TLS
  std::atomic<bool>* gone =
      nullptr;  // raised when nobody waits for the answer any more; lives until it is given

  // Empty when there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const {
    const auto found = std::find_if(headers.begin(), headers.end(),
                                    [&](const auto& each) { return each.first == name; });
    return found != headers.end() ? std::string_view(found->second) : std::string_view();
  }
  [[nodiscard]] bool reads() const { return method == "GET" || method == "HEAD"; }
};

struct Response {
  int status = 200;
  Headers headers = {};
  std::string body = {};
  std::shared_ptr<const std::string> kept = {};  // a body that many are given, in place of `body`
  std::shared_ptr<Outbox> stream = {};  // what goes on after the header, until it is closed
  bool close = false;                   // no further request on this connection
  std::string who = {};                 // for the log: the user's id
  bool notable = false;                 // the log tells of it at its usual level

  [[nodiscard]] std::string_view content() const {
    return kept ? std::string_view(*kept) : std::string_view(body);
  }
};

[[nodiscard]] std::string_view reason_of(int status);

// Letters of ASCII; no locale.
[[nodiscard]] std::string lower(std::string_view text);
// Each `what` by `with`.
[[nodiscard]] std::string replaced(std::string text, std::string_view what, std::string_view with);
// "a%20b" as "a b"; nothing where it is no such text, or holds a zero.
[[nodiscard]] bool decode_percent(std::string_view text, std::string& out,
                                  bool plus_is_blank = false);
// "a=1&b=2", decoded, in order. False where it is not well formed.
[[nodiscard]] bool read_query(std::string_view query,
                              std::vector<std::pair<std::string, std::string>>& out);
// Of "a=1; b=2", or empty.
[[nodiscard]] std::string_view cookie_of(std::string_view cookies, std::string_view name);

}  // namespace pareto::web
