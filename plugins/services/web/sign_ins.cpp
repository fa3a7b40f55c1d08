#include "sign_ins.hpp"

#include "secrets.hpp"

namespace pareto::web {
namespace {

using namespace std::chrono_literals;
constexpr auto kExchangedAfter = 15min;
constexpr auto kOldHolds = 30s;
constexpr auto kLinkHolds = 15min;
constexpr std::int64_t kAskAgain = 1000, kAskAnyway = 60'000;  // milliseconds
constexpr std::size_t kMostKeys = 1000;

std::int64_t now_milliseconds() { return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now().time_since_epoch()).count(); }

}  // namespace

SignIns::SignIns(const sdk::Job& job, const sdk::Access& access, int idle_minutes) : access_(access), owner_(job.c()->session), idle_(idle_minutes) {
  const auto* service = job.service<pareto_access_v1>(PARETO_SVC_ACCESS);
  pareto_str name{};
  owner_id_ = service->who(service, owner_, &name);
  owner_name_ = sdk::to_view(name);
}

SignIns::Opened SignIns::keep(std::shared_ptr<SignIn> who) {
  who->csrf = random_text();
  who->checked_at = now_milliseconds();
  std::string cookie = random_text();
  const auto now = Clock::now();
  const std::lock_guard lock(mutex_);
  cookies_[cookie] = {who, now, now, std::nullopt};
  return {std::move(who), std::move(cookie)};
}

SignIns::Opened SignIns::by_password(std::string_view name, std::string_view password) {
  auto who = std::make_shared<SignIn>();
  {
    const std::lock_guard lock(asking_);
    sdk::Access::SignedIn signed_in = access_.sign_in(name, password);
    who->own.emplace(std::move(signed_in.session));
    who->proof = std::move(signed_in.token);
    who->user = who->own->user();
    who->name = who->own->name();
  }
  who->session = who->own->get();
  return keep(std::move(who));
}

std::string SignIns::make_link() {
  std::string secret = random_text();
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
  return keep(std::move(who));
}

bool SignIns::still_holds(SignIn& who, std::int64_t position) {
  if (who.over) return false;
  if (!who.own) return true;  // whoever started the service
  const std::int64_t now = now_milliseconds(), since = now - who.checked_at;
  if (since < kAskAgain || (who.checked_position == position && since < kAskAnyway)) return true;
  who.checked_at = now;
  who.checked_position = position;
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

std::shared_ptr<SignIn> SignIns::find(std::string_view cookie, std::int64_t position, std::string& fresh) {
  fresh.clear();
  std::shared_ptr<SignIn> who;
  {
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
    who = entry.who;
    if (!entry.ends && now - entry.made > kExchangedAfter) {
      entry.ends = now + kOldHolds;
      fresh = random_text();
      cookies_[fresh] = {who, now, now, std::nullopt};
    }
  }
  if (still_holds(*who, position)) return who;
  fresh.clear();
  end(who);
  return nullptr;
}

std::shared_ptr<SignIn> SignIns::by_key(std::string_view key, std::int64_t position) {
  std::shared_ptr<SignIn> known;
  {
    const std::lock_guard lock(mutex_);
    const auto found = keys_.find(key);
    if (found != keys_.end()) {
      found->second.used = Clock::now();
      known = found->second.who;
    }
  }
  if (known && still_holds(*known, position)) return known;  // else the core says below why not
  auto who = std::make_shared<SignIn>();
  {
    const std::lock_guard lock(asking_);
    who->own.emplace(access_.by_key(key));
    who->user = who->own->user();
    who->name = who->own->name();
  }
  who->session = who->own->get();
  who->proof = key;
  who->by_key = true;
  who->checked_at = now_milliseconds();
  who->checked_position = position;
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
  if (who->proof.empty()) return;
  const std::lock_guard lock(asking_);
  access_.sign_out(who->proof);
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

std::size_t SignIns::count() const {
  const std::lock_guard lock(mutex_);
  return cookies_.size();
}

}  // namespace pareto::web
