// One-time codes by time (RFC 6238): six digits, another every 30 seconds, HMAC-SHA-1, as
// authenticator programs of telephones have them. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pareto::access {

inline constexpr std::int64_t kTotpSeconds = 30;
inline constexpr std::size_t kTotpSecretBytes = 20;

// `step`: of 30 seconds since 1970. `secret`: raw bytes.
[[nodiscard]] std::string totp_code(std::string_view secret, std::int64_t step);
// The step whose code it is: of now, or one beside it, since clocks differ; none at or before
// `last`, so that a code that somebody looked over a shoulder for works once.
[[nodiscard]] std::optional<std::int64_t> totp_step_of(std::string_view secret,
                                                       std::string_view code,
                                                       std::int64_t now_seconds, std::int64_t last);
// RFC 4648 without padding.
[[nodiscard]] std::string base32(std::string_view bytes);
[[nodiscard]] std::string from_base32(std::string_view text);
// What the QR code says: otpauth://totp/Niacin%20Works:Li%20Min?secret=…
[[nodiscard]] std::string totp_link(std::string_view firm, std::string_view user,
                                    std::string_view secret);

}  // namespace pareto::access
