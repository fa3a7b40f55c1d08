// SHA-256 as 64 lower-case hexadecimal digits: what manifests, packs and pins say of a file, and
// what `sha256sum` prints.
//
// Any thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace pareto::plugins {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);
  // Of all that was added; afterwards nothing more is.
  [[nodiscard]] std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] std::string sha256_of(std::string_view bytes);
// Throws Error for a file that cannot be read.
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& file);
// 64 digits of 0-9a-f.
[[nodiscard]] bool is_sha256(std::string_view text);

}  // namespace pareto::plugins
