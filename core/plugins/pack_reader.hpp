// Opens a pack that came from somewhere, and unpacks a plugin of it.
//
// A pack that opens is whole: its archive is sound, each name stays inside, each file is what the
// list says, byte by byte, and what is for this machine can be used by this Pareto. Nothing of a
// library has run by then; its file was only read. One thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/plugins/manifest.hpp"
#include "core/plugins/pack_index.hpp"
#include "core/plugins/pack_signature.hpp"

namespace pareto::plugins {

class PackReader {
 public:
  struct Plugin {
    Manifest manifest;                   // its paths lead nowhere yet
    std::vector<std::string> platforms;  // it is there for; empty: for every machine
    std::vector<PackedFile> files;       // for this machine, by path
  };

  // Throws Error that says what is wrong with the pack and what to do.
  explicit PackReader(const std::filesystem::path& file, const std::atomic<bool>* cancel = nullptr);
  ~PackReader();
  PackReader(const PackReader&) = delete;
  PackReader& operator=(const PackReader&) = delete;

  [[nodiscard]] const std::vector<Plugin>& plugins() const { return plugins_; }
  // Of the pack itself: what its maker can tell beside it.
  [[nodiscard]] const std::string& sha256() const { return sha256_; }
  // Who signed it; nothing for a pack without a signature.
  [[nodiscard]] const std::optional<Signer>& signer() const { return signer_; }

  // One of the plugin's files, by its path.
  [[nodiscard]] std::string text(const Plugin& plugin, const std::string& path) const;

  // Writes the plugin's files into a new folder, checked once more; they are on the disk when this
  // returns. Throws Error; what is there then is the caller's to remove.
  void unpack(const Plugin& plugin, const std::filesystem::path& folder) const;

 private:
  class Archive;
  void read_plugin(const PackedPlugin& packed, const PackIndex& index);

  std::filesystem::path file_;
  std::string sha256_;
  std::optional<Signer> signer_;
  std::unique_ptr<Archive> archive_;
  std::vector<Plugin> plugins_;
};

}  // namespace pareto::plugins
