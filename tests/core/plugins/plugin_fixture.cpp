#include "plugin_fixture.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "core/plugins/job_context.hpp"
#include "core/plugins/plugin_call.hpp"
#include "pareto/tiering_tables.hpp"

namespace pareto::plugins::test {
namespace fs = std::filesystem;

fs::path built_plugins() { return fs::path(PARETO_BINARY_ROOT) / "tests/abi/plugins"; }

Folder::Folder() {
  std::string name = (fs::temp_directory_path() / "pareto-plugins-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()) != nullptr);
  path_ = name;
}
Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path Folder::copy(std::string_view plugin, std::string_view as) const {
  const fs::path to = path_ / (as.empty() ? plugin : as);
  fs::copy(built_plugins() / plugin, to);
  return to;
}

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& file, std::string_view text) {
  std::ofstream out(file, std::ios::binary);
  REQUIRE(out << text);
}

void replace_in(const fs::path& file, std::string_view from, std::string_view to) {
  std::string text = read(file);
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  write(file, text.replace(at, from.size(), to));
}

namespace {

std::unique_ptr<sdk::BatchStream> stream_of_sales(const Sales& sales, std::int64_t batch) {
  return sdk::make_stream({{"net_sales", sdk::Type::Money}},
                          [&sales, batch, next = std::size_t{0}](sdk::Batch& out) mutable {
                            if (next == sales.size()) return false;
                            sdk::BatchBuilder builder({{"net_sales", sdk::Type::Money}});
                            for (; next < sales.size() && builder.rows() < batch; ++next) {
                              if (sales[next]) builder.integer(0, *sales[next]);
                              builder.end_row();
                            }
                            out = builder.finish();
                            return true;
                          });
}

void require_one_need(JobContext& job, const Found<pareto_tiering_v1>& tiering) {
  std::vector<std::string> names;
  pareto_plan plan{};
  plan.size_of = sizeof plan;
  plan.ctx = &names;
  plan.need = [](const pareto_plan* self, const pareto_need* need) {
    static_cast<std::vector<std::string>*>(self->ctx)->push_back(std::string(need->source) + "@" +
                                                                 need->window);
  };
  plan.per_group = [](const pareto_plan*, std::int32_t) {};
  run_plugin(job, tiering.plugin,
             [&](pareto_error* error) { return tiering->plan(job.get(), &plan, error); });
  REQUIRE(names == std::vector<std::string>{"net_sales@12m"});
}

}  // namespace

Run run_tiering(PluginRegistry& registry, std::string_view id, const Sales& sales,
                const std::map<std::string, std::string>& settings, std::int64_t batch) {
  Run run;
  const auto tiering = registry.find<pareto_tiering_v1>(PARETO_EXT_TIERING, id);
  JobCallbacks callbacks;
  callbacks.figure = [&](std::string_view name, double value) {
    run.figures[std::string(name)] = value;
  };
  JobContext job(tiering.host, Settings::parse(model::fields_from(tiering->settings, ""), settings),
                 {.home_currency = "CNY"}, std::move(callbacks));
  require_one_need(job, tiering);

  ArrowArrayStream in{}, out{};
  sdk::export_stream(stream_of_sales(sales, batch), &in);
  run_plugin(job, tiering.plugin,
             [&](pareto_error* error) { return tiering->apply(job.get(), &in, &out, error); });
  REQUIRE(in.release == nullptr);
  reading(tiering.plugin, [&] {
    sdk::ImportedStream rows(&out, sdk::tiering_result());
    for (sdk::Batch answer; rows.next(answer);) {
      const sdk::ColumnView tier = answer.column(0), score = answer.column(1);
      for (std::int64_t row = 0; row < answer.rows(); ++row) {
        Rated& rated = run.rows.emplace_back();
        if (!tier.is_null(row)) rated.tier = static_cast<int>(tier.integer(row));
        if (!score.is_null(row)) rated.score = score.real(row);
      }
    }
  });
  return run;
}

}  // namespace pareto::plugins::test
