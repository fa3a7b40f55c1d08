// Answers that several parts of the server give. Any thread.
#pragma once

#include <string>
#include <string_view>

#include "message.hpp"
#include "problem.hpp"

namespace pareto::web {

inline Response json_answer(std::string body) {
  Response out;
  out.headers = {{"content-type", "application/json; charset=utf-8"},
                 {"cache-control", "no-store"}};
  out.body = std::move(body);
  return out;
}

// `allow`: what the address takes.
inline Response not_allowed(std::string_view allow, bool chinese) {
  Response out =
      problem(405, "method", {"this address does not take that", "该地址不支持这种请求"},
              {"the header Allow says what it takes; all addresses: /api/v1/openapi.json",
               "响应头 Allow 列出支持的请求；全部地址见 /api/v1/openapi.json"},
              chinese);
  out.headers.emplace_back("allow", allow);
  return out;
}

inline Response no_such_address(bool chinese) {
  return problem(404, "address", {"there is no such address", "没有这个地址"},
                 {"all addresses: /api/v1/openapi.json", "全部地址见 /api/v1/openapi.json"},
                 chinese);
}

}  // namespace pareto::web
