#include <cstring>
#include <string>

#include "core/access/random_text.hpp"
#include "core/host/services/border.hpp"
#include "core/host/services/services.hpp"

namespace pareto::host {
namespace {

constexpr std::uint64_t kPiece = 64;

pareto_status fill(const pareto_random_v1*, std::uint8_t* bytes, std::uint64_t count,
                   pareto_error* error) {
  return at_border(error, [&] {
    for (std::uint64_t done = 0; done < count; done += kPiece) {
      const std::string piece =
          access::random_bytes(static_cast<std::size_t>(std::min(kPiece, count - done)));
      std::memcpy(bytes + done, piece.data(), piece.size());
    }
  });
}

}  // namespace

const pareto_random_v1& random_service() {
  static constexpr pareto_random_v1 kTable{
      .size_of = sizeof(pareto_random_v1), .ctx = nullptr, .fill = &fill};
  return kTable;
}

}  // namespace pareto::host
