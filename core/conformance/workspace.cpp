#include "core/conformance/workspace.hpp"

#include <stdlib.h>

#include <algorithm>
#include <set>

#include "core/conformance/check.hpp"
#include "core/records/write/transaction.hpp"

namespace pareto::conformance {
namespace fs = std::filesystem;
namespace {

#include "core/conformance/sample_words.inc"

using sdk::Type;

// Where plugins are looked for: those that it is to be tried with, the bundled ones, and the
// checked one in place of another of its name.
std::vector<fs::path> plugin_folders(Trial& trial) {
  std::vector<fs::path> out;
  const fs::path own = fs::weakly_canonical(trial.folder());
  std::set<std::string> known{trial.manifest().id};
  if (!trial.subject().with.empty()) {
    for (const fs::path& manifest : manifests_of(trial.subject().with)) {
      if (known.insert(plugins::read_manifest(manifest).id).second)
        out.push_back(fs::weakly_canonical(manifest.parent_path()));
    }
  }
  for (const fs::path& directory : host::plugin_directories()) {
    std::error_code none;
    for (const fs::directory_entry& entry : fs::directory_iterator(directory, none)) {
      const fs::path manifest = entry.path() / "manifest.json";
      if (!fs::exists(manifest) || fs::weakly_canonical(entry.path()) == own) continue;
      try {
        if (known.insert(plugins::read_manifest(manifest).id).second) out.push_back(entry.path());
      } catch (const Error&) {
        // Another plugin's fault.
      }
    }
  }
  out.push_back(own);
  return out;
}

std::vector<std::int64_t> create(host::Host& host, const char* entity, const sdk::Batch& rows) {
  records::Transaction transaction(host.records(), host.session(),
                                   {.kind = "add", .title = "check"});
  const records::WriteResult written = transaction.create(host.schema().entity(entity), rows);
  transaction.commit();
  return written.ids;
}

}  // namespace

TestWorkspace::TestWorkspace(Trial& trial, bool filled) {
  const fs::path all = trial.scratch() / "plugins";
  host::WorkspaceSettings settings;
  settings.name = kCheckedFirm;
  settings.language = trial.subject().language;
  // Links to files are files of their own here: others' libraries are neither copied nor moved.
  for (const fs::path& folder : plugin_folders(trial)) {
    fs::create_directories(all);
    fs::create_directory_symlink(folder, all / plugins::read_manifest(folder / "manifest.json").id);
  }
  setenv("PARETO_PLUGINS", all.c_str(), 1);
  for (const plugins::PluginStatus& plugin :
       plugins::PluginRegistry({all}, {}, {.developer = true}).plugins()) {
    if (plugin.state != plugins::PluginState::Skipped)
      settings.plugins.push_back(plugin.id);
    else if (plugin.id == trial.manifest().id && plugin.reason)
      throw *plugin.reason;
  }
  host::HostOptions options;
  options.developer = true;  // links are followed; whose files they are, other cases look at
  options.language = trial.subject().language;
  options.clock_micros = [] { return std::int64_t{1'793'500'000'000'000}; };  // 2026-11-01
  host_ = host::Host::create(
      host::Workspace::create(trial.scratch() / "check.pareto", std::move(settings)), options);
  const plugins::PluginStatus own = host_->plugins().plugin(trial.manifest().id);
  if (own.state == plugins::PluginState::Skipped && own.reason) throw *own.reason;
  if (filled) fill();
}

void TestWorkspace::fill() {
  sdk::BatchBuilder customers({{"code", Type::Text}, {"name", Type::Text}});
  for (int i = 0; i < 12; ++i) {
    customers.text(0, "C" + std::to_string(100 + i));
    customers.text(1, i % 3 == 0 ? kCheckedCustomer + std::to_string(i) + ">"
                                 : "Customer & " + std::to_string(i));
    customers.end_row();
  }
  const std::vector<std::int64_t> ids = create(*host_, "customer", customers.finish());
  sdk::BatchBuilder products({{"code", Type::Text}, {"name", Type::Text}});
  for (int i = 0; i < 3; ++i) {
    products.text(0, "P" + std::to_string(i));
    products.text(1, "Product " + std::to_string(i));
    products.end_row();
  }
  const std::vector<std::int64_t> goods = create(*host_, "product", products.finish());
  sdk::BatchBuilder sales({{"number", Type::Text},
                           {"line", Type::Int},
                           {"date", Type::Date},
                           {"customer", Type::Int},
                           {"product", Type::Int},
                           {"amount", Type::Money},
                           {"cost", Type::Money}});
  const std::int32_t last = 20'757;  // 2026-10-31
  for (int month = 0; month < 24; ++month) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      // The last one stopped buying, the one before brings things back.
      if (i == 11 && month < 8) continue;
      sales.text(0, "S" + std::to_string(month * 100 + static_cast<int>(i)));
      sales.integer(1, 1);
      sales.integer(2, last - month * 30);
      sales.integer(3, ids[i]);
      sales.integer(4, goods[i % 3]);
      sales.integer(5, (i == 10 && month == 2 ? -1 : 1) *
                           static_cast<std::int64_t>(1 + (11 - i) * (11 - i)) * 1'000'0000);
      if (i % 4 != 3)
        sales.integer(6, static_cast<std::int64_t>(1 + (11 - i) * (11 - i)) * 800'0000);
      sales.end_row();
    }
  }
  create(*host_, "sale", sales.finish());
}

}  // namespace pareto::conformance
