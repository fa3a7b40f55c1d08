// Bodies of guarded.hpp.
#pragma once

#include <cstring>
#include <exception>
#include <new>

#include "pareto/guarded.hpp"

namespace pareto::sdk {
inline namespace v0 {

namespace detail {

PARETO_LAYER void copy_text(char* into, std::size_t capacity, std::string_view text) {
  std::size_t size = text.size() < capacity ? text.size() : capacity - 1;
  while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80)
    --size;
  if (size > 0) std::memcpy(into, text.data(), size);
  into[size] = '\0';
}

PARETO_LAYER pareto_status fill(pareto_error* error, pareto_status status, std::string_view text,
                                std::int64_t row, std::string_view column) {
  if (error != nullptr) {
    error->status = status;
    error->row = row;
    copy_text(error->column, column);
    copy_text(error->text, text);
  }
  return status;
}

PARETO_LAYER pareto_status caught(pareto_error* error) noexcept {
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

PARETO_LAYER pareto_error no_error() {
  pareto_error error{};
  error.size_of = sizeof error;
  error.row = -1;
  return error;
}
PARETO_LAYER void require(pareto_status status, const pareto_error& error) {
  if (status != PARETO_OK) throw Failure(status, error.text, error.row, error.column);
}

}  // namespace v0
}  // namespace pareto::sdk
