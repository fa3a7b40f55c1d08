// HTTP/1.1 over TCP or TLS: one loop for all connections, a pool of threads for what may wait.
//
//     Server server(app, options, certificates);   // listens; throws Failure when the port is taken
//     server.run_until(stop);                       // on the thread of the service
//
// A request has to come whole within its time and its size; whatever is wrong with it is answered,
// and the connection closed. More connections than are allowed are answered 503. When it stops,
// what is under way is finished, but within a few seconds.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "app.hpp"
#include "options.hpp"
#include "pareto/service.hpp"
#include "tls.hpp"

namespace pareto::web {

class Server {
 public:
  // `certificates`: none for plain HTTP.
  Server(const sdk::Job& job, App& app, const Options& options,
         const std::optional<Certificates>& certificates);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  void run_until(const sdk::Stop& stop);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pareto::web
