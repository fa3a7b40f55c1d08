// A plugin's folder in a workspace exchanged for another, or taken away; put back as it was unless
// it is kept.
//
//     PluginExchange exchange(workspace, "acme.abc");
//     pack.unpack(plugin, exchange.fresh());
//     exchange.put();                    // the new one is there, the old one lies aside
//     …                                  // what throws here undoes it
//     exchange.keep();
//
// The two change places in one step, so who opens the workspace meanwhile, or after this process
// was killed, finds one or the other, whole. One thread.
#pragma once

#include <filesystem>
#include <string>

#include "core/host/workspace.hpp"

namespace pareto::host {

class PluginExchange {
 public:
  PluginExchange(const Workspace& workspace, std::string id);
  ~PluginExchange();
  PluginExchange(const PluginExchange&) = delete;
  PluginExchange& operator=(const PluginExchange&) = delete;

  // Where the new one is to be made; does not exist.
  [[nodiscard]] const std::filesystem::path& fresh() const { return fresh_; }
  // Takes the old one away, if there is one, and puts the new one there, if one was made. Throws
  // Error, with nothing changed.
  void put();
  // For good: the old one is removed.
  void keep();

 private:
  enum class State { Begun, Added, Exchanged, Taken, Kept };
  std::filesystem::path place_,
      fresh_;  // after an exchange, and of what was taken away, the old one lies in fresh_
  State state_ = State::Begun;
};

}  // namespace pareto::host
