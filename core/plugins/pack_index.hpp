// What lies in a pack: one file with plugins, for one or more kinds of machine, and all that they
// bring. A zip archive:
//
//     acme.abc-1.2.0.pareto
//       pack.json                              this list: the plugins, and each file with its size and sha256
//       pack.sig                               whose signature of the list (pack_signature.hpp); may be missing
//       acme.abc/any/views/board.toml          for every machine
//       acme.abc/linux_amd64/manifest.json     for that kind of machine alone, as the library beside it
//       acme.abc/linux_amd64/acme.abc.so
//
// A pack is somebody else's file: names are looked at before anything is made of them, and nothing
// in it counts that the list does not name. Plain values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/message.hpp"

namespace pareto::plugins {

inline constexpr std::string_view kPackEnd = ".pareto", kPackIndex = "pack.json",
                                  kAnyMachine = "any", kManifestName = "manifest.json";

// What a pack may hold at most. A library of a plugin has some hundred kilobytes, and programs and
// tables compress to a tenth.
inline constexpr std::uint64_t kMostFiles = 5'000, kLargestFile = 256u << 20,
                               kMostBytes = 512u << 20, kMostRatio = 200, kRatioFrom = 1u << 20;

struct PackedFile {
  std::string plugin, platform;  // whose; for which machine ("any")
  std::string path;              // where it goes in the plugin's folder: "views/board.toml"
  std::uint64_t bytes = 0;
  std::string sha256;

  // Where it lies in the archive.
  [[nodiscard]] std::string name() const { return plugin + "/" + platform + "/" + path; }
};

struct PackedPlugin {
  std::string id, version;
  std::vector<std::string> platforms;  // empty: content alone, for every machine
};

struct PackIndex {
  std::vector<PackedPlugin> plugins;
  std::vector<PackedFile> files;  // by name
};

// The same bytes for the same index.
[[nodiscard]] std::string to_json(const PackIndex& index);
// Throws Error naming `where` and the member that is wrong, a name that may not be, and a pack of a
// later version.
[[nodiscard]] PackIndex parse_pack_index(std::string_view json, const std::string& where);

// Why a file may not be called so inside of a pack or a plugin's folder; nothing where it may.
[[nodiscard]] std::optional<Text> fault_of_name(std::string_view name);
// As a part of a message.
[[nodiscard]] Argument fault_argument(const Text& fault);
// Names that are the same on file systems that do not tell capitals have the same key.
[[nodiscard]] std::string key_of_name(std::string_view name);

}  // namespace pareto::plugins
