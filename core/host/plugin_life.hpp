// The life of a plugin in a workspace: enabled, disabled, trusted as it lies there, uninstalled,
// its data purged.
//
//     Enabling enabling(host, {"acme.abc"});            // what cannot be is said here
//     enabling.preview(watch);                          // what it would change, tried on a copy
//     const auto with = enabling.carry_out(options);    // all of them or none; the workspace as it is from then on
//
// Each is looked at first and carried out by whoever has said yes. The host that they are given
// stays what it was; services that run meanwhile go on with another host or begin anew, by
// themselves (plugins_watch.hpp). Must not outlive that host. One thread.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/host/pack_content.hpp"
#include "core/host/plugin_change.hpp"

namespace pareto::host {

// All of them or none. Those of the workspace's own folder are trusted as they lie there from here
// on, unless they were before; those in which Pareto died are tried again.
class Enabling {
 public:
  // Throws Error for one that there is none of, or that cannot be used.
  Enabling(Host& host, std::vector<std::string> ids);

  [[nodiscard]] TriedChange preview(const store::CopyWatch& watch) const;
  // What went wrong is thrown, with everything as it was.
  [[nodiscard]] std::unique_ptr<Host> carry_out(const HostOptions& options);
  // What became of the roles that they bring; told once it is carried out.
  [[nodiscard]] const PutRoles& roles() const { return roles_; }

  enum class Was { Used, OutOfUse, Disabled };  // out of use: enabled, and skipped until now
  [[nodiscard]] Was was(const std::string& id) const;

 private:
  Host& host_;
  const std::vector<std::string> ids_;
  const plugins::Pins pins_before_;
  WorkspaceSettings settings_;
  plugins::Pins pins_;
  PutRoles roles_;
  bool pinned_ = false;
};

class Disabling {
 public:
  // Throws Error for one that is not enabled.
  Disabling(Host& host, std::vector<std::string> ids);

  [[nodiscard]] TriedChange preview(const store::CopyWatch& watch) const;
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> needed_by() const {
    return needing(host_, ids_);
  }
  [[nodiscard]] std::unique_ptr<Host> carry_out(const HostOptions& options);

 private:
  Host& host_;
  const std::vector<std::string> ids_;
  WorkspaceSettings settings_;
};

// One in which Pareto died is used again. Throws Error where it is not quarantined, or is skipped
// for another reason.
[[nodiscard]] std::unique_ptr<Host> release(Host& host, const std::string& id,
                                            const HostOptions& options);

class Trusting {
 public:
  struct Plugin {
    enum class State { OfTheProgram, Trusted, Fresh };
    State state = State::Fresh;
    plugins::Manifest manifest;
    std::string version_before;  // empty: none was trusted, or it is the same
    plugins::PinChange change;   // against what was trusted before, if something was
  };
  // Throws Error for files that others may write, that are not those of the manifest, or that
  // cannot be read.
  Trusting(Host& host, const std::vector<std::string>& ids);

  [[nodiscard]] const std::vector<Plugin>& plugins() const { return plugins_; }
  [[nodiscard]] bool nothing() const;
  // With them trusted.
  [[nodiscard]] const plugins::Pins& pins() const { return pins_; }
  // Trusted from then on, also where what this throws says that one of them is not used all the
  // same.
  [[nodiscard]] std::unique_ptr<Host> carry_out(const HostOptions& options);

 private:
  Host& host_;
  plugins::Pins pins_;
  std::vector<Plugin> plugins_;
};

class Uninstalling {
 public:
  // Throws Error for one of the program's own, and one that is not installed here.
  Uninstalling(Host& host, std::string id);

  [[nodiscard]] bool enabled() const { return enabled_; }
  // Of one that is enabled.
  [[nodiscard]] TriedChange preview(const store::CopyWatch& watch) const;
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> needed_by() const {
    return needing(host_, {id_});
  }
  // What stays in the store, and returns with the plugin.
  [[nodiscard]] std::vector<PluginData> stays() const {
    return data_of(host_, id_, tables_of(host_, id_));
  }
  [[nodiscard]] std::unique_ptr<Host> carry_out(const HostOptions& options);

 private:
  Host& host_;
  const std::string id_;
  WorkspaceSettings settings_;
  const plugins::Pins pins_before_;
  plugins::Pins pins_;
  bool enabled_ = false;
};

// The data of a plugin that is not enabled, for good: no undo brings it back.
class Purging {
 public:
  // Throws Error for one that is enabled.
  Purging(Host& host, std::string id);

  [[nodiscard]] std::vector<PluginData> data() const { return data_of(host_, id_, tables_); }
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> needed_by() const {
    return needing(host_, {id_});
  }
  [[nodiscard]] std::unique_ptr<Host> carry_out(const HostOptions& options);

 private:
  Host& host_;
  const std::string id_;
  const std::vector<store::PluginTable> tables_;
};

}  // namespace pareto::host
