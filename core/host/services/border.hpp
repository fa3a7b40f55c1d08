// Turns what goes wrong inside a host service into a status with words for the plugin.
#pragma once

#include <algorithm>
#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <string_view>

#include "core/base/error.hpp"
#include "core/host/session_handle.hpp"
#include "pareto/job.hpp"

namespace pareto::host {

// What a service works on for a session. Throws Error where a plugin calls without one.
[[nodiscard]] inline const Ground& ground_of(const pareto_session* session) {
  if (session == nullptr || session->ground == nullptr)
    throw Error(ErrorCode::Argument,
                Text{"a service is called without a session", "调用服务时没有会话"});
  return *session->ground;
}

template <class Work>
pareto_status at_border(pareto_error* error, Work work) noexcept {
  try {
    work();
    return PARETO_OK;
  } catch (const Error& failure) {
    return sdk::detail::fill(error, static_cast<pareto_status>(failure.code()),
                             failure.text(Language::English));
  } catch (const std::bad_alloc&) {
    return sdk::detail::fill(error, PARETO_E_MEMORY, "out of memory");
  } catch (const std::exception& failure) {
    return sdk::detail::fill(error, PARETO_E_FAIL, failure.what());
  }
}

// The same where a person reads what went wrong: words and remedy in that language.
template <class Work>
pareto_status in_words_of(Language language, pareto_error* error, Work work) {
  return at_border(error, [&] {
    try {
      work();
    } catch (const Error& failure) {
      const auto remedy = failure.remedy(language);
      const std::string between = language == Language::English ? "; " : "；";
      throw Error(failure.code(), Message::verbatim(failure.text(language) +
                                                    (remedy ? between + *remedy : std::string())));
    }
  });
}

}  // namespace pareto::host
