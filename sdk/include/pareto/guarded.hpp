// The border between exceptions and statuses.
//
// A failure is an exception of type Failure inside the plugin and a pareto_status outside;
// `guarded` turns one into the other, `require` the other way. Nothing throws across the C
// interface. Any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "pareto/abi/base.h"
#include "pareto/failure.hpp"

namespace pareto::sdk {
inline namespace v0 {

inline pareto_str to_c(std::string_view text) { return {text.data(), text.size()}; }
inline std::string_view to_view(pareto_str text) {
  return {text.ptr, text.ptr != nullptr ? static_cast<std::size_t>(text.len) : 0};
}

namespace detail {

// Copies as much as fits, cut at a character's border, and ends with NUL.
void copy_text(char* into, std::size_t capacity, std::string_view text);
template <std::size_t N>
void copy_text(char (&into)[N], std::string_view text) {
  copy_text(into, N, text);
}

pareto_status fill(pareto_error* error, pareto_status status, std::string_view text,
                   std::int64_t row = -1, std::string_view column = {});

// Says in `error` what is being thrown. Only within a handler; no template, so that each callback
// of a plugin costs one handler and not five.
pareto_status caught(pareto_error* error) noexcept;

}  // namespace detail

// Runs `work` and answers its failure as a status with words.
template <class Work>
pareto_status guarded(pareto_error* error, Work work) noexcept {
  try {
    work();
    return PARETO_OK;
  } catch (...) {
    return detail::caught(error);
  }
}

pareto_error no_error();
// Throws what a host service answered.
void require(pareto_status status, const pareto_error& error);

}  // namespace v0
}  // namespace pareto::sdk

#ifndef PARETO_LAYER_APART
#include "pareto/layer/guarded.hpp"
#endif
