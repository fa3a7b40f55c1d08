#include "rfm.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <string>

#include "bins.hpp"
#include "pareto/words.hpp"
#include "segments.hpp"

namespace pareto::rfm {
namespace {

using sdk::Batch;
using sdk::BatchStream;
using sdk::Job;
using sdk::Type;

constexpr std::int64_t kRowsPerBatch = 8'192;
constexpr std::uint32_t kUnrated = UINT32_MAX;

int bins_of(const Job& job) { return static_cast<int>(job.integer("bins", 5)); }
bool by_ntile(const Job& job) { return job.text("ties", "together") == "ntile"; }

// "30,90,180,365", in 1/`unit`; empty where the setting is.
std::vector<std::int64_t> limits_of(const Job& job, const char* name, double unit) {
  static constexpr std::pair<std::string_view, double> kEndings[] = {
#include "endings.inc"
  };
  const std::string text = job.text(name, "");
  std::vector<std::int64_t> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    std::string_view one = std::string_view(text).substr(at, end - at);
    while (one.starts_with(' ')) one.remove_prefix(1);
    while (one.ends_with(' ')) one.remove_suffix(1);
    const std::string said(one);
    at = end + 1;
    double factor = unit;
    for (const auto& [ending, times] : kEndings) {
      if (!one.ends_with(ending)) continue;
      factor *= times;
      one.remove_suffix(ending.size());
      break;
    }
    double value = 0;
    const auto [stop, failure] = std::from_chars(one.data(), one.data() + one.size(), value);
    const double whole = value * factor;
    if (failure != std::errc() || stop != one.data() + one.size() || !(std::fabs(whole) < 9e18)) {
      sdk::fail(
          job, PARETO_E_ARGUMENT,
          {"{0}: “{1}” is not a number; write them ascending with commas, such as 30,90,180,365",
           "{0}：“{1}”不是数字；请从小到大用逗号隔开，如 30,90,180,365"},
          {name, said});
    }
    out.push_back(std::llround(whole));
    if (out.size() > 1 && out[out.size() - 2] >= out.back()) {
      sdk::fail(job, PARETO_E_ARGUMENT,
                {"{0}: {1} does not lie above the limit before it; write them ascending",
                 "{0}：{1} 没有大于前一个界线；请从小到大写"},
                {name, said});
    }
  }
  if (!out.empty() && static_cast<int>(out.size()) != bins_of(job) - 1) {
    sdk::fail(job, PARETO_E_ARGUMENT,
              {"{0} has {1} limits, but {2} bins need {3}; write so many, or set bins",
               "{0} 有 {1} 个界线，而 {2} 档需要 {3} 个；请补齐，或改 bins"},
              {name, std::to_string(out.size()), std::to_string(bins_of(job)),
               std::to_string(bins_of(job) - 1)});
  }
  return out;
}

Segments segments_of(const Job& job) { return {job, job.text("segments", ""), bins_of(job)}; }

// What is known of those who ordered, in the stream's order.
struct Known {
  std::vector<std::uint32_t> rated;  // by subject: index into the others, kUnrated
  std::vector<std::int64_t> last, frequency, money;
  std::vector<std::string> codes;  // only where ties need them
};

Known read(const Job& job, BatchStream& in, bool with_codes) {
  Known known;
  for (Batch batch; in.next(batch); batch = Batch()) {
    job.check();
    const auto last = batch.column(0), frequency = batch.column(1), money = batch.column(2);
    for (std::int64_t row = 0; row < batch.rows(); ++row) {
      if (last.is_null(row)) {
        known.rated.push_back(kUnrated);
        continue;
      }
      known.rated.push_back(static_cast<std::uint32_t>(known.last.size()));
      known.last.push_back(last.integer(row));
      known.frequency.push_back(frequency.is_null(row) ? 0 : frequency.integer(row));
      known.money.push_back(money.is_null(row) ? 0 : money.integer(row));
      if (with_codes)
        known.codes.emplace_back(batch.column(3).is_null(row) ? std::string_view()
                                                              : batch.column(3).text(row));
    }
  }
  return known;
}

std::vector<std::uint32_t> ranks_of(const std::vector<std::string>& codes) {
  std::vector<std::uint32_t> order(codes.size()), rank(codes.size());
  std::iota(order.begin(), order.end(), 0u);
  if (!std::is_sorted(codes.begin(), codes.end()))
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return codes[a] < codes[b]; });
  for (std::uint32_t at = 0; at < order.size(); ++at) rank[order[at]] = at;
  return rank;
}

