#include "core/conformance/mock_api.hpp"

#include <boost/json.hpp>

#include "pareto/guarded.hpp"

namespace pareto::conformance {
namespace {

constexpr std::string_view kMethods =
#include "core/conformance/mock_methods.inc"
    ;

pareto_status nobody(pareto_error* error) {
  return sdk::detail::fill(error, PARETO_E_DENIED, "nobody can sign in here");
}

}  // namespace

MockApi::MockApi() : pareto_api_v1{} {
  size_of = sizeof(pareto_api_v1);
  ctx = this;
  describe = [](const pareto_api_v1*, const char*, void* to,
                pareto_status (*write)(void*, pareto_str), pareto_error* error) {
    const pareto_status status = write(to, sdk::to_c(kMethods));
    return status == PARETO_OK ? status
                               : sdk::detail::fill(error, status, "the description was not taken");
  };
  call = answer;
  position = [](const pareto_api_v1*, std::int64_t* entry, pareto_error*) {
    *entry = 1;
    return pareto_status{PARETO_OK};
  };
}

std::string MockApi::fault() const {
  const std::lock_guard lock(mutex_);
  return fault_;
}

void MockApi::note(const char* fault) {
  const std::lock_guard lock(mutex_);
  if (fault_.empty()) fault_ = fault;
}

pareto_status MockApi::answer(const pareto_api_v1* api, pareto_session*,
                              const pareto_api_call* call, pareto_error* error) {
  auto& self = *static_cast<MockApi*>(api->ctx);
  if (call == nullptr || call->method == nullptr || call->write == nullptr) {
    self.note("a call without a method or without a place for its answer");
    return sdk::detail::fill(error, PARETO_E_ARGUMENT,
                             "what is to be called, and where does the answer go?");
  }
  if (call->arguments.len > 0) {
    boost::system::error_code fault;
    const boost::json::value value =
        boost::json::parse(std::string_view(sdk::to_view(call->arguments)), fault);
    if (fault || !value.is_object()) {
      self.note("a call whose arguments are no JSON object");
      return sdk::detail::fill(error, PARETO_E_ARGUMENT, "arguments are one JSON object");
    }
  }
  const pareto_status status = call->write(call->ctx, sdk::to_c("{}"));
  return status == PARETO_OK ? status
                             : sdk::detail::fill(error, status, "the answer was not taken");
}

MockAccess::MockAccess() : pareto_access_v1{} {
  size_of = sizeof(pareto_access_v1);
  sign_in = [](const pareto_access_v1*, pareto_str, pareto_str, char*, pareto_session**,
               pareto_error* error) { return nobody(error); };
  by_token = [](const pareto_access_v1*, pareto_str, pareto_session**, pareto_error* error) {
    return nobody(error);
  };
  by_key = by_token;
  sign_out = [](const pareto_access_v1*, pareto_str, pareto_error*) {
    return pareto_status{PARETO_OK};
  };
  who = [](const pareto_access_v1*, const pareto_session*, pareto_str* name) {
    *name = sdk::to_c("owner");
    return std::int64_t{0};
  };
  close = [](const pareto_access_v1*, pareto_session*) {};
}

}  // namespace pareto::conformance
