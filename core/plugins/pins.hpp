// What a workspace trusts of the plugins that lie in its own folder, and what it does not grant to
// any: WORKSPACE/plugins.lock.
//
//     [[plugin]]
//     id = "acme.abc"
//     version = "1.2.0"
//     files = ["manifest.json 3f0c…", "views/board.toml 77ab…"]
//     revoked = ["pareto.host.query/1"]
//
//     [[signer]]                            # whose packs of it are taken; stays when the plugin goes
//     plugin = "acme.abc"
//     maker = "Acme Ltd"
//     key = "8f03…"
//
// Of a library its manifest says the sha256, and the library is held to that when it is opened; so
// the manifest's own is enough to tell a changed library. Plugins of the program's own folder come
// and go with the program and are trusted as it is; they may have revoked services all the same
// (docs/decisions/0041-packs-and-pins.md).
//
// Values; one thread.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/message.hpp"
#include "core/plugins/manifest.hpp"
#include "core/plugins/pack_signature.hpp"

namespace pareto::plugins {

struct Pin {
  std::string plugin,
      version;  // no version: nothing of it is trusted, it only has services revoked
  std::map<std::string, std::string> files;  // sha256 by name
  std::vector<std::string> revoked;          // services that it asks for and does not get
};

// The plugin as it lies there now, with nothing revoked. Throws Error for files that cannot be
// read.
[[nodiscard]] Pin pin_of(const Manifest& manifest);

// How the files of a plugin differ from what was trusted.
struct PinChange {
  std::vector<std::string> changed, added, gone;
  [[nodiscard]] bool any() const { return !changed.empty() || !added.empty() || !gone.empty(); }
};
[[nodiscard]] PinChange compare(const Pin& trusted, const Pin& now);
// "manifest.json changed; views/board.toml is new"
[[nodiscard]] Argument words_of(const PinChange& change);

class Pins {
 public:
  Pins() = default;
  // Reads the file; without one there are none. Throws Error that names file and line where it
  // cannot be read.
  [[nodiscard]] static Pins read(const std::filesystem::path& file);
  // Writes them, as a whole or not at all.
  void write(const std::filesystem::path& file) const;

  [[nodiscard]] const Pin* find(std::string_view plugin) const;
  // Trusts these files from here on; what was revoked and is still asked for stays so.
  void trust(const Manifest& manifest);
  void forget(std::string_view plugin);
  void revoke(std::string_view plugin, const std::vector<std::string>& services);
  void grant(std::string_view plugin, const std::vector<std::string>& services);

  // Who signed the pack in which a plugin first came; null where none did. Every later pack of it
  // must be that signer's.
  [[nodiscard]] const Signer* signer(std::string_view plugin) const;
  void set_signer(std::string_view plugin, Signer signer);
  // Whether some plugin came with this signer's key.
  [[nodiscard]] bool knows(const Signer& signer) const;

  // Why this plugin may not be used as it lies there; nothing where it may.
  [[nodiscard]] std::optional<Error> refusal(const Manifest& manifest) const;
  // What it asks for, but for what was revoked.
  [[nodiscard]] std::vector<std::string> granted(const Manifest& manifest) const;

 private:
  Pin& at(std::string_view plugin);
  std::map<std::string, Pin, std::less<>> pins_;
  std::map<std::string, Signer, std::less<>> signers_;
};

}  // namespace pareto::plugins
