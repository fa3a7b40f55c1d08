#include "app.hpp"

#include <openssl/crypto.h>
#include <algorithm>
#include <boost/json.hpp>

#include "answers.hpp"
#include "compress.hpp"
#include "protocol.hpp"

namespace pareto::web {
namespace json = boost::json;

namespace {

constexpr std::string_view kApi = "/api/v1/";
constexpr std::size_t kWorthPacking = 1400;  // less is one packet anyway
constexpr std::chrono::seconds kUnread{
    5};  // so long without having read the workspace, the server is not well

// "application/json; charset=utf-8": JSON has no other encoding, whatever is said.
bool is_json(std::string_view type) {
  std::string said = lower(type);
  std::erase_if(said, [](char c) { return c == ' ' || c == '\t' || c == '"'; });
  const std::size_t end = std::min(said.find(';'), said.size());
  if (said.substr(0, end) != "application/json") return false;
  const std::size_t charset = said.find(";charset=", end);
  return charset == std::string::npos ||
         said.substr(charset, said.find(';', charset + 1) - charset) == ";charset=utf-8";
}

// Somebody meant another address: no view of the page's own is called so, and a program is not
// given HTML for it.
bool is_mistyped(std::string_view path) {
  std::string decoded;
  if (!decode_percent(path, decoded)) return true;
  std::string plain = lower(decoded);
  if (!plain.ends_with('/')) plain += '/';
  const auto holds = [&](std::string_view part) { return plain.find(part) != std::string::npos; };
  return plain.starts_with("/api/") || holds("//") || holds("/./") || holds("/../");
}

// Takes as long whatever they have in common.
bool same_secret(std::string_view one, std::string_view other) {
  return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

// The key that a program sends, or empty.
std::string_view bearer_of(const Request& request) {
  const std::string_view proof = request.header("authorization");
  return proof.substr(0, 7) == "Bearer " ? proof.substr(7) : std::string_view();
}

// Behind "scheme://".
std::string_view host_of(std::string_view origin) {
  const std::size_t at = origin.find("://");
  return at == std::string_view::npos ? origin : origin.substr(at + 3);
}

}  // namespace

App::App(const sdk::Job& job, const Options& options, std::string authority)
    : job_(job),
      options_(options),
      access_(job),
      api_(job),
      catalogue_(api_.describe()),
      page_(options.page),
      authority_(std::move(authority)),
      sign_ins_(job, access_, api_, options.idle_minutes),
      tries_(10, std::chrono::seconds(6)) {
  live_.tell(api_.position());
  read_at_ = Clock::now().time_since_epoch().count();
}

void App::listens_at(std::uint16_t port, std::set<std::string> hosts) {
  port_ = port;
  hosts_ = std::move(hosts);
  openapi_en_ = openapi_of(Catalogue(api_.describe("en")), {false, cookie_name()});
  openapi_zh_ = openapi_of(Catalogue(api_.describe("zh-Hans")), {true, cookie_name()});
}

bool App::chinese(const Request& request) const {
  const std::string_view wanted = request.header("accept-language");
  return wanted.empty() ? job_.chinese() : wanted.substr(0, 2) == "zh";
}

std::string App::cookie_name() const {
  // Cookies know no ports: two workspaces of one machine must not take each other's.
  return options_.secure() ? "__Host-pareto" : "pareto-" + std::to_string(port_);
}

std::string App::set_cookie(const std::string& value) const {
  std::string out = cookie_name() + "=" + value + "; Path=/; HttpOnly; SameSite=Strict";
  if (options_.secure()) out += "; Secure";
  if (value.empty()) out += "; Max-Age=0";
  return out;
}

std::optional<Response> App::misdirected(const Request& request) const {
  // A page elsewhere whose name was made to point here (DNS rebinding) is not us.
  if (hosts_.empty() || hosts_.count(std::string(request.header("host"))) != 0) return std::nullopt;
  return problem(
      421, "host", {"this server does not go by that name", "本服务器不使用该域名"},
      {"tell it by which address people open it: pareto plugin set web address=https://…",
       "请设置用户打开的地址：pareto plugin set web address=https://…"},
      chinese(request));
}

Response App::refuse(int status) const {
  const bool zh = job_.chinese();
  Response out = [&] {
    switch (status) {
      case 413:
        return problem(413, "size",
                       {"the request is larger than this server takes", "请求超过服务器允许的大小"},
                       {"send less at once, or allow more: pareto plugin set web body_mb=…",
                        "请分批发送，或调高上限：pareto plugin set web body_mb=…"},
                       zh);
      case 431:
        return problem(431, "header", {"the header of the request is too large", "请求头过大"},
                       {"clear the cookies of this site", "请清除本站的 Cookie"}, zh);
      case 501:
        return problem(
            501, "coding",
            {"the request is encoded for its way in a manner that this server does not know",
             "不支持该请求的传输编码"},
            {"send it with Content-Length, or with Transfer-Encoding: chunked alone",
             "请使用 Content-Length，或仅用 Transfer-Encoding: chunked"},
            zh);
      case 503:
        return problem(503, "busy", {"the server has as much to do as it can", "服务器已满负荷"},
                       {"try again in a moment", "请稍后再试"}, zh);
      default:
        return problem(400, "http", {"this is no request that can be understood", "无法理解该请求"},
                       {"send HTTP/1.1", "请使用 HTTP/1.1"}, zh);
    }
  }();
  if (status == 503) out.headers.emplace_back("retry-after", "1");
  out.close = true;
  put_security_headers(out, options_.tls());
  return out;
}

std::optional<Response> App::at_once(const Request& request) {
  if (auto other = misdirected(request)) {
    put_security_headers(*other, options_.secure());
    return other;
  }
  if (request.path == "/healthz") {
    Response out =
        request.reads() ? health(chinese(request)) : not_allowed(kReadsOnly, chinese(request));
    put_security_headers(out, options_.secure());
    return out;
  }
  if (request.path.rfind(kApi, 0) == 0 || request.path == "/metrics" ||
      request.path.rfind("/open/", 0) == 0)
    return std::nullopt;
  if (is_mistyped(request.path)) {
    Response out = no_such_address(chinese(request));
    put_security_headers(out, options_.secure());
    return out;
  }
  if (!authority_.empty() && request.path == "/authority.pem" && request.reads()) {
    return Response{
        .headers = {{"content-type", "application/x-x509-ca-cert"}, {"cache-control", "no-store"}},
        .body = authority_};
  }
  Response out =
      request.reads() ? page_.answer(request) : not_allowed(kReadsOnly, chinese(request));
  put_security_headers(out, options_.secure());
  return out;
}

Response App::answer(const Request& request) {
  struct UnderWay {
    std::atomic<std::size_t>& count;
    explicit UnderWay(std::atomic<std::size_t>& c) : count(c) { ++count; }
    ~UnderWay() { --count; }
  } const under_way(under_way_);
  Response out;
  try {
    out = route(request);
  } catch (const sdk::Failure& failure) {
    out = problem_of(failure, chinese(request));
  } catch (const std::exception& failure) {
    job_.log(PARETO_LOG_ERROR, failure.what());
    out = problem(500, "failed", {"a mistake in the server itself", "服务器内部出错"},
                  {"the log says more", "详情见日志"}, chinese(request));
  }
  put_security_headers(out, options_.secure());
  return out;
}

Response App::route(const Request& request) {
  const bool zh = chinese(request);
  if (request.path == "/metrics")
    return request.reads() ? show_metrics(request) : not_allowed(kReadsOnly, zh);
  if (request.path.rfind("/open/", 0) == 0)
    return request.method == "GET" ? open_link(request) : not_allowed("GET", zh);
  return routed_api(request, std::string_view(request.path).substr(kApi.size()));
}

Response App::health(bool chinese) const {
  const Clock::time_point read{Clock::duration(read_at_.load())};
  if (Clock::now() - read > kUnread) {
    return problem(503, "io", {"the workspace cannot be read at present", "目前无法读取工作区"},
                   {"the log says why; is the disk there and not full?",
                    "原因见日志；磁盘是否可用、是否已满？"},
                   chinese);
  }
  Response out;
  out.headers = {{"content-type", "text/plain; charset=utf-8"}, {"cache-control", "no-store"}};
  out.body = "ok\n";
  return out;
}

std::string App::whose(const Request& request) const {
  const std::string_view bearer = bearer_of(request);
  const auto user = bearer.empty()
                        ? sign_ins_.whose_cookie(cookie_of(request.header("cookie"), cookie_name()))
                        : sign_ins_.whose_key(bearer);
  return user ? "user " + std::to_string(*user) : "from " + request.peer;
}

Response App::show_metrics(const Request& request) {
  // Behind a proxy of this machine everybody seems to come from here.
  const bool straight = request.loopback && request.header("x-forwarded-for").empty() &&
                        request.header("forwarded").empty() && options_.address.empty();
  if (!straight) {
    std::string fresh;
    std::optional<Response> refused;
    if (asker(request, fresh, refused) == nullptr) return *std::move(refused);
  }
  Response out;
  out.headers = {{"content-type", "text/plain; version=0.0.4; charset=utf-8"},
                 {"cache-control", "no-store"}};
  out.body = metrics_.text({.connections = connections,
                            .live = live_.count(),
                            .signed_in = sign_ins_.count(),
                            .under_way = under_way_,
                            .position = live_.position()});
  return out;
}

Response App::session_of(const SignIn& who) const {
  return json_answer(
      json::serialize(json::object{{"user", {{"id", std::to_string(who.user)}, {"name", who.name}}},
                                   {"csrf", who.csrf},
                                   {"enrolment", who.enrolment}}));
}

Response App::open_link(const Request& request) {
  const bool zh = chinese(request);
  if (auto wait = too_many_tries(request)) return *std::move(wait);
  const auto opened = sign_ins_.by_link(std::string_view(request.path).substr(6));
  if (!opened) {
    return problem(403, "link",
                   {"this link was used already, or is too old", "该链接已使用或已过期"},
                   {"sign in by name and password, or start pareto serve again for another",
                    "请用用户名和密码登录，或重新运行 pareto serve 获取新链接"},
                   zh);
  }
  Response out{.status = 303};
  out.notable = true;
  out.headers = {
      {"location", "/"}, {"cache-control", "no-store"}, {"set-cookie", set_cookie(opened->cookie)}};
  return out;
}

std::optional<Response> App::too_many_tries(const Request& request) {
  const int wait = tries_.take(request.peer);
  if (wait == 0) return std::nullopt;
  Response out = problem(429, "tries", {"too many tries", "尝试次数太多"},
                         {"wait a little and try again", "请稍候再试"}, chinese(request));
  out.headers.emplace_back("retry-after", std::to_string(wait));
  return out;
}

Response App::sign_in(const Request& request) {
  const bool zh = chinese(request);
  if (auto wait = too_many_tries(request)) return *std::move(wait);
  boost::system::error_code wrong;
  const json::value body = json::parse(request.body, wrong);
  const auto text = [&](std::string_view name) -> std::string {
    const json::value* value =
        !wrong && body.is_object() ? body.get_object().if_contains(name) : nullptr;
    return value != nullptr && value->is_string() ? std::string(value->get_string())
                                                  : std::string();
  };
  const SignIns::Tried tried{
      .name = text("name"),
      .password = text("password"),
      .code = text("code"),
      .client = request.peer + " " + std::string(request.header("user-agent")),
      .language = zh ? "zh-Hans" : "en"};
  if (tried.name.empty() || tried.password.empty() || tried.password.size() > 1024 ||
      tried.code.size() > 64) {
    return problem(
        400, "argument", {"name and password are needed", "需要用户名和密码"},
        {"send a JSON object with name and password", "请发送含 name 和 password 的 JSON 对象"},
        zh);
  }
  try {
    SignIns::Opened opened = sign_ins_.by_password(tried);
    Response out = session_of(*opened.who);
    out.who = std::to_string(opened.who->user);
    out.notable = true;
    out.headers.emplace_back("set-cookie", set_cookie(opened.cookie));
    return out;
  } catch (const sdk::Failure& failure) {
    // The first step of two is no failure.
    if (failure.column() != "code" || !tried.code.empty()) metrics_.count_failed_sign_in();
    return problem_of(failure, zh, Purpose::Entry);
  }
}

std::shared_ptr<SignIn> App::asker(const Request& request, std::string& fresh,
                                   std::optional<Response>& refused) {
  const bool zh = chinese(request);
  if (const std::string_view key = bearer_of(request); !key.empty()) {
    try {
      return sign_ins_.by_key(key, zh ? "zh-Hans" : "en");
    } catch (const sdk::Failure& failure) {
      refused = problem_of(failure, zh, Purpose::Entry);
      return nullptr;
    }
  }
  std::shared_ptr<SignIn> who =
      sign_ins_.find(cookie_of(request.header("cookie"), cookie_name()), fresh);
  if (!who) {
    refused = problem(401, "signed_out", {"nobody is signed in", "尚未登录"},
                      {"sign in, or send an API key: Authorization: Bearer …",
                       "请登录，或发送 API 密钥：Authorization: Bearer …"},
                      zh);
    return nullptr;
  }
  // What comes by cookie might have been sent by another page: it has to know what only ours was
  // told.
  if (!request.reads()) {
    const std::string_view origin = request.header("origin");
    const bool foreign =
        !origin.empty() && host_of(origin) != request.header("host") && origin != options_.address;
    // A browser says itself, where no page can, that the request comes from a page of ours; older
    // ones do not.
    const bool ours = request.header("sec-fetch-site") == "same-origin";
    if (foreign || (!ours && !same_secret(request.header("x-csrf-token"), who->csrf))) {
      refused = problem(403, "csrf",
                        {"the request does not carry the text of this sign-in (X-CSRF-Token)",
                         "请求缺少本次登录的校验码（X-CSRF-Token）"},
                        {"reload the page; programs get it from GET /api/v1/session",
                         "请刷新页面；程序可从 GET /api/v1/session 获取"},
                        zh);
      return nullptr;
    }
  }
  return who;
}

Response App::routed_api(const Request& request, std::string_view path) {
  const bool zh = chinese(request);
  const bool has_body =
      request.method == "POST" || request.method == "PATCH" || request.method == "PUT";
  if (has_body && !request.body.empty() && !request.header("content-encoding").empty() &&
      lower(request.header("content-encoding")) != "identity") {
    Response out = problem(415, "encoding", {"what is sent must not be compressed", "内容不能压缩"},
                           {"send it as it is, without the header Content-Encoding",
                            "请直接发送，不带请求头 Content-Encoding"},
                           zh);
    out.headers.emplace_back("accept-encoding", "identity");
    return out;
  }
  if (has_body && !request.body.empty() && !is_json(request.header("content-type"))) {
    return problem(415, "type", {"what is sent has to be JSON", "内容须为 JSON"},
                   {"send the header Content-Type: application/json, and UTF-8",
                    "请发送请求头 Content-Type: application/json，内容用 UTF-8"},
                   zh);
  }
  if (path == "sign-in")
    return request.method == "POST" ? sign_in(request) : not_allowed("POST", zh);
  // Read by a page of ours, from openapi.json.
  if (path == "docs")
    return request.reads()
               ? Response{.status = 303,
                          .headers = {{"location", "/api-docs"}, {"cache-control", "no-store"}}}
               : not_allowed(kReadsOnly, zh);
  std::string fresh;
  std::optional<Response> refused;
  const std::shared_ptr<SignIn> who = asker(request, fresh, refused);
  Response out;
  if (who == nullptr) {
    out = *std::move(refused);
  } else if (path == "session") {
    out = request.reads() ? session_of(*who) : not_allowed("GET", zh);
  } else if (path == "sign-out") {
    if (request.method != "POST") return not_allowed("POST", zh);
    sign_ins_.sign_out(cookie_of(request.header("cookie"), cookie_name()));
    out.notable = true;
    out.status = 204;
    out.headers = {{"set-cookie", set_cookie("")},
                   {"cache-control", "no-store"},
                   {"clear-site-data", std::string(kClearSite)}};
    fresh.clear();
  } else if (path == "openapi.json") {
    out = request.reads() ? json_answer(zh ? openapi_zh_ : openapi_en_) : not_allowed("GET", zh);
  } else if (path == "events") {
    if (request.method != "GET") return not_allowed("GET", zh);
    out.headers = {{"content-type", "text/event-stream"},
                   {"cache-control", "no-store"},
                   {"x-accel-buffering", "no"}};
    out.stream = live_.open(
        who, std::max<std::size_t>(1, static_cast<std::size_t>(options_.connections) / 2));
    if (!out.stream) {
      out = problem(429, "busy",
                    {"half of all connections are this user's already", "该用户已占用一半的连接"},
                    {"close pages or programs that listen", "请关闭正在监听的页面或程序"}, zh);
    }
  } else {
    out = call(request, who, path);
  }
  if (who != nullptr) out.who = std::to_string(who->user);
  if (!fresh.empty()) out.headers.emplace_back("set-cookie", set_cookie(fresh));
  // What tells a secret is never compressed beside what others may put into it.
  const bool packs = out.body.size() > kWorthPacking && path != "session" &&
                     request.header("accept-encoding").find("gzip") != std::string_view::npos;
  if (packs) {
    std::string small = gzip(out.body, 1);
    if (!small.empty()) {
      out.body = std::move(small);
      out.headers.emplace_back("content-encoding", "gzip");
      out.headers.emplace_back("vary", "accept-encoding");
    }
  }
  return out;
}

void App::tick() {
  live_.tell(api_.position());
  read_at_ = Clock::now().time_since_epoch().count();
  sign_ins_.sweep();
}

void App::stop() {
  live_.close_all();
  const std::lock_guard lock(running_mutex_);
  stopping_ = true;
  for (std::atomic<bool>* cancel : running_) *cancel = true;
}

void App::note(const Request& request, const Response& response, std::chrono::nanoseconds took) {
  metrics_.count(response.status, took);
  // Of addresses only the path: what stands behind it may be values of records.
  std::string path = request.path.rfind("/open/", 0) == 0 ? "/open/" : request.path.substr(0, 200);
  for (char& c : path) c = static_cast<unsigned char>(c) < 0x20 || c == ' ' || c == '"' ? '_' : c;
  const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
  const bool telling = response.notable || (response.status >= 400 && response.status != 404);
  job_.log(response.status >= 500 ? PARETO_LOG_WARNING
           : telling              ? PARETO_LOG_INFO
                                  : PARETO_LOG_DEBUG,
           "request method=" + request.method + " path=" + path + " status=" +
               std::to_string(response.status) + " us=" + std::to_string(microseconds) +
               " bytes=" + std::to_string(response.content().size()) +
               " user=" + (response.who.empty() ? "-" : response.who) + " from=" + request.peer);
}

}  // namespace pareto::web
