// Turns what goes wrong inside a host service into a status with words for the plugin.
#pragma once

#include <algorithm>
#include <cstring>
#include <exception>
#include <new>
#include <string_view>

#include "core/base/error.hpp"
#include "core/host/session_handle.hpp"
#include "pareto/job.hpp"

namespace pareto::host {

// What a service works on for a session. Throws Error where a plugin calls without one.
[[nodiscard]] inline const Ground& ground_of(const pareto_session* session) {
  if (session == nullptr || session->ground == nullptr) throw Error(ErrorCode::Argument, Text{"a service is called without a session", "调用服务时没有会话"});
  return *session->ground;
}

template <class Work>
pareto_status at_border(pareto_error* error, Work work) noexcept {
  try {
    work();
    return PARETO_OK;
  } catch (const Error& failure) {
    return sdk::detail::fill(error, static_cast<pareto_status>(failure.code()), failure.text(Language::English));
  } catch (const std::bad_alloc&) {
    return sdk::detail::fill(error, PARETO_E_MEMORY, "out of memory");
  } catch (const std::exception& failure) {
    return sdk::detail::fill(error, PARETO_E_FAIL, failure.what());
  }
}

}  // namespace pareto::host
