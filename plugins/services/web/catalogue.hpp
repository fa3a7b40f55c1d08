// The methods of the core, and which one an address of the web means.
//
// Every method is POST /api/v1/NOUN/VERB with its parameters as one JSON object: records.list is
// POST /api/v1/records/list. One that changes nothing is GET, too, with parameters in the query;
// lists repeat: ?columns=code&columns=name. And what is about one thing has the address that people
// expect, by one rule: the verb follows from HTTP's own, what stands behind the noun are the
// required texts of the method, in its order.
//
//     GET    /api/v1/records/customer          records.list    {"entity": "customer"}
//     GET    /api/v1/records/customer/0013     records.show    {"entity": "customer", "which": "0013"}
//     POST   /api/v1/records/customer          records.add     and the body's members
//     PATCH  /api/v1/records/customer          records.set     and the body's members
//     DELETE /api/v1/records/customer?ids=7    records.remove  {"entity": "customer", "ids": ["7"]}
//
// Read once; any thread afterwards.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "message.hpp"

namespace pareto::web {

struct MethodParameter {
  std::string name, kind, help;
  bool required = false;
};

struct MethodInfo {
  std::string name, summary, duty;
  bool changes = false;
  std::vector<MethodParameter> parameters;
  std::string answer = "{}";  // JSON schema

  [[nodiscard]] std::string noun() const { return name.substr(0, name.find('.')); }
  [[nodiscard]] std::string verb() const { return name.substr(name.find('.') + 1); }
  [[nodiscard]] const MethodParameter* find(std::string_view parameter) const;
  // One that a header stands for, too; null: there is none.
  [[nodiscard]] const MethodParameter* by_header(std::string_view parameter) const;
  // The required texts, which an address may hold.
  [[nodiscard]] std::vector<std::string> in_address() const;
};

// What a request asks for.
struct Asked {
  const MethodInfo* method = nullptr;  // null: no such address
  std::string allow;  // where the address is one, but not for HTTP's verb: those that it takes
  std::vector<std::pair<std::string, std::string>> in_address;  // parameters by name
};

class Catalogue {
 public:
  // `described`: what Api::describe answers. Throws Failure when it is none.
  explicit Catalogue(std::string_view described);

  [[nodiscard]] const std::vector<MethodInfo>& methods() const { return methods_; }
  [[nodiscard]] const MethodInfo* find(std::string_view name) const;
  // Of answers, by name: a JSON object.
  [[nodiscard]] const std::string& schemas() const { return schemas_; }
  // `path`: behind /api/v1/, as sent.
  [[nodiscard]] Asked understand(std::string_view http, std::string_view path) const;

 private:
  std::vector<MethodInfo> methods_;
  std::string schemas_;
};

// The arguments of a call as one JSON object, from the address, the query (of GET and DELETE) and
// the body. Throws Failure for what is no value of its parameter, or comes twice. `of_headers`:
// parameters that headers stand for, such as if_version.
[[nodiscard]] std::string arguments_of(
    const Asked& asked, const Request& request,
    const std::vector<std::pair<std::string, std::string>>& of_headers, bool chinese);

// How a server is described: in which language, and by what its cookie is called.
struct Described {
  bool chinese = false;
  std::string cookie;
};
// OpenAPI 3.1 of all of it, with the server's own addresses. `catalogue`: in that language.
[[nodiscard]] std::string openapi_of(const Catalogue& catalogue, const Described& what);

}  // namespace pareto::web
