// What is still to be sent to one client whose answer goes on: live events, the progress of long
// work.
//
// Writers push from any thread; one reader, the connection, is woken and takes. It is bounded: of
// what does not fit, only what was pushed as `latest` is kept, since the newest of those stands for
// all before it; a client that falls behind further is closed.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace pareto::web {

class Outbox {
 public:
  static constexpr std::size_t kMost = 64;

  // The one who takes; called by whoever pushes, so it must be quick and only wake.
  void on_push(std::function<void()> wake) {
    const std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
  }
  void push(std::string piece) {
    const std::lock_guard lock(mutex_);
    if (closed_) return;
    if (pieces_.size() >= kMost)
      closed_ = true;
    else
      pieces_.push_back(std::move(piece));
    wake();
  }
  // In place of the one that was pushed so before and not taken yet.
  void push_latest(std::string piece) {
    const std::lock_guard lock(mutex_);
    if (closed_) return;
    latest_ = std::move(piece);
    wake();
  }
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    wake();
  }
  // All that there is; nothing when it is closed and empty.
  [[nodiscard]] std::optional<std::string> take() {
    const std::lock_guard lock(mutex_);
    std::string out;
    for (std::string& piece : pieces_) out += piece;
    pieces_.clear();
    out += std::exchange(latest_, {});
    if (out.empty() && closed_) return std::nullopt;
    return out;
  }
  [[nodiscard]] bool closed() const {
    const std::lock_guard lock(mutex_);
    return closed_;
  }

 private:
  void wake() const {
    if (wake_) wake_();
  }

  mutable std::mutex mutex_;
  std::deque<std::string> pieces_;
  std::string latest_;
  std::function<void()> wake_;
  bool closed_ = false;
};

}  // namespace pareto::web
