#include "request_form.hpp"

namespace pareto::web {
namespace {

// 3.2: one Host, which is a host.
bool names_one_host(const Request& request, bool old) {
  const auto count = std::ranges::count(request.headers, "host", &Headers::value_type::first);
  return (count == 1 || (old && count == 0)) &&
         request.header("host").find_first_of(" \t,/\\@\"?#") == std::string_view::npos;
}

// 6.1: whoever takes a coding that he does not know for none reads the body as the next request.
int refused_coding(const Request& request, bool old) {
  const auto count =
      std::ranges::count(request.headers, "transfer-encoding", &Headers::value_type::first);
  if (count == 0) return 0;
  if (count > 1 || old) return 400;
  return lower(request.header("transfer-encoding")) == "chunked" ? 0 : 501;
}

// 3.2.1 to 3.2.4.
bool take_address(Request& request) {
  if (request.path.starts_with('/')) return true;
  if (request.path == "*") return request.method == "OPTIONS";
  const std::size_t scheme = request.path.find("://");
  const std::string name = lower(std::string_view(request.path).substr(0, scheme));
  if (scheme == std::string::npos || (name != "http" && name != "https")) return false;
  const std::string rest = request.path.substr(scheme + 3);
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  if (slash == 0) return false;
  std::ranges::find(request.headers, "host", &Headers::value_type::first)->second =
      rest.substr(0, slash);
  request.path = slash < rest.size() ? rest.substr(slash) : "/";
  return true;
}

}  // namespace

int refused_form(Request& request, bool old) {
  if (!names_one_host(request, old)) return 400;
  if (const int status = refused_coding(request, old)) return status;
  if (old && !request.path.starts_with('/')) return 400;
  return take_address(request) && names_one_host(request, old) ? 0 : 400;
}

}  // namespace pareto::web
