// Answers that were given already, for as long as what they come from stays as it is.
//
//     const KeptAnswers::State now = kept.state();          // before the work, so that a change meanwhile makes it old, never new
//     if (const auto answer = kept.find({"records.list", arguments, principal, language}, now)) return *answer;
//     …
//     kept.keep(key, now, std::move(answer));
//
// A screen asks for the same page of the same list again and again, and so does everybody beside it: between two changes of the workspace
// the work is done once. Only methods that say so are kept (Method::repeats). All is thrown away with the first commit of anybody, in
// this process or another, when the settings are written, and at midnight. Whatever writes while it reads (exports, rows read where a day
// has a limit) makes its own answer old at once, so that each time counts.
//
// Threads: any.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "core/base/date.hpp"
#include "core/host/host.hpp"
#include "core/store/connection.hpp"

namespace pareto::api {

class KeptAnswers {
 public:
  static constexpr std::size_t kLargest = std::size_t{1} << 20, kMost = std::size_t{32} << 20;  // bytes: of one answer, of all

  explicit KeptAnswers(host::Host& host) : host_(host) {}

  struct State {
    std::int64_t commits = 0;  // only grows
    Date today{};
    std::filesystem::file_time_type settings{};
    bool operator==(const State&) const = default;
  };
  // Throws Error where the store cannot be read.
  [[nodiscard]] State state();

  // What was asked, and by whom; rights are of the store, and so of the state.
  struct Key {
    std::string_view method;
    std::string_view arguments;
    std::int64_t principal = 0;
    Language language = Language::English;
    [[nodiscard]] std::string text() const;
  };
  // Null: there is none, or it is old.
  [[nodiscard]] std::shared_ptr<const std::string> find(const Key& key, const State& now) const;
  // `was`: what `state` said before the work began.
  void keep(const Key& key, const State& was, std::string answer);

 private:
  host::Host& host_;
  std::mutex watching_;  // guards the connection
  std::unique_ptr<store::Connection> connection_;
  mutable std::mutex mutex_;  // guards what follows
  State state_{};
  std::size_t bytes_ = 0;
  std::unordered_map<std::string, std::shared_ptr<const std::string>> answers_;  // all of state_
};

}  // namespace pareto::api
