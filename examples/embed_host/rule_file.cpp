#include "rule_file.hpp"

#include <dlfcn.h>

#include <pareto/job.hpp>
#include <pareto/table.hpp>
#include <pareto/testing/test_job.hpp>

#include <cstring>
#include <filesystem>
#include <stdexcept>

using namespace pareto::sdk;

namespace {

const pareto_tiering_v1* tiering_of(const pareto_plugin_v0& plugin) {
  for (auto list = plugin.extensions; *list != nullptr; ++list) {
    if (std::strcmp((*list)->id, PARETO_EXT_TIERING) == 0)
      return static_cast<const pareto_tiering_v1*>((*list)->table);
  }
  throw std::runtime_error(std::string(plugin.id) + " has no rule");
}

// What a rule asks for while it plans.
struct Asked : pareto_plan {
  std::vector<std::string> sources;
  Asked() : pareto_plan{} {
    size_of = sizeof(pareto_plan);
    ctx = this;
    need = [](const pareto_plan* self, const pareto_need* wanted) {
      static_cast<Asked*>(self->ctx)->sources.emplace_back(wanted->source);
    };
  }
};

}  // namespace

RuleFile::RuleFile(const std::string& file) {
  // Of a stranger's file Pareto checks owner, hash and symbols before this line, which runs code of
  // the library.
  void* library =
      dlopen(std::filesystem::absolute(file).c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (library == nullptr) throw std::runtime_error(dlerror());
  const auto entry =
      reinterpret_cast<const pareto_plugin_v0* (*)()>(dlsym(library, "pareto_plugin_entry_v0"));
  const pareto_plugin_v0* plugin = entry != nullptr ? entry() : nullptr;
  if (plugin == nullptr || plugin->magic != PARETO_MAGIC)
    throw std::runtime_error(file + " is no plugin");
  if (plugin->needs_minor > PARETO_ABI_MINOR)
    throw std::runtime_error(file + " needs a later interface");
  rule_ = tiering_of(*plugin);

  testing::TestJob host;
  Asked asked;
  pareto_error error = no_error();
  require(rule_->plan(host.c(), &asked, &error), error);
  if (asked.sources != std::vector<std::string>{"net_sales"})
    throw std::runtime_error(
        "this program knows net sales alone, and the rule needs something else");
}

std::vector<std::string> RuleFile::rate(const std::vector<std::optional<std::int64_t>>& net_sales,
                                        const std::map<std::string, std::string>& settings) const {
  BatchBuilder rows({{"net_sales", Type::Money}});
  for (const auto& value : net_sales) {
    if (value) rows.integer(0, *value);
    rows.end_row();
  }
  testing::TestJob host(settings);
  ArrowArrayStream in{}, out{};
  export_stream(stream_of(rows.finish()), &in);
  pareto_error error = no_error();
  require(rule_->apply(host.c(), &in, &out, &error), error);
  ImportedStream answer(&out,
                        {{"tier", Type::Tier}, {"score", Type::Real}, {"explanation", Type::Text}});
  std::vector<std::string> tiers;
  for (Batch batch; answer.next(batch);) {
    const ColumnView tier = batch.column(0);
    for (std::int64_t row = 0; row < batch.rows(); ++row)
      tiers.emplace_back(tier.is_null(row) ? "" : rule_->tiers[tier.integer(row)]->code);
  }
  return tiers;
}
