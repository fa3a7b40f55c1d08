// Who is signed in: what a cookie or an API key stands for.
//
//     const auto signed_in = sign_ins.by_password(name, password);     // throws Failure with words for people
//     const auto who = sign_ins.find(cookie);                          // null: sign in
//
// The cookie is the token that the core gave at sign-in, of which it keeps a hash: so a sign-in
// outlives a restart of the server. It holds twelve hours, and ends when nobody uses it for a
// while; it is exchanged for a new one every quarter of an hour, and the old one holds for a few
// seconds more, for requests that are under way. Whether the core still knows it (a password that
// was changed, a user who left, a key that was revoked) is asked again after a change in the
// workspace, at most once a second, and every few seconds in any case. The cookie of the link is of
// this process alone.
//
// Any thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "message.hpp"
#include "pareto/access.hpp"
#include "pareto/api.hpp"
#include "pareto/random.hpp"

namespace pareto::web {

// One sign-in; shared by the requests that it makes.
struct SignIn {
  pareto_session* session = nullptr;  // of `own`, or of whoever started the service
  std::optional<sdk::UserSession> own;
  std::int64_t user = 0;  // 0: the owner of the folder
  std::string name;
  std::string csrf;   // what a request that writes has to know beside the cookie
  std::string proof;  // the core's token as it is now, or the key; guarded by SignIns::asking_
  bool by_key = false;
  bool enrolment = false;  // a second factor has to be set up before anything else
  std::atomic<bool> over = false;
  std::atomic<std::int64_t> checked_at = 0;  // milliseconds of Clock
};

class SignIns {
 public:
  // The job's session is that of whoever started the service, for who opens the link that only they
  // were shown.
  SignIns(const sdk::Job& job, const sdk::Access& access, const sdk::Api& api, int idle_minutes);

  struct Opened {
    std::shared_ptr<SignIn> who;
    std::string cookie;
  };
  // `code`: of the second factor, or empty; `client`: from where, for the user's list; `language`:
  // of what goes wrong.
  struct Tried {
    std::string name, password, code, client, language;
  };
  [[nodiscard]] Opened by_password(const Tried& tried);
  // The secret of a link that works once, or nothing when it is another.
  [[nodiscard]] std::string make_link();
  [[nodiscard]] std::optional<Opened> by_link(std::string_view secret);
  // `fresh` gets a cookie that is to replace the one that was given.
  [[nodiscard]] std::shared_ptr<SignIn> find(std::string_view cookie, std::string& fresh);
  // Throws Failure for a key that does not hold, with what to do about it in that language.
  [[nodiscard]] std::shared_ptr<SignIn> by_key(std::string_view key, const std::string& language);
  // Whose it is, of those in memory; asks nobody.
  [[nodiscard]] std::optional<std::int64_t> whose_cookie(std::string_view cookie) const {
    return whose(cookies_, cookie);
  }
  [[nodiscard]] std::optional<std::int64_t> whose_key(std::string_view key) const {
    return whose(keys_, key);
  }
  void sign_out(std::string_view cookie);
  // Those that are over are forgotten.
  void sweep();
  [[nodiscard]] std::size_t count() const;

 private:
  struct Entry {
    std::shared_ptr<SignIn> who;
    Clock::time_point used, made;
    std::optional<Clock::time_point> ends;  // of a cookie that was exchanged
  };
  [[nodiscard]] Opened keep(std::shared_ptr<SignIn> who, std::string cookie,
                            Clock::time_point made);
  [[nodiscard]] std::shared_ptr<SignIn> of_token(const std::string& token, bool enrolment);
  // What is in memory. `due`: this caller is to exchange it.
  [[nodiscard]] std::shared_ptr<SignIn> known(std::string_view cookie, bool& due);
  // What an earlier server let in.
  [[nodiscard]] std::shared_ptr<SignIn> resumed(std::string_view cookie, bool& due);
  [[nodiscard]] std::string exchanged(std::string_view cookie, const std::shared_ptr<SignIn>& who);
  // False when the core no longer knows it.
  [[nodiscard]] bool still_holds(SignIn& who);
  void end(const std::shared_ptr<SignIn>& who);
  [[nodiscard]] std::optional<std::int64_t> whose(
      const std::map<std::string, Entry, std::less<>>& among, std::string_view secret) const;

  const sdk::Access& access_;
  const sdk::Api& api_;
  const sdk::Random random_;
  pareto_session* const owner_;
  std::int64_t owner_id_ = 0;
  std::string owner_name_;
  const std::chrono::minutes idle_;
  mutable std::mutex mutex_;
  std::map<std::string, Entry, std::less<>> cookies_, keys_;
  std::map<std::string, Clock::time_point, std::less<>> links_;
  std::mutex resuming_;  // pages come back with many requests at once
  std::mutex asking_;    // the core's service is asked by one at a time
};

}  // namespace pareto::web
