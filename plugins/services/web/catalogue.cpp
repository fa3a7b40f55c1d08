#include "catalogue.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "pareto/api.hpp"
#include "pareto/words.hpp"

namespace pareto::web {
namespace json = boost::json;

namespace {

struct OwnVerb {
  std::string_view http, verb;
};
// In the order in which they are tried.
constexpr OwnVerb kVerbs[] = {
    {"GET", "show"}, {"GET", "list"}, {"POST", "add"}, {"PATCH", "set"}, {"DELETE", "remove"}};

void add_allowed(std::string& list, std::string_view http) {
  if (list.find(http) != std::string::npos) return;
  list += (list.empty() ? "" : ", ") + std::string(http);
}

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> out;
  while (!path.empty()) {
    const std::size_t end = path.find('/');
    std::string& one = out.emplace_back();
    if (!decode_percent(path.substr(0, end), one) || one.empty()) return {};
    path = end == std::string_view::npos ? std::string_view() : path.substr(end + 1);
  }
  return out;
}

[[noreturn]] void wrong(const sdk::Words& words, const sdk::Words& remedy, std::string_view name,
                        bool chinese) {
  const auto in_place = [&](const sdk::Words& text) {
    return replaced(std::string(text.in(chinese)), "{}", name);
  };
  throw sdk::Problem(PARETO_E_ARGUMENT, in_place(words), -1, {},
                     json::serialize(json::object{{"remedy", in_place(remedy)}}));
}

constexpr sdk::Words kSee{"all addresses and what they take: /api/v1/openapi.json",
                          "全部地址及其参数见 /api/v1/openapi.json"};
constexpr sdk::Words kOnce{"give {} once, in the address, a header or the body",
                           "{} 只给一次：写在网址、请求头或内容里"};

// One value of the query as its parameter has it.
json::value value_of(const MethodParameter& parameter, const std::string& text, bool chinese) {
  if (parameter.kind == "text" || parameter.kind == "texts") return json::string(text);
  if (parameter.kind == "flag") {
    if (text == "true" || text == "1" || text.empty()) return true;
    if (text == "false" || text == "0") return false;
    wrong({"{} takes true or false", "{} 要 true 或 false"},
          {"for example: {}=true", "例如：{}=true"}, parameter.name, chinese);
  }
  boost::system::error_code failure;
  json::value value = json::parse(text, failure);
  if (failure || (parameter.kind == "integer" && !value.is_int64())) {
    wrong({"{} is not written as it has to be: a whole number, or JSON for lists and objects",
           "{} 的写法不对：整数，或列表、对象的 JSON"},
          kSee, parameter.name, chinese);
  }
  return value;
}

// Both objects in one text, as they are: the core reads it, and refuses a name that is in both.
std::string with_members(std::string members, std::string_view body, bool chinese) {
  static constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t open = body.find_first_not_of(kBlank);
  if (open == std::string_view::npos || body[open] != '{') {
    wrong({"what is sent has to be one JSON object", "请求必须是一个 JSON 对象"}, kSee, {},
          chinese);
  }
  const std::string_view rest = body.substr(open + 1);
  const std::size_t first = rest.find_first_not_of(kBlank);
  members.back() = first == std::string_view::npos || rest[first] == '}' ? ' ' : ',';
  return members.append(rest);
}

}  // namespace

const MethodParameter* MethodInfo::find(std::string_view parameter) const {
  const auto found = std::ranges::find(parameters, parameter, &MethodParameter::name);
  return found != parameters.end() ? &*found : nullptr;
}

// One that has to be given is what the call is about: the key of keys.revoke.
const MethodParameter* MethodInfo::by_header(std::string_view parameter) const {
  const MethodParameter* found = find(parameter);
  return found != nullptr && !found->required ? found : nullptr;
}

std::vector<std::string> MethodInfo::in_address() const {
  std::vector<std::string> out;
  for (const MethodParameter& parameter : parameters) {
    if (parameter.required && parameter.kind == "text") out.push_back(parameter.name);
  }
  return out;
}

