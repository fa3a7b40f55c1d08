#include "core/api/kept_answers.hpp"

#include <system_error>

namespace pareto::api {

std::string KeptAnswers::Key::text() const {
  std::string out(method);
  out.append(1, '\0').append(std::to_string(principal)).append(1, '\0').append(std::to_string(static_cast<int>(language))).append(1, '\0').append(arguments);
  return out;
}

KeptAnswers::State KeptAnswers::state() {
  State now{.today = host_.today()};
  std::error_code failed;
  now.settings = std::filesystem::last_write_time(host_.workspace().folder() / "pareto.toml", failed);
  const std::lock_guard lock(watching_);
  if (!connection_) connection_ = std::make_unique<store::Connection>(host_.workspace().database(), store::Mode::ReadOnly);
  // Grows with each commit of another connection, of any process; this one writes nothing itself.
  now.commits = connection_->integer("PRAGMA data_version");
  return now;
}

std::shared_ptr<const std::string> KeptAnswers::find(const Key& key, const State& now) const {
  const std::lock_guard lock(mutex_);
  if (!(now == state_)) return nullptr;
  const auto found = answers_.find(key.text());
  return found == answers_.end() ? nullptr : found->second;
}

void KeptAnswers::keep(const Key& key, const State& was, std::string answer) {
  if (answer.size() > kLargest) return;
  auto kept = std::make_shared<const std::string>(std::move(answer));
  std::unordered_map<std::string, std::shared_ptr<const std::string>> old;  // goes when nobody waits for it
  const std::lock_guard lock(mutex_);
  if (was.commits < state_.commits) return;  // it is old already
  if (!(was == state_) || bytes_ + kept->size() > kMost) {
    old.swap(answers_);
    bytes_ = 0;
    state_ = was;
  }
  bytes_ += kept->size();
  if (const auto [at, fresh] = answers_.try_emplace(key.text(), kept); !fresh) {
    bytes_ -= at->second->size();
    at->second = std::move(kept);
  }
}

}  // namespace pareto::api
