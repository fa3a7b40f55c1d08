#include "sign_ins.hpp"

#include <boost/json.hpp>

namespace pareto::web {
namespace json = boost::json;

namespace {

using namespace std::chrono_literals;
constexpr auto kExchangedAfter = 15min;
constexpr auto kOldHolds = 30s;
constexpr auto kTryAgain = 1min;  // an exchange that could not be written
constexpr auto kLinkHolds = 15min;
constexpr std::size_t kTokenDigits = 64, kSecretBytes = kTokenDigits / 2;
constexpr std::int64_t kAskAgain = 1000;  // milliseconds
constexpr std::size_t kMostKeys = 1000;

std::int64_t now_milliseconds() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch())
      .count();
}

bool is_token(std::string_view text) {
  return text.size() == kTokenDigits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string text_of(const json::value& answer, std::string_view name) {
  return std::string(answer.at(name).as_string());
}

}  // namespace

SignIns::SignIns(const sdk::Job& job, const sdk::Access& access, const sdk::Api& api,
                 int idle_minutes)
    : access_(access), api_(api), random_(job), owner_(job.c()->session), idle_(idle_minutes) {
  const auto* service = job.service<pareto_access_v1>(PARETO_SVC_ACCESS);
  pareto_str name{};
  owner_id_ = service->who(service, owner_, &name);
  owner_name_ = sdk::to_view(name);
}

SignIns::Opened SignIns::keep(std::shared_ptr<SignIn> who, std::string cookie,
                              Clock::time_point made) {
  who->csrf = random_.hex(kSecretBytes);
  who->checked_at = now_milliseconds();
  const std::lock_guard lock(mutex_);
  cookies_[cookie] = {who, Clock::now(), made, std::nullopt};
  return {std::move(who), std::move(cookie)};
}

std::shared_ptr<SignIn> SignIns::of_token(const std::string& token, bool enrolment) {
  auto who = std::make_shared<SignIn>();
  {
    const std::lock_guard lock(asking_);
    who->own.emplace(access_.by_token(token));
    who->proof = token;
  }
  who->user = who->own->user();
  who->name = who->own->name();
  who->session = who->own->get();
  who->enrolment = enrolment;
  return who;
}

SignIns::Opened SignIns::by_password(const Tried& tried) {
  const json::object arguments{{"name", tried.name},
                               {"password", tried.password},
                               {"code", tried.code},
                               {"client", tried.client}};
  const json::value answer = json::parse(api_.call(owner_, {.method = "sign_ins.open",
                                                            .arguments = json::serialize(arguments),
                                                            .language = tried.language}));
  std::string token = text_of(answer, "token");
  std::shared_ptr<SignIn> who = of_token(token, answer.at("enrolment").as_bool());
  return keep(std::move(who), std::move(token), Clock::now());
}

std::string SignIns::make_link() {
  std::string secret = random_.hex(kSecretBytes);
  const std::lock_guard lock(mutex_);
  links_[secret] = Clock::now() + kLinkHolds;
  return secret;
}

std::optional<SignIns::Opened> SignIns::by_link(std::string_view secret) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = links_.find(secret);
    if (found == links_.end()) return std::nullopt;
    const bool holds = found->second >= Clock::now();
    links_.erase(found);
    if (!holds) return std::nullopt;
  }
  auto who = std::make_shared<SignIn>();
  who->session = owner_;
  who->user = owner_id_;
  who->name = owner_name_;
  return keep(std::move(who), random_.hex(kSecretBytes), Clock::now());
}

bool SignIns::still_holds(SignIn& who) {
  if (who.over) return false;
  if (!who.own) return true;  // whoever started the service
  const std::int64_t now = now_milliseconds();
  // Asked once a second, whatever happened: keys and passwords leave no entry in the journal.
  if (now - who.checked_at < kAskAgain) return true;
  who.checked_at = now;
  try {
    const std::lock_guard lock(asking_);
    // Only whether it holds is of interest; what the session may do is looked up by each call.
    static_cast<void>(who.by_key ? access_.by_key(who.proof) : access_.by_token(who.proof));
    return true;
  } catch (const sdk::Failure& failure) {
    if (failure.status() != PARETO_E_DENIED) return true;  // it could not be asked now
    who.over = true;
    return false;
  }
}

std::shared_ptr<SignIn> SignIns::known(std::string_view cookie, bool& due) {
  const std::lock_guard lock(mutex_);
  const auto found = cookies_.find(cookie);
  if (found == cookies_.end()) return nullptr;
  Entry& entry = found->second;
  const auto now = Clock::now();
  if (entry.who->over || now - entry.used > idle_ || (entry.ends && now > *entry.ends)) {
    cookies_.erase(found);
    return nullptr;
  }
  entry.used = now;
  due = !entry.ends && now - entry.made > kExchangedAfter;
  if (due) entry.made = now;  // one of many requests at once does it
  return entry.who;
}

