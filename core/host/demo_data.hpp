// The demo data of an enabled plugin in a workspace: what there is, whether it is imported, in and
// out. One operation.
//
// One thread, that of the host.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/host/host.hpp"
#include "core/imports/run/demo_files.hpp"

namespace pareto::host {

struct DemoData {
  imports::ImportSet set;
  std::optional<std::int64_t> there;  // the operation that brought it and was not undone
};

// Throws Error for a plugin that is not enabled, that brings none, or whose files say not what
// their rows are.
[[nodiscard]] DemoData demo_data(Host& host, const std::string& id);

}  // namespace pareto::host
