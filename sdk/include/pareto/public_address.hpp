// Whether an address is one of the internet's, or one of this machine and the networks around it.
//
// Whoever may set where messages go must not be able to have the server talk to what only the
// server reaches: a router, a database, the data of a cloud's machine at 169.254.169.254. What is
// asked is the address that is connected to, not the name, which may lead elsewhere a moment later.
//
// Header-only, standard library only. Pure; any thread.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace pareto::sdk {
inline namespace v0 {
namespace detail {

struct Net4 {
  std::uint32_t net;
  int bits;
};
// IANA's special purposes, RFC 6890 and its successors.
inline constexpr Net4 kReserved4[] = {
    {0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8},  {0xA9FE0000, 16},
    {0xAC100000, 12}, {0xC0000000, 24}, {0xC0000200, 24}, {0xC0586300, 24}, {0xC0A80000, 16},
    {0xC6120000, 15}, {0xC6336400, 24}, {0xCB007100, 24}, {0xE0000000, 4},  {0xF0000000, 4}};

inline std::uint32_t four_at(const std::uint8_t* bytes) {
  return static_cast<std::uint32_t>(bytes[0]) << 24 | static_cast<std::uint32_t>(bytes[1]) << 16 |
         static_cast<std::uint32_t>(bytes[2]) << 8 | bytes[3];
}

}  // namespace detail

// In the order of the host. False for what is private, local, reserved, for many at once.
[[nodiscard]] inline bool is_public4(std::uint32_t address) {
  for (const detail::Net4& each : detail::kReserved4) {
    if ((address ^ each.net) >> (32 - each.bits) == 0) return false;
  }
  return true;
}

// Of 16 bytes, as they are sent; IPv4 within IPv6 counts as what it is.
[[nodiscard]] inline bool is_public6(const std::uint8_t* b) {
  static constexpr std::uint8_t kMapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF},
                                kNat64[12] = {0, 0x64, 0xFF, 0x9B};
  if (std::memcmp(b, kMapped, 12) == 0 || std::memcmp(b, kNat64, 12) == 0)
    return is_public4(detail::four_at(b + 12));
  if (b[0] == 0x20 && b[1] == 0x02) return is_public4(detail::four_at(b + 2));  // 6to4
  if (b[0] == 0x20 && b[1] == 0x01 && b[2] < 2)
    return false;  // Teredo, ORCHID and others of 2001::/23
  if (b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0D && b[3] == 0xB8) return false;
  return (b[0] & 0xE0) == 0x20;  // 2000::/3 is all that is given out
}

// An address without path and query, which may hold a key: "https://erp.firm.cn".
[[nodiscard]] inline std::string host_of(std::string_view address) {
  const auto front = address.find("://");
  return std::string(
      address.substr(0, front == address.npos ? front : address.find_first_of("/?#", front + 3)));
}

}  // namespace v0
}  // namespace pareto::sdk
