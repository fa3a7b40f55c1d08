// Live events: every client that listens is told that something was changed in the workspace.
//
//     event: changed
//     id: 4711
//     data: {"position": "4711"}
//
// Positions are entries of the journal. Only that something changed is said, never what: the page
// asks for what it shows, under the rights of whoever looks. One question a moment serves all
// clients, and who is slow is told once for all that it missed: the first event of a connection
// says where the journal is, so that who knew another position knows that there is a gap. Any
// thread.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>

#include "outbox.hpp"
#include "sign_ins.hpp"

namespace pareto::web {

class Live {
 public:
  // Begins with where the journal is, so that a client that comes back sees whether it missed
  // something. Null where this user has `most` of them already: others want to come in, too.
  [[nodiscard]] std::shared_ptr<Outbox> open(std::shared_ptr<SignIn> who, std::size_t most);
  // Told of where the journal is now. Those whose sign-in is over are closed.
  void tell(std::int64_t position);
  void close_all();
  [[nodiscard]] std::size_t count() const;
  [[nodiscard]] std::int64_t position() const;

 private:
  struct Client {
    std::weak_ptr<Outbox> outbox;
    std::shared_ptr<SignIn> who;
  };
  mutable std::mutex mutex_;
  std::list<Client> clients_;
  std::int64_t position_ = 0;
};

}  // namespace pareto::web
