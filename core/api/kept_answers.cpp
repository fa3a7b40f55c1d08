#include "core/api/kept_answers.hpp"

#include <chrono>
#include <condition_variable>
#include <system_error>

#include "core/base/error.hpp"

namespace pareto::api {
namespace {

// So often who waits looks whether it was cancelled.
constexpr std::chrono::milliseconds kLook{50};

}  // namespace

struct KeptAnswers::Work {
  Work(std::string of, const State& state) : key(std::move(of)), was(state) {}
  const std::string key;  // empty: nobody waits for it
  const State was;
  std::condition_variable ended;  // with the mutex of all, which guards what follows
  bool over = false;
  Answer answer;
};

std::string KeptAnswers::Key::text() const {
  std::string out(method);
  out.append(1, '\0')
      .append(std::to_string(principal))
      .append(1, '\0')
      .append(std::to_string(static_cast<int>(language)))
      .append(1, '\0')
      .append(arguments);
  return out;
}

KeptAnswers::State KeptAnswers::state() {
  State now{.today = host_.today()};
  std::error_code failed;
  now.settings =
      std::filesystem::last_write_time(host_.workspace().folder() / "pareto.toml", failed);
  const std::lock_guard lock(watching_);
  if (!connection_)
    connection_ =
        std::make_unique<store::Connection>(host_.workspace().database(), store::Mode::ReadOnly);
  // Grows with each commit of another connection, of any process; this one writes nothing itself.
  now.commits = connection_->integer("PRAGMA data_version");
  return now;
}

KeptAnswers::Turn KeptAnswers::take(const Key& key, const std::atomic<bool>* cancel) {
  const State now = state();
  std::string text = key.text();
  std::unique_lock lock(mutex_);
  if (now == state_) {
    if (const auto found = answers_.find(text); found != answers_.end()) return Turn(found->second);
  }
  if (const auto other = at_work_.find(text);
      other != at_work_.end() && other->second->was == now) {
    const std::shared_ptr<Work> work = other->second;
    while (!work->over) {
      work->ended.wait_for(lock, kLook);
      if (cancel != nullptr && *cancel)
        throw Error(ErrorCode::Cancelled, Text{"cancelled while another found the same answer",
                                               "等待他人得出同一结果时已取消"});
    }
    if (work->answer) return Turn(work->answer);
    // What failed there, or was too large to be kept, is not waited for twice.
    return {*this, std::make_shared<Work>(std::string(), now)};
  }
  const auto work = std::make_shared<Work>(std::move(text), now);
  at_work_[work->key] = work;
  return {*this, work};
}

void KeptAnswers::Turn::keep(std::string answer) {
  if (!work_) return;
  kept_->end(
      *std::exchange(work_, nullptr),
      answer.size() > kLargest ? nullptr : std::make_shared<const std::string>(std::move(answer)));
}

KeptAnswers::Turn::~Turn() {
  if (work_) kept_->end(*work_, nullptr);
}

void KeptAnswers::end(Work& work, Answer answer) {
  std::unordered_map<std::string, Answer> old;  // goes when nobody waits for it
  const std::lock_guard lock(mutex_);
  work.over = true;
  work.answer = answer;
  work.ended.notify_all();
  if (work.key.empty()) return;
  if (const auto at = at_work_.find(work.key); at != at_work_.end() && at->second.get() == &work)
    at_work_.erase(at);
  if (answer) old = put(work.key, work.was, std::move(answer));
}

std::unordered_map<std::string, KeptAnswers::Answer> KeptAnswers::put(const std::string& key,
                                                                      const State& was,
                                                                      Answer answer) {
  std::unordered_map<std::string, Answer> old;
  if (was.commits < state_.commits) return old;  // it is old already
  if (!(was == state_) || bytes_ + answer->size() > kMost) {
    old.swap(answers_);
    bytes_ = 0;
    state_ = was;
  }
  bytes_ += answer->size();
  if (const auto [at, fresh] = answers_.try_emplace(key, answer); !fresh) {
    bytes_ -= at->second->size();
    at->second = std::move(answer);
  }
  return old;
}

}  // namespace pareto::api
