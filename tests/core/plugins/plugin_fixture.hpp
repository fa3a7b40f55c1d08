// For tests of core/plugins: the plugins that tests/abi builds, folders of one's own to spoil, and
// running a tiering.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/plugins/plugin_registry.hpp"
#include "pareto/table.hpp"

namespace pareto::plugins::test {

// Where tests/abi puts its plugins, one folder each.
[[nodiscard]] std::filesystem::path built_plugins();

// A folder that is removed at the end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  // Copies a built plugin here, under another name if one is given; answers its folder.
  std::filesystem::path copy(std::string_view plugin, std::string_view as = {}) const;

 private:
  std::filesystem::path path_;
};

[[nodiscard]] std::string read(const std::filesystem::path& file);
void write(const std::filesystem::path& file, std::string_view text);
// Replaces the first `from` in a file; fails the test when there is none.
void replace_in(const std::filesystem::path& file, std::string_view from, std::string_view to);

struct Rated {
  std::optional<int> tier;
  std::optional<double> score;
  bool operator==(const Rated&) const = default;
};
using Sales = std::vector<std::optional<std::int64_t>>;

struct Run {
  std::vector<Rated> rows;
  std::map<std::string, double> figures;
};
// Runs a tiering that asks for one column of money, over batches of at most `batch` rows, as the
// host does.
[[nodiscard]] Run run_tiering(PluginRegistry& registry, std::string_view id, const Sales& sales,
                              const std::map<std::string, std::string>& settings = {},
                              std::int64_t batch = 1000);

}  // namespace pareto::plugins::test
