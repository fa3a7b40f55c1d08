// One thing that a plugin is held to, and what the code that finds out is given.
//
// A case runs in a process of its own, where it may crash or hang without taking anybody with it.
// It throws Error when the plugin does not do what it must, and Skipped when there is nothing to
// find out; otherwise the plugin passed. The cases of all levels are listed in cases.hpp. One
// thread, but for what a case starts itself.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/language.hpp"
#include "core/conformance/watch.hpp"
#include "core/plugins/host_table.hpp"
#include "core/plugins/manifest.hpp"
#include "core/plugins/service_registry.hpp"
#include "pareto/abi/plugin.h"
#include "pareto/testing/given_rights.hpp"
#include "pareto/testing/steady_services.hpp"

namespace pareto::conformance {

// There is nothing that this case could find out here.
struct Skipped {
  Message why;
};

[[noreturn]] void fail(const Text& why, std::vector<Argument> values = {});
[[noreturn]] void fail(const Text& why, std::vector<Argument> values, const Text& remedy,
                       std::vector<Argument> remedy_values = {});

// What all cases of a check share.
struct Subject {
  std::filesystem::path manifest;  // its file
  std::uint64_t seed = 1;
  bool oldest = false;  // tables of the host as the first version of the interface had them
  Language language = Language::English;
  std::filesystem::path
      with;  // folder of a plugin that it needs, or of several; empty: what comes with Pareto
};

class Trial {
 public:
  // Reads the manifest; throws Error.
  Trial(Subject subject, std::string_view extension);
  ~Trial();
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;

  [[nodiscard]] const Subject& subject() const { return subject_; }
  [[nodiscard]] const plugins::Manifest& manifest() const { return manifest_; }
  [[nodiscard]] std::filesystem::path folder() const { return subject_.manifest.parent_path(); }
  // What the case is about; a case of the plugin as a whole has none.
  [[nodiscard]] const plugins::Extension& extension() const { return *extension_; }
  // Its settings for one run: those that its plugin wants to be checked with (check_settings.hpp),
  // and what nobody may leave out.
  [[nodiscard]] std::map<std::string, std::string> settings();
  // Opened at the first call, as the host opens it.
  [[nodiscard]] const pareto_plugin_v0& plugin();
  template <class Table>
  [[nodiscard]] const Table& table() {
    return *static_cast<const Table*>(raw_table());
  }
  // Services that the plugin sees if it asks for them. Decoding of texts is there, a clock that
  // stands nearly still, and random numbers of the subject's seed.
  [[nodiscard]] plugins::ServiceRegistry& services() { return services_; }
  [[nodiscard]] const pareto_host* host();
  // What the process was before, and what the case itself made of it: the plugin must leave it so.
  [[nodiscard]] ProcessState& ground() { return ground_; }
  // A folder that goes with the case.
  [[nodiscard]] const std::filesystem::path& scratch();

 private:
  [[nodiscard]] const void* raw_table();
  ProcessState ground_ = ProcessState::now();
  Subject subject_;
  plugins::Manifest manifest_;
  const plugins::Extension* extension_ = nullptr;
  const pareto_plugin_v0* plugin_ = nullptr;
  sdk::testing::SteadyClock clock_;
  sdk::testing::SeededRandom random_;
  sdk::testing::GivenRights rights_;
  plugins::ServiceRegistry services_;
  std::unique_ptr<plugins::HostTable> host_;
  std::filesystem::path scratch_;
};

struct Case {
  std::string_view name;  // "tiering.nulls"
  int level;
  std::string_view kind;  // the extension that it is about; empty: the plugin as a whole;
                          // "library": that, if it has a library
  Text claim;
  int seconds;  // it may take
  void (*run)(Trial&);
};

// Cases of the plugin as a whole that has a library; a pack of content alone has none.
inline constexpr std::string_view kLibrary = "library";

}  // namespace pareto::conformance
