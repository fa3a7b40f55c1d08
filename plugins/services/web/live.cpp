#include "live.hpp"

#include <algorithm>

#include "message.hpp"
#include "protocol.hpp"

namespace pareto::web {
namespace {

// What a slow client has not taken yet is replaced, so it has to be whole by itself.
std::string changed(std::int64_t to) {
  return replaced(std::string(kChanged), "{}", std::to_string(to));
}

}  // namespace

std::shared_ptr<Outbox> Live::open(std::shared_ptr<SignIn> who, std::size_t most) {
  auto out = std::make_shared<Outbox>();
  const std::lock_guard lock(mutex_);
  const auto theirs = [&](const Client& client) {
    const std::shared_ptr<Outbox> outbox = client.outbox.lock();
    return client.who->user == who->user && outbox && !outbox->closed();
  };
  if (static_cast<std::size_t>(std::ranges::count_if(clients_, theirs)) >= most) return nullptr;
  out->push(std::string(kRetry) + changed(position_));
  clients_.push_back({out, std::move(who)});
  return out;
}

void Live::tell(std::int64_t position) {
  const std::lock_guard lock(mutex_);
  const bool moved = position != position_;
  position_ = position;
  const std::string event = moved ? changed(position) : std::string();
  for (auto client = clients_.begin(); client != clients_.end();) {
    const std::shared_ptr<Outbox> outbox = client->outbox.lock();
    if (!outbox || outbox->closed() || client->who->over) {
      if (outbox) outbox->close();
      client = clients_.erase(client);
      continue;
    }
    if (moved) outbox->push_latest(event);
    ++client;
  }
}

void Live::close_all() {
  const std::lock_guard lock(mutex_);
  for (const Client& client : clients_) {
    if (const auto outbox = client.outbox.lock()) outbox->close();
  }
  clients_.clear();
}

std::size_t Live::count() const {
  const std::lock_guard lock(mutex_);
  return clients_.size();
}

std::int64_t Live::position() const {
  const std::lock_guard lock(mutex_);
  return position_;
}

}  // namespace pareto::web
