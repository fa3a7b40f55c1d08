// A pack put into a workspace: what would arrive, what it would change, and all of it or none.
//
//     const plugins::PackReader pack(file);
//     PluginInstallation installation(host, pack, true);
//     if (!installation.nothing()) {
//       installation.preview(watch);                       // of those that are enabled or will be
//       const auto with = installation.carry_out(options);
//     }
//
// Must not outlive the host and the pack. One thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/host/pack_content.hpp"
#include "core/host/plugin_change.hpp"
#include "core/plugins/pack_reader.hpp"

namespace pareto::host {

// A plugin of the pack, and what there is of it in the workspace.
struct Arrival {
  const plugins::PackReader::Plugin* packed;
  std::optional<plugins::PluginStatus> present;
  bool enabled = false;  // now, or to be
  PackContent content;   // for people
  bool there = false;    // exactly this is installed and trusted already, and nothing is to be done

  [[nodiscard]] const std::string& id() const { return packed->manifest.id; }
  [[nodiscard]] const std::string& version() const { return packed->manifest.version; }
  [[nodiscard]] std::uint64_t bytes() const;
  [[nodiscard]] bool has_demo() const;
  // A service that it asks for and the one before did not.
  [[nodiscard]] bool asks_newly_for(const std::string& service) const;
};

class PluginInstallation {
 public:
  // `enable`: and use them at once. Throws Error for a plugin that comes with Pareto, or that
  // cannot be put there; and, but for `new_signer`, for a pack that is not signed with the key that
  // the plugin's first pack had.
  PluginInstallation(Host& host, const plugins::PackReader& pack, bool enable,
                     bool new_signer = false);

  [[nodiscard]] const std::vector<Arrival>& arrivals() const { return arrivals_; }
  [[nodiscard]] bool nothing() const;
  // Whether something of it is enabled or will be: only then anything changes.
  [[nodiscard]] bool changes() const { return !needed_.empty(); }
  // Of what was revoked of them before.
  [[nodiscard]] const plugins::Pins& pins() const { return pins_; }

  // Throws Error where a stored field would change its type.
  [[nodiscard]] TriedChange preview(const store::CopyWatch& watch) const;
  // All of them or none. Null where none of it is enabled.
  [[nodiscard]] std::unique_ptr<Host> carry_out(const HostOptions& options);
  // What became of the roles that the enabled ones bring and the versions before them did not; told
  // once it is carried out.
  [[nodiscard]] const PutRoles& roles() const { return roles_; }

 private:
  Host& host_;
  const plugins::PackReader& pack_;
  const plugins::Pins pins_;
  std::vector<Arrival> arrivals_;
  WorkspaceSettings settings_;
  std::vector<std::string> needed_;
  PutRoles roles_;
};

}  // namespace pareto::host
