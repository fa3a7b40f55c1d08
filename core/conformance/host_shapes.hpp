// The host's tables as an older or a newer host has them: shorter, with memory behind that cannot
// be read, or longer, with unknown members behind.
//
//     const pareto_job* job = as_host_of(trial, *context.get(), offsetof(pareto_job, flags));
//
// What is answered lives as long as the process. Any thread.
#pragma once

#include <cstddef>
#include <cstring>

#include "core/conformance/case.hpp"
#include "pareto/testing/fence.hpp"

namespace pareto::conformance {

enum class HostShape { Today, Oldest, Newer };

// `first`: its size in version 0.0. Of a struct that the plugin fills, `writable`.
template <class Table>
[[nodiscard]] Table* shaped(const Table& table, HostShape shape, std::size_t first,
                            bool writable = false) {
  constexpr std::size_t kUnknown = 192;
  const std::size_t bytes = shape == HostShape::Oldest  ? first
                            : shape == HostShape::Newer ? sizeof(Table) + kUnknown
                                                        : sizeof(Table);
  const sdk::testing::Fence fence(bytes, "a table of the host");
  std::memset(fence.data(), 0x5A, bytes);
  std::memcpy(fence.data(), &table, bytes < sizeof(Table) ? bytes : sizeof(Table));
  const std::uint64_t size = bytes;
  std::memcpy(fence.data(), &size, sizeof size);  // size_of comes first in every struct
  if (!writable) fence.protect();
  return reinterpret_cast<Table*>(fence.data());
}

}  // namespace pareto::conformance
