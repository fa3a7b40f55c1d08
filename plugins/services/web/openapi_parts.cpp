#include "openapi_parts.hpp"

#include "message.hpp"
#include "pareto/words.hpp"

namespace pareto::web {
namespace json = boost::json;
using sdk::Words;

namespace {

struct Refusal {
  int status;
  bool after;  // it says when to try again
  Words when;
};
constexpr Refusal kRefusals[] = {
    {400, false, {"what was sent is not as it has to be", "请求有误"}},
    {401,
     false,
     {"nobody is signed in, or the password, the code of the second factor or the key does not hold",
      "未登录，或密码、验证码、密钥无效"}},
    {403,
     false,
     {"your roles do not allow it, or the header X-CSRF-Token is missing",
      "角色不允许，或缺少请求头 X-CSRF-Token"}},
    {404,
     false,
     {"there is no such address, or nothing of that name", "没有这个地址，或没有该名称的内容"}},
    {409,
     false,
     {"something else stands in its way, or it was cancelled", "与其他内容冲突，或已取消"}},
    {412,
     false,
     {"changed since the version in If-Match; `more` tells what, and by whom",
      "If-Match 所写版本之后已被修改；more 说明改了什么、谁改的"}},
    {413, false, {"larger than this server takes", "超过服务器允许的大小"}},
    {415,
     false,
     {"what was sent is no JSON in UTF-8, or is compressed", "内容不是 UTF-8 的 JSON，或经过压缩"}},
    {422,
     false,
     {"the data do not fit, or the key of Idempotency-Key was sent with other rows",
      "数据不符合要求，或同一 Idempotency-Key 提交过其他内容"}},
    {429, true, {"too often, or too many at a time", "过于频繁，或同时太多"}},
    {500,
     false,
     {"reading or writing failed, or the server made a mistake", "读写失败，或服务器内部出错"}},
    {503,
     true,
     {"busy: somebody else writes just now, or there is as much to do as can be",
      "正忙：他人正在写入，或服务器已满负荷"}},
    {507,
     false,
     {"the disk has no room; nothing of it was written", "磁盘空间不足，没有写入任何内容"}},
};

json::object text(std::string_view description = {}) {
  json::object out{{"type", "string"}};
  if (!description.empty()) out["description"] = description;
  return out;
}

json::object object(json::object properties, std::initializer_list<std::string_view> required) {
  json::array names;
  for (const std::string_view name : required) names.emplace_back(name);
  return {
      {"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(names)}};
}

json::object content(std::string_view type, json::object schema) {
  return {{type, {{"schema", std::move(schema)}}}};
}

json::object parameter(std::string_view name, std::string_view help) {
  return {{"name", name}, {"in", "header"}, {"description", help}, {"schema", text()}};
}

json::object problem_schema() {
  return object(
      {{"type", text()},
       {"title", text()},
       {"status", {{"type", "integer"}}},
       {"code", text()},
       {"detail", text()},
       {"remedy", text()},
       {"row", {{"type", "integer"}}},
       {"field", text()},
       {"value", text()},
       {"more", json::object()},
       {"remedy_steps", {{"type", "array"}, {"items", reference("schemas", "RemedyStep")}}}},
      {"type", "title", "status", "code", "detail"});
}

json::object problem_of(std::string_view description) {
  return {{"description", description},
          {"content", content("application/problem+json", reference("schemas", "Problem"))}};
}

}  // namespace

json::object own_components(const Described& what) {
  const auto say = [&](const Words& words) { return words.in(what.chinese); };
  json::object answers{{"Problem", problem_of(say({"what went wrong, as RFC 9457 has it",
                                                   "错误说明（RFC 9457）"}))}};
  for (const Refusal& refusal : kRefusals) {
    json::object one = problem_of(say(refusal.when));
    if (refusal.after) one["headers"] = {{"Retry-After", reference("headers", "RetryAfter")}};
    answers[std::to_string(refusal.status)] = std::move(one);
  }
  json::object session = object(
      {{"user", object({{"id", text()}, {"name", text()}}, {"id", "name"})},
       {"csrf", text(say({"what X-CSRF-Token has to say", "X-CSRF-Token 的内容"}))},
       {"enrolment",
        {{"type", "boolean"},
         {"description",
          say({"a second factor has to be set up before anything else: totp.begin, totp.confirm",
               "须先设置第二步验证：totp.begin、totp.confirm"})}}}},
      {"user", "csrf", "enrolment"});
  // What stands in `data` of each event, by its name.
  json::object progress = text(say(
      {"with the header Accept: text/event-stream: how far it is, again and again (total -1: not known), then once the answer or the problem",
       "请求头 Accept: text/event-stream 时：多次给出进度（total 为 -1 表示总数未知），最后给出结果或错误一次"}));
  progress["x-events"] = {
      {"progress", object({{"done", {{"type", "integer"}}}, {"total", {{"type", "integer"}}}},
                          {"done", "total"})},
      {"answer", {{"description", say({"as application/json has it", "同 application/json"})}}},
      {"problem", reference("schemas", "Problem")}};
  json::object changed = text(say(
      {"at first, and whenever something changed; the id of the event is the position, too; what did change is asked for anew",
       "连接时一次，之后每次有改动；事件 id 也是 position；改了什么请重新读取"}));
  changed["x-events"] = {
      {"changed", object({{"position", text(say({"the number of the journal's last entry",
                                                 "日志最后一条的编号"}))}},
                         {"position"})}};
  return {
      {"securitySchemes",
       {{"key", {{"type", "http"}, {"scheme", "bearer"}}},
        {"cookie", {{"type", "apiKey"}, {"in", "cookie"}, {"name", what.cookie}}}}},
      {"schemas",
       {{"Problem", problem_schema()},
        {"Session", std::move(session)},
        {"Progress", std::move(progress)},
        {"Events", std::move(changed)}}},
      {"responses", std::move(answers)},
      {"parameters",
       {{"IfMatch",
         parameter(
             "If-Match",
             say({"the version, as ETag told it: refused where others changed these fields since",
                  "ETag 给出的版本：这些字段此后被他人改过则拒绝"}))},
        {"IdempotencyKey",
         parameter(
             "Idempotency-Key",
             say({"of your own: within a day nothing is added twice with it, and the answer is the same",
                  "自定的键：一天内不会重复新增，答复相同"}))},
        {"CsrfToken",
         parameter("X-CSRF-Token",
                   say({"needed of who comes by cookie: as sign-in and session tell it",
                        "以 Cookie 登录时必填：见 sign-in 和 session"}))}}},
      {"headers",
       {{"ETag",
         {{"description", say({"the version, for If-Match", "版本，用于 If-Match"})},
          {"schema", text()}}},
        {"RetryAfter",
         {{"description", say({"seconds", "秒"})}, {"schema", {{"type", "integer"}}}}},
        {"SetCookie",
         {{"description",
           say({"the sign-in; it is exchanged from time to time", "登录凭据，会定期更换"})},
          {"schema", text()}}}}}};
}

json::object own_addresses(const Described& what) {
  const auto say = [&](const Words& words) { return words.in(what.chinese); };
  const auto operation = [&](std::string_view id, const Words& summary, json::object told) {
    return json::object{{"operationId", id},
                        {"summary", say(summary)},
                        {"tags", json::array{"server"}},
                        {"responses", std::move(told)}};
  };
  const auto well = [&](const Words& description, std::string_view type, json::object schema) {
    return json::object{{"description", say(description)},
                        {"content", content(type, std::move(schema))}};
  };
  const json::object cookie{{"Set-Cookie", reference("headers", "SetCookie")}};
  const json::array written{reference("parameters", "CsrfToken")};

  json::object in =
      well({"signed in", "已登录"}, "application/json", reference("schemas", "Session"));
  in["headers"] = cookie;
  json::object sign_in = operation(
      "sign-in",
      {"sign in by name and password; a problem whose field is code asks for the second factor",
       "用用户名和密码登录；field 为 code 的错误表示要第二步验证码"},
      responses("200", std::move(in), {400, 401, 413, 415, 429, 503}));
  sign_in["security"] = json::array();
  sign_in["requestBody"] = {
      {"required", true},
      {"content", content("application/json",
                          object({{"name", text(say({"code, name or e-mail", "编码、姓名或邮箱"}))},
                                  {"password", text()},
                                  {"code", text(say({"of the second factor, where there is one",
                                                     "第二步验证码（若已设置）"}))}},
                                 {"name", "password"}))}};
  json::object sign_out = operation(
      "sign-out", {"sign out", "退出登录"},
      responses("204", {{"description", say({"signed out", "已退出"})}, {"headers", cookie}},
                {401, 403}));
  sign_out["parameters"] = written;
  return {{"/api/v1/sign-in", {{"post", std::move(sign_in)}}},
          {"/api/v1/sign-out", {{"post", std::move(sign_out)}}},
          {"/api/v1/session",
           {{"get", operation("session", {"who is signed in", "当前登录"},
                              responses("200",
                                        well({"the session", "登录"}, "application/json",
                                             reference("schemas", "Session")),
                                        {401}))}}},
          {"/api/v1/events",
           {{"get", operation("events", {"live events: that something changed", "实时事件：有改动"},
                              responses("200",
                                        well({"goes on until it is closed", "持续到关闭为止"},
                                             "text/event-stream", reference("schemas", "Events")),
                                        {401, 429, 503}))}}},
          {"/api/v1/openapi.json",
           {{"get", operation("openapi", {"this description", "本说明"},
                              responses("200",
                                        well({"OpenAPI 3.1", "OpenAPI 3.1"}, "application/json",
                                             {{"type", "object"}}),
                                        {401}))}}}};
}

}  // namespace pareto::web
