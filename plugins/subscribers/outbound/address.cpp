#include "address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <cstdint>
#include <cstring>

namespace pareto::outbound {
namespace {

struct Net4 {
  std::uint32_t net;
  int bits;
};
// IANA's special purposes, RFC 6890 and its successors.
constexpr Net4 kReserved4[] = {{0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8},  {0xA9FE0000, 16}, {0xAC100000, 12}, {0xC0000000, 24}, {0xC0000200, 24},
                               {0xC0586300, 24}, {0xC0A80000, 16}, {0xC6120000, 15}, {0xC6336400, 24}, {0xCB007100, 24}, {0xE0000000, 4},  {0xF0000000, 4}};

bool is_public4(std::uint32_t address) {
  for (const Net4& each : kReserved4) {
    if ((address ^ each.net) >> (32 - each.bits) == 0) return false;
  }
  return true;
}

std::uint32_t four_at(const std::uint8_t* bytes) {
  return static_cast<std::uint32_t>(bytes[0]) << 24 | static_cast<std::uint32_t>(bytes[1]) << 16 | static_cast<std::uint32_t>(bytes[2]) << 8 | bytes[3];
}

bool is_public6(const in6_addr& address) {
  const std::uint8_t* b = address.s6_addr;
  static constexpr std::uint8_t kMapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, kNat64[12] = {0, 0x64, 0xFF, 0x9B};
  if (std::memcmp(b, kMapped, 12) == 0 || std::memcmp(b, kNat64, 12) == 0) return is_public4(four_at(b + 12));
  if (b[0] == 0x20 && b[1] == 0x02) return is_public4(four_at(b + 2));  // 6to4
  if (b[0] == 0x20 && b[1] == 0x01 && b[2] < 2) return false;           // Teredo, ORCHID and others of 2001::/23
  if (b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0D && b[3] == 0xB8) return false;
  return (b[0] & 0xE0) == 0x20;  // 2000::/3 is all that is given out
}

}  // namespace

bool is_public(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, &address, sizeof four);
    return is_public4(ntohl(four.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 six{};
  std::memcpy(&six, &address, sizeof six);
  return is_public6(six.sin6_addr);
}

}  // namespace pareto::outbound
