// What the server answers, without knowing of sockets: one function from a request to a response.
//
//     GET  /healthz                  ok, while the workspace can be read
//     GET  /metrics                  for Prometheus; from this machine, or with an API key
//     POST /api/v1/sign-in           {"name", "password", "code"?}: a cookie, and the text that writing requests carry (X-CSRF-Token);
//                                    a problem whose field is "code" asks for the second factor
//     POST /api/v1/sign-out
//     GET  /api/v1/session           who is signed in, and that text again
//     GET  /api/v1/events            live events
//     GET  /api/v1/openapi.json      all addresses; GET /api/v1/docs leads to the page that reads it
//     …    /api/v1/NOUN/VERB         methods (catalogue.hpp); with Accept: text/event-stream the answer tells how far the work is
//     GET  /authority.pem            with --lan, what browsers are to trust
//     GET  /open/SECRET              signs in whoever was shown the link, once
//     GET  anything else             the page
//
// Any thread; all but what answers at_once may take long.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "catalogue.hpp"
#include "live.hpp"
#include "message.hpp"
#include "metrics.hpp"
#include "options.hpp"
#include "page_files.hpp"
#include "pareto/api.hpp"
#include "problem.hpp"
#include "sign_ins.hpp"
#include "try_limit.hpp"

namespace pareto::web {

class App {
 public:
  // Throws Failure where the host does not let it work.
  // `authority`: the certificate that made ours, as PEM, for people to fetch; or empty.
  App(const sdk::Job& job, const Options& options, std::string authority);

  // For the loop: what needs no database. Nothing: it is for `answer`.
  [[nodiscard]] std::optional<Response> at_once(const Request& request);
  // On a thread that may wait. Never throws.
  [[nodiscard]] Response answer(const Request& request);
  // Every moment: what changed, who is over.
  void tick();
  // Calls that are under way end soon, live streams at once.
  void stop();

  // "http://127.0.0.1:8210/open/…", which signs in as whoever started it, once.
  [[nodiscard]] std::string link(const std::string& origin) {
    return origin + "/open/" + sign_ins_.make_link();
  }
  // Of the server itself, before there is a request: too large, no HTTP.
  [[nodiscard]] Response refuse(int status) const;
  // How work is given to another thread that may wait; set before the first request.
  void works_by(std::function<void(const std::string& whose, std::function<void()>)> later) {
    later_ = std::move(later);
  }
  // Among whose work a request counts: one user's, or that of an address where nobody is known to
  // ask. Does not wait.
  [[nodiscard]] std::string whose(const Request& request) const;
  // Known once it listens. `hosts`: what the headers Host and Origin may say; none: anything.
  void listens_at(std::uint16_t port, std::set<std::string> hosts);
  void note(const Request& request, const Response& response, std::chrono::nanoseconds took);
  Metrics& metrics() { return metrics_; }
  std::atomic<std::size_t> connections = 0;

 private:
  struct Who;
  [[nodiscard]] bool chinese(const Request& request) const;
  [[nodiscard]] std::string cookie_name() const;
  [[nodiscard]] std::string set_cookie(const std::string& value) const;
  [[nodiscard]] std::optional<Response> misdirected(const Request& request) const;
  [[nodiscard]] Response route(const Request& request);
  [[nodiscard]] Response routed_api(const Request& request, std::string_view path);
  [[nodiscard]] Response sign_in(const Request& request);
  // What an address is told that tries to come in too often.
  [[nodiscard]] std::optional<Response> too_many_tries(const Request& request);
  [[nodiscard]] Response open_link(const Request& request);
  [[nodiscard]] Response session_of(const SignIn& who) const;
  [[nodiscard]] Response call(const Request& request, const std::shared_ptr<SignIn>& who,
                              std::string_view path);
  // The answer goes on: how far the work is, then what came of it.
  [[nodiscard]] Response call_with_progress(sdk::ApiCall what, std::shared_ptr<SignIn> who,
                                            bool chinese, Purpose purpose);
  [[nodiscard]] Response show_metrics(const Request& request);
  [[nodiscard]] Response health(bool chinese) const;
  // Who asks. The response is set where nobody does, or not as it has to be.
  [[nodiscard]] std::shared_ptr<SignIn> asker(const Request& request, std::string& fresh,
                                              std::optional<Response>& refused);

  const sdk::Job job_;
  const Options options_;
  const sdk::Access access_;
  const sdk::Api api_;
  const Catalogue catalogue_;
  const PageFiles page_;
  const std::string authority_;
  SignIns sign_ins_;
  Live live_;
  TryLimit tries_;
  Metrics metrics_;
  std::set<std::string> hosts_;
  std::uint16_t port_ = 0;
  std::string openapi_en_, openapi_zh_;  // of the port, since the cookie is called by it
  std::function<void(const std::string&, std::function<void()>)> later_;
  // Calls that are under way may be told to end.
  class Running;
  std::mutex running_mutex_;
  std::set<std::atomic<bool>*> running_;
  bool stopping_ = false;
  std::atomic<Clock::rep> read_at_;  // when the workspace could last be read
  std::atomic<std::size_t> under_way_ = 0;
};

}  // namespace pareto::web
