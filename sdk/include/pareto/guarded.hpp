// The border between exceptions and statuses.
//
// A failure is an exception of type Failure inside the plugin and a pareto_status outside; `guarded` turns one into the other,
// `require` the other way. Nothing throws across the C interface. Any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <exception>
#include <new>
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
template <std::size_t N>
void copy_text(char (&into)[N], std::string_view text) {
  std::size_t size = text.size() < N ? text.size() : N - 1;
  while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  if (size > 0) std::memcpy(into, text.data(), size);
  into[size] = '\0';
}

inline pareto_status fill(pareto_error* error, pareto_status status, std::string_view text, std::int64_t row = -1,
                          std::string_view column = {}) {
  if (error != nullptr) {
    error->status = status;
    error->row = row;
    copy_text(error->column, column);
    copy_text(error->text, text);
  }
  return status;
}

// Says in `error` what is being thrown. Only within a handler; no template, so that each callback of a plugin costs one handler
// and not five.
inline pareto_status caught(pareto_error* error) noexcept {
  try {
    throw;
  } catch (const Failure& failure) {
    return fill(error, failure.status(), failure.what(), failure.row(), failure.column());
  } catch (const std::bad_alloc&) {
    return fill(error, PARETO_E_MEMORY, "out of memory");
  } catch (const std::exception& failure) {
    return fill(error, PARETO_E_FAIL, failure.what());
  } catch (...) {
    return fill(error, PARETO_E_FAIL, "unknown failure");
  }
}

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

inline pareto_error no_error() {
  pareto_error error{};
  error.size_of = sizeof error;
  error.row = -1;
  return error;
}
// Throws what a host service answered.
inline void require(pareto_status status, const pareto_error& error) {
  if (status != PARETO_OK) throw Failure(status, error.text, error.row, error.column);
}

}  // namespace v0
}  // namespace pareto::sdk
