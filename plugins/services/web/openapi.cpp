// The description of the web's addresses, made from the list of methods.
#include <boost/json.hpp>

#include "catalogue.hpp"

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
  json::object schema{{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  const bool needed = !required.empty();
  if (needed) schema["required"] = std::move(required);
  return {{"required", needed}, {"content", {{"application/json", {{"schema", std::move(schema)}}}}}};
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

json::object operation_of(const MethodInfo& method, std::string_view http, const std::vector<std::string>& in_path, std::string_view id_suffix) {
  json::object out{{"operationId", method.name + std::string(id_suffix)}, {"summary", method.summary}, {"tags", json::array{method.noun()}}};
  json::array parameters;
  for (const std::string& name : in_path) parameters.push_back(parameter_of(*method.find(name), "path"));
  if (http == "get" || http == "delete") {
    for (const MethodParameter& parameter : method.parameters) {
      if (std::ranges::find(in_path, parameter.name) == in_path.end()) parameters.push_back(parameter_of(parameter, "query"));
    }
  } else {
    out["requestBody"] = body_of(method, in_path);
  }
  if (!parameters.empty()) out["parameters"] = std::move(parameters);
  if (!method.duty.empty()) out["x-pareto-duty"] = method.duty;
  json::object answer{{"description", method.summary}, {"content", {{"application/json", {{"schema", json::object()}}}}}};
  json::object wrong{{"$ref", "#/components/responses/Problem"}};
  out["responses"] = json::object{{"200", std::move(answer)}, {"default", std::move(wrong)}};
  return out;
}

}  // namespace

std::string openapi_of(const Catalogue& catalogue, std::string_view title) {
  struct Own {
    std::string_view verb, http;
  };
  static constexpr Own kOwn[] = {{"list", "get"}, {"show", "get"}, {"add", "post"}, {"set", "patch"}, {"remove", "delete"}};
  json::object paths;
  const auto at = [&](const std::string& path) -> json::object& { return paths.emplace(path, json::object()).first->value().as_object(); };
  for (const MethodInfo& method : catalogue.methods()) {
    json::object& base = at("/api/v1/" + method.noun() + "/" + method.verb());
    base["post"] = operation_of(method, "post", {}, "");
    if (!method.changes) base["get"] = operation_of(method, "get", {}, ".get");
    for (const Own& own : kOwn) {
      if (method.verb() != own.verb) continue;
      const std::vector<std::string> names = method.in_address();
      std::string path = "/api/v1/" + method.noun();
      for (const std::string& name : names) path += "/{" + name + "}";
      at(path).emplace(own.http, operation_of(method, own.http, names, ".rest"));
    }
  }
  json::object problem{{"type", "object"},
                       {"properties",
                        {{"type", {{"type", "string"}}}, {"title", {{"type", "string"}}}, {"status", {{"type", "integer"}}}, {"code", {{"type", "string"}}},
                         {"detail", {{"type", "string"}}}, {"remedy", {{"type", "string"}}}, {"row", {{"type", "integer"}}}, {"field", {{"type", "string"}}},
                         {"value", {{"type", "string"}}}, {"more", json::object()},
                         {"remedy_steps",
                          {{"type", "array"},
                           {"items",
                            {{"type", "object"}, {"properties", {{"text", {{"type", "string"}}}, {"method", {{"type", "string"}}}, {"arguments", {{"type", "object"}}}}}}}}}}}};
  json::object all{{"openapi", "3.1.0"},
                   {"info", {{"title", title}, {"version", "1"}}},
                   {"paths", std::move(paths)},
                   {"components",
                    {{"securitySchemes", {{"key", {{"type", "http"}, {"scheme", "bearer"}}}, {"cookie", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "pareto"}}}}},
                     {"schemas", {{"Problem", std::move(problem)}}},
                     {"responses",
                      {{"Problem",
                        {{"description", "RFC 9457"},
                         {"content", {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}}}}}}},
                   {"security", json::array{json::object{{"key", json::array()}}, json::object{{"cookie", json::array()}}}}};
  return json::serialize(all);
}

}  // namespace pareto::web
