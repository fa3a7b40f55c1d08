#include "metrics.hpp"

#include <cstdio>

#include "protocol.hpp"

namespace pareto::web {
namespace {

std::string plain(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", value);
  return text;
}

void line(std::string& out, std::string_view name, std::string_view labels,
          std::string_view value) {
  out.append(name).append(labels).append(" ").append(value).append("\n");
}
void one(std::string& out, const std::string& name, std::string_view type, std::uint64_t value) {
  out += std::string(kTypeHead) + name + " " + std::string(type) + "\n";
  line(out, name, "", std::to_string(value));
}

}  // namespace

std::string Metrics::text(const Gauges& now) const {
  std::string out(kRequestsHead);
  for (std::size_t kind = 1; kind < by_kind_.size(); ++kind) {
    line(out, "pareto_web_requests_total", "{code=\"" + std::to_string(kind) + "xx\"}",
         std::to_string(by_kind_[kind]));
  }
  out += kSecondsHead;
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < buckets_.size(); ++i) {
    sum += buckets_[i];
    const std::string limit = i < kLimits.size() ? plain(kLimits[i]) : "+Inf";
    line(out, "pareto_web_request_seconds_bucket", "{le=\"" + limit + "\"}", std::to_string(sum));
  }
  line(out, "pareto_web_request_seconds_sum", "", plain(static_cast<double>(nanoseconds_) / 1e9));
  line(out, "pareto_web_request_seconds_count", "", std::to_string(sum));
  one(out, "pareto_web_sign_ins_failed_total", "counter", failed_sign_ins_);
  one(out, "pareto_web_connections_refused_total", "counter", refused_);
  one(out, "pareto_web_connections", "gauge", now.connections);
  one(out, "pareto_web_live_streams", "gauge", now.live);
  one(out, "pareto_web_signed_in", "gauge", now.signed_in);
  one(out, "pareto_web_calls_under_way", "gauge", now.under_way);
  one(out, "pareto_journal_position", "gauge", static_cast<std::uint64_t>(now.position));
  return out;
}

}  // namespace pareto::web
