// Runs a tiering over tables that the check makes, through its C table as the host does, and keeps
// all of its answer.
//
// One thread per run; runs of one rule may go beside each other.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/conformance/case.hpp"
#include "core/conformance/host_shapes.hpp"
#include "core/plugins/job_context.hpp"
#include "pareto/testing/torture.hpp"

namespace pareto::conformance {

struct TieringAnswer {
  std::vector<int> tiers;                 // -1: not rated
  std::vector<double> scores;             // NaN: none
  std::vector<std::string> explanations;  // empty: none
  std::map<std::string, double> figures;
};

class TieringRun {
 public:
  // Asks the rule for its plan, with its settings as they are by default. Throws Error.
  explicit TieringRun(Trial& trial, HostShape shape = HostShape::Today);

  [[nodiscard]] const sdk::Schema& needs() const { return needs_; }
  [[nodiscard]] const std::string& plan_text() const { return plan_text_; }
  [[nodiscard]] std::size_t tiers() const { return tiers_; }

  // Over rows as `how` says. Throws Error for what the rule does wrong: other columns, more or
  // fewer rows, tiers that it does not have.
  [[nodiscard]] TieringAnswer rate(const sdk::testing::Torture& how) const;
  // Over a stream, whatever comes of it. `cancel` may be null. `read`: gets the answered stream.
  void apply(std::unique_ptr<sdk::BatchStream> in, const std::atomic<bool>* cancel,
             const std::function<void(ArrowArrayStream&)>& read,
             std::map<std::string, double>* figures = nullptr) const;
  [[nodiscard]] TieringAnswer answer_of(ArrowArrayStream& stream) const;

 private:
  [[nodiscard]] std::unique_ptr<plugins::JobContext> job(
      const std::atomic<bool>* cancel, std::map<std::string, double>* figures) const;

  const pareto_tiering_v1& table_;
  const pareto_host* host_;
  std::string plugin_;
  const plugins::Extension& extension_;
  Language language_;
  HostShape shape_;
  sdk::Schema needs_;
  std::string plan_text_;
  std::size_t tiers_ = 0;
};

// Throws Error where two answers to the same rows differ; `how` says what differed between the
// runs.
void require_same(const TieringAnswer& one, const TieringAnswer& other, const Text& how);

}  // namespace pareto::conformance
