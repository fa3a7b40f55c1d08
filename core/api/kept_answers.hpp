// Answers that were given already, for as long as what they come from stays as it is.
//
//     KeptAnswers::Turn turn = kept.take({"records.list", arguments, principal, language}, cancel);
//     if (turn.answer()) return *turn.answer();
//     …
//     turn.keep(std::move(answer));
//
// A screen asks for the same page of the same list again and again, and so does everybody beside
// it: between two changes of the workspace the work is done once, and who asks while another does
// it waits for that one. Only methods that say so are kept (Method::repeats). All is thrown away
// with the first commit of anybody, in this process or another, when the settings are written, and
// at midnight. Whatever writes while it reads (exports, rows read where a day has a limit) makes
// its own answer old at once, so that each time counts.
//
// Threads: any.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/base/date.hpp"
#include "core/host/host.hpp"
#include "core/store/connection.hpp"

namespace pareto::api {

class KeptAnswers {
 public:
  static constexpr std::size_t kLargest = std::size_t{1} << 20,
                               kMost = std::size_t{32} << 20;  // bytes: of one answer, of all

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
  using Answer = std::shared_ptr<const std::string>;
  struct Work;  // of one who answers, while others wait for it

  // Either there is an answer, or it is for whoever holds the turn to find it; while that one
  // works, the same is asked of nobody else.
  class Turn {
   public:
    Turn(Turn&&) noexcept = default;
    Turn& operator=(Turn&&) = delete;
    ~Turn();  // without an answer: those who waited work themselves
    // Null: the caller's work.
    [[nodiscard]] const Answer& answer() const { return answer_; }
    void keep(std::string answer);

   private:
    friend class KeptAnswers;
    explicit Turn(Answer answer) : answer_(std::move(answer)) {}
    Turn(KeptAnswers& kept, std::shared_ptr<Work> work) : kept_(&kept), work_(std::move(work)) {}
    Answer answer_;
    KeptAnswers* kept_ = nullptr;
    std::shared_ptr<Work> work_;  // null: nothing to be done, or done
  };
  // The state is that of before the work, so that a change meanwhile makes the answer old, never
  // new. `cancel` ends the waiting when it is raised (null: nothing does). Throws Error: cancelled;
  // the store cannot be read.
  [[nodiscard]] Turn take(const Key& key, const std::atomic<bool>* cancel = nullptr);

 private:
  void end(Work& work, Answer answer);
  // What is old now.
  [[nodiscard]] std::unordered_map<std::string, Answer> put(const std::string& key,
                                                            const State& was, Answer answer);

  host::Host& host_;
  std::mutex watching_;  // guards the connection
  std::unique_ptr<store::Connection> connection_;
  mutable std::mutex mutex_;  // guards what follows
  State state_{};
  std::size_t bytes_ = 0;
  std::unordered_map<std::string, Answer> answers_;  // all of state_
  std::unordered_map<std::string, std::shared_ptr<Work>> at_work_;
};

}  // namespace pareto::api
