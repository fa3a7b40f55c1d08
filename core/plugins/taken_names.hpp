// Names that enabled plugins have taken, and by whom: of two that give the same the later one is
// skipped.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "core/plugins/manifest.hpp"

namespace pareto::plugins {

class TakenNames {
 public:
  // Takes all names of a plugin, or throws Error and takes none.
  void take(const Manifest& manifest);

 private:
  std::map<std::pair<std::string, std::string>, std::string> owners_;
};

}  // namespace pareto::plugins