std::shared_ptr<SignIn> SignIns::resumed(std::string_view cookie, bool& due) {
  if (!is_token(cookie)) return nullptr;
  const std::lock_guard lock(resuming_);
  if (std::shared_ptr<SignIn> who = known(cookie, due))
    return who;  // another request of the page was first
  try {
    const std::string token(cookie);
    const json::object arguments{{"token", token}, {"idle_minutes", idle_.count()}};
    const json::value answer = json::parse(
        api_.call(owner_, {.method = "sign_ins.resume", .arguments = json::serialize(arguments)}));
    std::shared_ptr<SignIn> who = of_token(token, answer.at("enrolment").as_bool());
    due = true;
    return keep(std::move(who), token, Clock::now()).who;
  } catch (const sdk::Failure& failure) {
    if (failure.status() != PARETO_E_DENIED)
      throw;  // it could not be asked: not the same as being out
    return nullptr;
  }
}

std::string SignIns::exchanged(std::string_view cookie, const std::shared_ptr<SignIn>& who) {
  std::string fresh;
  try {
    if (who->own) {
      std::string proof;
      {
        const std::lock_guard lock(asking_);
        proof = who->proof;
      }
      // Not under the lock: it may wait for an import.
      const json::value answer = json::parse(
          api_.call(owner_, {.method = "sign_ins.exchange",
                             .arguments = json::serialize(json::object{{"token", proof}})}));
      fresh = text_of(answer, "token");
      const std::lock_guard lock(asking_);
      who->proof = fresh;
    } else {
      fresh = random_.hex(kSecretBytes);
    }
  } catch (const sdk::Failure&) {
    // Others write just now: the cookie goes on for a while.
  }
  const std::lock_guard lock(mutex_);
  const auto found = cookies_.find(cookie);
  const auto now = Clock::now();
  if (fresh.empty()) {
    if (found != cookies_.end()) found->second.made = now - kExchangedAfter + kTryAgain;
    return fresh;
  }
  if (found != cookies_.end()) found->second.ends = now + kOldHolds;
  cookies_[fresh] = {who, now, now, std::nullopt};
  return fresh;
}

std::shared_ptr<SignIn> SignIns::find(std::string_view cookie, std::string& fresh) {
  fresh.clear();
  bool due = false;
  std::shared_ptr<SignIn> who = known(cookie, due);
  if (!who) who = resumed(cookie, due);
  if (!who) return nullptr;
  if (!still_holds(*who)) {
    end(who);
    return nullptr;
  }
  if (due) fresh = exchanged(cookie, who);
  return who;
}

std::shared_ptr<SignIn> SignIns::by_key(std::string_view key, const std::string& language) {
  std::shared_ptr<SignIn> known;
  {
    const std::lock_guard lock(mutex_);
    const auto found = keys_.find(key);
    if (found != keys_.end()) {
      found->second.used = Clock::now();
      known = found->second.who;
    }
  }
  if (known && still_holds(*known)) return known;  // else the core says below why not
  auto who = std::make_shared<SignIn>();
  try {
    const std::lock_guard lock(asking_);
    who->own.emplace(access_.by_key(key));
    who->user = who->own->user();
    who->name = who->own->name();
  } catch (const sdk::Failure& failure) {
    // Access has one sentence for what is wrong; the method says apart what to do.
    if (failure.status() == PARETO_E_DENIED)
      static_cast<void>(api_.call(owner_, {.method = "sign_ins.key",
                                           .arguments = json::serialize(json::object{{"key", key}}),
                                           .language = language}));
    throw;
  }
  who->session = who->own->get();
  who->proof = key;
  who->by_key = true;
  who->checked_at = now_milliseconds();
  const std::lock_guard lock(mutex_);
  if (keys_.size() >= kMostKeys) keys_.clear();  // they are only remembered
  keys_[std::string(key)] = {who, Clock::now(), Clock::now(), std::nullopt};
  return who;
}

void SignIns::end(const std::shared_ptr<SignIn>& who) {
  who->over = true;
  const std::lock_guard lock(mutex_);
  std::erase_if(cookies_, [&](const auto& each) { return each.second.who == who; });
}

void SignIns::sign_out(std::string_view cookie) {
  std::shared_ptr<SignIn> who;
  {
    const std::lock_guard lock(mutex_);
    const auto found = cookies_.find(cookie);
    if (found == cookies_.end()) return;
    who = found->second.who;
  }
  end(who);
  const std::lock_guard lock(asking_);
  if (!who->proof.empty()) access_.sign_out(who->proof);
}

void SignIns::sweep() {
  const auto now = Clock::now();
  const std::lock_guard lock(mutex_);
  std::erase_if(cookies_, [&](const auto& each) {
    const Entry& entry = each.second;
    if (entry.ends && now > *entry.ends) return true;
    if (now - entry.used <= idle_ && !entry.who->over) return false;
    entry.who->over = !entry.ends;
    return true;
  });
  std::erase_if(keys_, [&](const auto& each) { return now - each.second.used > idle_; });
  std::erase_if(links_, [&](const auto& each) { return now > each.second; });
}

std::optional<std::int64_t> SignIns::whose(const std::map<std::string, Entry, std::less<>>& among,
                                           std::string_view secret) const {
  const std::lock_guard lock(mutex_);
  const auto found = among.find(secret);
  if (found == among.end()) return std::nullopt;
  return found->second.who->user;
}

std::size_t SignIns::count() const {
  const std::lock_guard lock(mutex_);
  return cookies_.size();
}

}  // namespace pareto::web
