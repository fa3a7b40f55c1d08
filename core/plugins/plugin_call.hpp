// The border between the host and a plugin: what comes back as a status becomes an Error that names
// the plugin.
//
//     call("acme.abc", [&](pareto_error* error) { return table->plan(job, plan, error); });
//     call("acme.abc", {Text{"reading {}", "读取 {}"}, {name}}, [&](pareto_error* error) { … });
//
// A plugin must not throw across the interface; if one does, that is an Error too. Reading a stream
// that a plugin answered is inside the border as well, but fails by exceptions (pareto/table.hpp):
//
//     reading("acme.abc", [&] { return stream->next(batch); });
//
// Any thread. With a job, see run_plugin in job_context.hpp.
#pragma once

#include <string_view>

#include "core/base/error.hpp"
#include "core/base/message.hpp"
#include "core/plugins/running_sign.hpp"
#include "pareto/abi/base.h"

namespace pareto::plugins {

// "plugin acme.abc"
[[nodiscard]] Message plugin_context(std::string_view plugin);

// The Error for a failing status, without context. Row and column are part of its words.
[[nodiscard]] Error error_from(pareto_status status, const pareto_error& error);

namespace detail {
[[nodiscard]] pareto_error blank_error();
// The Error for the exception that is being handled.
[[nodiscard]] Error leaked_exception();
// The Error for the exception that a stream of a plugin ended with.
[[nodiscard]] Error stream_failure();
}  // namespace detail

template <class Work>
void call(std::string_view plugin, const Message* what, Work work) {
  auto raise = [&](Error error) {
    if (what != nullptr) error.within(*what);
    throw error.within(plugin_context(plugin));
  };
  pareto_error error = detail::blank_error();
  pareto_status status = PARETO_OK;
  try {
    const Running running(plugin);
    status = work(&error);
    if (status != PARETO_OK && status != PARETO_E_CANCELLED) running.failed();
  } catch (...) {
    raise(detail::leaked_exception());
  }
  if (status != PARETO_OK) raise(error_from(status, error));
}
template <class Work>
void call(std::string_view plugin, Work work) {
  call(plugin, nullptr, std::move(work));
}
template <class Work>
void call(std::string_view plugin, const Message& what, Work work) {
  call(plugin, &what, std::move(work));
}

// Runs `work`, which reads a plugin's stream, and answers what it answers.
template <class Work>
auto reading(std::string_view plugin, Work work) {
  try {
    const Running running(plugin);
    return work();
  } catch (...) {
    throw detail::stream_failure().within(plugin_context(plugin));
  }
}

}  // namespace pareto::plugins
