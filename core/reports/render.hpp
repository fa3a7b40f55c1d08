// Renders a document to files in a format of a plugin: whoever writes it, a report of a plugin or
// the program itself.
//
// A file appears whole or not at all: it is written under another name and renamed when the
// document has ended.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/jobs/job.hpp"
#include "core/plugins/job_context.hpp"
#include "core/plugins/plugin_registry.hpp"
#include "pareto/abi/document.h"

namespace pareto::reports {

struct Rendered {
  std::vector<std::filesystem::path> files;  // the first one first
  std::uintmax_t bytes = 0;
};

// Throws Error when there is no such format, when `write` throws, and when the disk does not take
// it.
Rendered render(plugins::PluginRegistry& registry, const std::string& format,
                const std::map<std::string, std::string>& settings,
                const std::filesystem::path& file, const plugins::JobScope& scope, jobs::Job& job,
                const std::function<void(const pareto_document&)>& write);

// The extension that is called so. Throws Error naming those that are enabled.
[[nodiscard]] const plugins::Extension& offered(const std::vector<plugins::Offer>& offers,
                                                const std::string& id, const Text& what);

}  // namespace pareto::reports