// Bins of recency, frequency and money.
struct Binned {
  std::vector<Bin> r, f, m;
};

Binned bin(const Job& job, const Known& known) {
  const int bins = bins_of(job);
  const std::vector<std::uint32_t> ranks =
      by_ntile(job) ? ranks_of(known.codes) : std::vector<std::uint32_t>();
  const auto quantiles = [&](const std::vector<std::int64_t>& values) {
    return by_ntile(job) ? bins_ntile(values, ranks, bins) : bins_together(values, bins);
  };
  const auto by_limits = [&](const char* name, double unit,
                             const std::vector<std::int64_t>& values) {
    const std::vector<std::int64_t> limits = limits_of(job, name, unit);
    if (limits.empty()) return quantiles(values);
    std::vector<Bin> out(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) out[i] = bin_reached(values[i], limits);
    return out;
  };
  Binned out{
      {}, by_limits("f_limits", 1, known.frequency), by_limits("m_limits", 10'000, known.money)};
  const std::vector<std::int64_t> days = limits_of(job, "r_limits", 1);
  if (days.empty()) {
    out.r = quantiles(known.last);
  } else {
    for (const std::int64_t last : known.last)
      out.r.push_back(bin_not_exceeded(job.as_of().days - last, days));
  }
  return out;
}

void append(std::string& out, std::string_view name, std::int64_t value) {
  char digits[24];
  out += out.size() > 15 ? ",{\"name\":\"" : "{\"name\":\"";  // behind {"indicators":[
  out += name;
  out += "\",\"value\":";
  out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  out += '}';
}

}  // namespace

void Rfm::plan(const Job& job, sdk::Plan& plan) {
  const bool returns = job.text("returns", "aside") == "counted";
  const std::string window = job.text("window", "12m");
  plan.metric("last", Type::Date, returns ? "last_line" : "last_order", "all");
  plan.metric("frequency", Type::Int, returns ? "numbers" : "orders", window.c_str());
  plan.metric("net_sales", Type::Money, "net_sales", window.c_str());
  if (by_ntile(job)) plan.field("code", Type::Text, "code");
  plan.per_group(job.text("per", "group") != "customer");
  const Segments segments = segments_of(job);
  for (auto one = segments.all().rbegin(); one != segments.all().rend(); ++one)
    plan.has_tier(one->code.c_str(), {one->name.c_str(), one->name_zh.c_str()});
}

std::unique_ptr<BatchStream> Rfm::apply(const Job& job, std::unique_ptr<BatchStream> in) {
  struct State {
    Known known;
    Binned bins;
    Segments segments;
    std::size_t done = 0;
  };
  auto state = std::make_unique<State>(State{read(job, *in, by_ntile(job)), {}, segments_of(job)});
  in.reset();
  state->bins = bin(job, state->known);
  const auto subjects = static_cast<std::int64_t>(state->known.rated.size()),
             rated = static_cast<std::int64_t>(state->known.last.size());
  job.figure("rated", static_cast<double>(rated));
  job.figure("unrated", static_cast<double>(subjects - rated));

  auto next = [job, subjects, explained = job.wants_explanations(), state = std::move(state),
               text = std::string()](Batch& out) mutable {
    if (state->done == state->known.rated.size()) return false;
    job.check();
    const auto lowest = static_cast<int>(state->segments.all().size()) - 1;
    sdk::Ratings ratings;
    for (; state->done < state->known.rated.size() && ratings.rows() < kRowsPerBatch;
         ++state->done) {
      const std::uint32_t i = state->known.rated[state->done];
      if (i == kUnrated) {
        ratings.add({}, {});
        continue;
      }
      const Bin r = state->bins.r[i], f = state->bins.f[i], m = state->bins.m[i];
      text.clear();
      if (explained) {
        text = "{\"indicators\":[";
        append(text, "recency", job.as_of().days - state->known.last[i]);
        append(text, "frequency", state->known.frequency[i]);
        append(text, "monetary", state->known.money[i]);
        append(text, "r", r);
        append(text, "f", f);
        append(text, "m", m);
        text += "]}";
      }
      ratings.add(lowest - static_cast<int>(state->segments.of(r, f, m)), r * 100.0 + f * 10.0 + m,
                  text);
    }
    out = ratings.finish();
    job.progress(static_cast<std::int64_t>(state->done), subjects);
    return true;
  };
  return sdk::make_stream(sdk::tiering_result(), std::move(next));
}

}  // namespace pareto::rfm
