// Makes a pack of plugins as they lie in their folders (pack_index.hpp says what it holds).
//
// The same folders give the same bytes, whenever and wherever they are packed. One thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/plugins/manifest.hpp"
#include "core/plugins/pack_index.hpp"
#include "core/plugins/pack_signature.hpp"

namespace pareto::plugins {

struct PackRequest {
  std::vector<std::filesystem::path>
      folders;  // each with a manifest; those of one plugin are its builds for several machines
  std::filesystem::path to;  // a file, or a folder that is there: NAME-VERSION.pareto in it
  bool replace = false;      // another pack of that name
  const std::atomic<bool>* cancel = nullptr;
  const SigningKey* key = nullptr;  // signs it
};

struct PackResult {
  std::filesystem::path file;
  std::string sha256;
  std::uint64_t bytes = 0;
  PackIndex index;
  std::vector<Manifest> manifests;  // as the folders
  bool same = false;                // it was there already, byte for byte
};

// Nothing of the libraries runs. Throws Error for a folder that is no plugin's, a library that its
// manifest does not name, builds of one plugin that do not go together, and what a pack may not
// hold; then no file is left.
[[nodiscard]] PackResult write_pack(const PackRequest& request);

// The files of a plugin's folder beside hidden ones, from the folder on with '/', sorted. Throws
// Error for links and devices.
[[nodiscard]] std::vector<std::string> files_of_plugin(const std::filesystem::path& folder);

}  // namespace pareto::plugins
