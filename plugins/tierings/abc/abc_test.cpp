#include "abc.hpp"

#include <catch2/catch.hpp>

#include <map>

namespace pareto::abc {
namespace {

// A host with settings and figures, as far as a tiering sees one.
struct Bench {
  std::map<std::string, std::string> texts;
  std::map<std::string, double> numbers, figures;
  pareto_job c{};

  Bench() {
    c.size_of = sizeof c;
    c.ctx = this;
    c.language = "en";
    c.setting = [](const pareto_job* job, const char* name, pareto_str* text, std::int64_t*,
                   double* number) -> std::int32_t {
      const auto& self = *static_cast<Bench*>(job->ctx);
      if (const auto found = self.texts.find(name); found != self.texts.end()) {
        *text = sdk::to_c(std::string_view(found->second));
        return 1;
      }
      const auto found = self.numbers.find(name);
      if (found == self.numbers.end()) return 0;
      *number = found->second;
      return 1;
    };
    c.cancelled = [](const pareto_job*) -> std::int32_t { return 0; };
    c.progress = [](const pareto_job*, std::int64_t, std::int64_t) {};
    c.figure = [](const pareto_job* job, const char* name, double value) {
      static_cast<Bench*>(job->ctx)->figures[name] = value;
    };
  }
  [[nodiscard]] const pareto_tiering_v1& table() const {
    return *static_cast<const pareto_tiering_v1*>(Abc::table());
  }
};

struct Needs {
  std::vector<std::string> metrics;
  bool per_group = false;
};

Needs plan_of(const Bench& bench) {
  Needs needs;
  pareto_plan plan{sizeof(pareto_plan), &needs,
                   [](const pareto_plan* self, const pareto_need* need) {
                     static_cast<Needs*>(self->ctx)->metrics.push_back(
                         std::string(need->name) + "/" + need->source + "/" + need->window);
                   },
                   [](const pareto_plan* self, std::int32_t yes) {
                     static_cast<Needs*>(self->ctx)->per_group = yes != 0;
                   }};
  pareto_error error = sdk::no_error();
  sdk::require(bench.table().plan(&bench.c, &plan, &error), error);
  return needs;
}

pareto_status apply(const Bench& bench, sdk::Batch in, sdk::Batch& out, pareto_error& error) {
  ArrowArrayStream stream{}, answer{};
  sdk::export_stream(sdk::stream_of(std::move(in)), &stream);
  error = sdk::no_error();
  const pareto_status status = bench.table().apply(&bench.c, &stream, &answer, &error);
  if (status != PARETO_OK) return status;
  sdk::ImportedStream rows(&answer, sdk::tiering_result());
  if (!rows.next(out)) out = sdk::Batch();
  return status;
}

sdk::Batch sales(const std::vector<std::optional<std::int64_t>>& values,
                 const char* name = "net_sales") {
  sdk::BatchBuilder builder({{name, sdk::Type::Money}});
  for (const auto& value : values) {
    if (value) builder.integer(0, *value);
    builder.end_row();
  }
  return builder.finish();
}

TEST_CASE("ABC asks for the measure over its window, by group unless told otherwise", "[abc]") {
  Bench bench;

  CHECK(plan_of(bench).metrics == std::vector<std::string>{"net_sales/net_sales/12m"});
  CHECK(plan_of(bench).per_group);

  bench.texts = {{"measure", "margin"}, {"window", "all"}, {"per", "customer"}};
  CHECK(plan_of(bench).metrics == std::vector<std::string>{"margin/margin/all"});
  CHECK_FALSE(plan_of(bench).per_group);
}

TEST_CASE("ABC answers a row per subject in the stream's order, and its figures", "[abc]") {
  Bench bench;
  sdk::Batch out;
  pareto_error error;

  REQUIRE(apply(bench, sales({100'000, std::nullopt, 800'000, -50'000, 150'000}), out, error) ==
          PARETO_OK);

  REQUIRE(out.rows() == 5);
  CHECK(out.column(0).integer(2) == 2);
  CHECK(out.column(0).integer(4) == 1);  // 80 before it is not below 80 % of 100
  CHECK(out.column(0).integer(0) == 0);
  CHECK(out.column(0).is_null(1));
  CHECK(out.column(2).is_null(1));
  CHECK(out.column(0).integer(3) == 0);
  CHECK(out.column(1).real(2) == Approx(100));
  CHECK(out.column(1).real(4) == Approx(20));
  CHECK(out.column(1).real(3) == 0);
  CHECK(out.column(2).text(2).find(R"("rank","value":1)") != std::string_view::npos);
  CHECK(bench.figures["subjects_positive"] == 3);
  CHECK(bench.figures["subjects_nonpositive"] == 1);
  CHECK(bench.figures["cut_a_count"] == 1);
  CHECK(bench.figures["cut_a_share"] == Approx(0.8));
  CHECK(bench.figures["total"] == Approx(100));
}

TEST_CASE("Shares that make no sense are refused before anything is rated", "[abc]") {
  Bench bench;
  sdk::Batch out;
  pareto_error error;

  bench.numbers = {{"a_share", 1.5}};
  CHECK(apply(bench, sales({1}), out, error) == PARETO_E_ARGUMENT);
  bench.numbers = {{"a_share", 0.9}, {"b_share", 0.5}};
  CHECK(apply(bench, sales({1}), out, error) == PARETO_E_ARGUMENT);
  bench.numbers = {};
  CHECK(apply(bench, sales({INT64_MAX, INT64_MAX}), out, error) == PARETO_E_DATA);
}

}  // namespace
}  // namespace pareto::abc
