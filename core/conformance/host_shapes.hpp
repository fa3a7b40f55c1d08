// The host's tables as an older or a newer host has them: shorter, with memory behind that cannot
// be read, or longer, with unknown members behind.
//
//     const Shaped job(*context.get(), HostShape::Oldest);
//
// It is taken back when it goes: who kept a pointer to it ends there. Any thread.
#pragma once

#include <cstddef>
#include <cstring>

#include "core/conformance/case.hpp"
#include "pareto/received.hpp"
#include "pareto/testing/fence.hpp"

namespace pareto::conformance {

enum class HostShape { Today, Oldest, Newer };

template <class Table>
class Shaped {
 public:
  // Of a struct that the plugin fills, `writable`.
  Shaped(const Table& table, HostShape shape, bool writable = false)
      : fence_(bytes_of(shape), "a table of the host") {
    const std::uint64_t bytes = bytes_of(shape);
    std::memset(fence_.data(), 0x5A, bytes);
    std::memcpy(fence_.data(), &table, bytes < sizeof(Table) ? bytes : sizeof(Table));
    std::memcpy(fence_.data(), &bytes, sizeof bytes);  // size_of comes first in every struct
    if (!writable) fence_.protect();
  }
  ~Shaped() { fence_.close(); }
  Shaped(const Shaped&) = delete;
  Shaped& operator=(const Shaped&) = delete;

  [[nodiscard]] Table* get() const { return reinterpret_cast<Table*>(fence_.data()); }

 private:
  static std::size_t bytes_of(HostShape shape) {
    constexpr std::size_t kUnknown = 192;
    if (shape == HostShape::Oldest) return sdk::FirstSize<Table>::value;
    return sizeof(Table) + (shape == HostShape::Newer ? kUnknown : 0);
  }
  sdk::testing::Fence fence_;
};

}  // namespace pareto::conformance
