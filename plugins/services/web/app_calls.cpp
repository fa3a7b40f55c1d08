// Calls of methods, at once or with how far they are.
#include <boost/json.hpp>

#include "answers.hpp"
#include "app.hpp"
#include "protocol.hpp"

namespace pareto::web {
namespace json = boost::json;

// One call that may be told to end: by its own flag, or by that of whoever waits for it.
class App::Running {
 public:
  explicit Running(App& app, std::atomic<bool>* theirs = nullptr)
      : cancel(theirs != nullptr ? *theirs : own_), app_(app) {
    const std::lock_guard lock(app_.running_mutex_);
    app_.running_.insert(&cancel);
    if (app_.stopping_) cancel = true;
  }
  ~Running() {
    const std::lock_guard lock(app_.running_mutex_);
    app_.running_.erase(&cancel);
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

 private:
  std::atomic<bool> own_ = false;

 public:
  std::atomic<bool>& cancel;

 private:
  App& app_;
};

Response App::call(const Request& request, const std::shared_ptr<SignIn>& who,
                   std::string_view path) {
  const bool zh = chinese(request);
  const Asked asked = catalogue_.understand(request.method, path);
  if (asked.method == nullptr) {
    if (!asked.allow.empty()) return not_allowed(asked.allow, zh);
    return no_such_address(zh);
  }
  std::vector<std::pair<std::string, std::string>> of_headers;
  for (const auto& [header, parameter] :
       {std::pair("if-match", "if_version"), std::pair("idempotency-key", "key")}) {
    std::string value(request.header(header));
    if (value.empty()) continue;
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
      value = value.substr(1, value.size() - 2);
    if (asked.method->by_header(parameter) == nullptr) {
      return problem(
          400, "argument",
          {"a header asks for what this address cannot promise: If-Match or Idempotency-Key",
           "该地址不支持请求头 If-Match 或 Idempotency-Key"},
          {"leave the header out", "请去掉该请求头"}, zh);
    }
    of_headers.emplace_back(parameter, std::move(value));
  }
  const Purpose purpose = request.header("if-match").empty() ? Purpose::Call : Purpose::Version;
  sdk::ApiCall what{.method = asked.method->name,
                    .arguments = arguments_of(asked, request, of_headers, zh)};
  if (!request.header("accept-language").empty()) what.language = zh ? "zh-Hans" : "en";
  if (request.header("accept") == "text/event-stream") {
    Response out = call_with_progress(std::move(what), who, zh, purpose);
    out.notable = asked.method->changes;
    return out;
  }
  // What changes something is done although the page that asked for it has been left.
  Running running(*this, asked.method->changes ? nullptr : request.gone);
  what.cancel = &running.cancel;
  try {
    Response out = json_answer(api_.call(who->session, what));
    out.notable = asked.method->changes;
    if (asked.method->verb() == "show") {
      boost::system::error_code wrong;
      const json::value answer = json::parse(out.body, wrong);
      const json::value* tag =
          !wrong && answer.is_object() ? answer.get_object().if_contains("version") : nullptr;
      if (tag != nullptr && tag->is_string())
        out.headers.emplace_back("etag", "\"" + std::string(tag->get_string()) + "\"");
    }
    return out;
  } catch (const sdk::Failure& failure) {
    return problem_of(failure, zh, purpose);
  }
}

Response App::call_with_progress(sdk::ApiCall what, std::shared_ptr<SignIn> who, bool chinese,
                                 Purpose purpose) {
  Response out;
  out.headers = {{"content-type", "text/event-stream"},
                 {"cache-control", "no-store"},
                 {"x-accel-buffering", "no"}};
  out.stream = std::make_shared<Outbox>();
  const std::string whose = "user " + std::to_string(who->user);
  later_(whose, [this, what = std::move(what), who = std::move(who), chinese, purpose,
                 outbox = out.stream]() mutable {
    const auto event = [&](std::string_view name, std::string data) {
      std::erase(data, '\n');
      return replaced(replaced(std::string(kEvent), "{name}", name), "{data}", data);
    };
    Running running(*this);
    what.cancel = &running.cancel;
    what.progress = [&](std::int64_t done, std::int64_t total) {
      if (outbox->closed()) running.cancel = true;  // nobody waits for it any more
      outbox->push_latest(
          event("progress", json::serialize(json::object{{"done", done}, {"total", total}})));
    };
    try {
      std::string answer = api_.call(who->session, what);
      outbox->push(event("answer", std::move(answer)));
    } catch (const sdk::Failure& failure) {
      outbox->push(event("problem", problem_of(failure, chinese, purpose).body));
    } catch (const std::exception& failure) {
      job_.log(PARETO_LOG_ERROR, failure.what());
      outbox->push(event(
          "problem", problem(500, "failed", {"a mistake in the server itself", "服务器内部出错"},
                             {"the log says more", "详情见日志"}, chinese)
                         .body));
    }
    outbox->close();
  });
  return out;
}

}  // namespace pareto::web
