// The description of the web's addresses, made from the list of methods.
#include <algorithm>

#include "openapi_parts.hpp"

namespace pareto::web {
namespace json = boost::json;

namespace {

json::object schema_of(const std::string& kind) {
  if (kind == "integer") return {{"type", "integer"}};
  if (kind == "flag") return {{"type", "boolean"}};
  if (kind == "texts") return {{"type", "array"}, {"items", {{"type", "string"}}}};
  if (kind == "object") return {{"type", "object"}};
  if (kind == "objects") return {{"type", "array"}, {"items", {{"type", "object"}}}};
  return {{"type", "string"}};
}

json::object body_of(const MethodInfo& method, const std::vector<std::string>& without) {
  json::object properties;
  json::array required;
  for (const MethodParameter& parameter : method.parameters) {
    if (std::ranges::find(without, parameter.name) != without.end()) continue;
    json::object one = schema_of(parameter.kind);
    one["description"] = parameter.help;
    properties[parameter.name] = std::move(one);
    if (parameter.required) required.emplace_back(parameter.name);
  }
  json::object schema{
      {"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  const bool needed = !required.empty();
  if (needed) schema["required"] = std::move(required);
  return {{"required", needed},
          {"content", {{"application/json", {{"schema", std::move(schema)}}}}}};
}

json::object parameter_of(const MethodParameter& parameter, std::string_view in) {
  json::object schema = schema_of(parameter.kind);
  json::object out{{"name", parameter.name}, {"in", in}, {"description", parameter.help}};
  if (in == "path" || parameter.required) out["required"] = true;
  if (parameter.kind == "object" || parameter.kind == "objects") {
    out["content"] = {{"application/json", {{"schema", std::move(schema)}}}};
  } else {
    out["schema"] = std::move(schema);
    if (parameter.kind == "texts") out["explode"] = true;
  }
  return out;
}

// Of one record it says its version, for If-Match.
bool has_tag(const MethodInfo& method) {
  const json::value answer = json::parse(method.answer);
  const json::value* properties =
      answer.is_object() ? answer.get_object().if_contains("properties") : nullptr;
  return method.verb() == "show" && properties != nullptr &&
         properties->get_object().contains("version");
}

// What it is called among the schemas, since several addresses answer it.
std::string answer_name(const MethodInfo& method) { return method.name + ".answer"; }

json::object answer_of(const MethodInfo& method) {
  json::object out{{"description", method.summary}};
  if (has_tag(method)) out["headers"] = {{"ETag", reference("headers", "ETag")}};
  out["content"] = {{"application/json", {{"schema", reference("schemas", answer_name(method))}}},
                    {"text/event-stream", {{"schema", reference("schemas", "Progress")}}}};
  return out;
}

json::object operation_of(const MethodInfo& method, std::string_view http,
                          const std::vector<std::string>& in_path, std::string_view id_suffix) {
  json::object out{{"operationId", method.name + std::string(id_suffix)},
                   {"summary", method.summary},
                   {"tags", json::array{method.noun()}},
                   {"x-pareto-method", method.name}};
  const bool reads = http == "get", has_body = !reads && http != "delete";
  json::array parameters;
  for (const std::string& name : in_path)
    parameters.push_back(parameter_of(*method.find(name), "path"));
  if (has_body) {
    out["requestBody"] = body_of(method, in_path);
  } else {
    for (const MethodParameter& parameter : method.parameters) {
      if (std::ranges::find(in_path, parameter.name) == in_path.end())
        parameters.push_back(parameter_of(parameter, "query"));
    }
  }
  if (!reads) parameters.push_back(reference("parameters", "CsrfToken"));
  const bool of_version = method.by_header("if_version") != nullptr;
  if (of_version) parameters.push_back(reference("parameters", "IfMatch"));
  if (method.by_header("key") != nullptr)
    parameters.push_back(reference("parameters", "IdempotencyKey"));
  if (!parameters.empty()) out["parameters"] = std::move(parameters);
  if (!method.duty.empty()) out["x-pareto-duty"] = method.duty;
  std::vector<int> refusals{400, 401, 403, 404, 409, 422, 500, 503, 507};
  if (has_body) refusals.insert(refusals.end(), {413, 415});
  if (of_version) refusals.push_back(412);
  out["responses"] = responses("200", answer_of(method), std::move(refusals));
  return out;
}

}  // namespace

json::object reference(std::string_view among, std::string_view name) {
  return {{"$ref", "#/components/" + std::string(among) + "/" + std::string(name)}};
}

json::object responses(std::string_view well, json::object answer, std::vector<int> refusals) {
  std::ranges::sort(refusals);
  json::object out{{well, std::move(answer)}};
  for (const int status : refusals)
    out[std::to_string(status)] = reference("responses", std::to_string(status));
  out["default"] = reference("responses", "Problem");
  return out;
}

std::string openapi_of(const Catalogue& catalogue, const Described& what) {
  struct Own {
    std::string_view verb, http;
  };
  static constexpr Own kOwn[] = {
      {"list", "get"}, {"show", "get"}, {"add", "post"}, {"set", "patch"}, {"remove", "delete"}};
  json::object paths = own_addresses(what);
  const auto at = [&](const std::string& path) -> json::object& {
    return paths.emplace(path, json::object()).first->value().as_object();
  };
  for (const MethodInfo& method : catalogue.methods()) {
    json::object& base = at("/api/v1/" + method.noun() + "/" + method.verb());
    base["post"] = operation_of(method, "post", {}, "");
    if (!method.changes) base["get"] = operation_of(method, "get", {}, ".get");
    for (const Own& own : kOwn) {
      if (method.verb() != own.verb) continue;
      const std::vector<std::string> names = method.in_address();
      std::string path = "/api/v1/" + method.noun();
      for (const std::string& name : names) path += "/{" + name + "}";
      // Where both are meant by one address, it is the one (Catalogue::understand): /api/v1/rules
      // is rules.show.
      if (json::object& there = at(path); own.verb == "show" || !there.contains(own.http))
        there[own.http] = operation_of(method, own.http, names, ".rest");
    }
  }
  json::object components = own_components(what);
  const json::value of_answers = json::parse(catalogue.schemas());
  json::object& schemas = components["schemas"].as_object();
  for (const auto& each : of_answers.as_object()) schemas[each.key()] = each.value();
  for (const MethodInfo& method : catalogue.methods())
    schemas[answer_name(method)] = json::parse(method.answer);
  return json::serialize(
      json::object{{"openapi", "3.1.0"},
                   {"info", {{"title", "Pareto"}, {"version", "1"}}},
                   {"paths", std::move(paths)},
                   {"components", std::move(components)},
                   {"security", json::array{json::object{{"key", json::array()}},
                                            json::object{{"cookie", json::array()}}}}});
}

}  // namespace pareto::web
