// How often one address may try something that costs or could be guessed: so many at once, then one
// every few seconds.
//
// The core slows down tries at one user's password; this slows down one address that tries many
// users. Addresses that were quiet are forgotten. Any thread.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>

#include "message.hpp"

namespace pareto::web {

class TryLimit {
 public:
  TryLimit(double at_once, std::chrono::seconds each) : at_once_(at_once), each_(each) {}

  // Seconds to wait; 0: go on.
  [[nodiscard]] int take(const std::string& address, Clock::time_point now = Clock::now()) {
    const std::lock_guard lock(mutex_);
    if (left_.size() > kMostAddresses) {
      std::erase_if(left_,
                    [&](const auto& each) { return refilled(each.second, now) >= at_once_; });
    }
    Left& left = left_.try_emplace(address, Left{at_once_, now}).first->second;
    left = {refilled(left, now), now};
    if (left.tries >= 1) {
      left.tries -= 1;
      return 0;
    }
    return std::max(
        1,
        static_cast<int>((1 - left.tries) * std::chrono::duration<double>(each_).count() + 0.999));
  }

 private:
  static constexpr std::size_t kMostAddresses = 10'000;
  struct Left {
    double tries;
    Clock::time_point since;
  };
  [[nodiscard]] double refilled(const Left& left, Clock::time_point now) const {
    return std::min(at_once_, left.tries + std::chrono::duration<double>(now - left.since) / each_);
  }

  const double at_once_;
  const std::chrono::seconds each_;
  std::mutex mutex_;
  std::map<std::string, Left> left_;
};

}  // namespace pareto::web
