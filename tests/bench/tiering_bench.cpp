// Rates ROWS subjects, by a plugin through the C interface and by the same rule linked in:
//
//     pareto_bench_tiering above_average.so 1000000 [RUNS]
//
// Both read the same batches and write the same answer, which is read again and added up; the runs
// take turns. Beside them the bare loop over two arrays, which has neither nulls nor batches nor a
// table for an answer.
#include <dlfcn.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "above_average.hpp"
#include "pareto/testing/test_job.hpp"
#include "pareto/tiering_tables.hpp"

namespace {

using namespace pareto::sdk;

const Schema kSubjects{{"net", Type::Money}};

std::int64_t sales_of(std::int64_t row) {
  return row % 11 == 3 ? -1 : (row * 7919 % 200'003) * 10'000;
}  // -1: none

std::vector<Batch> subjects(std::int64_t rows) {
  std::vector<Batch> out;
  for (std::int64_t row = 0; row < rows;) {
    BatchBuilder builder(kSubjects);
    for (; row < rows && builder.rows() < kBatchRows; ++row) {
      if (const std::int64_t net = sales_of(row); net >= 0) builder.integer(0, net);
      builder.end_row();
    }
    out.push_back(builder.finish());
  }
  return out;
}
std::unique_ptr<BatchStream> stream_of(std::vector<Batch> batches) {
  return make_stream(kSubjects,
                     [batches = std::move(batches), next = std::size_t{0}](Batch& out) mutable {
                       if (next == batches.size()) return false;
                       out = std::move(batches[next++]);
                       return true;
                     });
}

struct Sum {
  std::int64_t rows = 0, rated = 0, over = 0;
  double score = 0;
  bool operator==(const Sum&) const = default;
};
Sum added(BatchStream& answer) {
  Sum sum;
  for (Batch batch; answer.next(batch);) {
    const ColumnView tier = batch.column(0), score = batch.column(1);
    sum.rows += batch.rows();
    for (std::int64_t row = 0; row < batch.rows(); ++row) {
      if (tier.is_null(row)) continue;
      ++sum.rated;
      sum.over += tier.integer(row);
      sum.score += score.real(row);
    }
  }
  return sum;
}

const pareto_tiering_v1* tiering_of(const char* library) {
  void* handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) throw Failure(PARETO_E_ARGUMENT, dlerror());
  const auto entry =
      reinterpret_cast<const pareto_plugin_v0* (*)()>(dlsym(handle, "pareto_plugin_entry_v0"));
  return static_cast<const pareto_tiering_v1*>(entry()->extensions[0]->table);
}
Sum by_plugin(const pareto_tiering_v1* tiering, testing::TestJob& host,
              std::vector<Batch> batches) {
  ArrowArrayStream in{}, out{};
  pareto_error error = no_error();
  export_stream(stream_of(std::move(batches)), &in);
  require(tiering->apply(host.c(), &in, &out, &error), error);
  ImportedStream answer(&out, tiering_result());
  return added(answer);
}
// The same two passes over the same batches into the same answer, without the interface between.
Sum linked_in(testing::TestJob& host, std::vector<Batch> batches) {
  AboveAverage rule(host.job());
  const auto each_row = [](const Batch& batch, auto work) {
    std::vector<ColumnView> columns;
    for (std::size_t i = 0; i < batch.columns(); ++i) columns.push_back(batch.column(i));
    for (std::int64_t row = 0; row < batch.rows(); ++row) work(Row(columns.data(), row), row);
  };
  for (const Batch& batch : batches)
    each_row(batch, [&](const Row& row, std::int64_t) { rule.observe(row); });
  std::size_t at = 0;
  const auto schema = std::make_shared<const Schema>(tiering_result());
  const auto answer = make_stream(tiering_result(), [&](Batch& out) {
    if (at == batches.size()) return false;
    auto* ratings = new detail::RatingsOut(batches[at].rows());
    each_row(batches[at++], [&](const Row& row, std::int64_t i) {
      const Rating rating = rule.rate(row);
      ratings->add(i, rating.tier, rating.score, rating.explanation);
    });
    ArrowArray array{};
    detail::RatingsOut::give(ratings, &array);
    out = Batch(schema, array);
    return true;
  });
  return added(*answer);
}
Sum bare(const std::vector<std::int64_t>& sales) {
  std::int64_t sum = 0, count = 0;
  for (const std::int64_t net : sales) {
    if (net >= 0) sum += net, ++count;
  }
  Sum out;
  for (const std::int64_t net : sales) {
    ++out.rows;
    if (net < 0) continue;
    ++out.rated;
    out.over += net * count >= sum ? 1 : 0;
    out.score += static_cast<double>(net) / 10000;
  }
  return out;
}

template <class Work>
double milliseconds(Work work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
      .count();
}
double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: %s PLUGIN.so ROWS [RUNS]\n", argv[0]);
    return 2;
  }
  try {
    const pareto_tiering_v1* tiering = tiering_of(argv[1]);
    const std::int64_t rows = std::atoll(argv[2]);
    const int runs = argc > 3 ? std::atoi(argv[3]) : 9;
    testing::TestJob host;
    std::vector<std::int64_t> sales;
    for (std::int64_t row = 0; row < rows; ++row) sales.push_back(sales_of(row));
    std::vector<double> plugin, linked, loop, ratio;
    for (int run = 0; run < runs; ++run) {
      Sum a, b, c;
      std::vector<Batch> first = subjects(rows), second = subjects(rows);
      plugin.push_back(milliseconds([&] { a = by_plugin(tiering, host, std::move(first)); }));
      linked.push_back(milliseconds([&] { b = linked_in(host, std::move(second)); }));
      loop.push_back(milliseconds([&] { c = bare(sales); }));
      ratio.push_back(plugin.back() / linked.back());
      if (a != b || a != c || a.rows != rows) throw Failure(PARETO_E_FAIL, "the answers differ");
    }
    std::printf("%.4f %.4f %.4f %.3f\n", median(plugin) / 1000, median(linked) / 1000,
                median(loop) / 1000, median(ratio));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
