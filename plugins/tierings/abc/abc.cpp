#include "abc.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "concentration.hpp"
#include "explanation.hpp"
#include "ranking.hpp"

namespace pareto::abc {
namespace {

using sdk::Batch;
using sdk::BatchStream;
using sdk::Failure;
using sdk::Job;

// Text of explanations grows to some 300 bytes a subject; batches stay small.
constexpr std::int64_t kRowsPerBatch = 8'192;

Billionths share_setting(const Job& job, const char* name, double otherwise) {
  const double share = job.real(name, otherwise);
  if (!(share > 0 && share <= 1)) {
    throw Failure(
        PARETO_E_ARGUMENT,
        std::string(name) + std::string(job.say(" must be above 0, at most 1: write 0.8 for 80%",
                                                " 应大于 0、不超过 1：80% 请写 0.8")));
  }
  return std::llround(share * static_cast<double>(kBillion));
}

std::string measure_of(const Job& job) { return job.text("measure", "net_sales"); }

std::vector<std::int64_t> read_values(const Job& job, BatchStream& in) {
  std::vector<std::int64_t> values;
  for (Batch batch; in.next(batch); batch = Batch()) {
    job.check();
    const auto column = batch.column(0);
    for (std::int64_t row = 0; row < batch.rows(); ++row) {
      values.push_back(column.is_null(row) ? kUnrated : column.integer(row));
    }
  }
  values.shrink_to_fit();
  return values;
}

void report_figures(const Job& job, const Ranking& ranking, Billionths a, Billionths b) {
  const Concentration spread = concentration(ranking);
  const auto share_of_first = [&](std::size_t count) {
    if (ranking.total() <= 0) return 0.0;
    return static_cast<double>(ranking.before(count)) / static_cast<double>(ranking.total());
  };
  const auto figure = [&](const char* name, auto value) {
    job.figure(name, static_cast<double>(value));
  };
  figure("gini", spread.gini);
  figure("hhi", spread.hhi);
  figure("subjects_positive", ranking.positives());
  figure("subjects_nonpositive", ranking.not_positive());
  figure("cut_a_count", ranking.a_count());
  figure("cut_a_share", share_of_first(ranking.a_count()));
  figure("cut_b_count", ranking.ab_count());
  figure("cut_b_share", share_of_first(ranking.ab_count()));
  figure("total", static_cast<double>(ranking.total()) / 10'000);
  figure("a_share", static_cast<double>(a) / static_cast<double>(kBillion));
  figure("b_share", static_cast<double>(b) / static_cast<double>(kBillion));
}

double score(const Ranking& ranking, std::size_t subject) {
  const auto at = ranking.position(subject);
  if (!at || ranking.total() <= 0) return 0;
  const double before =
      static_cast<double>(ranking.before(*at)) / static_cast<double>(ranking.total());
  return std::max(0.0, 100.0 * (1.0 - before));
}

Ranking ranked(const Job& job, BatchStream& in, Billionths a, Billionths b) {
  try {
    return {read_values(job, in), a, b};
  } catch (const std::overflow_error&) {
    throw Failure(PARETO_E_DATA, std::string(job.say("the amounts add up to more than can be held",
                                                     "金额合计超出可表示的范围")));
  }
}

}  // namespace

void Abc::plan(const Job& job, sdk::Plan& plan) {
  const std::string measure = measure_of(job);
  const std::string window = job.text("window", "12m");
  plan.metric(measure.c_str(), sdk::Type::Money, measure.c_str(), window.c_str());
  plan.per_group(job.text("per", "group") != "customer");
}

std::unique_ptr<BatchStream> Abc::apply(const Job& job, std::unique_ptr<BatchStream> in) {
  const Billionths a = share_setting(job, "a_share", 0.8), b = share_setting(job, "b_share", 0.95);
  if (a > b) {
    throw Failure(
        PARETO_E_ARGUMENT,
        std::string(job.say(
            "the line of A must not lie above that of B: give a b_share that is not below a_share",
            "A 类界线不能高于 B 类界线：b_share 不能小于 a_share")));
  }
  auto ranking = std::make_unique<Ranking>(ranked(job, *in, a, b));
  in.reset();
  report_figures(job, *ranking, a, b);

  auto next = [job, ranking = std::move(ranking), measure = measure_of(job),
               explained = job.wants_explanations(), all_ways = job.wants_all_ways(),
               done = std::size_t{0}, text = std::string()](Batch& out) mutable {
    if (done == ranking->subjects()) return false;
    job.check();
    sdk::Ratings ratings;
    for (; done < ranking->subjects() && ratings.rows() < kRowsPerBatch; ++done) {
      if (!ranking->rated(done)) {
        ratings.add({}, {});
        continue;
      }
      text.clear();
      if (explained) explain(*ranking, done, measure, all_ways, text);
      ratings.add(ranking->tier(done), score(*ranking, done), text);
    }
    out = ratings.finish();
    job.progress(static_cast<std::int64_t>(done), static_cast<std::int64_t>(ranking->subjects()));
    return true;
  };
  return sdk::make_stream(sdk::tiering_result(), std::move(next));
}

}  // namespace pareto::abc
