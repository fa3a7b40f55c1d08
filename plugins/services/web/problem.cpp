#include "problem.hpp"

#include <boost/json.hpp>

namespace pareto::web {
namespace json = boost::json;

namespace {

struct Kind {
  pareto_status status;
  int http;
  std::string_view code;
  sdk::Words title;
};
constexpr Kind kKinds[] = {
    {PARETO_E_ARGUMENT, 400, "argument", {"not as it has to be", "请求有误"}},
    {PARETO_E_DATA, 422, "data", {"the data do not fit", "数据不符合要求"}},
    {PARETO_E_IO, 500, "io", {"reading or writing failed", "读写失败"}},
    {PARETO_E_DENIED, 403, "denied", {"not allowed", "没有权限"}},
    {PARETO_E_CANCELLED, 409, "cancelled", {"cancelled", "已取消"}},
    {PARETO_E_MEMORY, 503, "memory", {"not enough memory", "内存不足"}},
    {PARETO_E_UNSUPPORTED, 501, "unsupported", {"not possible here", "不支持"}},
    {PARETO_E_NOT_FOUND, 404, "not_found", {"not found", "没有找到"}},
    {PARETO_E_CONFLICT, 409, "conflict", {"changed meanwhile", "内容已被他人修改"}},
    {PARETO_E_BUSY, 503, "busy", {"busy", "正忙"}},
};
constexpr Kind kNoRoom{PARETO_E_IO, 507, "io", {"no room on the disk", "磁盘空间不足"}};
constexpr Kind kFailed{PARETO_E_FAIL, 500, "failed", {"it failed", "操作失败"}};

// What the host says in words and members; nothing where it said words alone.
json::object told_by(const sdk::Failure& failure) {
  const auto* whole = dynamic_cast<const sdk::Problem*>(&failure);
  if (whole == nullptr) return {};
  boost::system::error_code wrong;
  const json::value told = json::parse(whole->json(), wrong);
  return !wrong && told.is_object() ? told.get_object() : json::object();
}

bool has_no_room(const json::object& told) {
  const json::value* const more = told.if_contains("more");
  const json::object* const members = more != nullptr ? more->if_object() : nullptr;
  return members != nullptr && members->contains("no_room");
}

const Kind& kind_of(pareto_status status, const json::object& told) {
  if (status == PARETO_E_IO && has_no_room(told)) return kNoRoom;
  for (const Kind& each : kKinds) {
    if (each.status == status) return each;
  }
  return kFailed;
}

Response of_object(int status, const json::object& object) {
  Response out{.status = status};
  out.headers.emplace_back("content-type", "application/problem+json; charset=utf-8");
  out.headers.emplace_back("cache-control", "no-store");
  if (status == 401) out.headers.emplace_back("www-authenticate", "Bearer");
  out.body = json::serialize(object);
  return out;
}

json::object object_of(const sdk::Failure& failure, const Kind& kind, int status,
                       const json::object& told, bool chinese) {
  json::object out{{"type", "urn:pareto:" + std::string(kind.code)},
                   {"title", kind.title.in(chinese)},
                   {"status", status},
                   {"code", kind.code},
                   {"detail", failure.what()}};
  if (failure.row() >= 0) out["row"] = failure.row();
  if (!failure.column().empty()) out["field"] = failure.column();
  for (const auto& member : told) out[member.key()] = member.value();
  return out;
}

}  // namespace

Response problem(int status, std::string_view code, const sdk::Words& detail,
                 const sdk::Words& remedy, bool chinese) {
  return of_object(status, {{"type", "urn:pareto:" + std::string(code)},
                            {"title", reason_of(status)},
                            {"status", status},
                            {"code", code},
                            {"detail", detail.in(chinese)},
                            {"remedy", remedy.in(chinese)}});
}

Response problem_of(const sdk::Failure& failure, bool chinese, Purpose purpose) {
  const json::object told = told_by(failure);
  const Kind& kind = kind_of(failure.status(), told);
  int status = kind.http;
  if (purpose == Purpose::Version && failure.status() == PARETO_E_CONFLICT) status = 412;
  if (purpose == Purpose::Entry && failure.status() == PARETO_E_DENIED) status = 401;
  Response out = of_object(status, object_of(failure, kind, status, told, chinese));
  if (failure.status() == PARETO_E_BUSY) out.headers.emplace_back("retry-after", "5");
  return out;
}

}  // namespace pareto::web
