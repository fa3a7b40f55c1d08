// Bytes that nobody guesses.
//
//     const Random random(job);                     // asks for the capability PARETO_SVC_RANDOM
//     std::string token = random.hex(32);           // 64 digits
//
// In a test and in `pareto plugin check` they follow from a seed. Threads: any; the job must live.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "pareto/abi/random.h"
#include "pareto/bare_job.hpp"

namespace pareto::sdk {
inline namespace v0 {

class Random {
 public:
  // Throws Failure when the host has no such service, or did not grant it.
  explicit Random(const Job& job) : service_(job.service<pareto_random_v1>(PARETO_SVC_RANDOM)) {}

  // Throws Failure where the system has none.
  void fill(std::uint8_t* bytes, std::size_t count) const {
    pareto_error error = no_error();
    require(service_->fill(service_, bytes, count, &error), error);
  }
  // Two hexadecimal digits a byte.
  [[nodiscard]] std::string hex(std::size_t bytes) const {
    std::vector<std::uint8_t> raw(bytes);
    fill(raw.data(), raw.size());
    std::string out;
    out.reserve(2 * bytes);
    for (const std::uint8_t byte : raw) {
      out += "0123456789abcdef"[byte >> 4];
      out += "0123456789abcdef"[byte & 15];
    }
    return out;
  }

 private:
  const pareto_random_v1* service_;
};

}  // namespace v0
}  // namespace pareto::sdk