Catalogue::Catalogue(std::string_view described) {
  boost::system::error_code failure;
  const json::value all = json::parse(described, failure);
  if (failure) throw sdk::Failure(PARETO_E_FAIL, "pareto.host.api/1: describe");
  const auto text = [](const json::object& of, std::string_view name) {
    const json::value* value = of.if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->get_string())
                                                  : std::string();
  };
  for (const json::value& each : all.at("methods").as_array()) {
    const json::object& from = each.as_object();
    MethodInfo& method = methods_.emplace_back();
    method.name = text(from, "name");
    method.summary = text(from, "summary");
    method.duty = text(from, "duty");
    method.changes = from.at("changes").as_bool();
    for (const json::value& one : from.at("parameters").as_array()) {
      const json::object& parameter = one.as_object();
      method.parameters.push_back({text(parameter, "name"), text(parameter, "kind"),
                                   text(parameter, "help"), parameter.at("required").as_bool()});
    }
    if (const json::value* answer = from.if_contains("answer")) {
      method.answer = json::serialize(*answer);
    }
  }
  // A host that does not say what it answers is asked all the same.
  schemas_ = "{}";
  if (const json::value* components = all.as_object().if_contains("components")) {
    schemas_ = json::serialize(components->at("schemas"));
  }
}

const MethodInfo* Catalogue::find(std::string_view name) const {
  const auto found = std::ranges::find(methods_, name, &MethodInfo::name);
  return found != methods_.end() ? &*found : nullptr;
}

Asked Catalogue::understand(std::string_view http, std::string_view path) const {
  Asked out;
  const std::vector<std::string> segments = segments_of(path);
  if (segments.empty()) return out;
  if (http == "HEAD") http = "GET";
  if (segments.size() == 2) {
    if (const MethodInfo* method = find(segments[0] + "." + segments[1])) {
      add_allowed(out.allow, "POST");
      if (!method->changes) add_allowed(out.allow, "GET");
      if (http == "POST" || (http == "GET" && !method->changes)) out.method = method;
      return out;
    }
  }
  for (const OwnVerb& own : kVerbs) {
    const MethodInfo* method = find(segments[0] + "." + std::string(own.verb));
    if (method == nullptr || (own.http == "GET" && method->changes)) continue;
    const std::vector<std::string> names = method->in_address();
    if (names.size() != segments.size() - 1) continue;
    add_allowed(out.allow, own.http);
    if (own.http != http || out.method != nullptr) continue;
    out.method = method;
    for (std::size_t i = 0; i < names.size(); ++i)
      out.in_address.emplace_back(names[i], segments[i + 1]);
  }
  return out;
}

std::string arguments_of(const Asked& asked, const Request& request,
                         const std::vector<std::pair<std::string, std::string>>& of_headers,
                         bool chinese) {
  const MethodInfo& method = *asked.method;
  const bool by_body = request.method == "POST" || request.method == "PATCH";
  // The core reads and checks it; nothing is to be added.
  if (by_body && asked.in_address.empty() && of_headers.empty()) return request.body;
  json::object all;
  const auto put_once = [&](const std::string& name, json::value value) {
    if (!all.emplace(name, std::move(value)).second)
      wrong({"{} is given twice", "{} 给了两次"}, kOnce, name, chinese);
  };
  if (!by_body) {
    std::vector<std::pair<std::string, std::string>> query;
    if (!read_query(request.query, query))
      wrong({"the query of the address is not well formed", "网址的查询部分格式不对"},
            {"write a % as %25: name=value&name=value, each by percent encoding",
             "% 要写成 %25：name=value&name=value，按百分号编码"},
            {}, chinese);
    for (const auto& [name, text] : query) {
      const MethodParameter* parameter = method.find(name);
      if (parameter == nullptr) {
        put_once(name, json::string(text));  // the core says that there is none, and which is meant
      } else if (parameter->kind == "texts") {
        all.emplace(name, json::array())
            .first->value()
            .as_array()
            .push_back(value_of(*parameter, text, chinese));
      } else {
        put_once(name, value_of(*parameter, text, chinese));
      }
    }
  }
  for (const auto& [name, text] : asked.in_address) put_once(name, json::string(text));
  for (const auto& [name, text] : of_headers) put_once(name, json::string(text));
  if (!by_body || request.body.empty()) return json::serialize(all);
  return with_members(json::serialize(all), request.body, chinese);
}

}  // namespace pareto::web
