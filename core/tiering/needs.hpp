// What a rule needs, as its plan said, and the table of it that the rule is given.
//
// One thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time_zone.hpp"
#include "core/model/schema.hpp"
#include "core/store/connection.hpp"
#include "core/tiering/data_extent.hpp"
#include "core/tiering/metrics.hpp"
#include "core/tiering/rule.hpp"
#include "core/tiering/subjects.hpp"
#include "core/tiering/window.hpp"
#include "pareto/table.hpp"

namespace pareto::tiering {

struct Need {
  std::string name;
  std::uint32_t kind;  // PARETO_NEED_…
  model::Type type;
  std::string source, window;
  std::string entity = {}, field = {}, where = {};  // of children
};

struct RulePlan {
  std::vector<Need> needs;
  bool per_group = false;

  // What the rule looks at first: its first metric in money, else its first metric that is a
  // number; nothing when there is none. Outputs show its amounts.
  [[nodiscard]] std::optional<std::size_t> measure() const;
  // Whether it looks at sales at all; without, the past cannot be computed.
  [[nodiscard]] bool has_metrics() const;
};

// Asks the rule. Throws Error naming the plugin for a need that the host does not know.
[[nodiscard]] RulePlan plan_of(const Rule& rule, Date as_of);

// One column of what is needed, a value per subject.
struct InputColumn {
  std::vector<std::int64_t> integers;  // of every type but real and text
  std::vector<double> reals;
  std::vector<std::string> texts;
  std::vector<std::uint8_t> valid;
};

struct Input {
  sdk::Schema schema;
  std::vector<InputColumn> columns;
  std::size_t rows = 0;

  // The rows in batches; the input must outlive the stream.
  [[nodiscard]] std::unique_ptr<sdk::BatchStream> stream() const;
};

// What a plan's columns are read from.
struct Source {
  store::Connection& connection;
  const model::Schema& schema;
  const Subjects& subjects;
  std::optional<DataExtent> extent;
  Metrics* metrics = nullptr;  // with sums prepared; otherwise they are read as they are needed
  TimeZone zone = {};          // the firm's: on which day a visit was
};

// The metrics of a plan as of a day, in the order of its needs.
[[nodiscard]] std::vector<std::pair<Metric, DayRange>> metrics_of(const RulePlan& plan, Date as_of);

// Throws Error naming the plugin where a field does not exist or has another type than the rule
// expects (an int is given as a real where the rule wants one).
[[nodiscard]] Input read_input(const Source& source, const Rule& rule, const RulePlan& plan,
                               Date as_of);

}  // namespace pareto::tiering
