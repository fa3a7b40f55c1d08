// Plugins that are not used because a process died in them: a text file in the workspace, a line
// each.
//
//     acme.rule  <sha256 of its library>  11  1795312345000000
//
// It holds for that very library: a newer one is tried again. Adding is one write at the end of the
// file, so processes do not disturb each other. One thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"

namespace pareto::plugins {

struct Quarantined {
  std::string plugin, sha256;
  int signal = 0;
  std::int64_t at = 0;  // microseconds UTC
};

class Quarantine {
 public:
  explicit Quarantine(std::filesystem::path file) : file_(std::move(file)) {}

  // Missing or unreadable: none.
  [[nodiscard]] std::vector<Quarantined> all() const;
  [[nodiscard]] std::optional<Quarantined> find(std::string_view plugin,
                                                std::string_view sha256) const;
  void add(const Quarantined& plugin);
  // Answers whether there was anything to release.
  bool release(std::string_view plugin);

 private:
  std::filesystem::path file_;
};

// Why it is not used, and what to do.
[[nodiscard]] Error quarantine_reason(const Quarantined& plugin);

}  // namespace pareto::plugins
